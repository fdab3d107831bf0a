import { sql, type Kysely } from "kysely";
import { addDays, daysBetween } from "~/domain/time/calendar-date";
import { instantOf, wallClockOf } from "~/domain/time/wall-clock";
import { recordHistory, wasRequestDone } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { newToken, tokenHash } from "~/shared/tokens.server";
import { longestLifeDays, type CreateLink, type LinkKind, type LinkRefusal } from "./link-schema";

type Actor = { userId: string; organisationId: string };
type SharedTrip = { id: string; endsOn: string; homeTimeZone: string };

/** Makes a link and returns its token, which is kept nowhere: it is shown once. The caller has proven the right to the trip. */
export async function createSharedLink(db: Kysely<Database>, actor: Actor, trip: SharedTrip, link: CreateLink, now: Date): Promise<Outcome<{ token: string }, LinkRefusal>> {
  if (link.expiresOn < wallClockOf(now.getTime(), trip.homeTimeZone).date) return refused({ code: "past" });
  if (daysBetween(trip.endsOn, link.expiresOn) > longestLifeDays) return refused({ code: "too-long" });
  const token = newToken();
  return db.transaction().execute(async (trx) => {
    // The trip's row is the lock that keeps a form sent twice from making two links.
    await trx.selectFrom("trip").select("id").where("id", "=", trip.id).forUpdate().executeTakeFirstOrThrow();
    if (await wasRequestDone(trx, trip.id, link.requestKey)) return refused({ code: "already-made" });
    await trx
      .insertInto("shared_link")
      .values({
        trip_id: trip.id, kind: link.kind, edition: link.edition, label: link.label, token_hash: tokenHash(token), created_by: actor.userId,
        expires_at: new Date(instantOf(addDays(link.expiresOn, 1), 0, trip.homeTimeZone)),
      })
      .execute();
    await recordHistory(trx, { organisationId: actor.organisationId, tripId: trip.id, actorUserId: actor.userId, action: "create-link", subjectTitle: link.label, changes: [], requestKey: link.requestKey });
    return done({ token });
  });
}

/** Closes a link of the trip for good; one that is closed already stays as it is. False: the trip has no such link. */
export async function revokeSharedLink(db: Kysely<Database>, actor: Actor, tripId: string, linkId: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const link = await trx.selectFrom("shared_link").select(["label", "revoked_at"]).where("id", "=", linkId).where("trip_id", "=", tripId).forUpdate().executeTakeFirst();
    if (!link) return false;
    if (link.revoked_at) return true;
    await trx.updateTable("shared_link").set({ revoked_at: now }).where("id", "=", linkId).execute();
    await recordHistory(trx, { organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "revoke-link", subjectTitle: link.label, changes: [], requestKey: null });
    return true;
  });
}

/**
 * What a token opens now; undefined alike for one that never was, has run out or was closed. Counted in the same statement
 * when `counts`, so that two who open it at once are two.
 */
export async function openSharedLink(db: Kysely<Database>, token: string, kinds: readonly LinkKind[], now: Date, counts: boolean) {
  if (!/^[\w-]{43}$/.test(token)) return undefined;
  return db
    .updateTable("shared_link")
    .set({ open_count: counts ? sql<number>`open_count + 1` : sql<number>`open_count`, last_opened_at: counts ? now : sql<Date>`last_opened_at` })
    .where("token_hash", "=", tokenHash(token))
    .where("kind", "in", kinds)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .returning(["id", "trip_id as tripId", "kind", "edition"])
    .executeTakeFirst();
}
