import type { EntryFacts, EntryField } from "./entry-schema";
import { figureRows } from "./row-schema";

/** The four purposes by which cases are sorted. */
const casePurposes = ["coordinated-service", "school-business", "sector-skills", "target-groups"] as const;

const texts = (name: string, group: EntryField["group"], type: "line" | "area", max: number, required = true): EntryField[] => [
  { name: `${name}_da`, group, type, max, ...(required ? { required: true as const } : {}) },
  { name: `${name}_en`, group, type, max, fallback: `${name}_da` },
];
const lists = (name: string, group: EntryField["group"], max: number): EntryField[] => [{ name: `${name}_da`, group, type: "lines", max }, { name: `${name}_en`, group, type: "lines", max, with: `${name}_da` }];
/** Lists whose English lines say the Danish ones, by the name they share. */
export const pairedLists = ["target_groups", "sectors", "lessons", "questions"] as const;

export const caseFields: EntryField[] = [
  ...texts("title", "what", "line", 200),
  ...texts("effort_kind", "what", "line", 200),
  { name: "purpose_code", group: "what", type: "select", choices: casePurposes, words: "library.purpose", nullable: true },
  ...texts("organised_by", "what", "area", 2000),
  { name: "year_from", group: "when", type: "number", min: 1900, max: 2100, required: true },
  { name: "year_to", group: "when", type: "number", min: 1900, max: 2100, nullable: true },
  ...texts("period", "when", "line", 200, false),
  { name: "period_basis", group: "when", type: "select", choices: ["stated", "publication"], required: true },
  { name: "municipalities", group: "where", type: "lines", max: 4000 },
  { name: "places", group: "where", type: "many", choices: "places", folded: true },
  { name: "regional", group: "where", type: "check" },
  { name: "area_da", group: "where", type: "line", max: 300, nullable: true }, { name: "area_en", group: "where", type: "line", max: 300, nullable: true, fallback: "area_da" },
  ...texts("purpose", "offer", "area", 4000), ...texts("activities", "offer", "area", 8000, false),
  ...lists("target_groups", "offer", 4000), ...lists("sectors", "offer", 4000),
  ...texts("results", "results", "area", 8000),
  { name: "figures", group: "results", type: "rows", rows: figureRows },
  ...lists("lessons", "results", 12_000), ...lists("questions", "results", 12_000),
  { name: "themes", group: "themes", type: "many", choices: "themes" },
  { name: "source", group: "source", type: "select", choices: "documents", nullable: true },
  { name: "source_line_from", group: "source", type: "number", min: 1, max: 1_000_000, nullable: true },
  { name: "source_line_to", group: "source", type: "number", min: 1, max: 1_000_000, nullable: true },
];

const yearsOf = (facts: EntryFacts) => (facts.year_from === facts.year_to || facts.year_to === null ? String(facts.year_from ?? "") : `${String(facts.year_from)}–${String(facts.year_to)}`);

/** One year is both ends, years are their own words, and a list without English lines is said in Danish. */
export function withCaseFallbacks(facts: EntryFacts): EntryFacts {
  const filled: EntryFacts = { ...facts, year_to: facts.year_to ?? facts.year_from ?? null };
  for (const name of ["period_da", "period_en"]) filled[name] ||= yearsOf(filled);
  for (const name of pairedLists) if (((facts[`${name}_en`] ?? []) as string[]).length === 0) filled[`${name}_en`] = facts[`${name}_da`] ?? [];
  return filled;
}

/** What a form need not repeat: words that only say the years. */
export function caseFormFacts(facts: EntryFacts): EntryFacts {
  const isYears = (name: string) => facts[name] === yearsOf(facts);
  return isYears("period_da") && isYears("period_en") ? { ...facts, period_da: "", period_en: "" } : facts;
}

/** A publication that the library does not have yet. */
export type NewPublication = { title: string; publisher: string; year: number | null };
/** The fields of a new publication; they stand in the form and belong to no case. */
export const publicationFields = { title: "publication_title", publisher: "publication_publisher", year: "publication_year" } as const;

export const newCasePath = "/bibliotek/ny";
