import type { Kysely } from "kysely";
import { createSignInLink } from "~/features/people/commands.server";
import { signInPath } from "~/features/people/schema";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { sendMails } from "~/shared/mail.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { momentText } from "./present";
import { listWaitingElectors, type BallotRow } from "./queries.server";
import { ballotPath, type BallotRefusal } from "./schema";

type Sender = { translator: Translator; baseUrl: string; displayName: string };

/** Whom a round of reminders reached: how many, and the names of those without an address and of those whose mail was not taken. */
export type ReminderRound = { sent: number; withoutAddress: string[]; failed: string[] };

/** A ballot that waits for its opening time takes no vote: a link that works once would be used up in vain. */
const isVotedOn = ({ state, opens_at, asked_at }: BallotRow) => state === "open" && opens_at !== null && opens_at <= asked_at;

/** A link that signs one person in who has not voted yet and leads to the ballot. Refused for who has voted, is not on the list, or when voting is over. */
export async function makeVotingLink(db: Kysely<Database>, ballot: BallotRow, electorId: string, baseUrl: string, now: Date): Promise<Outcome<{ name: string; url: string }, BallotRefusal>> {
  if (!isVotedOn(ballot)) return refused({ code: "wrong-state" });
  const elector = (await listWaitingElectors(db, ballot.id)).find((one) => one.electorId === electorId);
  if (!elector) return refused({ code: "unknown-elector" });
  return done({ name: elector.name, url: baseUrl + signInPath(await createSignInLink(db, elector.userId, now), ballotPath(ballot.id)) });
}

/** Mails everybody who has not voted yet a link of their own, which signs them in and leads to the ballot. */
export async function mailReminders(db: Kysely<Database>, ballot: BallotRow, sender: Sender, now: Date): Promise<Outcome<ReminderRound, BallotRefusal>> {
  if (!isVotedOn(ballot)) return refused({ code: "wrong-state" });
  const { translator, baseUrl, displayName } = sender;
  const waiting = await listWaitingElectors(db, ballot.id);
  const reached = waiting.flatMap((one) => (one.email === null ? [] : [{ ...one, email: one.email }]));
  const mails = [];
  for (const one of reached) {
    const url = baseUrl + signInPath(await createSignInLink(db, one.userId, now), ballotPath(ballot.id));
    const facts = { name: one.name, question: ballot.question, moment: momentText(translator, ballot.closes_at.toISOString()), url, sender: displayName };
    mails.push({ to: one.email, subject: translator.t("mail.vote.subject", { question: ballot.question }), text: translator.t("mail.vote.text", facts) });
  }
  const { failed } = await sendMails(mails);
  return done({
    sent: mails.length - failed.length,
    withoutAddress: waiting.filter((one) => one.email === null).map((one) => one.name),
    failed: reached.filter((one) => failed.includes(one.email)).map((one) => one.name),
  });
}
