import type { Outcome } from "./election";
import { firstPreferenceCounter } from "./first-preferences";
import { compareFractions, fraction, fractionText, type Fraction, type FractionText } from "./fraction";
import { pairRecords } from "./majorities";
import type { Pairwise } from "./pairwise";
import type { Rankings } from "./rankings";
import { outcomeOf, type Tiers } from "./tiers";

/** One round: the votes of those that remain, and who leaves. In the last round nobody does. */
export type RunoffRound = {
  votes: Record<string, FractionText>;
  /** More than half of all votes; null when nobody has them. */
  majority: string | null;
  eliminated: string[];
  /**
   * When several had the fewest votes: who they were and what told them apart. `head-to-head`: their pairs with one another;
   * `all-pairs`: their pairs with all options; `nothing`: they left together, or share the victory when nobody else remained.
   */
  tie: { tied: string[]; brokenBy: "head-to-head" | "all-pairs" | "nothing" } | null;
};

/** All rounds. The count goes on after somebody has a majority, so that every option gets its place. */
export type InstantRunoffDetails = { rounds: RunoffRound[] };

/**
 * Instant-runoff voting: round by round the option with the fewest first preferences leaves and its votes move on; votes for
 * equal options are split exactly. The order is that of leaving, last first.
 *
 * Of several with the fewest votes those leave that have the worst balance of victories and losses in the pairs with one
 * another; when that is equal, in the pairs with all options; when that is equal too, they leave together. Nothing depends on
 * the order of the options. When two remain with equally many votes, or all that remain cannot be told apart, they share the victory.
 */
export function countInstantRunoff(rankings: Rankings, pairwise: Pairwise): Outcome<InstantRunoffDetails> {
  const { options } = rankings;
  const nameOf = (option: number) => options[option]!;
  const countVotes = firstPreferenceCounter(rankings);
  const isRemaining = new Uint8Array(options.length).fill(1);
  const half = fraction(BigInt(rankings.totalWeight), 2n);
  const rounds: RunoffRound[] = [];
  const tiers: Tiers = [];
  let remaining = options.map((_, index) => index);
  while (remaining.length > 0) {
    const votes = countVotes(isRemaining);
    const { leaving, tie } = chooseLeaving(remaining, votes, pairwise);
    const last = leaving.length === remaining.length;
    rounds.push({
      votes: Object.fromEntries(remaining.map((option) => [nameOf(option), fractionText(votes[option]!)])),
      majority: remaining.filter((option) => compareFractions(votes[option]!, half) > 0).map(nameOf)[0] ?? null,
      eliminated: last ? [] : leaving.map(nameOf),
      tie: tie && { tied: tie.tied.map(nameOf), brokenBy: tie.brokenBy },
    });
    tiers.unshift(leaving);
    for (const option of leaving) isRemaining[option] = 0;
    remaining = remaining.filter((option) => isRemaining[option]);
    if (remaining.length === 1) {
      tiers.unshift(remaining);
      remaining = [];
    }
  }
  return outcomeOf(options, tiers, { rounds });
}

type Leaving = { leaving: number[]; tie: { tied: number[]; brokenBy: "head-to-head" | "all-pairs" | "nothing" } | null };

function chooseLeaving(remaining: number[], votes: Fraction[], pairwise: Pairwise): Leaving {
  const fewest = remaining.map((option) => votes[option]!).reduce((a, b) => (compareFractions(a, b) <= 0 ? a : b));
  const tied = remaining.filter((option) => compareFractions(votes[option]!, fewest) === 0);
  if (tied.length === 1) return { leaving: tied, tie: null };
  if (remaining.length === 2) return { leaving: tied, tie: { tied, brokenBy: "nothing" } };
  for (const brokenBy of ["head-to-head", "all-pairs"] as const) {
    const records = pairRecords(pairwise, brokenBy === "head-to-head" ? tied : undefined);
    const worst = Math.min(...tied.map((option) => records.get(option)!.balance));
    const leaving = tied.filter((option) => records.get(option)!.balance === worst);
    if (leaving.length < tied.length) return { leaving, tie: { tied, brokenBy } };
  }
  return { leaving: tied, tie: { tied, brokenBy: "nothing" } };
}
