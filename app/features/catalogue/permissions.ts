import { membershipIn, mayPlan, plannedCommittees } from "~/features/people/permissions";
import type { Viewer, ViewerMembership } from "~/features/people/queries.server";

/**
 * Who edits an entry: what a committee has added, its own secretariat; what all share, a secretariat of the organisation that
 * keeps the catalogue (`keeps`).
 */
export function mayEditEntry(viewer: Viewer, entry: { committeeId: string | null }, keeps: boolean): boolean {
  return entry.committeeId === null ? keeps && plannedCommittees(viewer).length > 0 : mayPlan(membershipIn(viewer, entry.committeeId));
}

/** The committees whose contacts at a site a person keeps and sees: those they plan for, of a committee's own site that one alone. */
export function contactCommittees(viewer: Viewer, site: { committeeId: string | null }): ViewerMembership[] {
  return plannedCommittees(viewer).filter(({ committeeId }) => site.committeeId === null || site.committeeId === committeeId);
}
