import type { Outcome } from "./election";
import { beats, byPair, votesFor, type ByPair, type Pairwise } from "./pairwise";
import { outcomeOf, tiersByDefeat } from "./tiers";

/** `paths[a][b]`: the strength of the strongest path from a to b, in votes; 0 when no path leads there. */
export type SchulzeDetails = { paths: ByPair };

/**
 * The Schulze method with winning votes (M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
 * Condorcet-consistent single-winner election method, Social Choice and Welfare 36, 2011). A path leads from an option over
 * ones it beats; it is as strong as the fewest votes of its links. An option stands above another when its strongest path to
 * it is stronger than the one back; that relation has no circles. Two victories with equally many votes are equally strong.
 */
export function countSchulze(pairwise: Pairwise): Outcome<SchulzeDetails> {
  const { options } = pairwise;
  const count = options.length;
  const paths = new Float64Array(count * count);
  for (let a = 0; a < count; a += 1) for (let b = 0; b < count; b += 1) if (beats(pairwise, a, b)) paths[a * count + b] = votesFor(pairwise, a, b);
  for (let middle = 0; middle < count; middle += 1) {
    for (let a = 0; a < count; a += 1) {
      const first = paths[a * count + middle]!;
      if (first === 0 || a === middle) continue;
      for (let b = 0; b < count; b += 1) {
        if (a === b) continue;
        const strength = Math.min(first, paths[middle * count + b]!);
        if (strength > paths[a * count + b]!) paths[a * count + b] = strength;
      }
    }
  }
  const tiers = tiersByDefeat(count, (a, b) => paths[a * count + b]! > paths[b * count + a]!);
  return outcomeOf(options, tiers, { paths: byPair(options, (a, b) => paths[a * count + b]!) });
}
