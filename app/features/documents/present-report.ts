import type { Block, PaperDocument } from "~/domain/documents/document";
import { markPersonalDetails, sameDetail, withoutPersonalDetails, type PersonalDetail } from "~/domain/documents/personal-details";
import { fillTemplate } from "~/domain/documents/template-text";
import { wallClockOf } from "~/domain/time/wall-clock";
import { countryName, formatDate, formatDateLong, formatDateSpan, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { accountsTable } from "./present-budget-table";
import type { ProgrammeDay, ProgrammeStop } from "./present-programme";
import { isHosted, timesText } from "./present-programme-text";
import type { LoadedReport } from "./report-queries.server";

/** A travel report, and what it cannot say yet: each gap once, as it stands in the text. */
export type ReportPaper = { paper: PaperDocument; gaps: string[] };

/** What people wrote as everybody may read it: a visible mark stands for each number, address, room and known name that nobody decided to keep. */
function markerOf({ edition, names, report }: LoadedReport, { t }: Translator): (text: string) => string {
  if (edition !== "public") return (text) => text;
  return (text) => markPersonalDetails(text, { names, kept: report.keptDetails, mark: (kind) => `[${t(`report.mark.${kind}`)}]` }).text;
}

/** What the texts of a report hold that may tell of a person: each once, with where it stands and whether it stays for everybody. */
export type FoundDetail = PersonalDetail & { where: string[]; isKept: boolean };

export function listReportDetails({ notes, report, names }: Pick<LoadedReport, "notes" | "report" | "names">, { t }: Translator): FoundDetail[] {
  const texts = [...notes.map(({ stopTitle, note }) => [stopTitle, note] as const), [t("report.heading.learning"), report.learning] as const, [t("report.heading.recommendations"), report.recommendations] as const];
  const found: FoundDetail[] = [];
  for (const [where, text] of texts) {
    for (const detail of markPersonalDetails(text, { names, kept: [], mark: String }).details) {
      const known = found.find((one) => sameDetail(one.text, detail.text));
      if (!known) found.push({ ...detail, where: [where], isKept: report.keptDetails.some((one) => sameDetail(one, detail.text)) });
      else if (!known.where.includes(where)) known.where.push(where);
    }
  }
  return found;
}

/** The stops of a day as they came, the untimed ones last. */
export function stopsOfDay(day: ProgrammeDay): ProgrammeStop[] {
  return [...day.items.flatMap((item) => (item.type === "stop" ? [item.stop] : [])), ...day.untimed];
}

/** What took place: a host who said no received nobody. */
const heldStops = (day: ProgrammeDay) => stopsOfDay(day).filter((stop) => stop.status !== "declined");

/**
 * The report of a trip: what was seen and learnt against the purpose and the questions, the accounts against the budget, what
 * the trip emitted, and the programme. The public edition names nobody who wrote and carries no numbers, addresses or rooms.
 */
export function presentReport(loaded: LoadedReport, translator: Translator, now: Date): ReportPaper {
  const { t, pick, locale } = translator;
  const { trip, organisation, page, report, budget, edition } = loaded;
  const gaps = new Set<string>();
  const missing = (what: string): Block => {
    const text = t("template.gap", { what });
    gaps.add(text);
    return { kind: "paragraph", text: [{ text, bold: true }] };
  };
  const clean = (text: string) => (edition === "public" ? withoutPersonalDetails(text) : text);
  const open = markerOf(loaded, translator);
  const written = (text: string, what: string): Block[] => (open(text).trim() === "" ? [missing(what)] : fillTemplate(open(text), {}, String).blocks);
  const chapter = (text: string): Block => ({ kind: "heading", level: 1, text });
  const name = clean(trip.title);
  const title = t("report.document-title", { title: name });
  const committee = pick({ da: trip.committeeNameDa, en: trip.committeeNameEn });
  const paper: PaperDocument = {
    language: locale, title, subtitle: `${committee} · ${formatDateSpan(trip.startsOn, trip.endsOn, locale)}`, sender: organisation.name, organisation: organisation.name, subject: t("document.report"),
    runningHead: title, foot: `${organisation.name} · ${formatDate(wallClockOf(now.getTime(), "Europe/Copenhagen").date, locale)}${edition === "public" ? ` · ${t("document.public-edition")}` : ""}`, hasContents: true, writtenAt: now.toISOString(),
    blocks: [
      chapter(t("report.heading.purpose")),
      ...written(page.purpose, t("template.placeholder.purpose")),
      {
        kind: "facts",
        rows: [
          ...(page.overallQuestion.trim() ? [{ term: t("proposal.question"), text: clean(page.overallQuestion) }] : []),
          { term: t("report.participants"), text: t("trip.participants", { members: trip.memberCount, staff: trip.staffCount }) },
        ],
      },
      chapter(t("report.heading.visits")), ...visitBlocks(loaded, translator, { clean, open }, missing),
      chapter(t("report.heading.learning")), ...written(report.learning, t("report.heading.learning")),
      chapter(t("report.heading.recommendations")), ...written(report.recommendations, t("report.heading.recommendations")),
      chapter(t("report.heading.accounts")),
      ...(budget.lineCount === 0 ? [missing(t("document.budget"))] : [accountsTable(budget, translator), ...(budget.total.actualOere === null ? [missing(t("report.heading.accounts"))] : [{ kind: "paragraph" as const, text: t("report.accounts-note"), look: "quiet" as const }])]),
      chapter(t("report.heading.climate")), ...climateBlocks(loaded, translator),
      chapter(t("report.heading.programme")), ...page.days.flatMap((day) => programmeBlocks(day, translator, clean)),
    ],
  };
  return { paper, gaps: [...gaps] };
}

function visitBlocks({ page, notes, edition }: LoadedReport, { t, locale }: Translator, { clean, open }: Record<"clean" | "open", (text: string) => string>, missing: (what: string) => Block): Block[] {
  const noteBlocks = (stopId: string): Block[] =>
    notes.filter((one) => one.stopId === stopId).flatMap(({ authorName, note }): Block[] => {
      const text = open(note);
      if (text === "") return [];
      const { blocks } = fillTemplate(text, {}, String);
      return edition === "public" ? blocks : [{ kind: "paragraph", text: [{ text: `${authorName ?? t("report.former-member")}:`, bold: true }], leadsIn: true }, ...blocks];
    });
  const stops = page.days.flatMap((day) => heldStops(day).filter((stop) => isHosted(stop) || notes.some((one) => one.stopId === stop.id)).map((stop) => ({ day, stop })));
  const visits = stops.flatMap(({ day, stop }): Block[] => {
    const written = noteBlocks(stop.id);
    const title = clean(stop.title);
    return [
      { kind: "heading", level: 2, text: `${stop.number}. ${title}`, note: [formatDateLong(day.date, locale), stop.place && clean(stop.place)].filter(Boolean).join(" · ") },
      ...(stop.questions.length > 0 ? [{ kind: "paragraph" as const, text: [{ text: t("report.asked"), bold: true }], leadsIn: true }, { kind: "list" as const, ordered: false, items: stop.questions.map(clean) }] : []),
      ...(stop.questions.length > 0 && written.length > 0 ? [{ kind: "paragraph" as const, text: [{ text: t("report.seen"), bold: true }], leadsIn: true }] : []),
      ...(written.length > 0 ? written : [missing(t("report.notes-from", { title }))]),
    ];
  });
  // What was written at a stop that has left the programme is not lost.
  const placed = new Set(stops.map(({ stop }) => stop.id));
  const left = new Map(notes.filter((one) => !placed.has(one.stopId)).map((one) => [one.stopId, one.stopTitle]));
  const others = [...left].flatMap(([stopId, stopTitle]): Block[] => [{ kind: "heading", level: 2, text: clean(stopTitle), note: t("report.left-programme") }, ...noteBlocks(stopId)]);
  return visits.length + others.length > 0 ? [...visits, ...others] : [missing(t("report.heading.visits"))];
}

function climateBlocks({ emissions, factorSet }: LoadedReport, translator: Translator): Block[] {
  const { t, locale } = translator;
  const kg = (value: number) => t("report.kg", { kg: formatNumber(Math.round(value), locale) });
  if (emissions.ways.length === 0 && emissions.nights.length === 0) return [{ kind: "paragraph", text: t("climate.empty") }];
  return [
    {
      kind: "facts",
      rows: [
        { term: t("climate.total", { people: emissions.groupSize }), text: kg(emissions.totalKg) }, { term: t("climate.per-person"), text: kg(emissions.totalKg / emissions.groupSize) },
        { term: t("climate.ways-total"), text: kg(emissions.waysKg) }, { term: t("climate.nights-total"), text: kg(emissions.nightsKg) },
      ],
    },
    { kind: "paragraph", text: `${t("climate.scope")} ${t("climate.source", { name: factorSet.name, year: factorSet.year })}`, look: "quiet" },
    ...(emissions.uncounted > 0 ? [{ kind: "paragraph" as const, text: t("report.uncounted", { count: emissions.uncounted }) }] : []),
    ...nightNotes(emissions.nights.map(({ factor }) => factor), translator, factorSet.year),
  ];
}

/** The figure behind each hotel night, and plainly where it is another country's or is yet to be verified. */
function nightNotes(factors: LoadedReport["emissions"]["nights"][number]["factor"][], { t, locale }: Translator, year: number): Block[] {
  const lines = factors.flatMap((factor) => (factor.kind !== "night" ? [] : [[
    t("report.night-factor", { country: countryName(factor.country, locale), kg: formatNumber(factor.kg, locale, 1), year }),
    factor.standsInFor ? t("climate.stands-in", { country: countryName(factor.standsInFor, locale) }) : "",
    factor.toVerify ? t("climate.to-verify") : "",
  ].filter(Boolean).join(" ")]));
  return [...new Set(lines)].map((text) => ({ kind: "paragraph", text, look: "quiet" }));
}

function programmeBlocks(day: ProgrammeDay, translator: Translator, clean: (text: string) => string): Block[] {
  const { t, tDynamic, locale } = translator;
  const stops = heldStops(day);
  const heading = formatDateLong(day.date, locale);
  if (stops.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: heading.charAt(0).toLocaleUpperCase(locale) + heading.slice(1) },
    {
      kind: "table", caption: t("report.programme-of", { date: heading }),
      columns: [{ heading: t("report.time"), share: 2 }, { heading: t("report.what"), share: 5 }, { heading: t("report.where"), share: 4 }],
      rows: stops.map((stop) => [timesText(translator, stop) ?? "–", `${clean(stop.title)} (${tDynamic(`print.kind.${stop.kind}`).toLocaleLowerCase(locale)})`, clean([stop.place, stop.arrivalPlace].filter(Boolean).join(" – ")) || "–"]),
    },
  ];
}
