import { foldText, matchesText } from "~/i18n/fold-text";
import { compareTexts } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { FilterChoice } from "~/ui/filter-frame";
import { shortPeriod, sourceName } from "./present-figure";
import type { listCases, listPublications } from "./queries.server";
import { casePurposes, type LibraryFilter } from "./schema";

export type CaseListRow = Awaited<ReturnType<typeof listCases>>[number];
type PublicationRow = Awaited<ReturnType<typeof listPublications>>[number];
type ThemeRow = { code: string; name_da: string; name_en: string; archived: boolean };

/** A case as one row of the list. */
export type CaseItem = { code: string; number: number; title: string; purpose: string; where: string; period: string; source: string; themes: string[]; figureCount: number; onMap: boolean };

/** `uncertain`: the point stands for a whole area. */
export type CaseMarker = { id: string; lon: number; lat: number; label: string; title: string; tone: "plain" | "uncertain" };

export type LibraryPageData = {
  filter: LibraryFilter;
  filtered: boolean;
  total: number;
  cases: CaseItem[];
  markers: CaseMarker[];
  choices: Record<Exclude<keyof LibraryFilter, "text">, FilterChoice[]>;
};

type Row = { entry: CaseListRow; searched: string };

const tests: Record<keyof LibraryFilter, (row: Row, filter: LibraryFilter) => boolean> = {
  text: ({ searched }, { text }) => text === "" || matchesText(searched, text),
  theme: ({ entry }, { theme }) => theme === null || entry.theme_codes.includes(theme),
  purpose: ({ entry }, { purpose }) => purpose === null || entry.purpose_code === purpose,
  municipality: ({ entry }, { municipality }) => municipality === null || entry.municipalities.includes(municipality),
  year: ({ entry }, { year }) => year === null || (entry.year_from <= year && year <= entry.year_to),
  // A case without sectors is open to every one of them.
  sector: ({ entry }, { sector }) => sector === null || entry.sectors.some(({ name_da }) => name_da === sector),
  publication: ({ entry }, { publication }) => publication === null || entry.source_code === publication,
};
const facets = Object.keys(tests) as (keyof LibraryFilter)[];

function keeps(row: Row, filter: LibraryFilter, except?: keyof LibraryFilter): boolean {
  return facets.every((facet) => facet === except || tests[facet](row, filter));
}

/** The list page: what the filter leaves, with what each choice would leave if it were made instead. */
export function presentLibrary(
  rows: { cases: CaseListRow[]; themes: ThemeRow[]; publications: PublicationRow[] },
  asked: LibraryFilter,
  translator: Translator,
): LibraryPageData {
  const { pick, locale, tDynamic } = translator;
  const themeNames = new Map(rows.themes.map((theme) => [theme.code, pick({ da: theme.name_da, en: theme.name_en })]));
  const all = rows.cases.map((entry): Row => ({ entry, searched: searchedText(entry, themeNames, translator) }));
  const sectors = new Map(rows.cases.flatMap((entry) => entry.sectors.map((sector) => [sector.name_da, pick({ da: sector.name_da, en: sector.name_en })])));
  const municipalities = [...new Set(rows.cases.flatMap((entry) => entry.municipalities))];
  const themes = [...new Set(rows.cases.flatMap((entry) => entry.theme_codes))];
  const years = rows.cases.flatMap((entry) => [entry.year_from, entry.year_to]);
  const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
  const publications = rows.publications.filter(({ code }) => rows.cases.some((entry) => entry.source_code === code));
  const filter = known(asked, { theme: themes, municipality: municipalities, sector: [...sectors.keys()], publication: publications.map(({ code }) => code) });
  const choice = (facet: keyof LibraryFilter, value: string, label: string): FilterChoice => {
    const chosen = { ...filter, [facet]: facet === "year" ? Number(value) : value };
    return { value, label, count: all.filter((row) => keeps(row, filter, facet) && tests[facet](row, chosen)).length };
  };
  const sorted = (choices: FilterChoice[]) => choices.sort((a, b) => compareTexts(locale)(a.label, b.label));
  const kept = all.filter((row) => keeps(row, filter)).map(({ entry }) => entry);
  return {
    filter,
    filtered: Object.values(filter).some((value) => value !== null && value !== ""),
    total: all.length,
    cases: kept.map((entry) => presentItem(entry, themeNames, translator)),
    markers: kept.flatMap((entry) => markerOf(entry, translator) ?? []),
    choices: {
      theme: sorted(themes.filter((code) => !rows.themes.some((theme) => theme.code === code && theme.archived)).map((code) => choice("theme", code, themeNames.get(code) ?? code))),
      purpose: casePurposes.map((one) => choice("purpose", one, tDynamic(`library.purpose.${one}`))),
      municipality: sorted(municipalities.map((name) => choice("municipality", name, name))),
      year: rows.cases.length === 0 ? [] : Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index)).map((year) => choice("year", year, year)),
      sector: sorted([...sectors].map(([name, label]) => choice("sector", name, label))),
      publication: publications.map((publication) => choice("publication", publication.code, sourceName(publication, translator))),
    },
  };
}

/** A value that the library does not have is no filter, like any other value that is none. */
function known(filter: LibraryFilter, values: Record<"theme" | "municipality" | "sector" | "publication", string[]>): LibraryFilter {
  const keep = (key: keyof typeof values) => (filter[key] !== null && values[key].includes(filter[key]) ? filter[key] : null);
  return { ...filter, theme: keep("theme"), municipality: keep("municipality"), sector: keep("sector"), publication: keep("publication") };
}

function presentItem(entry: CaseListRow, themeNames: Map<string, string>, translator: Translator): CaseItem {
  const { pick } = translator;
  return {
    code: entry.code, number: entry.position + 1, title: pick({ da: entry.title_da, en: entry.title_en }), purpose: pick({ da: entry.purpose_da, en: entry.purpose_en }),
    where: whereabouts(entry, translator), period: shortPeriod(entry, translator), source: sourceName(entry, translator),
    themes: entry.theme_codes.map((code) => themeNames.get(code) ?? code), figureCount: entry.figure_count ?? 0, onMap: entry.places.length > 0,
  };
}

/** The municipalities by name while they can be read at a glance; a wider area in its own words, without what they say of the map after a semicolon. */
export function whereabouts(entry: Pick<CaseListRow, "municipalities" | "area_da" | "area_en">, { pick, t }: Translator): string {
  if (entry.area_da !== null && entry.area_en !== null) return pick({ da: entry.area_da, en: entry.area_en }).split(";")[0]!;
  const [first, second] = entry.municipalities;
  if (entry.municipalities.length <= 3) return entry.municipalities.join(", ");
  return t("library.where-more", { first: first!, second: second!, others: entry.municipalities.length - 2 });
}

/** A case stands on the map where it is led from; a case without a place not at all. */
export function markerOf(entry: Pick<CaseListRow, "code" | "position" | "title_da" | "title_en" | "regional" | "places">, { pick, t }: Translator): CaseMarker | null {
  const place = entry.places[0];
  if (!place) return null;
  return {
    id: entry.code, lon: place.lon, lat: place.lat, label: String(entry.position + 1), tone: entry.regional ? "uncertain" : "plain",
    title: t("library.marker", { title: pick({ da: entry.title_da, en: entry.title_en }), place: place.name }),
  };
}

function searchedText(entry: CaseListRow, themeNames: Map<string, string>, { locale, pick }: Translator): string {
  const named = (rows: { name_da: string; name_en: string }[]) => rows.map((row) => pick({ da: row.name_da, en: row.name_en }));
  const inDanish = locale === "da";
  return foldText([
    inDanish ? entry.title_da : entry.title_en, inDanish ? entry.purpose_da : entry.purpose_en, inDanish ? entry.results_da : entry.results_en,
    inDanish ? entry.effort_kind_da : entry.effort_kind_en, inDanish ? entry.area_da : entry.area_en, ...entry.municipalities, ...entry.places.map(({ name }) => name),
    ...entry.theme_codes.map((code) => themeNames.get(code)), ...named(entry.sectors), ...named(entry.target_groups),
  ].filter(Boolean).join(" "));
}
