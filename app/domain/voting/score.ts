import { highestScore, inNameOrder, lowestScore, type Outcome, type ScoreBallot } from "./election";
import { outcomeOf, tiersByFigure } from "./tiers";

/** Of an option: all its points, the voters who gave it any number of points, and how many gave 0, 1, … up to `highestScore`. Who gave none is counted at 0, not as a giver. */
export type ScoreFigures = { points: number; givers: number; distribution: number[] };

/** By name. */
export type ScoreDetails = { scores: Record<string, ScoreFigures> };

/** Score voting: most points, `lowestScore` to `highestScore` from each voter. Throws for other points and for an option that does not exist. */
export function countScores(options: readonly string[], ballots: readonly ScoreBallot[]): Outcome<ScoreDetails> {
  const sorted = inNameOrder(options);
  const figures = new Map(sorted.map((option): [string, ScoreFigures] => [option, { points: 0, givers: 0, distribution: Array.from({ length: highestScore - lowestScore + 1 }, () => 0) }]));
  let totalWeight = 0;
  for (const { weight, scores } of ballots) {
    totalWeight += weight;
    for (const option of Object.keys(scores)) {
      const score = scores[option]!;
      const one = figures.get(option);
      if (!one) throw new RangeError(`${option} is no option`);
      if (!Number.isInteger(score) || score < lowestScore || score > highestScore) throw new RangeError(`${score} is no score`);
      one.points += weight * score;
      one.givers += weight;
      one.distribution[score - lowestScore]! += weight;
    }
  }
  for (const one of figures.values()) one.distribution[0]! += totalWeight - one.givers;
  const tiers = tiersByFigure(sorted.length, (a, b) => figures.get(sorted[b]!)!.points - figures.get(sorted[a]!)!.points);
  return outcomeOf(sorted, tiers, { scores: Object.fromEntries(figures) });
}
