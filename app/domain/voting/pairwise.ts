import { addFourAtOnce, fewestForLanes, mostOptionsInLanes } from "./pair-lanes";
import type { Rankings } from "./rankings";

/** How many voters rank each option above each other one. Options are numbers as in `Rankings`. */
export type Pairwise = {
  readonly options: readonly string[];
  readonly totalWeight: number;
  /** `votes[a * options.length + b]`: voters who rank a above b. */
  readonly votes: Float64Array;
};

/** A figure for each pair of different options: `figures[a][b]`. */
export type ByPair = Record<string, Record<string, number>>;

/** Counts every pair: options × options figures. Exact: no figure exceeds the votes of the election. */
export function countPairs(rankings: Rankings): Pairwise {
  const { options, weights, totalWeight } = rankings;
  const votes = new Float64Array(options.length ** 2);
  const alike = new Map<number, number[]>();
  weights.forEach((weight, ballot) => {
    const ballots = alike.get(weight);
    if (ballots) ballots.push(ballot);
    else alike.set(weight, [ballot]);
  });
  for (const [weight, ballots] of alike) {
    if (ballots.length >= fewestForLanes && options.length <= mostOptionsInLanes) addFourAtOnce(votes, rankings, ballots, weight);
    else for (const ballot of ballots) addOne(votes, rankings, ballot);
  }
  return { options, totalWeight, votes };
}

/** One addition a pair. */
function addOne(votes: Float64Array, { options, weights, sequence, groupEnds }: Rankings, ballot: number): void {
  const count = options.length;
  const weight = weights[ballot]!;
  const row = ballot * count;
  const end = row + count;
  for (let place = row; place < end; place += 1) {
    const above = sequence[place]! * count;
    for (let below = row + groupEnds[place]!; below < end; below += 1) votes[above + sequence[below]!]! += weight;
  }
}

/** Voters who rank a above b. */
export function votesFor({ options, votes }: Pairwise, a: number, b: number): number {
  return votes[a * options.length + b]!;
}

/** True when more voters rank a above b than b above a. */
export function beats(pairwise: Pairwise, a: number, b: number): boolean {
  return votesFor(pairwise, a, b) > votesFor(pairwise, b, a);
}

/** A figure of each pair under the names of the options, in order of name. */
export function byPair(options: readonly string[], figure: (a: number, b: number) => number): ByPair {
  return Object.fromEntries(options.map((name, a) => [name, Object.fromEntries(options.flatMap((other, b) => (a === b ? [] : [[other, figure(a, b)]])))]));
}

/** The votes of each pair by name: `votes[a][b]` is how many rank a above b. */
export function pairwiseByName(pairwise: Pairwise): ByPair {
  return byPair(pairwise.options, (a, b) => votesFor(pairwise, a, b));
}

/** What a sentence about two options needs: "7 prefer `first` to `second`, 3 the reverse, 1 ranks them equal". */
export type PairComparison = {
  first: string;
  second: string;
  preferFirst: number;
  preferSecond: number;
  /** Voters who rank them equal, or neither of them. */
  indifferent: number;
  /** The winner's votes less the other's; 0 in a tie. */
  margin: number;
  /** Null in a tie. */
  winner: string | null;
};

/** Every pair once. `first` is the winner of the pair, or in a tie the one that comes first by name; pairs stand in order of name. */
export function listPairs(pairwise: Pairwise): PairComparison[] {
  const { options, totalWeight } = pairwise;
  return options.flatMap((_, a) =>
    options.slice(a + 1).map((_name, offset): PairComparison => {
      const b = a + 1 + offset;
      const [first, second] = beats(pairwise, b, a) ? [b, a] : [a, b];
      const [preferFirst, preferSecond] = [votesFor(pairwise, first, second), votesFor(pairwise, second, first)];
      const margin = preferFirst - preferSecond;
      return {
        first: options[first]!,
        second: options[second]!,
        preferFirst,
        preferSecond,
        indifferent: totalWeight - preferFirst - preferSecond,
        margin,
        winner: margin > 0 ? options[first]! : null,
      };
    }),
  );
}
