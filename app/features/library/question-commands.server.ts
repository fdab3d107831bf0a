import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { PlannerActor } from "~/features/planner/commands.server";
import { addQuestion, type QuestionOutcome } from "~/features/planner/question-commands.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import { refused, type Outcome } from "~/shared/outcome";
import { findQuestion } from "./question-queries.server";
import type { SendQuestion } from "./question-schema";

type SendOutcome = QuestionOutcome | Outcome<never, { code: "unknown-question" }>;

/** Sends a question of a case to a stop of the actor's trip, in the sender's language; sent twice it stands there once. The stop is proven to be the trip's by the planner. */
export async function sendQuestion(db: Kysely<Database>, actor: PlannerActor, form: SendQuestion, locale: Locale): Promise<SendOutcome> {
  const question = await findQuestion(db, form.questionId, actor.tripId);
  if (!question) return refused({ code: "unknown-question" });
  const wordings = [question.text_da, question.text_en];
  return addQuestion(db, actor, { stopId: form.stopId, text: locale === "da" ? question.text_da : question.text_en, wordings, requestKey: randomUUID() });
}
