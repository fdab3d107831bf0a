import { countApproval, type ApprovalDetails } from "./approval";
import { countBorda, type BordaDetails } from "./borda";
import { countCopeland, type CopelandDetails } from "./copeland";
import { asRankedBallots, countingMethods, inNameOrder, type CountingMethod, type Election, type Outcome } from "./election";
import { countEqualShares, type EqualSharesDetails, type EqualSharesRules } from "./equal-shares";
import { countInstantRunoff, type InstantRunoffDetails } from "./instant-runoff";
import { countKemeny } from "./kemeny";
import { readMajorities, type MajorityFacts } from "./majorities";
import { countMinimax, type MinimaxDetails } from "./minimax";
import { countPairs, pairwiseByName, type ByPair, type Pairwise } from "./pairwise";
import { countPlurality, type PluralityDetails } from "./plurality";
import { approvalsAsPoints, compilePoints, rankByPoints, type Points } from "./points";
import { countRankedPairs, type RankedPairsDetails } from "./ranked-pairs";
import { compileRankings, type Rankings } from "./rankings";
import { countSchulze, type SchulzeDetails } from "./schulze";
import { countScores, type ScoreDetails } from "./score";

/** The outcome of a method with the figures that this method has. */
export type MethodOutcome =
  | ({ method: "schulze" } & Outcome<SchulzeDetails>)
  | ({ method: "ranked-pairs" } & Outcome<RankedPairsDetails>)
  | ({ method: "irv" } & Outcome<InstantRunoffDetails>)
  | ({ method: "borda" } & Outcome<BordaDetails>)
  | ({ method: "plurality" } & Outcome<PluralityDetails>)
  | ({ method: "minimax" } & Outcome<MinimaxDetails>)
  | ({ method: "copeland" } & Outcome<CopelandDetails>)
  | ({ method: "approval" } & Outcome<ApprovalDetails>)
  | ({ method: "score" } & Outcome<ScoreDetails>)
  | ({ method: "equal-shares" } & Outcome<EqualSharesDetails>);

/** An election counted: the outcome, and what the ballots say whatever the method. Plain data, equal for equal ballots in any order. */
export type CountedElection = MethodOutcome & {
  /** `pairwise[a][b]`: voters who rank a above b. */
  pairwise: ByPair;
  /** All ballots cast, and those of them that name no option. */
  votes: number;
  blankVotes: number;
  majorities: MajorityFacts;
  /** See `countKemeny`; null with too many options. */
  kemenyScore: number | null;
};

/** Why a method cannot count an election: it needs points, approvals or rankings, or what the options cost and a budget. */
export type Misfit = "needs-scores" | "needs-approvals" | "needs-costs";

/** Null when the method can count these ballots. Rankings are counted by any method but `score`, their first group being what they approve of. */
export function misfitOf(election: Election, method: CountingMethod, shares?: EqualSharesRules): Misfit | null {
  if (method === "score" && election.kind !== "score") return "needs-scores";
  if (method === "approval" && election.kind === "score") return "needs-approvals";
  if (method === "equal-shares" && !shares) return "needs-costs";
  return null;
}

/** Counts an election. `shares` is needed by the method of equal shares only. Throws a RangeError when the method does not fit (see `misfitOf`) or a ballot holds what it must not. */
export function countElection(election: Election, method: CountingMethod, shares?: EqualSharesRules): CountedElection {
  const compiled = compileElection(election);
  const { rankings, pairwise } = compiled;
  return {
    ...outcomeBy(method, election, compiled, shares),
    pairwise: pairwiseByName(pairwise),
    votes: rankings.totalWeight,
    blankVotes: rankings.blankWeight,
    majorities: readMajorities(pairwise),
    kemenyScore: countKemeny(pairwise)?.details.score ?? null,
  };
}

/** `points` of ballots with points only. */
type Compiled = { rankings: Rankings; points?: Points; pairwise: Pairwise };

function compileElection(election: Election): Compiled {
  const points = election.kind === "score" ? compilePoints(election.options, election.ballots) : undefined;
  const rankings = points ? rankByPoints(points) : compileRankings(election.options, asRankedBallots(election));
  return { rankings, points, pairwise: countPairs(rankings) };
}

function outcomeBy(method: CountingMethod, election: Election, { rankings, points, pairwise }: Compiled, shares?: EqualSharesRules): MethodOutcome {
  const misfit = misfitOf(election, method, shares);
  if (misfit) throw new RangeError(`${method} ${misfit}`);
  switch (method) {
    case "schulze":
      return { method, ...countSchulze(pairwise) };
    case "ranked-pairs":
      return { method, ...countRankedPairs(pairwise) };
    case "irv":
      return { method, ...countInstantRunoff(rankings, pairwise) };
    case "borda":
      return { method, ...countBorda(rankings) };
    case "plurality":
      return { method, ...countPlurality(rankings) };
    case "minimax":
      return { method, ...countMinimax(pairwise) };
    case "copeland":
      return { method, ...countCopeland(pairwise) };
    case "approval":
      return { method, ...countApproval(rankings) };
    case "score":
      return { method, ...countScores(points!) };
    case "equal-shares":
      return { method, ...countEqualShares(points ?? approvalsAsPoints(rankings), shares!) };
  }
}

/** What another method says of the same ballots: the same winners, some of them (a tie was narrowed or widened), or others. */
export type MethodComparison = { method: CountingMethod; winners: string[]; agreement: "same" | "overlapping" | "different" };

/** "Would another method have chosen differently?": every other method for one winner that can count these ballots, in the order of `countingMethods`. */
export function compareMethods(election: Election, counted: Pick<CountedElection, "method" | "winners">): MethodComparison[] {
  const compiled = compileElection(election);
  return countingMethods
    .filter((method) => method !== counted.method && method !== "equal-shares" && !misfitOf(election, method) && !(method === "approval" && election.kind === "ranking"))
    .map((method) => {
      const { winners } = outcomeBy(method, election, compiled);
      return { method, winners, agreement: agreementOf(winners, counted.winners) };
    });
}

function agreementOf(ours: string[], theirs: string[]): MethodComparison["agreement"] {
  if (inNameOrder(ours).join("\n") === inNameOrder(theirs).join("\n")) return "same";
  return ours.some((option) => theirs.includes(option)) ? "overlapping" : "different";
}
