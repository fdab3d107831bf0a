import type { Outcome } from "./election";
import { beats, votesFor, type Pairwise } from "./pairwise";
import { outcomeOf, tiersByFigure } from "./tiers";

/** By name: the votes against the option in its worst defeat (0 when nothing beats it) and who dealt it. */
export type MinimaxDetails = { worstDefeats: Record<string, { votes: number; by: string[] }> };

/**
 * Minimax with winning votes, also Simpson–Kramer: the option whose worst defeat is smallest wins; a defeat is as large as the
 * votes of its victor. A pair that is won or tied is no defeat.
 */
export function countMinimax(pairwise: Pairwise): Outcome<MinimaxDetails> {
  const { options } = pairwise;
  const all = options.map((_, index) => index);
  const defeats = all.map((option) => {
    const victors = all.filter((other) => beats(pairwise, other, option));
    const votes = Math.max(0, ...victors.map((other) => votesFor(pairwise, other, option)));
    return { votes, by: victors.filter((other) => votesFor(pairwise, other, option) === votes).map((other) => options[other]!) };
  });
  const tiers = tiersByFigure(options.length, (a, b) => defeats[a]!.votes - defeats[b]!.votes);
  return outcomeOf(options, tiers, { worstDefeats: Object.fromEntries(options.map((name, option) => [name, defeats[option]!])) });
}
