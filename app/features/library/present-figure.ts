import { formatExactNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { findCase } from "./queries.server";

export type FigureRow = NonNullable<Awaited<ReturnType<typeof findCase>>>["figures"][number];

/** One number of a case as a reader sees it. */
export type FigureView = {
  /** "ca. 500", "35-40", "11,08": with the source's reservation. */
  amount: string;
  /** Null where the number is a year and needs no unit. */
  unit: string | null;
  meaning: string;
  kind: FigureRow["kind"];
  /** Null where the source gives no year: the period of the case stands in its place. */
  years: string | null;
  answerCount: number | null;
  /** Null where the publication has no numbered lines. */
  line: number | null;
  note: string | null;
};

/** "2017", "2008–2011". */
export const yearSpan = (from: number, to: number): string => (from === to ? String(from) : `${from}–${to}`);

/** The unit of a number that is itself a year: such a number has no thousands. */
const isYear = (row: Pick<FigureRow, "unit_da">) => row.unit_da === "årstal";

export function presentFigure(row: FigureRow, translator: Translator): FigureView {
  const { pick, locale, tDynamic } = translator;
  const number = (value: number) => formatExactNumber(value, locale, !isYear(row));
  const amount = row.amount_to === null ? number(row.amount) : `${number(row.amount)}–${number(row.amount_to)}`;
  return {
    amount: row.precision_code === "exact" ? amount : tDynamic(`library.precision.${row.precision_code}`, { amount }),
    unit: isYear(row) ? null : pick({ da: row.unit_da, en: row.unit_en }),
    meaning: pick({ da: row.meaning_da, en: row.meaning_en }),
    kind: row.kind,
    years: row.year_from === null || row.year_to === null ? null : yearSpan(row.year_from, row.year_to),
    answerCount: row.answer_count,
    line: row.source_line,
    note: row.note_da === null || row.note_en === null ? null : pick({ da: row.note_da, en: row.note_en }),
  };
}

/** The years of a case in few words; where its source names none, the year of the publication. */
export function shortPeriod(row: { period_basis: "stated" | "publication"; period_da: string; period_en: string; published_year: number | null }, { pick, t }: Translator): string {
  if (row.period_basis === "stated" || row.published_year === null) return pick({ da: row.period_da, en: row.period_en });
  return t("library.published-in", { year: String(row.published_year) });
}

/** "KL, 2018": a publication by its publisher and year. */
export function sourceName(row: { publisher_da: string; publisher_en: string; published_year: number | null }, { pick }: Translator): string {
  return [pick({ da: row.publisher_da, en: row.publisher_en }), row.published_year].filter((part) => part !== null).join(", ");
}
