import { inNameOrder, type ApprovalBallot, type Outcome } from "./election";
import { outcomeOf, tiersByFigure } from "./tiers";

/** Voters who approve of each option, by name. */
export type ApprovalDetails = { approvals: Record<string, number> };

/** Approval voting: most approvals. An option that a ballot does not name is not approved. Throws for an option that does not exist or stands twice on a ballot. */
export function countApproval(options: readonly string[], ballots: readonly ApprovalBallot[]): Outcome<ApprovalDetails> {
  const sorted = inNameOrder(options);
  const approvals = new Map(sorted.map((option) => [option, 0]));
  for (const { weight, approved } of ballots) {
    if (new Set(approved).size < approved.length) throw new RangeError("An option is approved twice on a ballot");
    for (const option of approved) {
      const before = approvals.get(option);
      if (before === undefined) throw new RangeError(`${option} is no option`);
      approvals.set(option, before + weight);
    }
  }
  const tiers = tiersByFigure(sorted.length, (a, b) => approvals.get(sorted[b]!)! - approvals.get(sorted[a]!)!);
  return outcomeOf(sorted, tiers, { approvals: Object.fromEntries(approvals) });
}
