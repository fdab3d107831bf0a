import { sql, type Kysely, type Transaction } from "kysely";
import { factsHash, isAcceptable } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Finding } from "~/domain/itinerary/finding";
import type { CalendarDate } from "~/domain/itinerary/itinerary";
import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { recordHistory, snapshot, wasRequestDone } from "~/features/history/commands.server";
import { findTrip } from "~/features/trips/queries.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { AcceptFinding, AcceptanceRefusal, WithdrawAcceptance } from "./acceptance-schema";
import { loadPlan } from "./board-queries.server";
import type { PlannerActor } from "./commands.server";

type Trx = Transaction<Database>;
type AcceptanceOutcome = Outcome<{ entryId: number | null }, AcceptanceRefusal>;

/** What a plan is checked with, and what a finding is called in the person's language (for the history). */
export type CheckedWith = { travel: TravelTimes; today: CalendarDate; titleOf: (finding: Finding) => string };

/**
 * Accepts a finding with a reason, in one history entry that can be taken back. The plan is checked again: refused when it
 * does not have the finding, when that says something else than what the person saw, and for an error. Accepting it again
 * gives it the new reason.
 */
export async function acceptFinding(db: Kysely<Database>, actor: PlannerActor, form: AcceptFinding, checkedWith: CheckedWith): Promise<AcceptanceOutcome> {
  const trip = await findTrip(db, actor.tripId);
  if (!trip) return refused({ code: "unknown-finding" });
  // Read before the transaction: if the plan changes meanwhile, the mark no longer fits and the finding comes back.
  const { itinerary } = await loadPlan(db, trip);
  const finding = checkItinerary(itinerary, checkedWith.travel, checkedWith.today).findings.find((one) => one.key === form.findingKey);
  if (!finding) return refused({ code: "unknown-finding" });
  if (!isAcceptable(finding)) return refused({ code: "not-acceptable" });
  if (factsHash(finding) !== form.factsHash) return refused({ code: "changed-finding" });

  return db.transaction().execute(async (trx) => {
    await lockTrip(trx, actor.tripId);
    if (await wasRequestDone(trx, actor.tripId, form.requestKey)) return done({ entryId: null });
    const before = await findRow(trx, actor.tripId, form.findingKey);
    const values = { facts_hash: form.factsHash, reason: form.reason, accepted_by: actor.userId };
    const after = await trx
      .insertInto("accepted_finding")
      .values({ trip_id: actor.tripId, finding_key: form.findingKey, ...values })
      .onConflict((conflict) => conflict.columns(["trip_id", "finding_key"]).doUpdateSet({ ...values, accepted_at: sql`now()` }))
      .returningAll()
      .executeTakeFirstOrThrow();
    const change: RowChange = { table: "accepted_finding", id: form.findingKey, before: before ? snapshot(before) : null, after: snapshot(after) };
    return done({ entryId: await record(trx, actor, "accept-finding", checkedWith.titleOf(finding), change, form.requestKey) });
  });
}

/** Takes an acceptance back, so that the finding counts again. Refused when nobody has accepted it. */
export async function withdrawAcceptance(db: Kysely<Database>, actor: PlannerActor, form: WithdrawAcceptance): Promise<AcceptanceOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockTrip(trx, actor.tripId);
    if (await wasRequestDone(trx, actor.tripId, form.requestKey)) return done({ entryId: null });
    const before = await trx.deleteFrom("accepted_finding").where("trip_id", "=", actor.tripId).where("finding_key", "=", form.findingKey).returningAll().executeTakeFirst();
    if (!before) return refused({ code: "not-accepted" });
    const change: RowChange = { table: "accepted_finding", id: form.findingKey, before: snapshot(before), after: null };
    return done({ entryId: await record(trx, actor, "withdraw-acceptance", await titleOfAcceptance(trx, actor.tripId, form.findingKey), change, form.requestKey) });
  });
}

/** The plan may no longer have the finding; what it was called when it was accepted stands in the history. */
async function titleOfAcceptance(trx: Trx, tripId: string, findingKey: string): Promise<string> {
  const named = JSON.stringify([{ table: "accepted_finding", id: findingKey }]);
  const entry = await trx
    .selectFrom("history_entry")
    .select("subject_title")
    .where("trip_id", "=", tripId)
    .where("action", "=", "accept-finding")
    .where(sql<boolean>`changes @> ${named}::jsonb`)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return entry?.subject_title ?? "";
}

/** Edits of one trip wait for each other. */
async function lockTrip(trx: Trx, tripId: string): Promise<void> {
  await trx.selectFrom("trip").select("id").where("id", "=", tripId).forUpdate().executeTakeFirstOrThrow();
}

async function findRow(trx: Trx, tripId: string, findingKey: string) {
  return trx.selectFrom("accepted_finding").selectAll().where("trip_id", "=", tripId).where("finding_key", "=", findingKey).executeTakeFirst();
}

function record(trx: Trx, actor: PlannerActor, action: string, subjectTitle: string, change: RowChange, requestKey: string): Promise<number> {
  return recordHistory(trx, { organisationId: actor.organisationId, tripId: actor.tripId, actorUserId: actor.userId, action, subjectTitle, changes: [change], requestKey });
}
