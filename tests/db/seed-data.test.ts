import { readFileSync, readdirSync } from "node:fs";
import OpeningHours from "opening_hours";
import { Geodesic } from "geographiclib-geodesic";
import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { libraryFiles } from "../../db/seed/case-format";
import { catalogueFiles } from "../../db/seed/format";

type Files = typeof catalogueFiles;
type FileName = keyof Files;

const seedFolder = new URL("../../db/seed/", import.meta.url);
const fileNames = Object.keys(catalogueFiles) as FileName[];
const readText = (name: string) => readFileSync(new URL(`${name}.json`, seedFolder), "utf8");

function load<Name extends FileName>(name: Name): z.infer<Files[Name]> {
  const parsed = catalogueFiles[name].safeParse(JSON.parse(readText(name)));
  if (!parsed.success) throw new Error(`${name}.json: ${JSON.stringify(parsed.error.issues, null, 2)}`);
  return parsed.data as z.infer<Files[Name]>;
}

const documents = load("source-documents");
const themes = load("themes");
const briefs = load("reach-briefs");
const places = load("places");
const destinations = load("destinations");
const groups = load("alternative-groups");
const sites = load("sites");
const topics = load("dialogue-topics");

const codesOf = (rows: ReadonlyArray<{ code: string }>) => new Set(rows.map((row) => row.code));
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const missingFrom = (known: ReadonlySet<string>, codes: readonly string[]) => codes.filter((code) => !known.has(code));
const placeByCode = new Map(places.map((place) => [place.code, place]));

function placeOf(code: string) {
  const place = placeByCode.get(code);
  if (!place) throw new Error(`no place ${code}`);
  return place;
}

function kilometresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  return (Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? Number.NaN) / 1000;
}

/** Every string of a parsed file with the path to it, so that a failure names the text at fault. */
function strings(value: unknown, path: string): Array<{ path: string; text: string }> {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`));
}

const allCaveats = [...destinations, ...sites].flatMap((row) => row.caveats);

describe("catalogue files", () => {
  it("are, with those of the library, exactly the files that the formats name", () => {
    const found = readdirSync(seedFolder).filter((name) => name.endsWith(".json"));
    expect(found.sort()).toEqual([...fileNames, ...Object.keys(libraryFiles)].map((name) => `${name}.json`).sort());
  });

  it("hold the whole proposal", () => {
    expect(documents.map((row) => row.code)).toEqual(["000", "001", "002", "003", "004"]);
    expect(themes).toHaveLength(27);
    expect(briefs.map((row) => row.reach)).toEqual(["denmark", "europe", "overseas"]);
    expect(groups).toHaveLength(13);
    expect(topics).toHaveLength(24);
    expect(sites).toHaveLength(58);
    expect(sites.filter((site) => site.concreteness !== "type-only")).toHaveLength(51);
    const perReach = (reach: string) => destinations.filter((row) => row.reach === reach).length;
    expect([perReach("denmark"), perReach("europe"), perReach("overseas"), destinations.length]).toEqual([4, 5, 3, 12]);
    expect(["core", "further", "case"].map((group) => themes.filter((theme) => theme.group === group).length)).toEqual([6, 16, 5]);
  });

  it("give each destination the number of sites and topics it has in the proposal", () => {
    const counts = destinations.map((row) => [
      row.code,
      sites.filter((site) => site.destination === row.code).length,
      topics.filter((topic) => topic.destination === row.code).length,
    ]);
    expect(counts).toEqual([
      ["dk-oestjylland", 5, 0], ["dk-nordjylland", 4, 0], ["dk-billund", 4, 0], ["dk-odense", 3, 0],
      ["eu-tallinn", 5, 5], ["eu-london", 8, 4], ["eu-berlin-muenchen", 7, 3], ["eu-amsterdam-rotterdam", 3, 3], ["eu-barcelona-madrid", 2, 1],
      ["ov-toronto", 5, 3], ["ov-seoul", 6, 2], ["ov-singapore", 6, 3],
    ]);
  });

  it("have a headline everywhere but overseas", () => {
    const without = destinations.filter((row) => row.headline === null).map((row) => row.reach);
    expect(without).toEqual(["overseas", "overseas", "overseas"]);
  });
});

describe("codes and references", () => {
  it("are unique", () => {
    for (const rows of [documents, themes, places, destinations, groups, sites, topics, allCaveats]) {
      expect(repeated(rows.map((row) => row.code))).toEqual([]);
    }
  });

  it("resolve", () => {
    const known = { document: codesOf(documents), theme: codesOf(themes), place: codesOf(places), destination: codesOf(destinations), group: codesOf(groups), site: codesOf(sites) };
    const themeCodes = [...briefs, ...destinations, ...sites, ...topics].flatMap((row) => row.themes);
    expect(missingFrom(known.theme, themeCodes)).toEqual([]);
    expect(missingFrom(known.place, [...sites.map((site) => site.place), ...[...destinations, ...groups].flatMap((row) => row.places)])).toEqual([]);
    expect(missingFrom(known.destination, [...sites, ...topics, ...groups].map((row) => row.destination))).toEqual([]);
    expect(missingFrom(known.group, sites.flatMap((site) => site.alternativeGroup ?? []))).toEqual([]);
    expect(missingFrom(known.site, topics.flatMap((topic) => topic.sites))).toEqual([]);
    const provenances = [...themes, ...briefs, ...destinations, ...groups, ...sites, ...topics].flatMap((row) => row.provenance ?? []);
    expect(missingFrom(known.document, provenances.map((row) => row.document))).toEqual([]);
  });

  it("never list the same thing twice in one row", () => {
    for (const row of [...destinations, ...sites, ...topics, ...briefs]) expect(repeated(row.themes)).toEqual([]);
    for (const topic of topics) expect(repeated(topic.sites)).toEqual([]);
  });

  it("keep topics and groups within their destination, and their lines within its lines", () => {
    const destinationOf = new Map(sites.map((site) => [site.code, site.destination]));
    for (const topic of topics) for (const site of topic.sites) expect([topic.code, destinationOf.get(site)]).toEqual([topic.code, topic.destination]);
    const groupDestination = new Map(groups.map((group) => [group.code, group.destination]));
    for (const site of sites) if (site.alternativeGroup) expect([site.code, groupDestination.get(site.alternativeGroup)]).toEqual([site.code, site.destination]);
    const linesOf = new Map(destinations.map((row) => [row.code, row.provenance.lines]));
    for (const row of [...sites, ...topics, ...groups]) {
      const [from, to] = linesOf.get(row.destination) ?? [0, 0];
      expect([row.code, row.provenance.lines[0] >= from && row.provenance.lines[1] <= to]).toEqual([row.code, true]);
    }
  });

  it("give every group of alternatives its members", () => {
    for (const group of groups) {
      const members = sites.filter((site) => site.alternativeGroup === group.code).length;
      const least = group.reading === "choose-one" || group.reading === "either-or-both" ? 2 : 1;
      expect([group.code, members + group.places.length >= least]).toEqual([group.code, true]);
    }
  });
});

describe("places and coordinates", () => {
  it("put every site within 60 km of its place", () => {
    const far = sites.filter((site) => !(kilometresBetween(site, placeOf(site.place)) < 60)).map((site) => site.code);
    expect(far).toEqual([]);
  });

  it("name the real town of hosts that lie outside the town of the heading, and say so", () => {
    const elsewhere = sites
      .filter((site) => !destinations.find((row) => row.code === site.destination)?.places.includes(site.place))
      .map((site) => [site.code, site.place]);
    expect(elsewhere).toEqual([
      ["dk-bi-kompetencecenter", "grindsted"], ["dk-bi-jc-billund", "grindsted"],
      ["ov-se-kdi", "sejong"], ["ov-se-moel", "sejong"], ["ov-se-sim", "suwon"], ["ov-se-kpu", "siheung"],
    ]);
    const told = (code: string) => sites.find((site) => site.code === code)?.caveats.some((caveat) => caveat.severity === "high");
    for (const [code] of [...elsewhere, ["dk-nj-man"]]) expect([code, told(code ?? "")]).toEqual([code, true]);
    expect(sites.find((site) => site.code === "dk-nj-man")?.place).toBe("frederikshavn");
  });

  it("use time zones the runtime knows and regions the holiday calendar knows", () => {
    const calendar = new Holidays();
    for (const place of places) {
      expect(() => new Intl.DateTimeFormat("da", { timeZone: place.timeZone })).not.toThrow();
      expect([place.code, place.countryCode in calendar.getCountries()]).toEqual([place.code, true]);
      if (place.regionCode) expect([place.code, place.regionCode in calendar.getStates(place.countryCode)]).toEqual([place.code, true]);
    }
  });
});

describe("visits", () => {
  it("have opening hours that can be read, with a basis, except where nobody receives by the hour", () => {
    for (const site of sites) {
      const hourless = site.concreteness === "type-only" || site.concreteness === "area" || site.concreteness === "event";
      expect([site.code, site.openingHours === null]).toEqual([site.code, hourless]);
      expect([site.code, site.openingHoursBasis === null]).toEqual([site.code, hourless]);
      if (site.openingHours === null) continue;
      // Without a country: the package knows no public holidays of South Korea and Singapore, and the syntax is what counts here.
      const hours = new OpeningHours(site.openingHours, null);
      expect([site.code, hours.getWarnings()]).toEqual([site.code, []]);
      expect([site.code, hours.getState(new Date(2027, 3, 14, 10, 0)), hours.getState(new Date(2027, 3, 18, 10, 0))]).toEqual([site.code, true, false]);
    }
  });

  it("say that a host has to be found where only a type or an area is given", () => {
    const open = sites.filter((site) => site.concreteness === "type-only" || site.concreteness === "area");
    for (const site of open) expect([site.code, site.caveats.some((caveat) => caveat.code.endsWith("-no-host"))]).toEqual([site.code, true]);
  });

  it("explain every status but ok with a caveat", () => {
    for (const site of sites) if (site.status !== "ok") expect([site.code, site.caveats.length > 0]).toEqual([site.code, true]);
    for (const site of sites) if (site.status === "renamed") expect([site.code, site.presentName !== null]).toEqual([site.code, true]);
  });

  it("give an event whole and ordered dates", () => {
    for (const date of sites.flatMap((site) => site.eventDates)) expect(date.startsOn <= date.endsOn).toBe(true);
    expect(sites.filter((site) => site.eventDates.length > 0).map((site) => site.concreteness)).toEqual(["event"]);
  });

  it("carry real dates on every caveat", () => {
    for (const caveat of allCaveats) expect([caveat.code, new Date(caveat.statedOn).toISOString().slice(0, 10)]).toEqual([caveat.code, caveat.statedOn]);
  });
});

describe("texts", () => {
  const texts = fileNames.flatMap((name) => strings(load(name), name));

  it("hold no mail address and nothing like a telephone number", () => {
    // A lone @ is allowed: the district is called 22@.
    const mail = /\S@\w/;
    const phone = /\+\d{1,3}[\s\d]{6,}|\b\d{2}(?:[ .]\d{2}){3}\b|\b\d{8,}\b|\b\d{3}[ -]\d{3,4}[ -]\d{4}\b/;
    expect(texts.filter(({ text }) => mail.test(text) || phone.test(text))).toEqual([]);
  });

  it("are set without stray spaces or broken words", () => {
    expect(texts.filter(({ text }) => text !== text.trim() || /\s{2}|\s[,.;:]|\n/.test(text))).toEqual([]);
  });

  it("mark what is uncertain in both languages", () => {
    for (const { code, text } of allCaveats) expect([code, text.en.startsWith("To be verified:")]).toEqual([code, text.da.startsWith("Skal bekræftes:")]);
  });
});
