import type { Viewer, ViewerMembership } from "./queries.server";

/** The membership that lets a person see what belongs to a committee; undefined: nothing of it may be seen. */
export function membershipIn(viewer: Viewer, committeeId: string): ViewerMembership | undefined {
  return viewer.memberships.find((membership) => membership.committeeId === committeeId);
}

/** Only the secretariat plans: it writes trips, the catalogue and the list of people. */
export function mayPlan(membership: ViewerMembership | undefined): boolean {
  return membership?.role === "secretariat";
}

/** The committees a person plans for. */
export function plannedCommittees(viewer: Viewer): ViewerMembership[] {
  return viewer.memberships.filter(mayPlan);
}
