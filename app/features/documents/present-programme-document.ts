import type { Block, FigureBlock, PaperDocument } from "~/domain/documents/document";
import { formatDateLong, formatDateShort, formatDateSpan, formatDateSpanLong, formatDistance, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { changeRows, changesHeading, issueMark, issueText } from "./present-changes";
import { presentPublicEdition } from "./present-edition";
import type { DrawnMap } from "./present-map";
import { presentMapDrawing } from "./present-map-drawing";
import type { OpenPoint, ProgrammeDay, ProgrammePage, ProgrammeStop } from "./present-programme";
import { legText, statusText, stopFacts, stopNotes, timesText } from "./present-programme-text";
import { beforeFigures } from "./present-text";

export type ProgrammePaper = { page: ProgrammePage; overview: DrawnMap | null; dayMaps: Record<string, DrawnMap> };

/** The programme as a document: cover, overview with map, a chapter a day, and for the secretariat what is still open. */
export function presentProgrammeDocument({ page, overview, dayMaps }: ProgrammePaper, translator: Translator): PaperDocument {
  const { t, locale } = translator;
  const status = t(`print.status.${page.status}`);
  return {
    language: locale, title: page.title, subtitle: formatDateSpanLong(page.startsOn, page.endsOn, locale), sender: `${page.organisation}\n${page.committee}`, organisation: page.organisation,
    subject: status, runningHead: `${beforeFigures(page.title)} · ${formatDateSpan(page.startsOn, page.endsOn, locale)}`, foot: `${status}, ${issueMark(translator, page.issue)}`,
    hasContents: page.days.length > 3, writtenAt: page.printedAt,
    blocks: [
      ...coverBlocks(page, status, translator),
      { kind: "heading", level: 1, text: t("print.overview"), startsPage: true },
      overviewTable(page.days, translator),
      ...(overview ? [{ kind: "group", blocks: [mapFigure(overview, mapAlt(overview, page.days, t("print.map.overview"), translator), translator), ...legend(overview, page.days, translator)] } as const] : []),
      ...changeBlocks(page, translator),
      ...page.days.flatMap((day, index) => dayBlocks(day, index, dayMaps[day.id] ?? null, page.days, translator)),
      ...openBlocks(page.openPoints, translator),
    ],
  };
}

/** The edition for everybody, whoever asks for it. */
export function presentPublicProgrammeDocument({ page, ...maps }: ProgrammePaper, translator: Translator): PaperDocument {
  const paper = presentProgrammeDocument({ page: presentPublicEdition(page), ...maps }, translator);
  return { ...paper, subject: translator.t("document.public-programme"), foot: `${paper.foot} · ${translator.t("document.public-edition")}` };
}

function coverBlocks(page: ProgrammePage, status: string, translator: Translator): Block[] {
  const { t } = translator;
  const total = page.memberCount + page.staffCount;
  const paragraphs = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== "");
  const contact = [...page.contactLines, ...(page.emergency112 ? [t("print.contact.emergency")] : [])];
  return [
    { kind: "paragraph", look: "lead", text: [{ text: status, bold: true }, ...(page.isExample ? [{ text: ` · ${t("print.example")}` }] : [])] },
    ...(page.isExample ? [{ kind: "note", tone: "warning", heading: null, blocks: [{ kind: "paragraph", text: t("print.example-text") }] } as const] : []),
    ...(page.overallQuestion ? [strong(t("print.cover.question")), ...paragraphs(page.overallQuestion).map((text) => ({ kind: "paragraph", look: "lead", text }) as const)] : []),
    ...(page.purpose ? [strong(t("print.cover.purpose")), ...paragraphs(page.purpose).map((text) => ({ kind: "paragraph", text }) as const)] : []),
    {
      kind: "facts",
      rows: [
        { term: t("print.cover.participants"), text: t("print.cover.people", { members: page.memberCount, staff: page.staffCount, total }) },
        { term: t("print.cover.committee"), text: `${page.committee}, ${page.organisation}` },
        { term: t("print.cover.version"), text: issueText(translator, page) },
      ],
    },
    ...(page.entrySentences.length > 0 ? [{ kind: "note", tone: "info", heading: t("print.entry"), blocks: page.entrySentences.map((text) => ({ kind: "paragraph", text }) as const) } as const] : []),
    ...(contact.length > 0 ? [{ kind: "note", tone: "info", heading: t("print.contact"), blocks: contact.map((text) => ({ kind: "paragraph", text }) as const) } as const] : []),
  ];
}

const strong = (text: string): Block => ({ kind: "paragraph", text: [{ text, bold: true }], leadsIn: true });

const stopsOf = (day: ProgrammeDay): ProgrammeStop[] => [...day.items.flatMap((item) => (item.type === "stop" ? [item.stop] : [])), ...day.untimed];

function overviewTable(days: ProgrammeDay[], { t, locale }: Translator): Block {
  return {
    kind: "table", caption: t("print.overview.caption"), hasRowHeadings: true,
    columns: [{ heading: t("print.overview.day"), share: 28 }, { heading: t("print.overview.visits"), share: 46 }, { heading: t("print.overview.bed"), share: 26 }],
    rows: days.map((day) => {
      const visits = stopsOf(day).filter((stop) => stop.kind === "visit" || stop.kind === "meeting");
      return [
        `${day.number}. ${formatDateLong(day.date, locale).replace(/ \d{4}$/, "")}`,
        visits.length === 0 ? t("print.overview.none") : visits.map((stop) => `${stop.number}. ${stop.title}`).join("\n"),
        day.bed ? `${day.bed.number}. ${day.bed.title}` : "–",
      ];
    }),
  };
}

/** What whoever has the version before must know. */
function changeBlocks({ issue: { changes } }: ProgrammePage, translator: Translator): Block[] {
  if (!changes) return [];
  const { t } = translator;
  const rows = changeRows(translator, changes.list);
  return [
    { kind: "heading", level: 1, text: changesHeading(translator, changes.since) },
    rows.length === 0
      ? { kind: "paragraph", text: t("version.changes.none") }
      : {
          kind: "table", caption: t("version.changes.caption"), hasRowHeadings: true, columns: [{ heading: t("version.changes.kind"), share: 14 }, { heading: t("version.changes.what"), share: 36 }, { heading: t("version.changes.how"), share: 50 }],
          rows: rows.map(({ kind, what, how }) => [t(`version.change.${kind}`), what, how.join("\n")]),
        },
  ];
}

function mapFigure(map: DrawnMap, alt: string, { t, locale }: Translator): FigureBlock {
  return { kind: "figure", drawing: presentMapDrawing(map, locale), alt, caption: t("print.map.source") };
}

/** What the map shows, in words: the numbers of each day. */
function mapAlt(map: DrawnMap, days: ProgrammeDay[], what: string, translator: Translator): string {
  return [what, ...legendLines(map, days, translator).map((line) => `${line}.`)].join(" ");
}

const legendLines = (map: DrawnMap, days: ProgrammeDay[], { t, locale }: Translator) =>
  map.legend.map(({ dayIndex, numbers }) => t("print.map.legend", { number: dayIndex + 1, date: formatDateShort(days[dayIndex]!.date, locale), numbers }));

const legend = (map: DrawnMap, days: ProgrammeDay[], translator: Translator): Block[] =>
  [{ kind: "paragraph", look: "quiet", text: legendLines(map, days, translator).join("\n") }];

function dayBlocks(day: ProgrammeDay, index: number, map: DrawnMap | null, days: ProgrammeDay[], translator: Translator): Block[] {
  const { t, locale } = translator;
  const isEmpty = day.items.length === 0 && day.untimed.length === 0;
  const hasBedStop = day.items.some((item) => item.type === "stop" && item.stop.number === day.bed?.number);
  const summary = t("print.day.summary", { visits: day.visitCount, duration: formatDuration(day.travelMinutes, locale), distance: formatDistance(day.distanceMetres, locale) });
  return [
    { kind: "heading", level: 1, text: `${t("print.day", { number: day.number })} · ${formatDateLong(day.date, locale)}`, ...(isEmpty ? {} : { note: summary }), startsPage: index === 0 },
    // A day does not begin with its map alone at the foot of a page.
    ...(map ? [{ ...mapFigure(map, mapAlt(map, days, t("print.map.day", { number: day.number }), translator), translator), leadsIn: !isEmpty }] : []),
    ...(isEmpty ? [{ kind: "paragraph", text: t("print.day.empty") } as const] : []),
    ...day.items.map((item): Block => (item.type === "stop" ? stopEntry(item.stop, translator) : { kind: "passage", text: legText(translator, item.leg) })),
    ...(day.untimed.length > 0 ? [{ kind: "paragraph", text: [{ text: t("print.day.untimed"), bold: true }], leadsIn: true } as const, ...day.untimed.map((stop) => stopEntry(stop, translator))] : []),
    ...(day.bed && !hasBedStop ? [{ kind: "paragraph", text: t("print.day.bed", day.bed) } as const] : []),
  ];
}

function stopEntry(stop: ProgrammeStop, translator: Translator): Block {
  const times = timesText(translator, stop);
  const facts = stopFacts(translator, stop);
  return {
    kind: "entry", level: 2, margin: [...(times ? [times] : []), ...stopNotes(translator, stop)], number: String(stop.number), title: stop.title, mark: statusText(translator, stop),
    blocks: [
      ...(facts.length > 0 ? [{ kind: "facts", rows: facts } as const] : []),
      ...(stop.questions.length > 0 ? [strong(translator.t("print.stop.questions")), { kind: "list", ordered: false, items: stop.questions } as const] : []),
    ],
  };
}

function openBlocks(points: OpenPoint[], { t, locale }: Translator): Block[] {
  if (points.length === 0) return [];
  const where = ({ date, stopNumber }: OpenPoint) =>
    [date && formatDateShort(date, locale), stopNumber && t("print.stop.number", { number: stopNumber }).toLowerCase()].filter(Boolean).join(", ") || t("print.open.trip");
  return [
    { kind: "heading", level: 1, text: t("print.open"), startsPage: true },
    { kind: "paragraph", text: t("print.open.lead") },
    {
      kind: "table", caption: t("print.open.caption"), hasRowHeadings: true, columns: [{ heading: t("print.open.severity"), share: 14 }, { heading: t("print.open.where"), share: 20 }, { heading: t("print.open.what"), share: 66 }],
      rows: points.map((point) => [t(`print.open.${point.severity}`), where(point), point.sentence]),
    },
  ];
}
