import { sql, type Kysely } from "kysely";
import { tallyMeeting } from "~/domain/voting/formal-decision";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockBallot, type BallotActor } from "./commands.server";
import type { DecisionForm, DecisionRefusal } from "./decision-schema";
import { appendLog } from "./log-commands.server";

/**
 * Records what the committee decided in its meeting, each member's vote by name. Version 0 is a first record. A correction
 * replaces the record; the log keeps that there was one, with both outcomes.
 */
export async function recordDecision(db: Kysely<Database>, actor: BallotActor, ballotId: string, form: DecisionForm): Promise<Outcome<{ decisionId: string }, DecisionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state !== "closed") return refused({ code: "wrong-state" });
    const before = await trx.selectFrom("formal_decision").select(["id", "version"]).where("ballot_id", "=", ballotId).executeTakeFirst();
    if ((before?.version ?? 0) !== form.version) return refused({ code: "stale", version: before?.version ?? 0 });
    const columns = { meeting_on: form.meetingOn, agenda_item: form.agendaItem, motion: form.motion, seat_count: form.seatCount, recorded_by: actor.displayName };
    const decision = before
      ? await trx.updateTable("formal_decision").set({ ...columns, version: sql`version + 1`, recorded_at: sql`now()` }).where("id", "=", before.id).returning("id").executeTakeFirstOrThrow()
      : await trx.insertInto("formal_decision").values({ ballot_id: ballotId, ...columns }).returning("id").executeTakeFirstOrThrow();
    await trx.deleteFrom("formal_decision_vote").where("formal_decision_id", "=", decision.id).execute();
    const votes = form.people.map(({ participation, ...person }) => {
      const isAway = participation === "absent" || participation === "biased";
      return { person, presence: isAway ? participation : ("present" as const), vote: isAway ? null : participation };
    });
    await trx
      .insertInto("formal_decision_vote")
      .values(votes.map(({ person, presence, vote }, position) => ({
        formal_decision_id: decision.id, position, display_name: person.displayName, substitute_for: person.substituteFor, presence, vote, minority_note: person.minorityNote,
      })))
      .execute();
    const { outcome, for: votesFor, against, blank } = tallyMeeting(votes, form.seatCount);
    await appendLog(trx, ballotId, { act: "decision-recorded", actor: actor.displayName, details: { meetingOn: form.meetingOn, agendaItem: form.agendaItem, outcome, for: votesFor, against, blank, correction: before !== undefined } });
    return done({ decisionId: decision.id });
  });
}
