import { sql, type Kysely, type Transaction } from "kysely";
import type { BookingStatus } from "~/domain/itinerary/itinerary";
import { addMonths } from "~/domain/time/calendar-date";
import { recordHistory, snapshot, wasRequestDone } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { PlannerActor } from "./commands.server";
import { isHostKind, mostMonthsKept, type HostAct, type HostRefusal, type LetterForm } from "./host-schema";

type Trx = Transaction<Database>;
type HostOutcome = Outcome<null, HostRefusal>;

/**
 * Carries out one act on the hosts of a trip, under the trip's lock. Refused for a stop of another trip, and when somebody saved the
 * stop or the person after it was shown; for a person who is to be kept for more than two years after the trip. Nothing of a person enters the history: what is deleted is gone. `today` decides what has expired.
 */
export async function changeHost(db: Kysely<Database>, actor: PlannerActor, act: HostAct, today: string): Promise<HostOutcome> {
  return db.transaction().execute(async (trx) => {
    const trip = await trx.selectFrom("trip").select("ends_on").where("id", "=", actor.tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if (act.intent === "delete-expired") {
      const gone = await trx.deleteFrom("host_person").where("trip_id", "=", actor.tripId).where("delete_on", "<=", today).returning(["id", "stop_id", "delete_on"]).execute();
      if (gone.length > 0) await record(trx, actor, "delete-host-person", await titlesOf(trx, gone.map((row) => row.stop_id)), gone.map((row) => ({ table: "host_person", id: row.id, before: { delete_on: row.delete_on }, after: null })));
      return done(null);
    }
    const stop = await trx.selectFrom("stop").selectAll().where("id", "=", act.stopId).where("trip_id", "=", actor.tripId).executeTakeFirst();
    if (!stop) return refused({ code: "unknown-stop" });
    if (act.intent === "delete-person") {
      const gone = await trx.deleteFrom("host_person").where("stop_id", "=", stop.id).returning(["id", "delete_on"]).executeTakeFirst();
      if (gone) await record(trx, actor, "delete-host-person", stop.title, [{ table: "host_person", id: gone.id, before: { delete_on: gone.delete_on }, after: null }]);
      return done(null);
    }
    if (act.intent === "person") {
      const before = await trx.selectFrom("host_person").select(["id", "version", "delete_on"]).where("stop_id", "=", stop.id).executeTakeFirst();
      if ((before?.version ?? 0) !== act.version) return refused({ code: "stale" });
      if (act.deleteOn > addMonths(trip.ends_on, mostMonthsKept)) return refused({ code: "delete-on-too-late" });
      const values = { display_name: act.displayName, email: act.email, phone: act.phone, delete_on: act.deleteOn };
      const { id } = before
        ? await trx.updateTable("host_person").set({ ...values, version: sql`version + 1` }).where("id", "=", before.id).returning("id").executeTakeFirstOrThrow()
        : await trx.insertInto("host_person").values({ trip_id: actor.tripId, stop_id: stop.id, ...values }).returning("id").executeTakeFirstOrThrow();
      await record(trx, actor, "save-host-person", stop.title, [{ table: "host_person", id, before: before ? { delete_on: before.delete_on } : null, after: { delete_on: act.deleteOn } }]);
      return done(null);
    }
    if (await wasRequestDone(trx, actor.tripId, act.requestKey)) return done(null);
    if (stop.version !== act.version) return refused({ code: "stale" });
    const after = await trx
      .updateTable("stop")
      .set({ booking_status: act.status, host_contact: act.role, version: sql`version + 1`, updated_at: sql`now()` })
      .where("id", "=", stop.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const event = await trx.insertInto("host_event").values({ trip_id: actor.tripId, stop_id: stop.id, status: act.status, happened_on: act.happenedOn, note: act.note, recorded_by: actor.userId }).returningAll().executeTakeFirstOrThrow();
    await trx.updateTable("trip").set({ updated_at: sql`now()` }).where("id", "=", actor.tripId).execute();
    const changes: RowChange[] = [{ table: "stop", id: stop.id, before: snapshot(stop), after: snapshot(after) }, { table: "host_event", id: event.id, before: null, after: snapshot(event) }];
    await record(trx, actor, "record-host", stop.title, changes, act.requestKey);
    return done(null);
  });
}

/**
 * Writes the dated answer of each host whose agreement some changes of stops have moved, so that the list of hosts tells when and by whom
 * wherever it was set. Dated today, as the trip's home has it. Returns what it wrote, for the same entry of the history.
 */
export async function recordNewStatuses(trx: Trx, actor: PlannerActor, changes: RowChange[]): Promise<RowChange[]> {
  const moved = changes.filter(({ table, before, after }) => table === "stop" && after !== null && isHostKind(after.kind) && after.booking_status !== (before?.booking_status ?? "suggested"));
  if (moved.length === 0) return [];
  const happened_on = trx.selectFrom("trip").select(sql<string>`(now() at time zone trip.home_time_zone)::date`.as("today")).where("trip.id", "=", actor.tripId);
  const rows = await trx
    .insertInto("host_event")
    .values(moved.map(({ id, after }) => ({ trip_id: actor.tripId, stop_id: id, status: after!.booking_status as BookingStatus, happened_on, recorded_by: actor.userId })))
    .returningAll()
    .execute();
  return rows.map((row) => ({ table: "host_event", id: row.id, before: null, after: snapshot(row) }));
}

/** Keeps a letter as it was edited, or lets the facts write it again. Refused when somebody saved it after it was shown. */
export async function saveLetter(db: Kysely<Database>, actor: PlannerActor, stopId: string, form: LetterForm): Promise<HostOutcome> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom("trip").select("id").where("id", "=", actor.tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    const stop = await trx.selectFrom("stop").select(["id", "title"]).where("id", "=", stopId).where("trip_id", "=", actor.tripId).executeTakeFirst();
    if (!stop) return refused({ code: "unknown-stop" });
    const before = await trx.selectFrom("host_letter").selectAll().where("stop_id", "=", stopId).where("locale", "=", form.locale).executeTakeFirst();
    if ((before?.version ?? 0) !== form.version) return refused({ code: "stale" });
    if (form.intent === "reset" || form.body === "") {
      if (!before) return done(null);
      await trx.deleteFrom("host_letter").where("id", "=", before.id).execute();
      await record(trx, actor, "reset-letter", stop.title, [{ table: "host_letter", id: before.id, before: snapshot(before), after: null }]);
      return done(null);
    }
    const values = { body: form.body, based_on: form.basedOn };
    const after = before
      ? await trx.updateTable("host_letter").set({ ...values, version: sql`version + 1` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
      : await trx.insertInto("host_letter").values({ trip_id: actor.tripId, stop_id: stopId, locale: form.locale, ...values }).returningAll().executeTakeFirstOrThrow();
    await record(trx, actor, "save-letter", stop.title, [{ table: "host_letter", id: after.id, before: before ? snapshot(before) : null, after: snapshot(after) }]);
    return done(null);
  });
}

async function titlesOf(trx: Trx, stopIds: string[]): Promise<string> {
  const rows = await trx.selectFrom("stop").select("title").where("id", "in", stopIds).orderBy("title").execute();
  return rows.map((row) => row.title).join(", ");
}

async function record(trx: Trx, actor: PlannerActor, action: string, subjectTitle: string, changes: RowChange[], requestKey: string | null = null): Promise<void> {
  await recordHistory(trx, { organisationId: actor.organisationId, tripId: actor.tripId, actorUserId: actor.userId, action, subjectTitle, changes, requestKey });
}
