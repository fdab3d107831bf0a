import type { Outcome } from "./election";
import { votesFor, type Pairwise } from "./pairwise";
import { outcomeOf, tiersByDefeat } from "./tiers";

/** The most pairs of voters' opinions that a full order of the options can agree with. */
export type KemenyDetails = { score: number };

/** Beyond this many options the search, which looks at every set of options, takes too long. */
export const mostKemenyOptions = 12;

/**
 * Kemeny's method (J. Kemeny, Mathematics without numbers, 1959): of all orders of the options those that agree with the most
 * opinions of voters about pairs. With several best orders an option stands above another only where all of them say so.
 * Undefined for more than `mostKemenyOptions`.
 */
export function countKemeny(pairwise: Pairwise): Outcome<KemenyDetails> | undefined {
  const { options } = pairwise;
  const count = options.length;
  if (count > mostKemenyOptions) return undefined;
  const everything = (1 << count) - 1;
  const gain = (above: number, option: number) => {
    let sum = 0;
    for (let other = 0; other < count; other += 1) if (above & (1 << other)) sum += votesFor(pairwise, other, option);
    return sum;
  };
  // The best agreement of an order that begins with the options of a set, and of the rest of an order after them.
  const start = new Float64Array(1 << count).fill(-1);
  const rest = new Float64Array(1 << count).fill(-1);
  start[0] = 0;
  rest[everything] = 0;
  for (let set = 0; set <= everything; set += 1) {
    for (let option = 0; option < count; option += 1) {
      const wider = set | (1 << option);
      if (wider !== set) start[wider] = Math.max(start[wider]!, start[set]! + gain(set, option));
    }
  }
  for (let set = everything; set >= 0; set -= 1) {
    for (let option = 0; option < count; option += 1) {
      const wider = set | (1 << option);
      if (wider !== set) rest[set] = Math.max(rest[set]!, rest[wider]! + gain(set, option));
    }
  }
  const score = rest[0]!;
  const sometimesAbove = new Uint8Array(count * count);
  for (let set = 0; set <= everything; set += 1) {
    if (start[set]! + rest[set]! !== score) continue;
    for (let a = 0; a < count; a += 1) for (let b = 0; b < count; b += 1) if (set & (1 << a) && !(set & (1 << b))) sometimesAbove[a * count + b] = 1;
  }
  const tiers = tiersByDefeat(count, (a, b) => sometimesAbove[a * count + b] === 1 && sometimesAbove[b * count + a] === 0);
  return outcomeOf(options, tiers, { score });
}
