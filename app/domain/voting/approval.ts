import type { Outcome } from "./election";
import type { Rankings } from "./rankings";
import { outcomeOf, tiersByFigure } from "./tiers";

/** Voters who approve of each option, by name. */
export type ApprovalDetails = { approvals: Record<string, number> };

/** Approval voting: most approvals. The first group of a ballot is approved of; a blank one approves of nothing. */
export function countApproval({ options, weights, sequence, groupEnds, rankedCounts }: Rankings): Outcome<ApprovalDetails> {
  const count = options.length;
  const approvals = new Float64Array(count);
  for (let ballot = 0; ballot < weights.length; ballot += 1) {
    if (rankedCounts[ballot] === 0) continue;
    const row = ballot * count;
    for (let place = 0; place < groupEnds[row]!; place += 1) approvals[sequence[row + place]!]! += weights[ballot]!;
  }
  const tiers = tiersByFigure(count, (a, b) => approvals[b]! - approvals[a]!);
  return outcomeOf(options, tiers, { approvals: Object.fromEntries(options.map((name, option) => [name, approvals[option]!])) });
}
