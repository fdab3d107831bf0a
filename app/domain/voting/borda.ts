import type { Outcome } from "./election";
import { fraction, fractionText, type FractionText } from "./fraction";
import type { Rankings } from "./rankings";
import { outcomeOf, tiersByFigure } from "./tiers";

/** Points by name. With n options the first place gives n points and the last gives 1; equals get the average of their places. */
export type BordaDetails = { points: Record<string, FractionText> };

/** Borda's count with ties: options that a ballot does not rank share its last places. */
export function countBorda({ options, weights, sequence, groupEnds }: Rankings): Outcome<BordaDetails> {
  const count = options.length;
  // An average of consecutive whole numbers is a whole number of halves.
  const halfPoints = new Float64Array(count);
  for (let ballot = 0; ballot < weights.length; ballot += 1) {
    const row = ballot * count;
    for (let start = 0; start < count; ) {
      const end = groupEnds[row + start]!;
      const halves = (2 * count - start - (end - 1)) * weights[ballot]!;
      for (let place = start; place < end; place += 1) halfPoints[sequence[row + place]!]! += halves;
      start = end;
    }
  }
  const tiers = tiersByFigure(count, (a, b) => halfPoints[b]! - halfPoints[a]!);
  return outcomeOf(options, tiers, { points: Object.fromEntries(options.map((name, option) => [name, fractionText(fraction(BigInt(halfPoints[option]!), 2n))])) });
}
