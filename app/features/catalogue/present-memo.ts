import { foldName } from "~/domain/memo/fold-name";
import type { LineRange } from "~/domain/memo/memo-draft";
import type { MemoDraftRow } from "./memo-queries.server";
import type { MemoReview } from "./memo-review-schema";

/** How sure a reading is, in three words. */
export type Sureness = "sure" | "likely" | "unsure";
export const surenessOf = (certainty: number): Sureness => (certainty >= 0.8 ? "sure" : certainty >= 0.6 ? "likely" : "unsure");

/** The lines a reading came from, as they stand in the memo. At most a dozen; the rest is told by their numbers. */
const mostLines = 12;

type Beside = { source: string; sureness: Sureness; knownAs: string | null };
export type MemoReviewPage = {
  id: string; title: string; state: MemoDraftRow["state"]; version: number;
  destinations: (MemoReview["destinations"][number] & Beside & { index: number; items: (MemoReview["items"][number] & Beside & { index: number })[] })[];
  briefs: (MemoReview["briefs"][number] & Beside & { index: number })[];
  warnings: (MemoReview["warnings"][number] & { source: string })[];
};

/** A draft as its page shows it: each reading beside its lines, with a warning where the catalogue has the name already. */
export function presentMemoReview(draft: MemoDraftRow, review: MemoReview, known: Map<string, string>): MemoReviewPage {
  const lines = draft.sourceText.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").split("\n");
  const quote = ([from, to]: LineRange) => lines.slice(from - 1, Math.min(to, from + 59)).map((line) => line.trim()).filter(Boolean).slice(0, mostLines).join("\n");
  const own = draft.state === "accepted";
  const beside = (one: { name: string; lines: LineRange; certainty: number }): Beside => ({ source: quote(one.lines), sureness: surenessOf(one.certainty), knownAs: own ? null : (known.get(foldName(one.name)) ?? null) });
  return {
    id: draft.id, title: draft.title, state: draft.state, version: draft.version,
    // The lines of a reach run on into its destinations: what it says of itself stands before them.
    briefs: review.briefs.map((one, index) => ({ ...one, ...beside({ ...one, name: "", lines: [one.lines[0], Math.min(one.lines[1], ...review.destinations.filter((other) => other.reach === one.reach).map((other) => Math.max(one.lines[0], other.lines[0] - 1)))] }), index })),
    destinations: review.destinations.map((one, index) => ({
      ...one, ...beside(one), source: quote([one.lines[0], Math.min(one.lines[1], one.lines[0] + 7)]), index,
      items: review.items.map((item, at) => ({ ...item, ...beside(item), index: at })).filter((item) => item.destination === index),
    })),
    warnings: review.warnings.map((warning) => ({ ...warning, source: quote(warning.lines) })),
  };
}
