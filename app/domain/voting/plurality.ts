import type { Outcome } from "./election";
import { firstPreferenceCounter } from "./first-preferences";
import { compareFractions, fractionText, type FractionText } from "./fraction";
import type { Rankings } from "./rankings";
import { outcomeOf, tiersByFigure } from "./tiers";

/** First preferences by name. */
export type PluralityDetails = { votes: Record<string, FractionText> };

/** Most first preferences. A ballot with several options in its first group, or with none, is split exactly in equal parts. */
export function countPlurality(rankings: Rankings): Outcome<PluralityDetails> {
  const { options } = rankings;
  const votes = firstPreferenceCounter(rankings)(new Uint8Array(options.length).fill(1));
  const tiers = tiersByFigure(options.length, (a, b) => compareFractions(votes[b]!, votes[a]!));
  return outcomeOf(options, tiers, { votes: Object.fromEntries(options.map((name, option) => [name, fractionText(votes[option]!)])) });
}
