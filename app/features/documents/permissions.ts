import type { ViewerMembership } from "~/features/people/queries.server";

/** Members and their secretariat travel, and write down what they saw; readers read. */
export function mayWriteNotes(membership: ViewerMembership | undefined): boolean {
  return membership !== undefined && membership.role !== "reader";
}
