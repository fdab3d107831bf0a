import type { Kysely } from "kysely";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { sendMails } from "~/shared/mail.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { presentReminder, presentTasks } from "./present-tasks";
import { findAssigneeAddress, listTaskFacts, listTaskRows } from "./task-queries.server";
import type { ReminderRefusal } from "./task-schema";

type Sender = { translator: Translator; url: string; displayName: string; today: string };

/**
 * Mails the person who has an open task a reminder of it, in the language of who sends it. Refused for a task that is done or gone,
 * that nobody with an address has, and when the mail server does not take the mail.
 */
export async function mailTaskReminder(db: Kysely<Database>, trip: { id: string; title: string }, taskKey: string, { translator, url, displayName, today }: Sender): Promise<Outcome<{ name: string }, ReminderRefusal>> {
  const [facts, rows] = await Promise.all([listTaskFacts(db, [trip.id]), listTaskRows(db, [trip.id])]);
  const task = presentTasks(facts.get(trip.id)!, rows, today).find((one) => one.key === taskKey && one.standing === "open");
  if (!task) return refused({ code: "unknown-task" });
  const person = task.assigneeId ? await findAssigneeAddress(db, trip.id, task.assigneeId) : undefined;
  if (!person?.email) return refused({ code: "no-address" });
  const { subject, text } = presentReminder(trip.title, [task], url, translator);
  const { failed } = await sendMails([{ to: person.email, subject, text: translator.t("mail.task.text", { name: person.displayName, reminder: text, sender: displayName }) }]);
  return failed.length > 0 ? refused({ code: "mail-not-taken" }) : done({ name: person.displayName });
}
