import type { Block, PaperDocument } from "~/domain/documents/document";
import { fillTemplate } from "~/domain/documents/template-text";
import { daysBetween } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import { formatAmount, formatDate, formatDateSpan } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { budgetTable } from "./present-budget-table";
import type { LoadedRecommendation } from "./recommendation-queries.server";
import { documentKeys } from "./schema";
import { isCopenhagen, placeholderCodes, placeholders, type PlaceholderCode, type TemplateSection } from "./template-schema";

/** A recommendation, and what it cannot say yet: each gap once, as it stands in the text. */
export type RecommendationPaper = { paper: PaperDocument; gaps: string[] };

/** What the placeholders stand for; null: the trip does not say. */
export function placeholderValues({ trip, organisation, budget, destinations, themes, hosts }: LoadedRecommendation, { t, pick, locale }: Translator): Record<PlaceholderCode, string | null> {
  const all = new Intl.ListFormat(locale === "da" ? "da-DK" : "en-GB", { type: "conjunction" });
  const join = (names: string[]) => (names.length > 0 ? all.format(names) : null);
  const stated = (text: string) => text.trim() || null;
  const amount = (amountOere: number | null) => (amountOere === null ? null : formatAmount(amountOere, locale));
  const days = daysBetween(trip.startsOn, trip.endsOn) + 1;
  const reckoned = budget.lineCount > 0;
  return {
    committee: pick({ da: trip.committeeNameDa, en: trip.committeeNameEn }), council: t(isCopenhagen(organisation.code) ? "template.council.copenhagen" : "template.council.other"),
    title: stated(trip.title), destinations: join(destinations.map((one) => pick({ da: one.nameDa, en: one.nameEn }))), dates: formatDateSpan(trip.startsOn, trip.endsOn, locale),
    days: String(days), length: t("recommendation.length", { days }), purpose: stated(trip.purpose), question: stated(trip.overallQuestion),
    // In quotation marks, as themes have capitals and an "and" of their own.
    themes: join(themes.map((one) => (locale === "da" ? `»${one.nameDa}«` : `“${one.nameEn}”`))), hosts: join(hosts),
    members: String(trip.memberCount), staff: String(trip.staffCount), participants: String(trip.memberCount + trip.staffCount),
    group: t("trip.participants", { members: trip.memberCount, staff: trip.staffCount }),
    total: reckoned ? amount(budget.total.expectedOere) : null, each: reckoned ? amount(budget.perParticipant.expectedOere) : null, ceiling: amount(trip.ceilingParticipantOere),
  };
}

/** The recommendation of a trip in the organisation's own wording. What is missing stands as a gap, and is never made up. */
export function presentRecommendation(loaded: LoadedRecommendation, translator: Translator, now: Date): RecommendationPaper {
  const { t, tDynamic, pick, locale } = translator;
  const { trip, organisation, template, budget } = loaded;
  const gaps = new Set<string>();
  const gap = (what: string) => {
    const text = t("template.gap", { what });
    gaps.add(text);
    return text;
  };
  const known = placeholderValues(loaded, translator);
  const values = Object.fromEntries(placeholderCodes.map((code) => [placeholders[code], known[code]]));
  const codeOf = new Map<string, PlaceholderCode>(placeholderCodes.map((code) => [placeholders[code], code]));
  const write = (section: TemplateSection): Block[] => fillTemplate(template.texts[section], values, (name) => gap(tDynamic(`template.placeholder.${codeOf.get(name)}`))).blocks;
  const chapter = (section: "recommendation" | "problem" | "solution" | "economy" | "process" | "attachments"): Block => ({ kind: "heading", level: 1, text: t(`recommendation.heading.${section}`) });
  const committee = pick({ da: trip.committeeNameDa, en: trip.committeeNameEn });
  const title = t("recommendation.document-title", { title: trip.title });
  const missing = (what: string): Block => ({ kind: "paragraph", text: [{ text: gap(what), bold: true }] });
  const attachments = [
    loaded.hosts.length > 0 ? t(documentKeys("programme").name) : null, budget.lineCount > 0 ? t(documentKeys("budget").name) : null, trip.state === "reported" ? t(documentKeys("report").name) : null,
  ].filter((name) => name !== null);
  const blocks: Block[] = [
    chapter("recommendation"), ...write("recommendation"),
    chapter("problem"), ...write("problem"),
    chapter("solution"), ...write("solution"),
    ...(template.withDuty ? [{ kind: "heading" as const, level: 2 as const, text: t("recommendation.heading.duty") }, ...write("duty")] : []),
    chapter("economy"), ...write("economy"),
    ...(budget.lineCount > 0 ? [budgetTable(budget, translator), ...moneyRemarks(loaded, translator, missing)] : [missing(t(documentKeys("budget").name))]),
    chapter("process"), ...write("process"), processFacts(loaded, translator),
    chapter("attachments"),
    attachments.length > 0 ? { kind: "list", ordered: true, items: attachments } : missing(t("recommendation.heading.attachments")),
  ];
  const paper: PaperDocument = {
    language: locale, title, subtitle: `${committee} · ${formatDateSpan(trip.startsOn, trip.endsOn, locale)}`, sender: organisation.name, organisation: organisation.name, subject: t("document.recommendation"),
    runningHead: title, foot: `${organisation.name} · ${formatDate(wallClockOf(now.getTime(), "Europe/Copenhagen").date, locale)}`, hasContents: false, writtenAt: now.toISOString(), blocks,
  };
  return { paper, gaps: [...gaps] };
}

/** How exact the price is, and how it stands to each ceiling. */
function moneyRemarks({ trip, budget }: LoadedRecommendation, { t, tDynamic, locale }: Translator, missing: (what: string) => Block): Block[] {
  const amount = (amountOere: number) => formatAmount(amountOere, locale);
  const { total } = budget;
  return [
    ...(total.expectedLowOere < total.expectedOere ? [{ kind: "paragraph" as const, text: t("recommendation.range", { low: amount(total.expectedLowOere), high: amount(total.expectedOere) }) }] : []),
    ...budget.ceilings.map((one): Block => ({
      kind: "paragraph",
      text: tDynamic(`recommendation.ceiling.${one.scope}`, { ceiling: amount(one.ceilingOere), sum: amount(one.sumOere), difference: amount(Math.abs(one.leftOere)), standing: one.isAbove ? "above" : one.leftOere === 0 ? "at" : "below" }),
    })),
    ...(trip.ceilingParticipantOere === null ? [missing(t("template.placeholder.ceiling"))] : []),
  ];
}

/** Dates that are known: what was decided, and the last day for what is to be done. */
function processFacts({ decisions, dates, trip }: LoadedRecommendation, { t, tDynamic, locale }: Translator): Block {
  const decided = decisions.map((one) => ({
    term: t(`recommendation.decision.${one.body}`), text: t("recommendation.decided", { date: formatDate(one.meetingOn, locale), item: one.agendaItem, outcome: one.outcome }),
  }));
  // Once a meeting has decided, the last days for getting there say nothing.
  const open = dates.filter(({ kind }) => decisions.length === 0 || (kind !== "recommendation" && kind !== "decision"));
  return {
    kind: "facts",
    rows: [
      ...decided, ...open.filter(({ dueOn }) => dueOn <= trip.startsOn).map(({ kind, dueOn }) => ({ term: tDynamic(`task.kind.${kind}`), text: t("recommendation.by", { date: formatDate(dueOn, locale) }) })),
      { term: t("recommendation.trip"), text: formatDateSpan(trip.startsOn, trip.endsOn, locale) },
      ...open.filter(({ dueOn }) => dueOn > trip.startsOn).map(({ kind, dueOn }) => ({ term: tDynamic(`task.kind.${kind}`), text: t("recommendation.by", { date: formatDate(dueOn, locale) }) })),
    ],
  };
}
