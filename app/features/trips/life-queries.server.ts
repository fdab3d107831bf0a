import { sql, type Kysely } from "kysely";
import type { LifeFacts } from "~/domain/trip-life/requirements";
import type { LifeState } from "~/domain/trip-life/states";
import { tallyMeeting } from "~/domain/voting/formal-decision";
import type { Database } from "~/shared/db.server";

type Db = Kysely<Database>;

/** What meetings have decided about a trip, the committee's first. */
export async function listTripDecisions(db: Db, tripId: string) {
  return db
    .selectFrom("trip_decision")
    .select(["id", "body", "meeting_on as meetingOn", "agenda_item as agendaItem", "outcome", "note", "formal_decision_id as formalDecisionId", "version"])
    .where("trip_id", "=", tripId)
    .orderBy("body")
    .execute();
}
export type TripDecisionRow = Awaited<ReturnType<typeof listTripDecisions>>[number];

/** The state a cancelled trip was called off in; null when it is not known. */
export async function findCancelledFrom(db: Db, tripId: string): Promise<LifeState | null> {
  const move = await db.selectFrom("trip_state_move").select("from_state").where("trip_id", "=", tripId).where("to_state", "=", "cancelled").orderBy("moved_at", "desc").limit(1).executeTakeFirst();
  return move && move.from_state !== "cancelled" ? move.from_state : null;
}

/** When a trip came to where it stands, who moved it and why; undefined when it has not been moved yet. */
export async function findLastMove(db: Db, tripId: string) {
  return db
    .selectFrom("trip_state_move as move")
    .leftJoin("app_user", "app_user.id", "move.moved_by")
    .select(["move.from_state as fromState", "move.to_state as toState", "move.reason", "move.moved_at as movedAt", "app_user.display_name as movedBy"])
    .where("move.trip_id", "=", tripId)
    .orderBy("move.moved_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What the rules of a trip's life ask of its rows; the number of errors in the programme comes from a check of the plan. */
export async function getLifeFacts(db: Db, trip: { id: string; startsOn: string; endsOn: string; purpose: string }, today: string, errorCount: number): Promise<LifeFacts> {
  const stops = await db
    .selectFrom("stop")
    .select([
      sql<number>`count(*) filter (where kind = 'visit' and starts_at_minute is not null)::int`.as("placedVisitCount"),
      sql<number>`count(*) filter (where kind in ('visit', 'meeting') and booking_status <> 'confirmed')::int`.as("unconfirmedHostCount"),
    ])
    .where("trip_id", "=", trip.id)
    .where("trip_day_id", "is not", null)
    .executeTakeFirstOrThrow();
  const budget = await db
    .selectFrom("budget_line as line")
    .select([
      sql<number>`count(*)::int`.as("budgetLineCount"),
      sql<number>`count(*) filter (where actual_minor is null and not exists (select from budget_invoice where budget_line_id = line.id))::int`.as("unsettledLineCount"),
    ])
    .where("trip_id", "=", trip.id)
    .executeTakeFirstOrThrow();
  const report = await db.selectFrom("trip_report").select("id").where("trip_id", "=", trip.id).where(sql<boolean>`learning ~ '[^[:space:]]' and recommendations ~ '[^[:space:]]'`).executeTakeFirst();
  const outcomes = (await listTripDecisions(db, trip.id)).map((decision) => decision.outcome);
  return {
    today, startsOn: trip.startsOn, endsOn: trip.endsOn, hasPurpose: trip.purpose.trim() !== "", ...stops, errorCount, ...budget, hasReport: report !== undefined,
    decision: outcomes.includes("rejected") ? "rejected" : outcomes.includes("adopted") ? "adopted" : null,
  };
}

/**
 * Formal decisions on the committee's ballots that had this trip or one of its destinations to choose from, the latest first. What a
 * motion says is for a person to read: none of them counts until somebody takes it over.
 */
export async function listBallotDecisions(db: Db, tripId: string) {
  const rows = await db
    .selectFrom("formal_decision as decision")
    .innerJoin("ballot", "ballot.id", "decision.ballot_id")
    .innerJoin("trip", "trip.committee_id", "ballot.committee_id")
    .select(["decision.id", "decision.meeting_on as meetingOn", "decision.agenda_item as agendaItem", "decision.motion", "decision.seat_count as seatCount", "ballot.question"])
    .where("trip.id", "=", tripId)
    .where((eb) =>
      eb.exists(
        eb.selectFrom("ballot_option").select("ballot_option.id").whereRef("ballot_option.ballot_id", "=", "ballot.id").where((option) =>
          option.or([
            option("ballot_option.trip_id", "=", tripId),
            option("ballot_option.destination_id", "in", option.selectFrom("trip_destination").select("trip_destination.destination_id").where("trip_destination.trip_id", "=", tripId)),
          ]),
        ),
      ),
    )
    .orderBy("decision.meeting_on", "desc")
    .execute();
  const votes = rows.length === 0 ? [] : await db.selectFrom("formal_decision_vote").select(["formal_decision_id", "presence", "vote"]).where("formal_decision_id", "in", rows.map((row) => row.id)).execute();
  return rows.flatMap(({ seatCount, ...row }) => {
    const { outcome, for: votesFor, against } = tallyMeeting(votes.filter((vote) => vote.formal_decision_id === row.id), seatCount);
    // A meeting without a quorum, or in which nobody voted for or against, has decided nothing that could be taken over.
    return outcome === "no-quorum" || outcome === "no-votes" ? [] : [{ ...row, isAdopted: outcome === "adopted", votesFor, against }];
  });
}
export type BallotDecisionRow = Awaited<ReturnType<typeof listBallotDecisions>>[number];
