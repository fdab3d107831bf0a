import type { Block, Inline, PaperDocument } from "~/domain/documents/document";
import { wallClockOf } from "~/domain/time/wall-clock";
import { formatDate } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { LoadedProposal } from "./proposal-queries.server";

type Destination = LoadedProposal["destinations"][number];
type Site = Destination["sites"][number];

/** The memo that proposes destinations: the occasion, then each reach with its basis and its destinations. */
export function presentProposal(proposal: LoadedProposal, translator: Translator, now: Date): PaperDocument {
  const { t, pick, locale } = translator;
  const committee = proposal.committee ? pick(proposal.committee) : proposal.organisation;
  const title = t("proposal.document-title");
  const themes = new Map(proposal.themes.map((theme) => [theme.code, pick({ da: theme.name_da, en: theme.name_en })]));
  const reaches = proposal.briefs.map((brief) => ({ brief, destinations: proposal.destinations.filter(({ reach }) => reach === brief.reach) })).filter(({ destinations }) => destinations.length > 0);
  return {
    language: locale, title, subtitle: proposal.committee ? pick(proposal.committee) : null, sender: proposal.organisation, organisation: proposal.organisation,
    subject: title, runningHead: `${title} · ${committee}`, foot: `${proposal.organisation} · ${formatDate(wallClockOf(now.getTime(), "Europe/Copenhagen").date, locale)}`,
    hasContents: true, writtenAt: now.toISOString(),
    blocks: [
      { kind: "heading", level: 1, text: t("proposal.problem") },
      { kind: "paragraph", text: t("proposal.problem-text", { committee, count: proposal.destinations.length }), look: "lead" },
      { kind: "paragraph", text: t("proposal.problem-combine") },
      { kind: "paragraph", text: t("proposal.problem-caveats"), look: "quiet" },
      ...reaches.flatMap(({ brief, destinations }) => reachBlocks(brief, destinations, themes, translator)),
    ],
  };
}

function reachBlocks(brief: LoadedProposal["briefs"][number], destinations: Destination[], themes: Map<string, string>, translator: Translator): Block[] {
  const { t, tDynamic, pick } = translator;
  const question = pairOf(brief.overall_question_da, brief.overall_question_en, translator);
  const duration = pairOf(brief.duration_note_da, brief.duration_note_en, translator);
  return [
    { kind: "heading", level: 1, text: tDynamic(`proposal.reach.${brief.reach}`), startsPage: true },
    { kind: "paragraph", text: pick({ da: brief.basis_da, en: brief.basis_en }) },
    ...(question || duration || brief.theme_codes.length > 0
      ? [{
          kind: "facts" as const,
          rows: [
            ...(question ? [{ term: t("proposal.question"), text: question }] : []),
            ...(duration ? [{ term: t("proposal.duration"), text: duration }] : []),
            ...(brief.theme_codes.length > 0 ? [{ term: t("destination.themes"), text: named(brief.theme_codes, themes) }] : []),
          ],
        }]
      : []),
    ...destinations.flatMap((destination) => destinationBlocks(destination, themes, translator)),
  ];
}

function destinationBlocks(destination: Destination, themes: Map<string, string>, translator: Translator): Block[] {
  const { t, pick, locale } = translator;
  const name = pick({ da: destination.name_da, en: destination.name_en });
  const towns = destination.places.map((place) => pick({ da: place.name_da, en: place.name_en })).filter((town) => town !== name);
  const headline = pairOf(destination.headline_da, destination.headline_en, translator);
  return [
    { kind: "heading", level: 2, text: headline ? `${name}: ${headline}` : name, ...(towns.length > 0 ? { note: towns.join(", ") } : {}) },
    { kind: "paragraph", text: pick({ da: destination.reason_da, en: destination.reason_en }) },
    ...siteBlocks(destination, translator),
    // Where nobody is named yet, the themes say what the destination is for.
    ...(destination.sites.length === 0 && destination.themeCodes.length > 0
      ? [{ kind: "heading" as const, level: 3 as const, text: t("proposal.themes") }, { kind: "list" as const, ordered: false, items: destination.themeCodes.map((code) => themes.get(code) ?? code) }]
      : []),
    ...(destination.topics.length > 0
      ? [
          { kind: "heading" as const, level: 3 as const, text: t("proposal.topics") },
          {
            kind: "list" as const, ordered: false,
            items: destination.topics.map((topic): Inline[] => [
              { text: pick({ da: topic.title_da, en: topic.title_en }), bold: true },
              { text: `: ${pick({ da: topic.description_da, en: topic.description_en })}` },
              ...(topic.sites.length > 0 ? [{ text: ` ${t("proposal.topic-sites", { sites: topic.sites.map((site) => site.name).join(", ") })}`, italic: true }] : []),
            ]),
          },
        ]
      : []),
    ...(destination.caveats.length > 0
      ? [{
          kind: "note" as const, tone: destination.caveats.some(({ severity }) => severity === "high") ? ("warning" as const) : ("info" as const), heading: t("proposal.caveats"),
          blocks: [{
            kind: "list" as const, ordered: false,
            items: destination.caveats.map((one): Inline[] => [
              ...(one.site ? [{ text: `${one.site}: `, bold: true }] : []),
              { text: pick({ da: one.text_da, en: one.text_en }) },
              { text: ` ${t("caveat.source", { source: pick({ da: one.source_da, en: one.source_en }), date: formatDate(one.stated_on, locale) })}`, italic: true },
            ]),
          }],
        }]
      : []),
  ];
}

/** In the catalogue's order, each choice between hosts together after the rest: what follows a choice is part of it, and nothing else. */
function siteBlocks(destination: Destination, { t, tDynamic, pick }: Translator): Block[] {
  const item = (site: Site): Inline[] => [
    { text: site.present_name && site.present_name !== site.name ? t("proposal.renamed", { name: site.name, present: site.present_name }) : site.name, bold: true },
    { text: `, ${pick({ da: site.place_name_da, en: site.place_name_en })}: ${pick({ da: site.offer_da, en: site.offer_en })}` },
    ...(site.concreteness === "type-only" || site.concreteness === "area" ? [{ text: ` ${t("proposal.find-host")}`, italic: true }] : []),
  ];
  const groupText = (group: Destination["groups"][number]): Inline[] => [
    { text: `${tDynamic(`destination.group.${group.reading}`)}:`, bold: true }, { text: ` ${pick({ da: group.explanation_da, en: group.explanation_en })}` },
  ];
  const townChoices = destination.groups.filter((group) => group.places.length > 0 && !destination.sites.some((site) => site.alternative_group_id === group.id));
  const plain = destination.sites.filter((site) => !destination.groups.some(({ id }) => id === site.alternative_group_id));
  const chosen = new Set(destination.sites.map((site) => site.alternative_group_id));
  const parts: Block[] = [
    ...(plain.length > 0 ? [{ kind: "list" as const, ordered: false, items: plain.map(item) }] : []),
    ...[...chosen].flatMap((id) => destination.groups.filter((group) => group.id === id)).map((group): Block => ({
      kind: "group", blocks: [{ kind: "paragraph", text: groupText(group) }, { kind: "list", ordered: false, items: destination.sites.filter((one) => one.alternative_group_id === group.id).map(item) }],
    })),
  ];
  const choices = townChoices.map((group): Block => ({
    kind: "paragraph", text: [...groupText(group), { text: ` ${t("proposal.towns", { towns: group.places.map((place) => pick({ da: place.name_da, en: place.name_en })).join(", ") })}` }],
  }));
  return parts.length + choices.length === 0 ? [] : [...(parts.length > 0 ? [{ kind: "heading" as const, level: 3 as const, text: t("proposal.sites") }] : []), ...choices, ...parts];
}

const named = (codes: string[], themes: Map<string, string>) => codes.map((code) => themes.get(code) ?? code).join(", ");

function pairOf(da: string | null, en: string | null, { pick }: Translator): string | null {
  return da === null || en === null ? null : pick({ da, en });
}
