import { z } from "zod";
import { concretenesses, siteKinds } from "./schema";

/*
 * The form of a site in a file, CSV or GeoJSON: every field of the catalogue, so that what is written out and read back is the
 * same. A list within a cell is parted by "|"; doubts and dates, which have parts of their own, are JSON.
 */
const text = z.string().max(4000);
const code = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** A town or a theme: by its code, or by a name that the catalogue may not have yet. */
const namedThing = z.string().trim().min(1).max(120).regex(/^[^|\p{Cc}]+$/u);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day));
const caveat = z.object({ code: z.string().max(120), severity: z.enum(["high", "medium", "low"]), text_da: text, text_en: text, source_da: text, source_en: text, stated_on: isoDate }).strict();
const eventDate = z.object({ starts_on: isoDate, ends_on: isoDate, confirmed: z.boolean(), source_da: text, source_en: text }).strict().refine((one) => one.starts_on <= one.ends_on);

export const siteFileSchema = z.object({
  code,
  destination: code,
  place: namedThing,
  name: z.string().trim().min(1).max(200),
  present_name: z.string().trim().max(200).nullable(),
  kind: z.enum(siteKinds),
  concreteness: z.enum(concretenesses),
  offer_da: text,
  offer_en: text,
  address: text.nullable(),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  coordinate_confidence: z.enum(["address", "district", "town"]),
  opening_hours: text.nullable(),
  opening_hours_basis: z.enum(["published", "assumed"]).nullable(),
  visit_minutes: z.number().int().min(15).max(480),
  group_limit: z.number().int().positive().max(100_000).nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  contact_role_da: text,
  contact_role_en: text,
  status: z.enum(["ok", "to-verify", "renamed", "moved", "remit-changed", "closed", "not-verified"]),
  alternative_group: z.string().max(120).nullable(),
  themes: z.array(namedThing),
  caveats: z.array(caveat),
  event_dates: z.array(eventDate),
  source_document: z.string().max(120).nullable(),
  source_line_from: z.number().int().positive().nullable(),
  source_line_to: z.number().int().positive().nullable(),
  verified_on: isoDate.nullable(),
  verified_note: z.string().max(500),
}).strict().superRefine((site, context) => {
  if ((site.opening_hours === null) !== (site.opening_hours_basis === null)) context.addIssue({ code: "custom", path: ["opening_hours_basis"], message: "hours" });
  if (site.source_line_from !== null && site.source_line_to !== null && site.source_line_to < site.source_line_from) context.addIssue({ code: "custom", path: ["source_line_to"], message: "order" });
});
export type SiteFileRow = z.infer<typeof siteFileSchema>;
export type SiteColumn = keyof SiteFileRow;
export const siteColumns = Object.keys(siteFileSchema.shape) as SiteColumn[];

export const numberColumns: readonly SiteColumn[] = ["lat", "lon", "visit_minutes", "group_limit", "source_line_from", "source_line_to"];
export const listColumns: readonly SiteColumn[] = ["languages", "themes"];
export const jsonColumns: readonly SiteColumn[] = ["caveats", "event_dates"];
/** Codes and dates, of which a space that was typed along is no part. */
export const wordColumns: readonly SiteColumn[] = ["code", "destination", "kind", "concreteness", "coordinate_confidence", "opening_hours_basis", "status", "alternative_group", "source_document", "verified_on"];
export const nullableColumns: readonly SiteColumn[] = ["present_name", "address", "opening_hours", "opening_hours_basis", "group_limit", "alternative_group", "source_document", "source_line_from", "source_line_to", "verified_on"];

/** What is wrong with a file, at which row and column; `row` 0 is the file itself. A reading names the row that a spreadsheet shows (in GeoJSON the feature, from 1); a plan names its place among the rows read, from 1. */
export type SiteFileFault = { row: number; column: string; code: "no-file" | "other-file" | "no-rows" | "column-missing" | "column-unknown" | "value" | "number" | "twice" | "unknown-code" | "archived" | "merged"; value: string };
/** `at`: the row of the file that each was read from. */
export type SiteFileReading = { rows: SiteFileRow[]; at: number[]; faults: SiteFileFault[] };

/** A town or a theme that a file names and the catalogue has not, with what it may mean, the likeliest first. */
export type UnknownName = { kind: "place" | "theme"; name: string; rows: number[]; proposals: { code: string; name: { da: string; en: string } }[]; /** Whether it can be made: a town by anybody who plans, a theme by those who keep the catalogue. */ mayAdd: boolean };
/** What each unknown name shall be: the code of what is meant, or a new one. */
export type NameChoices = ReadonlyMap<string, string>;
export const nameKey = (kind: UnknownName["kind"], name: string) => `${kind}:${name}`;
export const asNew = "+";

/** The choices a form holds: `unknown.0` names what, `choice.0` says which. */
export function readNameChoices(values: Record<string, string | string[]>): NameChoices {
  const choices = new Map<string, string>();
  for (let index = 0; typeof values[`unknown.${index}`] === "string"; index += 1) choices.set(values[`unknown.${index}`] as string, String(values[`choice.${index}`] ?? ""));
  return choices;
}

export const siteImportPath = "/destinationer/import";
export const siteExportPath = { csv: "/destinationer/eksport.csv", geojson: "/destinationer/eksport.geojson" } as const;
