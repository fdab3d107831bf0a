import type { Rankings } from "./rankings";

/** A rank must fit in the seven lower bits of a byte, whose eighth tells the result of a comparison. */
export const mostOptionsInLanes = 128;

/** Fewer ballots are counted sooner one by one. */
export const fewestForLanes = 64;

const topBits = 0x80808080 | 0;

/** As many comparisons as a byte can add up. */
const mostWordsSummed = 255;

/**
 * Adds the pairs of ballots that all have the same weight to `votes` (see `Pairwise`). For each option the ranks on four
 * ballots stand in the four bytes of one number, so that one subtraction compares two options on four ballots at once:
 * `(a | 128) - b` keeps its upper bit in each byte exactly when a >= b, and never borrows from the next byte.
 */
export function addFourAtOnce(votes: Float64Array, rankings: Rankings, ballots: readonly number[], weight: number): void {
  const count = rankings.options.length;
  const words = Math.ceil(ballots.length / 4);
  const ranks = ranksByOption(rankings, ballots, words);
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      // Bytes without a ballot hold equal ranks: they are in neither figure, as both count those that are not above.
      const [notAbove, notBelow] = [countNotAbove(ranks, a * words, b * words, words), countNotAbove(ranks, b * words, a * words, words)];
      votes[a * count + b]! += weight * (4 * words - notAbove);
      votes[b * count + a]! += weight * (4 * words - notBelow);
    }
  }
}

/** Option after option, the rank of it on each of the ballots: how many places stand before its group. */
function ranksByOption({ options, sequence, groupEnds }: Rankings, ballots: readonly number[], words: number): Int32Array {
  const count = options.length;
  const ranks = new Uint8Array(count * words * 4);
  for (let lane = 0; lane < ballots.length; lane += 1) {
    const row = ballots[lane]! * count;
    for (let start = 0; start < count; ) {
      const end = groupEnds[row + start]!;
      for (let place = start; place < end; place += 1) ranks[sequence[row + place]! * words * 4 + lane] = start;
      start = end;
    }
  }
  return new Int32Array(ranks.buffer);
}

/** On how many ballots the option whose ranks begin at `first` does not stand above the one whose ranks begin at `second`. */
function countNotAbove(ranks: Int32Array, first: number, second: number, words: number): number {
  let total = 0;
  for (let from = 0; from < words; from += mostWordsSummed) {
    const to = Math.min(words, from + mostWordsSummed);
    let sums = 0;
    for (let word = from; word < to; word += 1) sums = (sums + ((((ranks[first + word]! | topBits) - ranks[second + word]!) & topBits) >>> 7)) | 0;
    total += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  return total;
}
