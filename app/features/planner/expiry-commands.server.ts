import { sql, type Kysely } from "kysely";
import { wallClockOf } from "~/domain/time/wall-clock";
import { deleteExpiredContacts } from "~/features/catalogue/contact-commands.server";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";

export type ExpiredCounts = { siteContacts: number; hostPersons: number };

/** Deletes the persons at sites and at stops whose day of deletion has come in Denmark, whoever entered them. Returns how many. */
export async function deleteExpiredPersons(db: Kysely<Database>, now: Date): Promise<ExpiredCounts> {
  const today = wallClockOf(now.getTime(), "Europe/Copenhagen").date;
  return { siteContacts: await deleteExpiredContacts(db, today), hostPersons: await deleteExpiredHosts(db, today) };
}

/** Trip by trip, each under its lock, so that the history of each tells of it. A trip that somebody is saving waits for the next time. */
async function deleteExpiredHosts(db: Kysely<Database>, today: string): Promise<number> {
  const trips = await db.selectFrom("host_person").select("trip_id").distinct().where("delete_on", "<=", today).execute();
  let count = 0;
  for (const { trip_id } of trips) {
    count += await db.transaction().execute(async (trx) => {
      const trip = await trx.selectFrom("trip").select(["id", "organisation_id"]).where("id", "=", trip_id).forUpdate().skipLocked().executeTakeFirst();
      if (!trip) return 0;
      const gone = await trx.deleteFrom("host_person").where("trip_id", "=", trip_id).where("delete_on", "<=", today).returning(["id", "stop_id", "delete_on"]).execute();
      if (gone.length === 0) return 0;
      const { titles } = await trx.selectFrom("stop").select(sql<string>`string_agg(title, ', ' order by title)`.as("titles")).where("id", "in", gone.map(({ stop_id }) => stop_id)).executeTakeFirstOrThrow();
      await recordHistory(trx, {
        organisationId: trip.organisation_id, tripId: trip_id, actorUserId: null, action: "delete-host-person", subjectTitle: titles, requestKey: null,
        changes: gone.map(({ id, delete_on }) => ({ table: "host_person", id, before: { delete_on }, after: null })),
      });
      return gone.length;
    });
  }
  return count;
}
