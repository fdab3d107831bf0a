import { foldText, matchesText } from "~/i18n/fold-text";
import { compareTexts } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { FilterChoice } from "~/ui/filter-frame";
import type { listDestinations, listSites, listThemes } from "./queries.server";
import { concretenesses, reaches, siteKinds, type CatalogueFilter, type Concreteness, type Reach, type SiteKind } from "./schema";

export type DestinationRow = Awaited<ReturnType<typeof listDestinations>>[number];
export type SiteListRow = Awaited<ReturnType<typeof listSites>>[number];
export type ThemeRow = Awaited<ReturnType<typeof listThemes>>[number];

/** A visit site as one row of a list, in the reader's language. */
export type SiteRow = {
  code: string;
  name: string;
  presentName: string | null;
  kind: SiteKind;
  concreteness: Concreteness;
  place: string;
  themes: string[];
  visitMinutes: number;
  seriousCaveatCount: number;
};

export type CatalogueSection = { code: string; number: number; name: string; headline: string | null; reach: Reach; sites: SiteRow[] };

export type CatalogueMarker = { id: string; destinationCode: string; lon: number; lat: number; label: string; title: string };

export type CataloguePageData = {
  filter: CatalogueFilter;
  filtered: boolean;
  total: number;
  shown: number;
  choices: { reach: FilterChoice[]; theme: FilterChoice[]; kind: FilterChoice[]; concreteness: FilterChoice[] };
  sections: CatalogueSection[];
  markers: CatalogueMarker[];
};

type Row = { site: SiteListRow; destination: DestinationRow; searched: string };

const tests: Record<"reach" | "theme" | "kind" | "concreteness" | "text", (row: Row, filter: CatalogueFilter) => boolean> = {
  reach: ({ destination }, { reach }) => reach === null || destination.reach === reach,
  theme: ({ site }, { theme }) => theme === null || site.theme_codes.includes(theme),
  kind: ({ site }, { kind }) => kind === null || site.kind === kind,
  concreteness: ({ site }, { concreteness }) => concreteness === null || site.concreteness === concreteness,
  text: ({ searched }, { text }) => text === "" || matchesText(searched, text),
};

function keeps(row: Row, filter: CatalogueFilter, except?: keyof typeof tests): boolean {
  return Object.entries(tests).every(([name, test]) => name === except || test(row, filter));
}

/** The list page: what the filter leaves, with what each choice would leave if it were made instead. */
export function presentCatalogue(
  rows: { destinations: DestinationRow[]; sites: SiteListRow[]; themes: ThemeRow[] },
  asked: CatalogueFilter,
  translator: Translator,
): CataloguePageData {
  const { pick, locale, tDynamic } = translator;
  const themeNames = themeNamesOf(rows.themes, translator);
  // A theme nobody knows is no filter, like any other value that is none.
  const filter = { ...asked, theme: asked.theme !== null && themeNames.has(asked.theme) ? asked.theme : null };
  const destinations = new Map(rows.destinations.map((destination) => [destination.id, destination]));
  const all = rows.sites.map((site): Row => {
    const destination = destinations.get(site.destination_id)!;
    return { site, destination, searched: searchedText(site, destination, themeNames, translator) };
  });
  const kept = all.filter((row) => keeps(row, filter));
  const count = (facet: keyof typeof tests, has: (row: Row) => boolean) => all.filter((row) => keeps(row, filter, facet) && has(row)).length;
  const sorted = (choices: FilterChoice[]) => choices.sort((a, b) => compareTexts(locale)(a.label, b.label));
  const sections = rows.destinations.flatMap((destination, index): CatalogueSection[] => {
    const sites = kept.filter((row) => row.destination.id === destination.id).map((row) => presentSiteRow(row.site, themeNames, translator));
    if (sites.length === 0) return [];
    return [{
      code: destination.code, number: index + 1, name: pick({ da: destination.name_da, en: destination.name_en }),
      headline: pickOrNull(translator, destination.headline_da, destination.headline_en), reach: destination.reach, sites,
    }];
  });
  return {
    filter,
    filtered: Object.values(filter).some((value) => value !== null && value !== ""),
    total: all.length,
    shown: kept.length,
    choices: {
      reach: reaches.map((reach) => ({ value: reach, label: tDynamic(`reach.${reach}`), count: count("reach", ({ destination }) => destination.reach === reach) })),
      theme: sorted(usedThemes(rows.sites).filter((code) => !rows.themes.some((theme) => theme.code === code && theme.archived)).map((code) => ({ value: code, label: themeNames.get(code)!, count: count("theme", ({ site }) => site.theme_codes.includes(code)) }))),
      kind: sorted(siteKinds.map((kind) => ({ value: kind, label: tDynamic(`catalogue.kind.${kind}`), count: count("kind", ({ site }) => site.kind === kind) }))),
      concreteness: concretenesses.map((one) => ({ value: one, label: tDynamic(`catalogue.concreteness.${one}`), count: count("concreteness", ({ site }) => site.concreteness === one) })),
    },
    sections,
    markers: sections.flatMap((section) => markersOf(section, kept, translator)),
  };
}

/** One marker for each town of a destination: those it is named after, and those where one of the shown sites lies. */
function markersOf(section: CatalogueSection, kept: Row[], { pick, t }: Translator): CatalogueMarker[] {
  const own = kept.filter((row) => row.destination.code === section.code);
  const towns = new Map<string, { lon: number; lat: number; name: string }>();
  for (const place of own[0]?.destination.places ?? []) towns.set(place.code, { lon: place.lon, lat: place.lat, name: pick({ da: place.name_da, en: place.name_en }) });
  for (const { site } of own) towns.set(site.place_code, { lon: site.place_lon, lat: site.place_lat, name: pick({ da: site.place_name_da, en: site.place_name_en }) });
  return [...towns].map(([code, { lon, lat, name }]) => {
    const count = own.filter(({ site }) => site.place_code === code).length;
    const title = t("catalogue.marker", { destination: section.name, town: name, count });
    return { id: `${section.code} ${code}`, destinationCode: section.code, lon, lat, label: String(section.number), title };
  });
}

export function presentSiteRow(site: SiteListRow, themeNames: Map<string, string>, { pick }: Translator): SiteRow {
  return {
    code: site.code, name: site.name, presentName: site.present_name, kind: site.kind, concreteness: site.concreteness,
    place: pick({ da: site.place_name_da, en: site.place_name_en }),
    themes: site.theme_codes.map((code) => themeNames.get(code) ?? code),
    visitMinutes: site.visit_minutes, seriousCaveatCount: site.serious_caveat_count ?? 0,
  };
}

export function themeNamesOf(themes: ThemeRow[], { pick }: Translator): Map<string, string> {
  return new Map(themes.map((theme) => [theme.code, pick({ da: theme.name_da, en: theme.name_en })]));
}

/** A text that the catalogue may lack; in the reader's language. */
export function pickOrNull({ pick }: Translator, da: string | null, en: string | null): string | null {
  return da === null || en === null ? null : pick({ da, en });
}

function usedThemes(sites: SiteListRow[]): string[] {
  return [...new Set(sites.flatMap((site) => site.theme_codes))];
}

function searchedText(site: SiteListRow, destination: DestinationRow, themeNames: Map<string, string>, { locale, tDynamic }: Translator): string {
  const inDanish = locale === "da";
  return foldText([
    site.name, site.present_name, inDanish ? site.offer_da : site.offer_en, inDanish ? site.place_name_da : site.place_name_en,
    inDanish ? destination.name_da : destination.name_en, inDanish ? destination.headline_da : destination.headline_en,
    ...destination.places.map((place) => (inDanish ? place.name_da : place.name_en)),
    ...site.theme_codes.map((code) => themeNames.get(code)), tDynamic(`catalogue.kind.${site.kind}`),
  ].filter(Boolean).join(" "));
}
