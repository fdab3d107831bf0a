import { highestScore, lowestScore, type Outcome } from "./election";
import { noPoints, type Points } from "./points";
import { outcomeOf, tiersByFigure } from "./tiers";

/** Of an option: all its points, the voters who gave it any number of points, and how many gave 0, 1, … up to `highestScore`. Who gave none is counted at 0, not as a giver. */
export type ScoreFigures = { points: number; givers: number; distribution: number[] };

/** By name. */
export type ScoreDetails = { scores: Record<string, ScoreFigures> };

/** Score voting: most points, `lowestScore` to `highestScore` from each voter. */
export function countScores({ options, weights, totalWeight, given }: Points): Outcome<ScoreDetails> {
  const count = options.length;
  const width = highestScore - lowestScore + 1;
  const voters = new Float64Array(count * width);
  for (let ballot = 0; ballot < weights.length; ballot += 1) {
    const row = ballot * count;
    for (let option = 0; option < count; option += 1) {
      const score = given[row + option]!;
      if (score !== noPoints) voters[option * width + score - lowestScore]! += weights[ballot]!;
    }
  }
  const figures = options.map((_, option): ScoreFigures => {
    const distribution = Array.from(voters.subarray(option * width, (option + 1) * width));
    const givers = distribution.reduce((sum, one) => sum + one, 0);
    const points = distribution.reduce((sum, one, place) => sum + one * (lowestScore + place), 0);
    distribution[0]! += totalWeight - givers;
    return { points, givers, distribution };
  });
  const tiers = tiersByFigure(count, (a, b) => figures[b]!.points - figures[a]!.points);
  return outcomeOf(options, tiers, { scores: Object.fromEntries(options.map((name, option) => [name, figures[option]!])) });
}
