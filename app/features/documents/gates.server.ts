import { isbot } from "isbot";
import { membershipIn } from "~/features/people/permissions";
import { requireTripVisitor, type TripVisitor } from "~/features/trips/gates.server";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { httpProblem, notFound } from "~/shared/http.server";
import { openSharedLink } from "./link-commands.server";
import type { LinkKind } from "./link-schema";
import { mayWriteNotes } from "./permissions";
import type { Edition } from "./present-edition";
import { findIssuedProgramme } from "./queries.server";

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

/** A version of a trip's programme, for anybody of the trip's committee. Throws 404 for one that was never sent out. */
export async function requireVersion(request: Request, params: { tripId?: string; number?: string }) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  if (!/^[1-9]\d{0,5}$/.test(params.number ?? "")) throw notFound();
  const number = Number(params.number);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const programme = await findIssuedProgramme(db, trip.id, number, locale);
  if (!programme) throw notFound();
  return { programme, number, title: programme.page.title, translator: translatorFor(locale) };
}
