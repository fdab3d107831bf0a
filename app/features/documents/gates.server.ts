import { isbot } from "isbot";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import { database } from "~/shared/db.server";
import { httpProblem } from "~/shared/http.server";
import { openSharedLink } from "./link-commands.server";
import type { LinkKind } from "./link-schema";
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
