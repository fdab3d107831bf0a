import { sql, type Kysely, type Transaction } from "kysely";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { KeptDetailsForm, ReportNoteForm, ReportRefusal, TripReportForm } from "./report-schema";

type Actor = { userId: string; organisationId: string };

/** The trip's row is the lock: a note or a report may have no row of its own yet. */
const lockTrip = (trx: Transaction<Database>, actor: Actor, tripId: string) =>
  trx.selectFrom("trip").select(["id", "title"]).where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();

/**
 * Keeps what a person wrote at a stop of the trip. Sent again after a lost answer, the same words are no conflict. A note whose
 * stop has been removed since can still be gone on with.
 */
export async function saveReportNote(db: Kysely<Database>, actor: Actor, tripId: string, form: ReportNoteForm): Promise<Outcome<{ version: number }, ReportRefusal>> {
  return db.transaction().execute(async (trx) => {
    const trip = await lockTrip(trx, actor, tripId);
    const before = await trx.selectFrom("report_note").selectAll().where("trip_id", "=", trip.id).where("stop_id", "=", form.stopId).where("author_user_id", "=", actor.userId).executeTakeFirst();
    const stop = await trx.selectFrom("stop").select("title").where("id", "=", form.stopId).where("trip_id", "=", trip.id).executeTakeFirst();
    const title = stop?.title ?? before?.stop_title;
    if (title === undefined) return refused({ code: "unknown-stop" });
    if (before && before.note === form.note) return done({ version: before.version });
    if ((before?.version ?? 0) !== form.version) return refused({ code: "stale", version: before?.version ?? 0 });
    const after = before
      ? await trx.updateTable("report_note").set({ note: form.note, stop_title: title, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
      : await trx.insertInto("report_note").values({ trip_id: trip.id, stop_id: form.stopId, stop_title: title, author_user_id: actor.userId, note: form.note }).returningAll().executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: trip.id, actorUserId: actor.userId, action: "save-report-note", subjectTitle: title,
      changes: [{ table: "report_note", id: after.id, before: before ? snapshot(before) : null, after: snapshot(after) }], requestKey: null,
    });
    return done({ version: after.version });
  });
}

/** Sets what a report says of the trip as a whole. Refused when somebody saved it after the form was opened. */
export const saveTripReport = (db: Kysely<Database>, actor: Actor, tripId: string, { version, learning, recommendations }: TripReportForm) =>
  writeReport(db, actor, tripId, { version, action: "save-report", values: { learning, recommendations } });

/** Sets which details of the texts stay in the edition for everybody. Refused like the texts. */
export const saveKeptDetails = (db: Kysely<Database>, actor: Actor, tripId: string, { version, keep }: KeptDetailsForm) =>
  writeReport(db, actor, tripId, { version, action: "save-kept-details", values: { kept_details: JSON.stringify(keep) } });

type ReportWrite = { version: number; action: string; values: { learning?: string; recommendations?: string; kept_details?: string } };

async function writeReport(db: Kysely<Database>, actor: Actor, tripId: string, { version, action, values }: ReportWrite): Promise<Outcome<null, ReportRefusal>> {
  return db.transaction().execute(async (trx) => {
    const trip = await lockTrip(trx, actor, tripId);
    const before = await trx.selectFrom("trip_report").selectAll().where("trip_id", "=", trip.id).executeTakeFirst();
    if ((before?.version ?? 0) !== version) return refused({ code: "stale", version: before?.version ?? 0 });
    const after = before
      ? await trx.updateTable("trip_report").set({ ...values, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
      : await trx.insertInto("trip_report").values({ trip_id: trip.id, ...values }).returningAll().executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: trip.id, actorUserId: actor.userId, action, subjectTitle: trip.title,
      changes: [{ table: "trip_report", id: after.id, before: before ? snapshot(before) : null, after: snapshot(after) }], requestKey: null,
    });
    return done(null);
  });
}
