import { z } from "zod";
import { canonicalJson } from "~/domain/text/canonical-json";
import { checkbox, coordinate, manyOf, optionalText, requiredText, wholeNumber } from "~/shared/form-fields";
import { readDate } from "~/i18n/date-text";
import { eventDateRows, formOfRows, readRows, type RowFact, type RowSpec } from "./row-schema";
import { caseFields, caseFormFacts, withCaseFallbacks } from "./case-schema";
import { concretenesses, reaches, severities, siteKinds } from "./schema";

/** What people write in the catalogue and the library. */
export const entryKinds = ["site", "destination", "topic", "place", "theme", "case"] as const;
export type EntryKind = (typeof entryKinds)[number];

export type CaveatFact = { code: string; severity: (typeof severities)[number]; text_da: string; text_en: string; source_da: string; source_en: string; stated_on: string };
export type FactValue = string | number | boolean | null | string[] | CaveatFact[] | RowFact[];
/** What is said of an entry, by field; other entries are named by their codes. This is what history keeps and compares. */
export type EntryFacts = Record<string, FactValue>;

/** What a choice is made among: a list of its own, or what the catalogue holds. */
export type ChoiceSource = readonly string[] | "destinations" | "places" | "themes" | "sites" | "documents";
export type EntryGroup = "what" | "when" | "where" | "offer" | "results" | "dates" | "alternatives" | "themes" | "practical" | "source";
type Common = { name: string; group: EntryGroup; required?: true };
export type EntryField = Common &
  (
    | { type: "line" | "area"; max: number; /** An empty one takes the words of this field. */ fallback?: string; nullable?: true }
    | { type: "number"; min: number; max: number; nullable?: true }
    | { type: "coordinate"; limit: 90 | 180 }
    | { type: "date" }
    | { type: "select"; choices: ChoiceSource; /** Messages of the choices: `<words>.<choice>`. */ words?: string; nullable?: true }
    | { type: "many"; choices: ChoiceSource; /** Behind a heading of its own: the list is long and seldom needed. */ folded?: true }
    /** A list, one a line; `with` is the list in Danish that this one says in English, line by line. */
    | { type: "lines"; max: number; with?: string }
    | { type: "check" }
    | { type: "rows"; rows: RowSpec }
    | { type: "caveats" }
  );

export const entryGroups: readonly EntryGroup[] = ["what", "when", "where", "offer", "results", "dates", "alternatives", "themes", "practical", "source"];

/** The languages offered at a host; others stay when they are there already. */
export const hostLanguages = ["da", "en", "de", "sv", "no", "fi", "et", "nl", "fr", "es", "ca", "pl", "ko"] as const;
const alternativeReadings = ["choose-one", "either-or-both", "example", "same-host"] as const;
const confidences = ["address", "district", "town"] as const;
const statuses = ["ok", "to-verify", "renamed", "moved", "remit-changed", "closed", "not-verified"] as const;

const pair = (name: string, group: EntryGroup, type: "line" | "area", max: number, required = true): EntryField[] => [
  { name: `${name}_da`, group, type, max, ...(required ? { required: true as const } : {}), ...(required ? {} : { nullable: true as const }) },
  { name: `${name}_en`, group, type, max, fallback: `${name}_da`, ...(required ? {} : { nullable: true as const }) },
];
const pin: EntryField[] = [
  { name: "lat", group: "where", type: "coordinate", limit: 90, required: true },
  { name: "lon", group: "where", type: "coordinate", limit: 180, required: true },
];
const source: EntryField[] = [
  { name: "source", group: "source", type: "select", choices: "documents", nullable: true },
  { name: "source_line_from", group: "source", type: "number", min: 1, max: 1_000_000, nullable: true },
  { name: "source_line_to", group: "source", type: "number", min: 1, max: 1_000_000, nullable: true },
];
const verified: EntryField[] = [
  { name: "verified_on", group: "source", type: "date" },
  { name: "verified_note", group: "source", type: "line", max: 500 },
  { name: "caveats", group: "source", type: "caveats" },
];

export const entryFields: Record<EntryKind, EntryField[]> = {
  site: [
    { name: "name", group: "what", type: "line", max: 200, required: true },
    { name: "present_name", group: "what", type: "line", max: 200, nullable: true },
    { name: "kind", group: "what", type: "select", choices: siteKinds, words: "catalogue.kind", required: true },
    { name: "concreteness", group: "what", type: "select", choices: concretenesses, words: "catalogue.concreteness", required: true },
    { name: "status", group: "what", type: "select", choices: statuses, words: "site.status", required: true },
    { name: "destination", group: "where", type: "select", choices: "destinations", required: true },
    { name: "place", group: "where", type: "select", choices: "places", required: true },
    { name: "address", group: "where", type: "line", max: 300, nullable: true },
    ...pin,
    { name: "coordinate_confidence", group: "where", type: "select", choices: confidences, words: "site.confidence", required: true },
    ...pair("offer", "offer", "area", 4000),
    { name: "event_dates", group: "dates", type: "rows", rows: eventDateRows },
    { name: "alternatives_reading", group: "alternatives", type: "select", choices: alternativeReadings, nullable: true },
    { name: "alternatives", group: "alternatives", type: "many", choices: "sites" },
    { name: "alternatives_wording", group: "alternatives", type: "line", max: 300 },
    { name: "alternatives_explanation_da", group: "alternatives", type: "area", max: 1000 },
    { name: "alternatives_explanation_en", group: "alternatives", type: "area", max: 1000, fallback: "alternatives_explanation_da" },
    { name: "themes", group: "themes", type: "many", choices: "themes" },
    { name: "visit_minutes", group: "practical", type: "number", min: 15, max: 480, required: true },
    { name: "group_limit", group: "practical", type: "number", min: 1, max: 100_000, nullable: true },
    { name: "languages", group: "practical", type: "many", choices: hostLanguages, required: true },
    { name: "opening_hours", group: "practical", type: "line", max: 300, nullable: true },
    { name: "opening_hours_basis", group: "practical", type: "select", choices: ["published", "assumed"], words: "site.hours-basis", nullable: true },
    ...pair("contact_role", "practical", "line", 200),
    ...source, ...verified,
  ],
  destination: [
    ...pair("name", "what", "line", 200),
    { name: "reach", group: "what", type: "select", choices: reaches, words: "reach", required: true },
    ...pair("headline", "what", "line", 300, false),
    { name: "places", group: "where", type: "many", choices: "places", required: true },
    ...pair("reason", "offer", "area", 4000),
    { name: "themes", group: "themes", type: "many", choices: "themes" },
    ...source, ...verified,
  ],
  topic: [
    ...pair("title", "what", "line", 200), ...pair("description", "offer", "area", 4000),
    { name: "sites", group: "where", type: "many", choices: "sites" },
    { name: "themes", group: "themes", type: "many", choices: "themes" },
    ...source,
  ],
  place: [
    ...pair("name", "what", "line", 120),
    { name: "country_code", group: "where", type: "line", max: 2, required: true },
    { name: "region_code", group: "where", type: "line", max: 3, nullable: true },
    ...pin, ...source,
  ],
  theme: [...pair("name", "what", "line", 120), { name: "theme_group", group: "what", type: "select", choices: ["core", "further", "case"], required: true }, ...source],
  case: caseFields,
};

const optionalDate = z.string().optional().transform((text, context) => {
  if ((text ?? "").trim() === "") return null;
  const date = readDate(text!.trim());
  if (date) return date;
  context.addIssue({ code: "custom", message: "error.date" });
  return z.NEVER;
});
/** An empty field is null; another one is read by the schema. */
export const emptyToNull = <Schema extends z.ZodType>(schema: Schema) => z.string().optional().transform((text) => (text ?? "").trim()).transform((text, context) => {
  if (text === "") return null;
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: parsed.error.issues[0]!.message });
  return z.NEVER;
});
const chosen = (choices: ChoiceSource) => (typeof choices === "string" ? z.string().max(160).regex(/^[a-z0-9-]+$/, "error.choose") : z.enum(choices as [string, ...string[]], "error.choose"));

function schemaOf(field: EntryField): z.ZodType<FactValue> {
  switch (field.type) {
    case "line":
    case "area":
      return field.required ? requiredText(field.max) : optionalText(field.max).transform((text) => (text === "" && field.nullable ? null : text));
    case "number":
      return field.nullable ? emptyToNull(wholeNumber(field.min, field.max)) : wholeNumber(field.min, field.max);
    case "coordinate":
      return coordinate(field.limit);
    case "date":
      return optionalDate;
    case "select":
      return field.nullable ? emptyToNull(chosen(field.choices)) : z.string("error.choose").pipe(chosen(field.choices));
    case "many":
      return manyOf(z.string().max(80).regex(/^[a-z0-9-]+$/, "error.choose")).refine((list) => !field.required || list.length > 0, "error.choose");
    case "lines":
      return optionalText(field.max).transform((text) => [...new Set(text.split("\n").map((line) => line.trim()).filter(Boolean))]).refine((list) => !field.required || list.length > 0, "error.required");
    case "check":
      return checkbox;
    case "caveats":
    case "rows":
      return z.unknown().optional().transform((): FactValue => []);
  }
}

const schemas = Object.fromEntries(entryKinds.map((kind) => [kind, z.object(Object.fromEntries(entryFields[kind].map((field) => [field.name, schemaOf(field)])))])) as Record<EntryKind, z.ZodObject<Record<string, z.ZodType<FactValue>>>>;

/** The form of one kind. Doubts and rows, which have fields of their own, are read by {@link readCaveats} and {@link readEntryRows}. */
export const entryFormSchema = (kind: EntryKind) => schemas[kind];

/** An empty text takes the words of the field it may stand in for. */
export function withFallbacks(kind: EntryKind, facts: EntryFacts): EntryFacts {
  const filled = kind === "case" ? withCaseFallbacks(facts) : { ...facts };
  for (const field of entryFields[kind]) if ((field.type === "line" || field.type === "area") && field.fallback && !filled[field.name]) filled[field.name] = filled[field.fallback] ?? null;
  return filled;
}

type Values = Record<string, string | string[]>;
const caveatParts = ["severity", "text_da", "text_en", "source_da", "stated_on"] as const;
export const caveatFieldName = (index: number, part: "code" | (typeof caveatParts)[number]) => `caveat-${index}-${part}`;
export const mostCaveats = 30;

/** The doubts of a form; one without a text or marked as settled is left out. `today` dates a new one; `null`: some text is too long. */
export function readCaveats(values: Values, newCode: (index: number) => string, today: string): CaveatFact[] | null {
  const caveats: CaveatFact[] = [];
  for (let index = 0; index < mostCaveats; index += 1) {
    const part = (name: Parameters<typeof caveatFieldName>[1]) => String(values[caveatFieldName(index, name)] ?? "").replaceAll("\r\n", "\n").trim();
    const severity = severities.find((one) => one === part("severity"));
    const text_da = part("text_da");
    if (!severity || text_da === "") continue;
    const source_da = part("source_da");
    const texts = [text_da, part("text_en"), source_da];
    // eslint-disable-next-line no-control-regex -- a control character breaks documents later
    if (texts.some((text) => text.length > 2000 || /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text))) return null;
    const code = part("code");
    caveats.push({ code: /^[a-z0-9-]{1,120}$/.test(code) ? code : newCode(index), severity, text_da, text_en: part("text_en") || text_da, source_da, source_en: source_da, stated_on: readDate(part("stated_on")) ?? today });
  }
  return caveats;
}

/** The rows of a form by field, with what is wrong with them. */
export function readEntryRows(kind: EntryKind, values: Values): { facts: EntryFacts; errors: Record<string, string> } {
  const [facts, errors]: [EntryFacts, Record<string, string>] = [{}, {}];
  for (const field of entryFields[kind]) {
    if (field.type !== "rows") continue;
    const read = readRows(field.rows, field.name, values);
    facts[field.name] = read.rows;
    Object.assign(errors, read.errors);
  }
  return { facts, errors };
}

/** The facts as the fields of a form hold them. */
export function formOfFacts(kind: EntryKind, given: EntryFacts): Values {
  const facts = kind === "case" ? caseFormFacts(given) : given;
  const values: Values = {};
  for (const field of entryFields[kind]) {
    const value = facts[field.name];
    if (field.type === "caveats") {
      for (const [index, caveat] of ((value ?? []) as CaveatFact[]).entries()) for (const part of ["code", ...caveatParts] as const) values[caveatFieldName(index, part)] = caveat[part];
    } else if (field.type === "rows") Object.assign(values, formOfRows(field.rows, field.name, (value ?? []) as RowFact[]));
    else if (field.type === "lines") values[field.name] = ((value ?? []) as string[]).join("\n");
    else if (field.type === "check") values[field.name] = value === true ? "on" : "";
    else if (Array.isArray(value)) values[field.name] = value as string[];
    else values[field.name] = value === null || value === undefined ? "" : String(value);
  }
  return values;
}

/** Whether two facts say the same. What has been stored comes back with its parts in another order. */
export const isSameFact = (one: unknown, other: unknown): boolean => canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The fields in which two states of an entry differ, in the form's order. */
export function changedFields(kind: EntryKind, before: EntryFacts, after: EntryFacts): string[] {
  return entryFields[kind].map(({ name }) => name).filter((name) => name in before && name in after && !isSameFact(before[name], after[name]));
}

/** The plain fields in which what was typed differs from what is stored. Boxes come in the order they stand in, which is not that of a stored list and says nothing. */
export function differingFields(kind: EntryKind, bothOf: (name: string) => [typed: string[], stored: string[]]): string[] {
  return entryFields[kind].filter(({ name, type }) => {
    if (type === "caveats" || type === "rows") return false;
    const [typed, stored] = bothOf(name).map((list) => (type === "many" ? [...list].sort() : list).join("\n"));
    return typed !== stored;
  }).map(({ name }) => name);
}

export const entryFormFields = {
  version: wholeNumber(0, 1_000_000_000), requestKey: z.uuid("error.invalid"), owner: z.union([z.literal("shared"), z.uuid()]),
};

/** Where an entry is read, edited, and told of. */
export function entryPath(kind: EntryKind, code: string): string {
  switch (kind) {
    case "site": return `/besoegssteder/${code}`;
    case "destination": return `/destinationer/${code}`;
    case "case": return `/bibliotek/${code}`;
    default: return `/katalog/${entrySlugs[kind]}`;
  }
}
/** True for kinds that are read on a page of their own; the others are read and edited in their form. */
export const hasOwnPage = (kind: EntryKind): boolean => kind === "site" || kind === "destination" || kind === "case";
/** The kinds in addresses of the kinds that have no page of their own. */
export const entrySlugs = { topic: "emne", place: "sted", theme: "tema", case: "eksempel" } as const;
const ownFolder = (kind: EntryKind, code: string) => (kind === "site" || kind === "destination" ? entryPath(kind, code) : `/katalog/${entrySlugs[kind]}/${code}`);
export const editPath = (kind: EntryKind, code: string) => `${ownFolder(kind, code)}/ret`;
export const entryHistoryPath = (kind: EntryKind, code: string) => `${ownFolder(kind, code)}/historik`;
export const mergePath = (siteCode: string) => `/besoegssteder/${siteCode}/sammenlaeg`;
export const contactsPath = (siteCode: string) => `/besoegssteder/${siteCode}/kontakter`;
export const newSitePath = (destinationCode: string) => `/destinationer/${destinationCode}/nyt-besoegssted`;
export const newTopicPath = (destinationCode: string) => `/destinationer/${destinationCode}/nyt-emne`;
export const newDestinationPath = "/destinationer/ny";
export const verificationPath = "/destinationer/efterproev";
export function kindOfSlug(slug: string | undefined): keyof typeof entrySlugs | undefined {
  return (Object.keys(entrySlugs) as (keyof typeof entrySlugs)[]).find((kind) => entrySlugs[kind] === slug);
}
/** The kind of entry that an address is of, in its own folder or its kind's; undefined for no such address. */
export function kindOfAddress(pathname: string): EntryKind | undefined {
  return entryKinds.find((kind) => pathname.startsWith(ownFolder(kind, "")));
}
