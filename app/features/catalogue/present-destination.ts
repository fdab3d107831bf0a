import type { Translator } from "~/i18n/translator";
import { pickOrNull, presentSiteRow, themeNamesOf, type SiteListRow, type SiteRow, type ThemeRow } from "./present";
import type { findDestination, getReachBrief, listAlternativeGroups, listTopics } from "./queries.server";
import type { listHostsElsewhere } from "./merge-queries.server";
import type { Reach, Severity } from "./schema";

type DestinationDetail = NonNullable<Awaited<ReturnType<typeof findDestination>>>;
type GroupRow = Awaited<ReturnType<typeof listAlternativeGroups>>[number];
type TopicRow = Awaited<ReturnType<typeof listTopics>>[number];
/** `other_wishes`: what the committee asked for in words of its own that are no theme. */
type BriefRow = Awaited<ReturnType<typeof getReachBrief>> & { other_wishes?: string[] };

export type CaveatView = { code: string; severity: Severity; text: string; source: string; statedOn: string };
export type Provenance = { isProposal: boolean; title: string; from: number; to: number } | null;
export type AlternativeView = { wording: string; reading: GroupRow["reading"]; explanation: string; places: string[] };
export type NumberedSite = SiteRow & { number: number; offer: string };
/** Sites that stand together: those of one group of alternatives, or a single one without a group. */
export type SiteBlock = { group: AlternativeView | null; sites: NumberedSite[] };
export type LinkedSite = { code: string; name: string };
export type TopicView = { code: string; title: string; description: string; themes: string[]; sites: LinkedSite[] };

/** What of a wished theme the destination can show: a host with a name, a host still to be found, only a subject, or nothing. */
export type Coverage = { theme: string; state: "named" | "search" | "topic" | "none"; hosts: LinkedSite[] };

export type BriefView = {
  basis: string;
  overallQuestion: string | null;
  durationNote: string | null;
  /** The committee's list for this reach has no themes of its own: the destination's are shown in its place. */
  themesAreDestinations: boolean;
  coverage: Coverage[];
  otherWishes: string[];
  provenance: Provenance;
};

export type SiteMarker = { id: string; lon: number; lat: number; label: string; title: string; tone: "plain" | "uncertain" | "muted" };

export type DestinationPageData = {
  code: string;
  name: string;
  reach: Reach;
  headline: string | null;
  reason: string;
  themes: string[];
  places: { name: string; country: string }[];
  caveats: CaveatView[];
  townChoices: AlternativeView[];
  blocks: SiteBlock[];
  siteCount: number;
  topics: TopicView[];
  /** Hosts named here that stand under another destination. */
  elsewhere: (LinkedSite & { destination: string })[];
  brief: BriefView;
  markers: SiteMarker[];
  provenance: Provenance;
};

export function presentDestination(
  rows: { destination: DestinationDetail; sites: SiteListRow[]; groups: GroupRow[]; topics: TopicRow[]; elsewhere?: Awaited<ReturnType<typeof listHostsElsewhere>>; brief: BriefRow; themes: ThemeRow[] },
  translator: Translator,
): DestinationPageData {
  const { pick, locale } = translator;
  const { destination, sites, topics } = rows;
  const themeNames = themeNamesOf(rows.themes, translator);
  const blocks = blocksOf(rows.sites, rows.groups, themeNames, translator);
  const countries = new Intl.DisplayNames(locale, { type: "region" });
  return {
    code: destination.code,
    name: pick({ da: destination.name_da, en: destination.name_en }),
    reach: destination.reach,
    headline: pickOrNull(translator, destination.headline_da, destination.headline_en),
    reason: pick({ da: destination.reason_da, en: destination.reason_en }),
    themes: destination.theme_codes.map((code) => themeNames.get(code) ?? code),
    places: destination.places.map((place) => ({ name: pick({ da: place.name_da, en: place.name_en }), country: countries.of(place.country_code) ?? place.country_code })),
    caveats: presentCaveats(destination.caveats, translator),
    townChoices: rows.groups.filter((group) => group.places.length > 0 && !sites.some((site) => site.alternative_group_id === group.id)).map((group) => presentGroup(group, translator)),
    blocks,
    siteCount: sites.length,
    topics: topics.map((topic) => ({
      code: topic.code, title: pick({ da: topic.title_da, en: topic.title_en }), description: pick({ da: topic.description_da, en: topic.description_en }),
      themes: topic.theme_codes.map((code) => themeNames.get(code) ?? code), sites: topic.sites,
    })),
    elsewhere: (rows.elsewhere ?? []).map((site) => ({ code: site.code, name: site.present_name ?? site.name, destination: pick({ da: site.destinationDa, en: site.destinationEn }) })),
    brief: presentBrief(rows, themeNames, translator),
    markers: siteMarkers(sites, translator),
    provenance: presentProvenance(destination, translator),
  };
}

/** In the proposal's order; the members of a group of alternatives come together where its first member stands. */
export function blockSites<Site extends { alternative_group_id: string | null }>(sites: readonly Site[]): Site[][] {
  const blocks: Site[][] = [];
  for (const site of sites) {
    const open = site.alternative_group_id === null ? undefined : blocks.find(([first]) => first!.alternative_group_id === site.alternative_group_id);
    if (open) open.push(site);
    else blocks.push([site]);
  }
  return blocks;
}

/** The number a site has in the list and on the map of its destination, by code. */
export function siteNumbers(sites: readonly { code: string; alternative_group_id: string | null }[]): Map<string, number> {
  return new Map(blockSites(sites).flat().map((site, index) => [site.code, index + 1]));
}

function blocksOf(sites: SiteListRow[], groups: GroupRow[], themeNames: Map<string, string>, translator: Translator): SiteBlock[] {
  const numbers = siteNumbers(sites);
  return blockSites(sites).map((block) => {
    const group = groups.find(({ id }) => id === block[0]!.alternative_group_id);
    return {
      group: group ? presentGroup(group, translator) : null,
      sites: block.map((site) => ({ ...presentSiteRow(site, themeNames, translator), number: numbers.get(site.code)!, offer: translator.pick({ da: site.offer_da, en: site.offer_en }) })),
    };
  });
}

/** The sites of a destination on the map, numbered as in its list; a host still to be found has a dashed outline. */
export function siteMarkers(sites: SiteListRow[], { pick, t }: Translator): SiteMarker[] {
  const numbers = siteNumbers(sites);
  return sites.map((site) => ({
    id: site.code, lon: site.lon, lat: site.lat, label: String(numbers.get(site.code)),
    title: t("catalogue.site-marker", { name: site.present_name ?? site.name, town: pick({ da: site.place_name_da, en: site.place_name_en }) }),
    tone: site.concreteness === "type-only" ? "uncertain" : "plain",
  }));
}

function presentGroup(group: GroupRow, { pick }: Translator): AlternativeView {
  return {
    wording: group.wording, reading: group.reading, explanation: pick({ da: group.explanation_da, en: group.explanation_en }),
    places: group.places.map((place) => pick({ da: place.name_da, en: place.name_en })),
  };
}

function presentBrief(
  { brief, destination, sites, topics }: { brief: BriefRow; destination: DestinationDetail; sites: SiteListRow[]; topics: TopicRow[] },
  themeNames: Map<string, string>,
  translator: Translator,
): BriefView {
  const otherWishes = brief.other_wishes ?? [];
  const themesAreDestinations = brief.theme_codes.length === 0 && otherWishes.length === 0;
  const wished = themesAreDestinations ? destination.theme_codes : brief.theme_codes;
  return {
    basis: translator.pick({ da: brief.basis_da, en: brief.basis_en }),
    overallQuestion: pickOrNull(translator, brief.overall_question_da, brief.overall_question_en),
    durationNote: pickOrNull(translator, brief.duration_note_da, brief.duration_note_en),
    themesAreDestinations, otherWishes,
    coverage: wished.map((code) => ({ theme: themeNames.get(code) ?? code, ...coverageOf(code, sites, topics) })),
    // The brief stands in the same document as the destination.
    provenance: presentProvenance({ ...destination, source_line_from: brief.source_line_from, source_line_to: brief.source_line_to }, translator),
  };
}

/** Only a host with a name covers a theme: a kind of host has to be found first, and an area or a topic receives nobody. */
export function coverageOf(
  theme: string,
  sites: Pick<SiteListRow, "code" | "name" | "concreteness" | "theme_codes">[],
  topics: Pick<TopicRow, "theme_codes">[],
): Pick<Coverage, "state" | "hosts"> {
  const able = sites.filter((site) => site.theme_codes.includes(theme));
  const open = (site: { concreteness: string }) => site.concreteness === "type-only" || site.concreteness === "area";
  const named = able.filter((site) => !open(site));
  const link = ({ code, name }: { code: string; name: string }) => ({ code, name });
  if (named.length > 0) return { state: "named", hosts: named.map(link) };
  if (able.length > 0) return { state: "search", hosts: able.map(link) };
  return { state: topics.some((topic) => topic.theme_codes.includes(theme)) ? "topic" : "none", hosts: [] };
}

export function presentCaveats(
  rows: { code: string; severity: Severity; text_da: string; text_en: string; source_da: string; source_en: string; stated_on: string }[],
  { pick }: Translator,
): CaveatView[] {
  const weight: Record<Severity, number> = { high: 0, medium: 1, low: 2 };
  return rows
    .map((row) => ({
      code: row.code, severity: row.severity, text: pick({ da: row.text_da, en: row.text_en }),
      source: pick({ da: row.source_da, en: row.source_en }), statedOn: row.stated_on,
    }))
    .sort((a, b) => weight[a.severity] - weight[b.severity]);
}

export function presentProvenance(
  row: { source_code: string | null; source_title_da: string | null; source_title_en: string | null; source_line_from: number | null; source_line_to: number | null },
  translator: Translator,
): Provenance {
  if (!row.source_code || row.source_line_from === null || row.source_line_to === null) return null;
  // 000 is the proposal itself; the others are background.
  return { isProposal: row.source_code === "000", title: pickOrNull(translator, row.source_title_da, row.source_title_en) ?? row.source_code, from: row.source_line_from, to: row.source_line_to };
}
