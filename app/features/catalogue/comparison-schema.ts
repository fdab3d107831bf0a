import { readCode } from "./schema";

export const comparisonPath = "/destinationer/sammenlign";
export const comparedLeast = 2;
/** More columns cannot be read on one page. */
export const comparedMost = 6;
/** A usual group: only the proposed mode and the share of a coach depend on it. */
export const comparedGroupSize = 14;

/** The codes of an address, each once. `over`: how many more were chosen than a page holds; the first are kept. */
export function readCompared(search: URLSearchParams): { codes: string[]; over: number } {
  const codes = [...new Set(search.getAll("d").flatMap((code) => readCode(code) ?? []))];
  return { codes: codes.slice(0, comparedMost), over: Math.max(0, codes.length - comparedMost) };
}
