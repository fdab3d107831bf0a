import type { ViewerMembership } from "~/features/people/queries.server";
import type { BallotState } from "./schema";

/** What a person may do with one ballot. */
export type BallotRights = { mayManage: boolean; mayVote: boolean; isOpen: boolean; maySeeResult: boolean };

type Standing = {
  membership: Pick<ViewerMembership, "role"> | undefined;
  isElector: boolean;
  ballot: { state: BallotState; results: "live" | "hidden"; opensAt: Date | null; closesAt: Date };
  now: Date;
};

/**
 * Undefined when a person may not even know of the ballot: somebody of another committee; a draft, for all but the secretariat;
 * an open ballot, for who neither manages it nor has a vote in it. Readers see what was decided, when it is.
 */
export function rightsOf({ membership, isElector, ballot, now }: Standing): BallotRights | undefined {
  if (!membership) return undefined;
  const mayManage = membership.role === "secretariat";
  const over = ballot.state === "closed" || ballot.state === "cancelled";
  if (!mayManage && !over && (ballot.state === "draft" || !isElector)) return undefined;
  const isOpen = ballot.state === "open" && ballot.opensAt !== null && ballot.opensAt <= now && now < ballot.closesAt;
  return { mayManage, isOpen, mayVote: isElector && isOpen, maySeeResult: ballot.state === "closed" || (isOpen && ballot.results === "live") };
}
