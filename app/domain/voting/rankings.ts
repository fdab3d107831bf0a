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
};

/**
 * Makes rankings countable. Throws a RangeError for what no election may hold: an option named twice or unknown, an option
 * twice on a ballot, a weight that is not a whole number from 1, more votes than `mostVotes`.
 */
export function compileRankings(options: readonly string[], ballots: readonly RankedBallot[]): Rankings {
  const sorted = inNameOrder(options);
  const count = sorted.length;
  const indexOf = new Map(sorted.map((option, index) => [option, index]));
  if (indexOf.size !== count) throw new RangeError("An option is named twice");
  if (count > mostOptions) throw new RangeError(`More than ${mostOptions} options`);
  const weights = new Float64Array(ballots.length);
  const sequence = new Uint16Array(ballots.length * count);
  const groupEnds = new Uint16Array(ballots.length * count);
  const seenOn = new Int32Array(count).fill(-1);
  let totalWeight = 0;
  let blankWeight = 0;
  ballots.forEach(({ weight, ranking }, ballot) => {
    if (!Number.isSafeInteger(weight) || weight < 1) throw new RangeError(`Ballot ${ballot}: the weight is no whole number from 1`);
    weights[ballot] = weight;
    totalWeight += weight;
    if (totalWeight > mostVotes) throw new RangeError(`More than ${mostVotes} votes`);
    const row = ballot * count;
    let place = 0;
    for (const group of ranking) {
      const end = place + group.length;
      for (const option of group) {
        const index = indexOf.get(option);
        if (index === undefined) throw new RangeError(`Ballot ${ballot}: ${option} is no option`);
        if (seenOn[index] === ballot) throw new RangeError(`Ballot ${ballot}: ${option} is ranked twice`);
        seenOn[index] = ballot;
        sequence[row + place] = index;
        groupEnds[row + place] = end;
        place += 1;
      }
    }
    if (place === 0) blankWeight += weight;
    for (let index = 0; place < count; index += 1) {
      if (seenOn[index] === ballot) continue;
      sequence[row + place] = index;
      groupEnds[row + place] = count;
      place += 1;
    }
  });
  return { options: sorted, weights, totalWeight, blankWeight, sequence, groupEnds };
}
