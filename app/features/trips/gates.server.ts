import { mayPlan, membershipIn } from "~/features/people/permissions";
import type { Viewer } from "~/features/people/queries.server";
import { requireViewer } from "~/features/people/gates.server";
import { database } from "~/shared/db.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";
import { findTrip, type TripRow } from "./queries.server";

/** A person at a trip of one of their committees. */
export type TripVisitor = { viewer: Viewer; trip: TripRow; mayEdit: boolean };

/** Anybody of the trip's committee. Throws 404 for a trip that is not there and for one of another committee alike. */
export async function requireTripVisitor(request: Request, tripId: string | undefined): Promise<TripVisitor> {
  const viewer = await requireViewer(request);
  const trip = await findTrip(await database(), requireUuid(tripId));
  const membership = trip && membershipIn(viewer, trip.committeeId);
  if (!trip || !membership) throw notFound();
  return { viewer, trip, mayEdit: mayPlan(membership) };
}

/** The secretariat of the trip's committee. Throws 403 for its members and readers. */
export async function requireTripEditor(request: Request, tripId: string | undefined): Promise<TripVisitor> {
  const visitor = await requireTripVisitor(request, tripId);
  if (!visitor.mayEdit) throw httpProblem(403, "problem.secretariat-only");
  return visitor;
}
