import { z } from "zod";
import { code, point, provenance, text } from "./format";

/**
 * The form of the library: 47 efforts told by publications 001-004, and the series of numbers worth drawing.
 *
 * Facts and figures are the publications'; every sentence is our own. A figure stands as the publication prints it, also
 * where the publication contradicts itself: the contradiction is then written on the case or the chart it concerns.
 * Names, mail addresses and numbers of persons are never part of it; municipalities, companies and organisations are.
 */
export const publicationCode = z.enum(["001", "002", "003", "004"]);

/** The four purposes by which publication 001 sorts its cases, in its own order (lines 140-169). */
export const purposeCode = z.enum(["coordinated-service", "school-business", "sector-skills", "target-groups"]);

const line = z.number().int().positive();
const year = z.number().int().min(1990).max(2030);

/** One year, or the years a count runs over, both included. */
const yearOrYears = z.union([year, z.string().regex(/^\d{4}-\d{4}$/)]);

const casePeriod = text
  .extend({
    /** First and last year, both included, for sorting and filtering. An effort that still ran ends with its publication. */
    from: year,
    to: year,
    /** `stated`: the case names a year; `publication`: it does not, and the years are those of the publication. */
    basis: z.enum(["stated", "publication"]),
  })
  .strict()
  .refine(({ from, to }) => from <= to, { message: "ends before it begins" });

/** A place of the catalogue, or a place the catalogue does not have. */
const casePlace = z.union([code, z.object({ name: z.string().trim().min(1), ...point }).strict()]);

export const caseFigureSeed = z
  .object({
    /** The number exactly as printed, 11.08 for "11,08 mio."; text only where the publication gives a range ("30-40"). */
    value: z.union([z.number().finite(), z.string().regex(/^\d[\d.]*-\d[\d.]*$/)]),
    /** The publication's own reservation: "ca.", "mere end", "knap". */
    precision: z.enum(["exact", "about", "more-than", "nearly"]),
    /** `result`: what came out; `scope`: what was put in or held; `goal`: what was aimed at; `context`: what it was a response to. */
    kind: z.enum(["result", "scope", "goal", "context"]),
    unit: text,
    meaning: text,
    /** Null where the publication gives no year: show the period of the case instead. */
    year: yearOrYears.nullable(),
    /** How many the figure is a part of, or how many answered. Null where the publication does not say. */
    n: z.number().int().positive().nullable(),
    /** The line of the case's publication on which the number stands. */
    line,
    note: text.nullable(),
  })
  .strict();

export const caseLinkSeed = z
  .object({
    destination: code,
    site: code.nullable(),
    /**
     * `place`: the effort took place in a municipality of the destination; `partner`: someone there took part in it;
     * `theme`: the same question is asked there, also where the two lie near each other.
     */
    relation: z.enum(["place", "partner", "theme"]),
    reason: text,
  })
  .strict();

export const caseSeed = z
  .object({
    code,
    publication: publicationCode,
    /** The number within the publication. */
    number: z.number().int().positive(),
    title: text,
    period: casePeriod,
    /** Names of municipalities without "Kommune", so that they can be filtered by. */
    municipalities: z.array(z.string().trim().min(1)),
    /** The place the effort is led from comes first. Empty only where the effort belongs to no place. */
    places: z.array(casePlace),
    /** True where the effort covers an area rather than named towns; its point on a map then stands for the area. */
    regional: z.boolean(),
    /** What a regional effort covers, in words. */
    area: text.nullable(),
    effortKind: text,
    /** Publication 001: its own table 1. The others: our reading, null where none of the four fits. */
    purposeOf001: purposeCode.nullable(),
    themes: z.array(code).min(1),
    targetGroups: z.array(text).min(1),
    /** Empty where the effort is open to every sector. */
    sectors: z.array(text),
    organisedBy: text,
    purpose: text,
    activities: text,
    results: text,
    figures: z.array(caseFigureSeed),
    learning: z.array(text).min(1),
    /** What a committee can ask a host because of this case. */
    questions: z.array(text).min(2),
    /** Cases that tell the same effort, or another chapter of it, in another publication. Goes both ways. */
    tellsAlso: z.array(code),
    /** Where the publication disagrees with itself or with a case that tells the same. */
    contradictions: z.array(z.object({ text, lines: z.array(provenance).min(1) }).strict()),
    links: z.array(caseLinkSeed),
    provenance: z.array(provenance).min(1),
  })
  .strict()
  .refine(({ regional, area }) => regional === (area !== null), { path: ["area"], message: "goes with regional, and only with it" })
  .refine(({ regional, places }) => regional || places.length > 0, { path: ["places"], message: "is empty for a case with towns" });

const chartRow = z
  .object({
    label: text,
    /** One value a column; null where the publication prints none. */
    values: z.array(z.number().finite().nullable()).min(1),
    /** Answers behind the row: one number for all values, or one a column. Null where the publication gives none. */
    n: z.array(z.number().int().positive()).nullable(),
    /** Only where the rows of a table have units of their own. */
    unit: text.nullable(),
    /** True for a row that sums up the others: set it apart, do not draw it as one of them. */
    total: z.boolean(),
    document: publicationCode,
    line,
  })
  .strict();

export const chartSeed = z
  .object({
    code,
    title: text,
    /** Where the series stands; two where it continues in another publication. */
    sources: z.array(provenance).min(1),
    /**
     * `bar`: a bar a row for every column; where columns have units of their own, the first is drawn and the rest stand in
     * the table. `stacked-bar`: the columns of a row are shares of one whole. `funnel`: steps in order, of which the later
     * are not always parts of the earlier. `table`: not to be drawn on one axis.
     */
    kind: z.enum(["bar", "stacked-bar", "funnel", "table"]),
    /** The unit of every value; null where columns or rows have their own. */
    unit: text.nullable(),
    year: yearOrYears,
    /** Answers behind the whole series; null where they differ from row to row or are not given. */
    n: z.number().int().positive().nullable(),
    columns: z.array(z.object({ label: text, unit: text.nullable() }).strict()).min(1),
    rows: z.array(chartRow).min(1),
    caveats: z.array(text),
    /** The case the series belongs to, if it belongs to one. */
    case: code.nullable(),
  })
  .strict()
  .superRefine((chart, context) => {
    chart.rows.forEach((row, index) => {
      const fault = (message: string) => context.addIssue({ code: "custom", path: ["rows", index], message });
      if (row.values.length !== chart.columns.length) fault("has not one value a column");
      if (row.n !== null && row.n.length !== 1 && row.n.length !== chart.columns.length) fault("has not one n, nor one a column");
      for (const column of chart.columns) {
        const units = [chart.unit, column.unit, row.unit].filter((unit) => unit !== null);
        if (units.length !== 1) fault("has not exactly one unit a value");
      }
    });
  });

const cases = z.array(caseSeed);

export const libraryFiles = {
  "cases-001": cases,
  "cases-002": cases,
  "cases-003": cases,
  "cases-004": cases,
  charts: z.array(chartSeed),
} as const;

export type CaseSeed = z.infer<typeof caseSeed>;
export type CaseFigureSeed = z.infer<typeof caseFigureSeed>;
export type ChartSeed = z.infer<typeof chartSeed>;
