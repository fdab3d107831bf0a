import { membershipIn, mayPlan, plannedCommittees } from "~/features/people/permissions";
import type { Viewer } from "~/features/people/queries.server";

/**
 * Who edits an entry: what a committee has added, its own secretariat; what all share, a secretariat of the organisation that
 * keeps the catalogue (`keeps`).
 */
export function mayEditEntry(viewer: Viewer, entry: { committeeId: string | null }, keeps: boolean): boolean {
  return entry.committeeId === null ? keeps && plannedCommittees(viewer).length > 0 : mayPlan(membershipIn(viewer, entry.committeeId));
}
