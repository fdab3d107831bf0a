import { formatExactNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { sourceName, yearSpan } from "./present-figure";
import type { listCharts, listPublications } from "./queries.server";

type ChartRowData = Awaited<ReturnType<typeof listCharts>>[number];
type PublicationRow = Awaited<ReturnType<typeof listPublications>>[number];

/** One bar: where its row has several, each has a label of its own. `value` null: the publication prints none. */
export type Bar = { label: string | null; value: number | null; text: string };
export type BarGroup = { label: string; bars: Bar[] };
/** A whole cut into shares, in the order of the legend; a total is set apart. */
export type ShareRow = { label: string; shares: { value: number; text: string }[]; total: boolean };

export type Drawing =
  | { kind: "bars"; groups: BarGroup[]; max: number; ticks: { value: number; text: string }[]; unit: string | null; valueBeside: "label" | "bar" }
  | { kind: "shares"; rows: ShareRow[]; legend: string[] };

export type ChartView = {
  code: string;
  title: string;
  /** Null: the numbers cannot stand on one axis. */
  drawing: Drawing | null;
  /** The drawing shows the first column only. */
  firstColumnOnly: boolean;
  years: string;
  answerCount: number | null;
  unit: string | null;
  sources: { name: string; from: number; to: number }[];
  columns: string[];
  rows: { label: string; cells: string[]; answers: string | null; total: boolean }[];
  hasAnswers: boolean;
  caveats: string[];
  case: { code: string; title: string } | null;
};

export function presentChart(chart: ChartRowData, publications: PublicationRow[], translator: Translator): ChartView {
  const { pick, locale, t } = translator;
  const number = (value: number) => formatExactNumber(value, locale);
  const unit = chart.unit_da === null || chart.unit_en === null ? null : pick({ da: chart.unit_da, en: chart.unit_en });
  const columns = chart.series_columns.map((column) => (column.unit ? t("library.chart.column", { label: pick(column.label), unit: pick(column.unit) }) : pick(column.label)));
  const ownUnits = chart.series_columns.some((column) => column.unit !== null);
  return {
    code: chart.code, title: pick({ da: chart.title_da, en: chart.title_en }), drawing: draw(chart, unit, translator),
    firstColumnOnly: chart.kind === "bar" && ownUnits && columns.length > 1, years: yearSpan(chart.year_from, chart.year_to), answerCount: chart.answer_count, unit,
    sources: chart.sources.map(({ document, lines: [from, to] }) => {
      const publication = publications.find(({ code }) => code === document);
      return { name: publication ? sourceName(publication, translator) : document, from, to };
    }),
    columns,
    rows: chart.series_rows.map((row) => ({
      label: pick(row.label),
      cells: row.values.map((value, index) => {
        if (value === null) return t("library.chart.none");
        const text = row.unit ? `${number(value)} ${pick(row.unit)}` : number(value);
        return row.n && row.n.length > 1 ? t("library.chart.cell-with-n", { value: text, n: row.n[index]! }) : text;
      }),
      answers: row.n?.length === 1 ? number(row.n[0]!) : null,
      total: row.total,
    })),
    hasAnswers: chart.series_rows.some((row) => row.n?.length === 1),
    caveats: chart.caveats.map(pick),
    case: chart.case_code === null ? null : { code: chart.case_code, title: pick({ da: chart.case_title_da!, en: chart.case_title_en! }) },
  };
}

function draw(chart: ChartRowData, unit: string | null, { pick, locale, t }: Translator): Drawing | null {
  const number = (value: number) => formatExactNumber(value, locale);
  const { series_rows: rows, series_columns: columns } = chart;
  if (chart.kind === "table") return null;
  if (chart.kind === "stacked-bar") {
    const shown = [...rows].sort((one, other) => Number(one.total) - Number(other.total));
    return {
      kind: "shares", legend: columns.map(({ label }) => pick(label)),
      rows: shown.map((row) => ({ label: rowLabel(row, pick, t), total: row.total, shares: row.values.map((value) => ({ value: value ?? 0, text: number(value ?? 0) })) })),
    };
  }
  const drawn = columns.every((column) => column.unit === null) ? columns : columns.slice(0, 1);
  const parts = rows.filter((row) => !row.total);
  const values = parts.flatMap((row) => row.values.slice(0, drawn.length)).filter((value) => value !== null);
  const barUnit = drawn[0]!.unit ? pick(drawn[0]!.unit) : unit;
  const ticks = axisTicks(Math.max(...values), barUnit === "pct." || barUnit === "per cent");
  return {
    kind: "bars", unit: barUnit, max: ticks.at(-1)!, ticks: ticks.map((value) => ({ value, text: number(value) })), valueBeside: chart.kind === "funnel" ? "label" : "bar",
    groups: parts.map((row) => ({
      label: rowLabel(row, pick, t),
      bars: drawn.map((column, index) => {
        const value = row.values[index] ?? null;
        const text = value === null ? t("library.chart.none") : row.unit ? `${number(value)} ${pick(row.unit)}` : number(value);
        return { label: drawn.length > 1 ? pick(column.label) : null, value, text };
      }),
    })),
  };
}

function rowLabel(row: ChartRowData["series_rows"][number], pick: Translator["pick"], t: Translator["t"]): string {
  return row.n?.length === 1 ? t("library.chart.label-with-n", { label: pick(row.label), n: row.n[0]! }) : pick(row.label);
}

/** Round marks from zero to just above the largest value, five at most; shares end at 100. */
export function axisTicks(largest: number, isShare: boolean): number[] {
  if (isShare && largest <= 100) return [0, 50, 100];
  const rough = Math.max(largest, Number.MIN_VALUE) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough - power * 1e-9)!;
  const steps = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

const lettersPerLine = 42;

/** A label in lines that fit a phone; a word that is longer than a line stands alone. */
export function wrapLabel(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > lettersPerLine) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The series by the publication each begins in, in the order of the publications. */
export function groupCharts(charts: ChartRowData[], publications: PublicationRow[], translator: Translator): { source: string; charts: ChartView[] }[] {
  return publications.flatMap((publication) => {
    const own = charts.filter((chart) => chart.sources[0]!.document === publication.code);
    return own.length === 0 ? [] : [{ source: sourceName(publication, translator), charts: own.map((chart) => presentChart(chart, publications, translator)) }];
  });
}
