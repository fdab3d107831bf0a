import { highestScore, lowestScore, type ScoreBallot } from "./election";
import { numberOptions, readWeights, type Rankings } from "./rankings";

/** Points in the form in which they are counted fast: options are numbers as in `Rankings`, each ballot is one row of `options.length` points. */
export type Points = {
  /** In order of name. */
  readonly options: readonly string[];
  /** Voters of each ballot. */
  readonly weights: Float64Array;
  readonly totalWeight: number;
  /** Row after row, the points of each option; `noPoints` for one that the ballot does not name. */
  readonly given: Uint8Array;
};

/** In place of points: the ballot does not name the option. Counts as `lowestScore`. */
export const noPoints = 255;

/** Makes ballots with points countable. Throws a RangeError for what no election may hold, see `compileRankings`, and for points that are none. */
export function compilePoints(options: readonly string[], ballots: readonly ScoreBallot[]): Points {
  const { sorted } = numberOptions(options);
  const { weights, totalWeight } = readWeights(ballots);
  const count = sorted.length;
  const given = new Uint8Array(ballots.length * count).fill(noPoints);
  for (let ballot = 0; ballot < ballots.length; ballot += 1) {
    const { scores } = ballots[ballot]!;
    let found = 0;
    for (let option = 0; option < count; option += 1) {
      const score = scores[sorted[option]!];
      // What an object inherits is no number, so no option needs to be asked whether it is the ballot's own.
      if (!isScore(score)) continue;
      given[ballot * count + option] = score;
      found += 1;
    }
    if (found < Object.keys(scores).length) refuse(ballot, scores, sorted);
  }
  return { options: sorted, weights, totalWeight, given };
}

function isScore(score: unknown): score is number {
  return Number.isInteger(score) && (score as number) >= lowestScore && (score as number) <= highestScore;
}

function refuse(ballot: number, scores: ScoreBallot["scores"], options: readonly string[]): never {
  const stranger = Object.keys(scores).find((option) => !options.includes(option));
  if (stranger !== undefined) throw new RangeError(`Ballot ${ballot}: ${stranger} is no option`);
  throw new RangeError(`Ballot ${ballot}: ${Object.values(scores).find((score) => !isScore(score))} is no score`);
}

/** The ballots as rankings by points, where no points and the lowest score are the same; a ballot that gives nothing more is blank. */
export function rankByPoints({ options, weights, totalWeight, given }: Points): Rankings {
  const count = options.length;
  const sequence = new Uint16Array(given.length);
  const groupEnds = new Uint16Array(given.length);
  const rankedCounts = new Uint16Array(weights.length);
  let blankWeight = 0;
  const ends = new Uint16Array(highestScore + 1);
  const nextPlaces = new Uint16Array(highestScore + 1);
  for (let ballot = 0; ballot < weights.length; ballot += 1) {
    const row = ballot * count;
    ends.fill(0);
    for (let option = 0; option < count; option += 1) ends[scoreAt(given[row + option]!)]! += 1;
    let place = 0;
    for (let score = highestScore; score >= lowestScore; score -= 1) {
      nextPlaces[score] = place;
      place += ends[score]!;
      ends[score] = place;
    }
    const ranked = nextPlaces[lowestScore]!;
    for (let option = 0; option < count; option += 1) {
      const score = scoreAt(given[row + option]!);
      sequence[row + nextPlaces[score]!] = option;
      groupEnds[row + nextPlaces[score]!] = ends[score]!;
      nextPlaces[score]! += 1;
    }
    rankedCounts[ballot] = ranked;
    if (ranked === 0) blankWeight += weights[ballot]!;
  }
  return { options, weights, totalWeight, blankWeight, sequence, groupEnds, rankedCounts };
}

const scoreAt = (points: number) => (points === noPoints ? lowestScore : points);

/** Approvals as points: 1 for each option of a ballot's first group. */
export function approvalsAsPoints({ options, weights, totalWeight, sequence, groupEnds, rankedCounts }: Rankings): Points {
  const count = options.length;
  const given = new Uint8Array(sequence.length).fill(noPoints);
  for (let ballot = 0; ballot < weights.length; ballot += 1) {
    if (rankedCounts[ballot] === 0) continue;
    const row = ballot * count;
    for (let place = 0; place < groupEnds[row]!; place += 1) given[row + sequence[row + place]!] = 1;
  }
  return { options, weights, totalWeight, given };
}
