import { differencesOf } from "../text/canonical-json";
import { compareMethods, countElection, type CountedElection, type MethodComparison } from "./count-election";
import { asRankedBallots, type CountingMethod, type Election } from "./election";
import type { EqualSharesRules } from "./equal-shares";
import { gatherBallots } from "./gather-ballots";
import { breakTiesByLot, drawLots, type Lot } from "./lot";
import { countPairs, listPairs, type PairComparison } from "./pairwise";
import { compileRankings } from "./rankings";

/** The version of the form below. It changes whenever equal ballots would no longer give an equal protocol. */
export const countProtocolVersion = 1;

/** Ties told apart by a lot that was drawn once, see `drawLots`. */
export type DrawnResult = {
  seed: string;
  /** The lot of every option, the first drawn first. */
  lots: Lot[];
  winners: string[];
  /** As in the result, without ties; with equal shares the winners and then the rest. */
  order: string[][];
};

/** Everything that a count needs and gives, as plain data: whoever has it can count again without anything else. */
export type CountProtocol = {
  form: "studietur-count";
  version: typeof countProtocolVersion;
  question: string;
  method: CountingMethod;
  /** With equal ballots together, in an order that tells nothing, see `gatherBallots`. */
  election: Election;
  /** Costs, budget and rules; null but for equal shares. */
  shares: EqualSharesRules | null;
  result: CountedElection;
  /** A sentence's figures for each pair. */
  pairs: PairComparison[];
  otherMethods: MethodComparison[];
  /** Null when no lot was drawn. */
  drawn: DrawnResult | null;
};

/** What a protocol is written from. `seed`: when a lot was asked for. `shares`: for the method of equal shares. */
export type CountRequest = { question: string; method: CountingMethod; election: Election; shares?: EqualSharesRules | null; seed?: string | null };

/** Counts and writes down every figure. Equal requests, with ballots and options in any order, give equal protocols. */
export function writeCountProtocol({ question, method, election: given, shares: rules, seed }: CountRequest): CountProtocol {
  const election = gatherBallots(given);
  const shares = method === "equal-shares" ? (rules ?? null) : null;
  const result = countElection(election, method, shares ?? undefined);
  return {
    form: "studietur-count",
    version: countProtocolVersion,
    question,
    method,
    election,
    shares,
    result,
    pairs: listPairs(countPairs(compileRankings(election.options, asRankedBallots(election)))),
    otherMethods: compareMethods(election, result),
    drawn: seed == null ? null : drawResult(election, result, shares, seed),
  };
}

function drawResult(election: Election, result: CountedElection, shares: EqualSharesRules | null, seed: string): DrawnResult {
  const lots = drawLots(election.options, seed);
  if (shares) {
    const { winners, order } = countElection(election, "equal-shares", { ...shares, tieOrder: lots.map(({ option }) => option) });
    return { seed, lots, winners, order };
  }
  const { order } = breakTiesByLot(result.order, seed);
  return { seed, lots, winners: order.slice(0, 1), order: order.map((option) => [option]) };
}

/** Whether a protocol says what its own ballots give, and where it does not (paths such as `result.winners[0]`). */
export type Recount = { matches: boolean; differences: string[] };

/** Counts the ballots of a protocol again. Throws a RangeError for ballots that cannot be counted. */
export function recount(protocol: CountProtocol): Recount {
  const { question, method, election, shares, drawn } = protocol;
  const differences = differencesOf(protocol, writeCountProtocol({ question, method, election, shares, seed: drawn?.seed ?? null }));
  return { matches: differences.length === 0, differences };
}
