import { destinationPath, sitePath } from "~/features/catalogue/schema";
import type { Translator } from "~/i18n/translator";
import { markerOf, whereabouts, type CaseMarker } from "./present";
import { presentChart, type ChartView } from "./present-chart";
import { presentFigure, shortPeriod, sourceName, yearSpan, type FigureView } from "./present-figure";
import { presentQuestions, presentStopChoices, type QuestionView, type StopChoices } from "./present-questions";
import type { findCase, listCharts, listPublications } from "./queries.server";
import type { StopChoiceRow } from "./question-queries.server";
import type { CasePurpose } from "./schema";

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;
type ThemeRow = { code: string; name_da: string; name_en: string };

/** Lines of a publication, as a source is named. */
export type SourceLines = { name: string; from: number; to: number };

export type CaseLinkView = { id: string; relation: "place" | "partner" | "theme"; reason: string; name: string; within: string | null; path: string };

export type CasePageData = {
  code: string;
  title: string;
  where: string;
  regional: boolean;
  /** In few words, for the head and the figures without a year. */
  shortPeriod: string;
  period: string;
  years: string;
  area: string | null;
  source: { name: string; title: string; yearNote: string | null; number: number | null };
  purposeCode: CasePurpose | null;
  effortKind: string;
  municipalities: string[];
  organisedBy: string;
  targetGroups: string[];
  sectors: string[];
  themes: { code: string; name: string }[];
  purpose: string;
  activities: string;
  results: string;
  /** The few numbers a reader should take away: what came out, or how large it was where the source counts no result. */
  keyFigures: FigureView[];
  figureGroups: { kind: FigureView["kind"]; figures: FigureView[] }[];
  lessons: { id: string; text: string }[];
  questions: QuestionView[];
  stopChoices: StopChoices | null;
  contradictions: { id: string; text: string; sources: SourceLines[] }[];
  sources: SourceLines[];
  links: CaseLinkView[];
  tellsAlso: { code: string; title: string; period: string; source: string }[];
  markers: CaseMarker[];
  charts: ChartView[];
};

const figureKinds = ["result", "scope", "goal", "context"] as const;
const mostKeyFigures = 4;

export function presentCase(
  rows: { entry: CaseRow; themes: ThemeRow[]; charts: Awaited<ReturnType<typeof listCharts>>; publications: Awaited<ReturnType<typeof listPublications>>; stops: StopChoiceRow[] },
  translator: Translator,
): CasePageData {
  const { pick } = translator;
  const { entry } = rows;
  const both = (da: string | null, en: string | null) => (da === null || en === null ? null : pick({ da, en }));
  const names = (parts: { name_da: string; name_en: string }[]) => parts.map((part) => pick({ da: part.name_da, en: part.name_en }));
  const themeNames = new Map(rows.themes.map((theme) => [theme.code, pick({ da: theme.name_da, en: theme.name_en })]));
  const figures = entry.figures.map((figure) => presentFigure(figure, translator));
  const ofKind = (kind: FigureView["kind"]) => figures.filter((figure) => figure.kind === kind);
  const sources = entry.sources.map((source) => ({ ...source, name: sourceName(source, translator), from: source.line_from, to: source.line_to }));
  const linesOf = (contradictionId: string | null) => sources.filter((source) => source.contradiction_id === contradictionId).map(({ name, from, to }) => ({ name, from, to }));
  const marker = markerOf(entry, translator);
  return {
    code: entry.code, title: pick({ da: entry.title_da, en: entry.title_en }), where: whereabouts(entry, translator), regional: entry.regional,
    period: pick({ da: entry.period_da, en: entry.period_en }), shortPeriod: shortPeriod(entry, translator), years: yearSpan(entry.year_from, entry.year_to), area: both(entry.area_da, entry.area_en),
    source: {
      name: sourceName(entry, translator), title: pick({ da: entry.source_title_da, en: entry.source_title_en }), yearNote: both(entry.year_note_da, entry.year_note_en), number: entry.number_in_source,
    },
    purposeCode: entry.purpose_code, effortKind: pick({ da: entry.effort_kind_da, en: entry.effort_kind_en }), municipalities: entry.municipalities,
    organisedBy: pick({ da: entry.organised_by_da, en: entry.organised_by_en }), targetGroups: names(entry.target_groups), sectors: names(entry.sectors),
    themes: entry.theme_codes.map((code) => ({ code, name: themeNames.get(code) ?? code })),
    purpose: pick({ da: entry.purpose_da, en: entry.purpose_en }), activities: pick({ da: entry.activities_da, en: entry.activities_en }), results: pick({ da: entry.results_da, en: entry.results_en }),
    keyFigures: [...ofKind("result"), ...(ofKind("result").length === 0 ? ofKind("scope") : [])].filter(({ unit }) => unit !== null).slice(0, mostKeyFigures),
    figureGroups: figureKinds.map((kind) => ({ kind, figures: ofKind(kind) })).filter((group) => group.figures.length > 0),
    lessons: entry.lessons.map((lesson) => ({ id: lesson.id, text: pick({ da: lesson.text_da, en: lesson.text_en }) })),
    questions: presentQuestions(entry.questions, rows.stops, translator),
    stopChoices: presentStopChoices(rows.stops, entry.links.flatMap((link) => link.site_id ?? []), translator),
    contradictions: entry.contradictions.map((one) => ({ id: one.id, text: pick({ da: one.text_da, en: one.text_en }), sources: linesOf(one.id) })),
    sources: linesOf(null),
    links: entry.links.map((link) => {
      const destination = pick({ da: link.destination_name_da, en: link.destination_name_en });
      const reached = link.site_code && link.site_name ? { name: link.site_name, within: destination, path: sitePath(link.site_code) } : { name: destination, within: null, path: destinationPath(link.destination_code) };
      return { id: link.id, relation: link.relation, reason: pick({ da: link.reason_da, en: link.reason_en }), ...reached };
    }),
    tellsAlso: entry.tells_also.map((other) => ({
      code: other.code, title: pick({ da: other.title_da, en: other.title_en }), period: shortPeriod(other, translator), source: sourceName(other, translator),
    })),
    markers: marker ? [marker] : [],
    charts: rows.charts.map((chart) => presentChart(chart, rows.publications, translator)),
  };
}
