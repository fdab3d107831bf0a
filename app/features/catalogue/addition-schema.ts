import { foldText } from "~/i18n/fold-text";

/** What two names of one host have in common: letters and figures without the words every municipality has. */
function essence(name: string): string {
  return foldText(name).replaceAll(/\b(kommune|municipality|kommunes)\b/g, " ").replaceAll(/[^a-z0-9]+/g, " ").trim();
}

/** The least letters by which two long names are told apart. */
const nearLetters = 2;
const shortestNear = 7;

/** True for two names that are likely one: the same but for case, accents and "Kommune", or a letter or two apart. */
export function areNearNames(one: string, other: string): boolean {
  const [a, b] = [essence(one), essence(other)];
  if (a === "" || b === "") return one.trim() === other.trim();
  if (a === b) return true;
  return Math.min(a.length, b.length) >= shortestNear && editDistance(a, b) <= nearLetters;
}

/** Letters to add, take away or change to make one word of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** A code for an address, unique by the end of the request's key. */
export function codeFor(name: string, requestKey: string): string {
  const words = foldText(name).replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  return [words, requestKey.replaceAll("-", "").slice(0, 8)].filter(Boolean).join("-");
}
