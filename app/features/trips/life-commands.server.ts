import { sql, type Kysely } from "kysely";
import { decideMove } from "~/domain/trip-life/requirements";
import { recordHistory, snapshot, wasRequestDone } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { TripActor } from "./commands.server";
import { findCancelledFrom, getLifeFacts, listBallotDecisions } from "./life-queries.server";
import type { LifeRefusal, MoveTrip, TripDecisionForm, TripDecisionRefusal } from "./life-schema";

const actionOf = { forward: "move-state", back: "move-state-back", cancel: "cancel-trip", reopen: "reopen-trip" } as const;

/** The programme as it was checked for a move: how many errors it has, and which state of the trip that was read from. */
export type CheckedProgramme = { errorCount: number; tripUpdatedAt: Date; today: string };

/**
 * Moves a trip to another state, with its reason in the history. The same request twice is one move. Refused when somebody saved
 * the trip after the page was shown, when the programme changed since it was checked, and as the rules of the domain say.
 */
export async function moveTrip(db: Kysely<Database>, actor: TripActor, tripId: string, form: MoveTrip, checked: CheckedProgramme): Promise<Outcome<null, LifeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom("trip").selectAll().where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if (await wasRequestDone(trx, tripId, form.requestKey)) return done(null);
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    // Reading a plan may ask a routing engine, which nobody should wait for under a lock; the board marks the trip at every act.
    if (before.updated_at.getTime() !== checked.tripUpdatedAt.getTime()) return refused({ code: "changed-meanwhile" });
    const facts = await getLifeFacts(trx, { id: tripId, startsOn: before.starts_on, endsOn: before.ends_on, purpose: before.purpose }, checked.today, checked.errorCount);
    const decided = decideMove(before.state, form.to, before.state === "cancelled" ? await findCancelledFrom(trx, tripId) : null, facts, form.reason);
    if (!decided.ok) return refused(decided.reason);
    const after = await trx.updateTable("trip").set({ state: form.to, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", tripId).returningAll().executeTakeFirstOrThrow();
    const move = await trx.insertInto("trip_state_move").values({ trip_id: tripId, from_state: before.state, to_state: form.to, reason: form.reason, moved_by: actor.userId }).returningAll().executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: actionOf[decided.kind], subjectTitle: before.title, requestKey: form.requestKey,
      changes: [{ table: "trip", id: tripId, before: snapshot(before), after: snapshot(after) }, { table: "trip_state_move", id: move.id, before: null, after: snapshot(move) }],
    });
    return done(null);
  });
}

/**
 * Records what a meeting decided about a trip; one record for each body, corrected in place. A ballot's decision that is named must be
 * one of those that had the trip or its destinations to choose from. Refused when somebody recorded it after the form was opened.
 */
export async function recordTripDecision(db: Kysely<Database>, actor: TripActor, tripId: string, form: TripDecisionForm): Promise<Outcome<null, TripDecisionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const trip = await trx.selectFrom("trip").select(["title"]).where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    const before = await trx.selectFrom("trip_decision").selectAll().where("trip_id", "=", tripId).where("body", "=", form.body).executeTakeFirst();
    if ((before?.version ?? 0) !== form.version) return refused({ code: "stale", version: before?.version ?? 0 });
    if (form.formalDecisionId && !(await listBallotDecisions(trx, tripId)).some((one) => one.id === form.formalDecisionId)) return refused({ code: "unknown-decision" });
    const values = { meeting_on: form.meetingOn, agenda_item: form.agendaItem, outcome: form.outcome, note: form.note, formal_decision_id: form.formalDecisionId };
    const after = before
      ? await trx.updateTable("trip_decision").set({ ...values, version: sql`version + 1` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
      : await trx.insertInto("trip_decision").values({ trip_id: tripId, body: form.body, ...values }).returningAll().executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "record-trip-decision", subjectTitle: trip.title, requestKey: null,
      changes: [{ table: "trip_decision", id: after.id, before: before ? snapshot(before) : null, after: snapshot(after) }],
    });
    return done(null);
  });
}
