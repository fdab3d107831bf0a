import { readCode } from "./schema";

export const comparisonPath = "/destinationer/sammenlign";
export const comparedLeast = 2;
/** More columns cannot be read on one page. */
export const comparedMost = 6;
/** A usual group: only the proposed mode and the share of a coach depend on it. */
export const comparedGroupSize = 14;

/** The codes of an address, each once; more than a page holds are left out. */
export function readCompared(search: URLSearchParams): string[] {
  return [...new Set(search.getAll("d").flatMap((code) => readCode(code) ?? []))].slice(0, comparedMost);
}
