import type { Outcome } from "./election";
import { pairRecords, type PairRecord } from "./majorities";
import type { Pairwise } from "./pairwise";
import { outcomeOf, tiersByFigure } from "./tiers";

/** The record of each option against all others, by name. */
export type CopelandDetails = { records: Record<string, PairRecord> };

/** Copeland's method: most victories less losses over all pairs. How large a victory is does not matter. */
export function countCopeland(pairwise: Pairwise): Outcome<CopelandDetails> {
  const { options } = pairwise;
  const records = pairRecords(pairwise);
  const tiers = tiersByFigure(options.length, (a, b) => records.get(b)!.balance - records.get(a)!.balance);
  return outcomeOf(options, tiers, { records: Object.fromEntries(options.map((name, option) => [name, records.get(option)!])) });
}
