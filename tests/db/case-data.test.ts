import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { catalogueFiles } from "../../db/seed/format";
import { libraryFiles } from "../../db/seed/case-format";

const files = { ...catalogueFiles, ...libraryFiles };
type Files = typeof files;

const seedFolder = new URL("../../db/seed/", import.meta.url);

function load<Name extends keyof Files>(name: Name): z.infer<Files[Name]> {
  const parsed = files[name].safeParse(JSON.parse(readFileSync(new URL(`${name}.json`, seedFolder), "utf8")));
  if (!parsed.success) throw new Error(`${name}.json: ${JSON.stringify(parsed.error.issues, null, 2)}`);
  return parsed.data as z.infer<Files[Name]>;
}

const byPublication = { "001": load("cases-001"), "002": load("cases-002"), "003": load("cases-003"), "004": load("cases-004") };
const cases = Object.values(byPublication).flat();
const charts = load("charts");
const destinations = load("destinations");
const sites = load("sites");
const places = load("places");

const codesOf = (rows: ReadonlyArray<{ code: string }>) => new Set(rows.map((row) => row.code));
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const missingFrom = (known: ReadonlySet<string>, codes: readonly string[]) => codes.filter((code) => !known.has(code));
const caseByCode = new Map(cases.map((row) => [row.code, row]));
const chartByCode = new Map(charts.map((row) => [row.code, row]));

function within(line: number, document: string, ranges: ReadonlyArray<{ document: string; lines: readonly [number, number] }>): boolean {
  return ranges.some((range) => range.document === document && range.lines[0] <= line && line <= range.lines[1]);
}

/** Every string of a row with the path to it, so that a failure names the text at fault. */
function strings(value: unknown, path: string): Array<{ path: string; text: string }> {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

/** Every pair of a Danish and an English text of a row. */
function pairs(value: unknown, path: string): Array<{ path: string; da: string; en: string }> {
  if (value === null || typeof value !== "object") return [];
  const own = value as { da?: unknown; en?: unknown };
  if (typeof own.da === "string" && typeof own.en === "string") return [{ path, da: own.da, en: own.en }];
  return Object.entries(value).flatMap(([key, inner]) => pairs(inner, `${path}.${key}`));
}

const allRows = [...cases, ...charts];

describe("the library", () => {
  it("holds every case of the four publications, once and in order", () => {
    const numbers = Object.entries(byPublication).map(([publication, rows]) => [publication, rows.map((row) => row.number)]);
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
    expect(numbers).toEqual([["001", upTo(22)], ["002", upTo(7)], ["003", upTo(10)], ["004", upTo(8)]]);
    for (const [publication, rows] of Object.entries(byPublication)) for (const row of rows) expect([row.code, row.publication]).toEqual([row.code, publication]);
    expect(cases).toHaveLength(47);
    expect(charts).toHaveLength(24);
  });

  it("is made of the files the format names", () => {
    const found = readdirSync(seedFolder).filter((name) => /^(cases-.*|charts)\.json$/.test(name));
    expect(found.sort()).toEqual(Object.keys(libraryFiles).map((name) => `${name}.json`).sort());
  });

  it("sorts the cases of publication 001 by its four purposes as its table does", () => {
    const count = (purpose: string) => byPublication["001"].filter((row) => row.purposeOf001 === purpose).map((row) => row.number);
    expect(count("coordinated-service")).toEqual([1, 2, 3, 4, 5, 6]);
    expect(count("school-business")).toEqual([7, 8, 9, 10]);
    expect(count("sector-skills")).toEqual([11, 12, 13, 14, 15, 16, 17, 18]);
    expect(count("target-groups")).toEqual([19, 20, 21, 22]);
    expect(chartByCode.get("cases-by-purpose")?.rows.map((row) => row.values[0])).toEqual([6, 4, 8, 4]);
  });

  it("keeps the three cases without any place off the map", () => {
    expect(cases.filter((row) => row.places.length === 0).map((row) => row.code)).toEqual(["professional-engineering-academy", "jobmatch", "vsa"]);
  });

  it("dates every case between 1998 and its own goal", () => {
    expect(cases.filter((row) => row.period.from < 1998 || row.period.to > 2021).map((row) => [row.code, row.period.to])).toEqual([["bo-og-arbejde-bornholm", 2028]]);
    for (const row of cases) if (row.period.basis === "publication") expect([row.code, row.period.from, row.period.to]).toEqual([row.code, row.period.from, row.period.from]);
  });
});

describe("codes and references", () => {
  it("are unique", () => {
    expect(repeated(allRows.map((row) => row.code))).toEqual([]);
  });

  it("resolve", () => {
    expect(missingFrom(codesOf(load("themes")), cases.flatMap((row) => row.themes))).toEqual([]);
    expect(missingFrom(codesOf(places), cases.flatMap((row) => row.places.flatMap((place) => (typeof place === "string" ? place : []))))).toEqual([]);
    expect(missingFrom(codesOf(destinations), cases.flatMap((row) => row.links.map((link) => link.destination)))).toEqual([]);
    expect(missingFrom(codesOf(sites), cases.flatMap((row) => row.links.flatMap((link) => link.site ?? [])))).toEqual([]);
    expect(missingFrom(codesOf(cases), [...cases.flatMap((row) => row.tellsAlso), ...charts.flatMap((row) => row.case ?? [])])).toEqual([]);
    const documents = [...cases.flatMap((row) => [...row.provenance, ...row.contradictions.flatMap((one) => one.lines)]), ...charts.flatMap((row) => row.sources)];
    expect(missingFrom(codesOf(load("source-documents")), documents.map((row) => row.document))).toEqual([]);
  });

  it("never list the same thing twice in one case", () => {
    for (const row of cases) {
      expect([row.code, repeated(row.themes), repeated(row.municipalities), repeated(row.tellsAlso)]).toEqual([row.code, [], [], []]);
      expect([row.code, repeated(row.links.map((link) => `${link.destination} ${link.site}`))]).toEqual([row.code, []]);
    }
  });

  it("use places the catalogue has by their codes, and put all of them in Denmark", () => {
    const known = new Set(places.map((place) => place.name.da));
    for (const place of cases.flatMap((row) => row.places)) {
      if (typeof place === "string") continue;
      expect([place.name, known.has(place.name), place.lon > 8 && place.lon < 15.3 && place.lat > 54.5 && place.lat < 57.8]).toEqual([place.name, false, true]);
    }
  });

  it("keep to their own publication, and contradictions to the case's publication or one that tells the same", () => {
    for (const row of cases) {
      for (const range of row.provenance) expect([row.code, range.document]).toEqual([row.code, row.publication]);
      for (const one of row.contradictions) expect([row.code, one.lines.some((range) => range.document === row.publication)]).toEqual([row.code, true]);
    }
  });
});

describe("efforts told twice", () => {
  it("point both ways, and to another publication", () => {
    for (const row of cases) {
      for (const other of row.tellsAlso) {
        expect([row.code, other, caseByCode.get(other)?.tellsAlso.includes(row.code)]).toEqual([row.code, other, true]);
        expect([row.code, other, caseByCode.get(other)?.publication !== row.publication]).toEqual([row.code, other, true]);
      }
    }
  });

  it("are those of Lolland-Falster, Funen, Esbjerg and Silkeborg", () => {
    expect(cases.filter((row) => row.tellsAlso.length > 0).map((row) => row.code)).toEqual([
      "erhvervsraad-og-jobcentre-lolland-falster", "rekrutteringsservice-fyn", "byg-til-vaekst-fyn", "energiteam-esbjerg", "silkeborg-jagter-talenter",
      "konsortium-silkeborg",
      "rekruttering-fra-kanten", "branchespecifik-viden-esbjerg", "politisk-samarbejde-fyn",
      "task-force-til-industrien",
    ]);
  });
});

describe("links", () => {
  const links = cases.flatMap((row) => row.links.map((link) => ({ row, link })));

  it("give a reason in both languages, and not the same words", () => {
    for (const { row, link } of links) {
      const { da, en } = link.reason;
      expect([row.code, link.destination, da.length > 20 && en.length > 20 && da !== en]).toEqual([row.code, link.destination, true]);
    }
  });

  it("keep a site with its destination", () => {
    const destinationOf = new Map(sites.map((site) => [site.code, site.destination]));
    for (const { row, link } of links) if (link.site) expect([row.code, link.site, destinationOf.get(link.site)]).toEqual([row.code, link.site, link.destination]);
  });

  it("call only that a link of place which shares a municipality with the destination, or covers its region", () => {
    const placeName = new Map(places.map((place) => [place.code, place.name.da]));
    for (const { row, link } of links) {
      if (link.relation !== "place") continue;
      const towns = destinations.find((one) => one.code === link.destination)?.places.map((code) => placeName.get(code)) ?? [];
      const shared = row.municipalities.some((name) => towns.includes(name));
      expect([row.code, link.destination, shared || (row.regional && row.municipalities.length === 0)]).toEqual([row.code, link.destination, true]);
    }
  });

  it("lead from fifteen named efforts and two regional ones to places and partners", () => {
    const hard = cases.filter((row) => row.links.some((link) => link.relation !== "theme")).map((row) => row.code);
    expect(hard).toEqual([
      "midtjysk-erhvervsudviklingsakademi", "rekrutteringsservice-fyn", "erhvervsplaymaker-aalborg", "byg-til-vaekst-fyn", "robotakademiet-odense", "kalundborg-rekrutteringsalliance",
      "metalindustri-oest-og-vestjylland", "silkeborg-jagter-talenter", "igu-odense",
      "konsortium-silkeborg", "konsortium-aarhus",
      "jobbarometer-vendsyssel", "job7-trekantomraadet", "politisk-samarbejde-fyn", "aalborg-alliancen",
      "talent-programme-aarhus", "task-force-til-industrien",
    ]);
  });

  it("never make the committee's own city a destination", () => {
    expect(byPublication["003"].find((row) => row.municipalities.includes("København"))?.links.map((link) => link.relation)).toEqual(["theme", "theme"]);
  });
});

describe("figures", () => {
  const figures = cases.flatMap((row) => row.figures.map((figure) => ({ row, figure })));

  it("stand on a line of their own case", () => {
    for (const { row, figure } of figures) expect([row.code, figure.meaning.da, within(figure.line, row.publication, row.provenance)]).toEqual([row.code, figure.meaning.da, true]);
  });

  it("are finite, and shares are shares", () => {
    for (const { row, figure } of figures) {
      if (typeof figure.value === "string") {
        const [low = Number.NaN, high = Number.NaN] = figure.value.split("-").map(Number);
        expect([row.code, low < high]).toEqual([row.code, true]);
        continue;
      }
      expect([row.code, Number.isFinite(figure.value) && figure.value > 0]).toEqual([row.code, true]);
      if (figure.unit.en === "per cent") expect([row.code, figure.value <= 100]).toEqual([row.code, true]);
      else if (figure.n !== null) expect([row.code, figure.meaning.da, figure.value <= figure.n]).toEqual([row.code, figure.meaning.da, true]);
    }
  });

  it("are those of the publications", () => {
    const valuesOf = (code: string) => caseByCode.get(code)?.figures.filter((figure) => figure.kind !== "context").map((figure) => figure.value);
    expect(valuesOf("byg-til-vaekst-fyn")).toEqual([72, 30, 42, 93, 56, 43, 13]);
    expect(valuesOf("robotakademiet-odense")).toEqual([17, 10, 4, 11]);
    expect(valuesOf("horsens-alliancen")).toEqual([150, 600, 60, 21, 90, 30]);
    expect(valuesOf("hoejtuddannede-i-job-horsens")).toEqual([95, 42, 18, 10, 82, 40, 8, 34, 7, 18, 9, 48]);
    expect(valuesOf("rekruttering-fra-kanten")).toEqual([850, 51, 30, 743, 400, 21]);
    expect(valuesOf("aalborg-alliancen")).toEqual([296, 249, 458, 47]);
    expect(valuesOf("sosu-klar-sjaelland")).toEqual([95, 69, 58, 36, 41, 11, 20, 17, 18, 12, 25]);
    expect(valuesOf("ny-fremtid-herning")).toEqual([37, 23, 18, 62, 13, 24, 24, 15, 63]);
    expect(valuesOf("jobmatch")).toEqual([142, 111, 31, 1100, 61, 50, 41, 4, 34, 43]);
    const budgets = byPublication["002"].map((row) => row.figures.find((figure) => figure.unit.en === "million DKK")?.value);
    expect(budgets).toEqual([2.7, 11.08, 2.12, 1.61, 3.11, 5.97, 13.28]);
  });

  it("are missing only where the publication has none", () => {
    const without = cases.filter((row) => row.figures.length === 0).map((row) => row.code);
    expect(without).toEqual(["erhvervsraad-og-jobcentre-lolland-falster", "krydsservice-hedensted", "fiberline-middelfart", "metalindustri-oest-og-vestjylland", "branchespecifik-viden-esbjerg"]);
  });
});

describe("charts", () => {
  it("have every row on a line of their sources", () => {
    for (const chart of charts) for (const row of chart.rows) expect([chart.code, row.label.da, within(row.line, row.document, chart.sources)]).toEqual([chart.code, row.label.da, true]);
  });

  it("show shares that add up to 100, but where the publication's own do not", () => {
    const off = charts
      .filter((chart) => chart.kind === "stacked-bar")
      .flatMap((chart) => chart.rows.map((row) => [chart.code, row.label.en, row.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)] as const))
      .filter(([, , sum]) => Math.abs(sum - 100) > 1);
    expect(off).toEqual([["welcome-information-local", "Lemvig", 105], ["welcome-information-local", "Ringkøbing-Skjern", 102]]);
  });

  it("give as many answers in the rows as in the whole, but where the publication's own differ", () => {
    const off = charts
      .filter((chart) => chart.kind === "stacked-bar" && chart.n !== null)
      .map((chart) => [chart.code, chart.n, chart.rows.filter((row) => !row.total).reduce((sum, row) => sum + (row.n?.[0] ?? 0), 0)] as const)
      .filter(([, whole, sum]) => whole !== sum);
    expect(off).toEqual([["welcome-information-local", 133, 131]]);
    for (const code of ["contacts-with-companies", "jobcentre-challenges", "cases-by-purpose"]) {
      const chart = chartByCode.get(code);
      expect([code, chart?.rows.reduce((sum, row) => sum + (row.values[0] ?? 0), 0)]).toEqual([code, chart?.n]);
    }
    for (const row of chartByCode.get("satisfaction-with-services")?.rows ?? []) {
      const [all, ...parts] = row.n ?? [];
      expect([row.label.en, parts.reduce((sum, part) => sum + part, 0)]).toEqual([row.label.en, all]);
    }
  });

  it("say that the consortia's total is not the number in the text", () => {
    const chart = chartByCode.get("foreign-workers-by-consortium");
    const sum = chart?.rows.filter((row) => !row.total).reduce((total, row) => total + (row.values[0] ?? 0), 0);
    expect([sum, chart?.rows.at(-1)?.values[0]]).toEqual([10651, 10651]);
    expect(chart?.caveats[0]?.en).toContain("10,301");
  });

  it("carry a caveat wherever the answers are few or not representative", () => {
    const survey = charts.filter((chart) => chart.year === 2011);
    expect(survey).toHaveLength(7);
    for (const chart of survey) expect([chart.code, chart.caveats.some((caveat) => caveat.en.includes("not representative"))]).toEqual([chart.code, true]);
  });
});

describe("texts", () => {
  const texts = allRows.flatMap((row) => strings(row, row.code));
  const both = allRows.flatMap((row) => pairs(row, row.code));

  it("hold no mail address, no web address and nothing like a telephone number", () => {
    const reachable = /@|https?:|www\.|\.dk\b|\+\d{1,3}[\s\d]{6,}|\b\d{2}(?:[ .]\d{2}){3}\b|\b\d{8,}\b|\b\d{3}[ -]\d{3,4}[ -]\d{4}\b/;
    expect(texts.filter(({ text }) => reachable.test(text))).toEqual([]);
  });

  it("name no one by the title a contact block would give", () => {
    const contact = /\b(kontaktperson:|jobcenterchef|centerchef|centerleder|afdelingsleder|koncernchef|chefkonsulent|e-?mail:)/i;
    expect(texts.filter(({ text }) => contact.test(text))).toEqual([]);
  });

  it("are set without stray spaces or broken words", () => {
    expect(texts.filter(({ text }) => text !== text.trim() || /\s{2}|\s[,.;:]|\n|\.\.$/.test(text))).toEqual([]);
  });

  it("end sentences, in both languages", () => {
    const sentences = cases.flatMap((row) => [
      ...[row.organisedBy, row.purpose, row.activities, row.results, ...row.learning, ...row.links.map((link) => link.reason), ...row.contradictions.map((one) => one.text)].map((text) => ({ text, end: "." })),
      ...row.questions.map((text) => ({ text, end: "?" })),
    ]);
    expect(sentences.filter(({ text, end }) => !text.da.endsWith(end) || !text.en.endsWith(end))).toEqual([]);
  });

  it("say one thing in one way, so that it can be filtered by", () => {
    const terms = [
      ...cases.flatMap((row) => [row.effortKind, ...row.targetGroups, ...row.sectors, ...row.figures.map((figure) => figure.unit)]),
      ...charts.flatMap((chart) => [chart.unit, ...chart.columns.map((column) => column.unit), ...chart.rows.map((row) => row.unit)].filter((unit) => unit !== null)),
    ];
    const english = new Map<string, Set<string>>();
    for (const { da, en } of terms) english.set(da, (english.get(da) ?? new Set()).add(en));
    expect([...english].filter(([, ways]) => ways.size > 1).map(([da, ways]) => [da, ...ways])).toEqual([]);
  });

  it("are written in both languages, not copied from one to the other", () => {
    // Names and bare labels ("Talent Management", "2015-2016") are the same in both; a sentence never is.
    expect(both.filter(({ da, en }) => da === en && /[.?]$/.test(da))).toEqual([]);
  });
});
