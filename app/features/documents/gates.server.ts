import { isbot } from "isbot";
import { membershipIn } from "~/features/people/permissions";
import { requireTripVisitor, type TripVisitor } from "~/features/trips/gates.server";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import { database } from "~/shared/db.server";
import { httpProblem } from "~/shared/http.server";
import { openSharedLink } from "./link-commands.server";
import type { LinkKind } from "./link-schema";
import { mayWriteNotes } from "./permissions";
import type { Edition } from "./present-edition";

/** Headers of everything behind a shared link: in no search engine, in no cache between, and named to no other site. */
export const sharedHeaders = { "X-Robots-Tag": "noindex, nofollow, noarchive", "Referrer-Policy": "no-referrer", "Cache-Control": "private, no-store" };

export type SharedVisitor = { trip: TripRow; edition: Edition };

/**
 * Whoever has the token of a link of one of the kinds. Throws the same 404 for a token that never was, has run out or was
 * closed. A page that
 * fetches its own data again, a phone that stores the page it shows and the preview of a chat are no openings.
 */
export async function requireSharedLink(request: Request, token: string | undefined, kinds: readonly LinkKind[], now: Date): Promise<SharedVisitor> {
  const counts = request.method === "GET" && !new URL(request.url).pathname.endsWith(".data") && !request.headers.has("x-programme-keep") && !isbot(request.headers.get("user-agent") ?? "");
  const db = await database();
  const link = await openSharedLink(db, token ?? "", kinds, now, counts);
  const trip = link && (await findTrip(db, link.tripId));
  if (!link || !trip) {
    const gone = httpProblem(404, "problem.link-gone");
    for (const [name, value] of Object.entries(sharedHeaders)) gone.headers.set(name, value);
    throw gone;
  }
  return { trip, edition: link.edition };
}

/** Whoever travels with the trip's committee or keeps its secretariat. Throws 404 as for a trip of others, 403 for a reader. */
export async function requireNoteWriter(request: Request, tripId: string | undefined): Promise<TripVisitor> {
  const visitor = await requireTripVisitor(request, tripId);
  if (!mayWriteNotes(membershipIn(visitor.viewer, visitor.trip.committeeId))) throw httpProblem(403, "problem.members-only");
  return visitor;
}
