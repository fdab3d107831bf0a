import type { Translator } from "~/i18n/translator";
import { presentFigure, shortPeriod, sourceName, type FigureView } from "./present-figure";
import { presentQuestions, presentStopChoices, type QuestionView, type StopChoices } from "./present-questions";
import type { listLinkedCases } from "./queries.server";
import type { StopChoiceRow } from "./question-queries.server";

/** A case behind a destination or a site. */
export type BackgroundCase = {
  code: string;
  title: string;
  period: string;
  source: string;
  relation: "place" | "partner" | "theme";
  reason: string;
  questions: QuestionView[];
  /** What came out; the numbers of the case, never of the site. */
  figures: FigureView[];
};

export type BackgroundData = { cases: BackgroundCase[]; stopChoices: StopChoices | null };

/** Why go, what to ask and what has been measured: from the cases that point to a site or a destination. `siteIds`: where a stop would be the likeliest to ask at. */
export function presentBackground(rows: Awaited<ReturnType<typeof listLinkedCases>>, stops: StopChoiceRow[], siteIds: string[], translator: Translator): BackgroundData {
  const { pick } = translator;
  return {
    cases: rows.map((row) => ({
      code: row.code, title: pick({ da: row.title_da, en: row.title_en }), period: shortPeriod(row, translator), source: sourceName(row, translator),
      relation: row.relation, reason: pick({ da: row.reason_da, en: row.reason_en }),
      questions: presentQuestions(row.questions, stops, translator), figures: row.figures.map((figure) => presentFigure(figure, translator)),
    })),
    stopChoices: presentStopChoices(stops, siteIds, translator),
  };
}
