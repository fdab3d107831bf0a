import { sql, type Kysely } from "kysely";
import { snapshot } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { inTrip, type PlannerActor } from "./commands.server";
import { hasQuestion, longestQuestions, type PlannerRefusal } from "./schema";

export type QuestionToAdd = {
  stopId: string;
  text: string;
  /** The same question in other words or languages: a stop that has one of them has the question. */
  wordings: string[];
  requestKey: string;
};

export type QuestionOutcome = Outcome<{ added: boolean }, PlannerRefusal | { code: "questions-full" }>;

/**
 * Writes a question under those a stop has, on a line of its own, in one history entry that can be taken back. A question
 * that stands there already is not written again. The stop's version rises, so that a form that was opened before is
 * refused instead of losing the question.
 */
export async function addQuestion(db: Kysely<Database>, actor: PlannerActor, { stopId, text, wordings, requestKey }: QuestionToAdd): Promise<QuestionOutcome> {
  let full = false;
  const outcome = await inTrip(db, actor, requestKey, async (trx) => {
    const before = await trx.selectFrom("stop").selectAll().where("id", "=", stopId).where("trip_id", "=", actor.tripId).executeTakeFirst();
    if (!before) return refused({ code: "unknown-stop" });
    if (hasQuestion(before.questions, wordings)) return done({ changes: [], action: "add-question", title: before.title });
    const questions = [before.questions.trimEnd(), text].filter((line) => line !== "").join("\n");
    full = questions.length > longestQuestions;
    if (full) return done({ changes: [], action: "add-question", title: before.title });
    const after = await trx.updateTable("stop").set({ questions, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", stopId).returningAll().executeTakeFirstOrThrow();
    return done({ changes: [{ table: "stop", id: stopId, before: snapshot(before), after: snapshot(after) }], action: "add-question", title: after.title });
  });
  if (full) return refused({ code: "questions-full" });
  return outcome.ok ? done({ added: outcome.value.entryId !== null }) : outcome;
}
