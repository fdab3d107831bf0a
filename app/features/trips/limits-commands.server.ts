import { sql, type Kysely } from "kysely";
import { defaultLimits, type Limits } from "~/domain/itinerary/itinerary";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { TripActor } from "./commands.server";
import type { LimitsForm, LimitsRefusal } from "./limits-schema";

/**
 * Sets what holds for one trip in place of the committee's limits; a limit that is not named is the committee's again. Refused
 * when somebody saved the trip after the form was opened, and when lunch would not fit into its own hours.
 */
export async function saveTripLimits(db: Kysely<Database>, actor: TripActor, tripId: string, form: LimitsForm): Promise<Outcome<null, LimitsRefusal>> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom("trip").selectAll().where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    const committee = await trx.selectFrom("committee").select("limits").where("id", "=", before.committee_id).executeTakeFirstOrThrow();
    const holds: Limits = { ...defaultLimits, ...committee.limits, ...form.limits };
    if (holds.lunchFromMinute + holds.lunchMinutes > holds.lunchToMinute) return refused({ code: "lunch-window" });
    const after = await trx
      .updateTable("trip")
      .set({ limits: JSON.stringify(form.limits), version: sql`version + 1`, updated_at: sql`now()` })
      .where("id", "=", tripId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "save-limits", subjectTitle: before.title,
      changes: [{ table: "trip", id: tripId, before: snapshot(before), after: snapshot(after) }], requestKey: null,
    });
    return done(null);
  });
}

/**
 * Sets what a committee allows on all its trips; a limit that is not named is the usual one again. The caller has proven the
 * right to the committee. Refused when somebody saved after the form was opened, and when lunch would not fit into its hours.
 */
export async function saveCommitteeLimits(db: Kysely<Database>, actor: TripActor, committeeId: string, form: LimitsForm): Promise<Outcome<null, LimitsRefusal>> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom("committee").selectAll().where("id", "=", committeeId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    const holds: Limits = { ...defaultLimits, ...form.limits };
    if (holds.lunchFromMinute + holds.lunchMinutes > holds.lunchToMinute) return refused({ code: "lunch-window" });
    await trx.updateTable("committee").set({ limits: JSON.stringify(form.limits), version: sql`version + 1` }).where("id", "=", committeeId).execute();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "save-committee-limits", subjectTitle: before.name_da,
      changes: [{ table: "committee", id: committeeId, before: { limits: before.limits }, after: { limits: form.limits } }], requestKey: null,
    });
    return done(null);
  });
}
