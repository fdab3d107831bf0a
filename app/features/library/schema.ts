import { z } from "zod";

/** The four purposes by which publication 001 sorts its cases, in its own order. */
export const casePurposes = ["coordinated-service", "school-business", "sector-skills", "target-groups"] as const;
export type CasePurpose = (typeof casePurposes)[number];

const code = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What the list is narrowed to; null and the empty text: not at all. Municipality and sector are known by their Danish name. */
export type LibraryFilter = {
  text: string;
  theme: string | null;
  purpose: CasePurpose | null;
  municipality: string | null;
  year: number | null;
  sector: string | null;
  publication: string | null;
};

/** The filter's names in the address, which people share and bookmark. */
export const libraryFilterNames = { text: "q", theme: "tema", purpose: "formaal", municipality: "kommune", year: "aar", sector: "sektor", publication: "kilde" } as const;

const name = z.string().min(1).max(120);
const filterSchema = z.object({
  text: z.string().transform((typed) => typed.trim().slice(0, 100)).catch(""),
  theme: code.nullable().catch(null),
  purpose: z.enum(casePurposes).nullable().catch(null),
  municipality: name.nullable().catch(null),
  year: z.string().regex(/^\d{4}$/).transform(Number).nullable().catch(null),
  sector: name.nullable().catch(null),
  publication: code.nullable().catch(null),
});

/** The filter of an address. A value that is none counts as no filter: an old or a mistyped link still shows a list. */
export function readLibraryFilter(search: URLSearchParams): LibraryFilter {
  return filterSchema.parse(Object.fromEntries(Object.entries(libraryFilterNames).map(([key, field]) => [key, search.get(field) ?? (key === "text" ? "" : null)])));
}

/** The code of a case in an address; undefined when it cannot be one. */
export function readCaseCode(value: string | undefined): string | undefined {
  return code.safeParse(value).data;
}

export const libraryPath = "/bibliotek";
export const chartsPath = "/bibliotek/figurer";
export const casePath = (caseCode: string) => `/bibliotek/${caseCode}`;
export const chartPath = (chartCode: string) => `/bibliotek/figurer#${chartCode}`;
export const adoptPath = (caseCode: string) => `/bibliotek/${caseCode}/opret`;
export const sendQuestionPath = "/bibliotek/spoergsmaal";
/** Where the questions of a page stand: the page is shown from there again after one was sent. */
export const questionsAnchor = "spoergsmaal";
export const themedLibraryPath = (themeCode: string) => `${libraryPath}?${libraryFilterNames.theme}=${themeCode}`;
