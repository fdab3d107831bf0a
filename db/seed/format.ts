import { z } from "zod";

/**
 * The form of the reviewed catalogue files beside this module. The seeder parses every file with these schemas before it
 * writes a row, so a slip in a data file is a clear message with a path and never a half-seeded catalogue.
 *
 * Texts come in Danish and English. Coordinates are `{lon, lat}` in WGS 84 degrees. Dates are `yyyy-mm-dd`.
 * `lines` are 1-based, inclusive line numbers in the source document.
 */
export const text = z.object({ da: z.string().trim().min(1), en: z.string().trim().min(1) }).strict();
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const point = {
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
};

export const reachCode = z.enum(["denmark", "europe", "overseas"]);

export const provenance = z
  .object({
    document: z.string().regex(/^00[0-4]$/),
    lines: z.tuple([z.number().int().positive(), z.number().int().positive()]).refine(([from, to]) => from <= to),
  })
  .strict();

export const sourceDocumentSeed = z
  .object({ code: z.string().regex(/^00[0-4]$/), title: text, publisher: text, year: z.number().int().nullable(), yearNote: text.nullable() })
  .strict();

export const themeSeed = z
  .object({
    code,
    name: text,
    /** `core`: a theme of the memo's own lists; `further`: read from headlines, reasons and sites; `case`: from the background cases only. */
    group: z.enum(["core", "further", "case"]),
    provenance: provenance.nullable(),
  })
  .strict();

/** What the committee asked for in one reach: basis, overall question, how long, and the themes in the memo's order. */
export const reachBriefSeed = z
  .object({
    reach: reachCode,
    basis: text,
    overallQuestion: text.nullable(),
    durationNote: text.nullable(),
    suggestedDays: z.number().int().positive().nullable(),
    themes: z.array(code),
    provenance,
  })
  .strict();

export const placeSeed = z
  .object({
    code,
    name: text,
    countryCode: z.string().regex(/^[A-Z]{2}$/),
    /** ISO 3166-2 subdivision without the country ("BE" for Berlin), where holidays depend on it. */
    regionCode: z.string().regex(/^[A-Z0-9]{1,3}$/).nullable(),
    ...point,
    timeZone: z.string().includes("/"),
  })
  .strict();

export const caveatSeed = z
  .object({
    code,
    severity: z.enum(["high", "medium", "low"]),
    text,
    /** Where the doubt comes from, in words a reader can follow. */
    source: text,
    /** The day the source was read or, if known, the day it speaks of. */
    statedOn: isoDate,
  })
  .strict();

export const destinationSeed = z
  .object({
    code,
    reach: reachCode,
    name: text,
    /** Towns of the heading in the memo's order: codes of places. */
    places: z.array(code).min(1),
    /** Null where the memo has no headline. */
    headline: text.nullable(),
    reason: text,
    themes: z.array(code),
    caveats: z.array(caveatSeed),
    provenance,
  })
  .strict();

export const siteKind = z.enum([
  "jobcentre", "municipal-service", "company", "network", "ministry", "public-agency", "hub", "ngo", "education", "conference", "district",
]);

export const siteSeed = z
  .object({
    code,
    destination: code,
    place: code,
    /** The name as the memo writes it (joined over line ends). Never translated. */
    name: z.string().trim().min(1),
    /** What the host calls itself today, where that differs and a source says so. */
    presentName: z.string().trim().min(1).nullable(),
    kind: siteKind,
    /** `named`: a host that can be asked; `type-only`: the memo describes a kind of host without naming one. */
    concreteness: z.enum(["named", "area", "programme", "event", "type-only"]),
    offer: text,
    themes: z.array(code).min(1),
    address: z.string().trim().min(1).nullable(),
    ...point,
    /** `address`: the building; `district`: right quarter, house unsure; `town`: town level only. */
    coordinateConfidence: z.enum(["address", "district", "town"]),
    /** OpenStreetMap `opening_hours` syntax: the hours in which a host of this kind normally receives visitors. */
    openingHours: z.string().min(1).nullable(),
    /** `published`: the host's own hours are known; `assumed`: ordinary office hours of the country. */
    openingHoursBasis: z.enum(["published", "assumed"]).nullable(),
    visitMinutes: z.number().int().min(15).max(480),
    groupLimit: z.number().int().positive().nullable(),
    /** ISO 639-1 codes in which a visit can be held, the likeliest first. */
    languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
    contactRole: text,
    status: z.enum(["ok", "to-verify", "renamed", "moved", "remit-changed", "closed", "not-verified"]),
    caveats: z.array(caveatSeed),
    alternativeGroup: code.nullable(),
    /** Known dates of a dated event. */
    eventDates: z.array(z.object({ startsOn: isoDate, endsOn: isoDate, confirmed: z.boolean(), source: text }).strict()),
    provenance,
  })
  .strict();

export const alternativeGroupSeed = z
  .object({
    code,
    destination: code,
    /** The memo's own word: "fx", "eller", "/" or a combination. */
    wording: z.string().min(1),
    reading: z.enum(["choose-one", "either-or-both", "example", "same-host"]),
    explanation: text,
    /** Alternatives between towns ("Barcelona / Madrid"); alternatives between sites are named by the sites themselves. */
    places: z.array(code),
    provenance,
  })
  .strict();

export const dialogueTopicSeed = z
  .object({ code, destination: code, title: text, description: text, themes: z.array(code), sites: z.array(code), provenance })
  .strict();

export const catalogueFiles = {
  "source-documents": z.array(sourceDocumentSeed),
  themes: z.array(themeSeed),
  "reach-briefs": z.array(reachBriefSeed),
  places: z.array(placeSeed),
  destinations: z.array(destinationSeed),
  "alternative-groups": z.array(alternativeGroupSeed),
  sites: z.array(siteSeed),
  "dialogue-topics": z.array(dialogueTopicSeed),
} as const;

export type SiteSeed = z.infer<typeof siteSeed>;
export type DestinationSeed = z.infer<typeof destinationSeed>;
