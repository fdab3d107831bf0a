import { inNameOrder, mostOptions, mostVotes, type RankedBallot } from "./election";

/**
 * Rankings in the form in which they are counted fast: options are numbers (their place in order of name), and each ballot is
 * one row of `options.length` places from best to worst, with the options that were not ranked as the last group.
 */
export type Rankings = {
  /** In order of name, so that no figure depends on the order in which the options were given. */
  readonly options: readonly string[];
  /** Voters of each ballot. */
  readonly weights: Float64Array;
  readonly totalWeight: number;
  /** Voters who ranked nothing; they are part of the total. */
  readonly blankWeight: number;
  /** Row after row, the option at each place. */
  readonly sequence: Uint16Array;
  /** Row after row, the place after the last option of the group that the place belongs to. */
  readonly groupEnds: Uint16Array;
  /** How many options each ballot ranks: one that ranks all of them equal and a blank one have the same row. */
  readonly rankedCounts: Uint16Array;
};

/** The options in order of name and the place of each in it. Throws a RangeError for one that is named twice, and for more than `mostOptions`. */
export function numberOptions(options: readonly string[]): { sorted: string[]; indexOf: ReadonlyMap<string, number> } {
  const sorted = inNameOrder(options);
  const indexOf = new Map(sorted.map((option, index) => [option, index]));
  if (indexOf.size !== sorted.length) throw new RangeError("An option is named twice");
  if (sorted.length > mostOptions) throw new RangeError(`More than ${mostOptions} options`);
  return { sorted, indexOf };
}

/** The weights of ballots, and their sum. Throws a RangeError for one that is not a whole number from 1, and for more votes than `mostVotes`. */
export function readWeights(ballots: readonly { weight: number }[]): { weights: Float64Array; totalWeight: number } {
  const weights = new Float64Array(ballots.length);
  let totalWeight = 0;
  ballots.forEach(({ weight }, ballot) => {
    if (!Number.isSafeInteger(weight) || weight < 1) throw new RangeError(`Ballot ${ballot}: the weight is no whole number from 1`);
    weights[ballot] = weight;
    totalWeight += weight;
    if (totalWeight > mostVotes) throw new RangeError(`More than ${mostVotes} votes`);
  });
  return { weights, totalWeight };
}

/**
 * Makes rankings countable. Throws a RangeError for what no election may hold: an option named twice or unknown, an option
 * twice on a ballot, a weight that is not a whole number from 1, more votes than `mostVotes`.
 */
export function compileRankings(options: readonly string[], ballots: readonly RankedBallot[]): Rankings {
  const { sorted, indexOf } = numberOptions(options);
  const { weights, totalWeight } = readWeights(ballots);
  const count = sorted.length;
  const sequence = new Uint16Array(ballots.length * count);
  const groupEnds = new Uint16Array(ballots.length * count);
  const rankedCounts = new Uint16Array(ballots.length);
  const seenOn = new Int32Array(count).fill(-1);
  let blankWeight = 0;
  // Half a million places in a large election: plain loops, as an iterator for each group would take as long as the count.
  for (let ballot = 0; ballot < ballots.length; ballot += 1) {
    const { ranking } = ballots[ballot]!;
    const row = ballot * count;
    let place = 0;
    for (let rank = 0; rank < ranking.length; rank += 1) {
      const group = ranking[rank]!;
      const end = place + group.length;
      for (let member = 0; member < group.length; member += 1) {
        const index = indexOf.get(group[member]!);
        if (index === undefined) throw new RangeError(`Ballot ${ballot}: ${group[member]} is no option`);
        if (seenOn[index] === ballot) throw new RangeError(`Ballot ${ballot}: ${group[member]} is ranked twice`);
        seenOn[index] = ballot;
        sequence[row + place] = index;
        groupEnds[row + place] = end;
        place += 1;
      }
    }
    rankedCounts[ballot] = place;
    if (place === 0) blankWeight += weights[ballot]!;
    for (let index = 0; place < count; index += 1) {
      if (seenOn[index] === ballot) continue;
      sequence[row + place] = index;
      groupEnds[row + place] = count;
      place += 1;
    }
  }
  return { options: sorted, weights, totalWeight, blankWeight, sequence, groupEnds, rankedCounts };
}
