import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeDraft, type BallotActor } from "~/features/ballots/commands.server";
import { ManagePage, type ManageReply } from "~/features/ballots/components/manage-page";
import { requireBallotManager } from "~/features/ballots/gates.server";
import { presentElectors, presentHead } from "~/features/ballots/present";
import { listDraftsOfSet, listElectors, listOptions, listPossibleElectors, type BallotRow } from "~/features/ballots/queries.server";
import { ballotPath, ballotsPath, extendSchema, openBallotSchema, reasonSchema, removeElectorSchema, removeOptionSchema } from "~/features/ballots/schema";
import { cancelBallot, closeBallot, drawLot, extendBallot, openBallot, removeElector, removeOption } from "~/features/ballots/state-commands.server";
import { makeVotingLink, mailReminders } from "~/features/ballots/reminder-commands.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { httpProblem, requireUuid } from "~/shared/http.server";
import { mailIsConfigured } from "~/shared/mail.server";
import { publicUrl } from "~/shared/public-url.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.head.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot, rights } = await requireBallotManager(request, params.ballotId);
  const db = await database();
  const [options, electors] = [await listOptions(db, ballot.id), await listElectors(db, ballot.id)];
  const isDraft = ballot.state === "draft";
  return json({
    head: presentHead({ ballot, rights }),
    options: options.map((option) => ({ optionId: option.id, title: option.title, removedReason: option.removed_reason })),
    electors: presentElectors(electors),
    url: `${publicUrl(request)}${ballotPath(ballot.id)}`,
    mailIsConfigured: mailIsConfigured(),
    draft: isDraft
      ? { possible: await listPossibleElectors(db, ballot.committee_id), together: (await listDraftsOfSet(db, ballot.set_id)).filter((one) => one.id !== ballot.id).map((one) => one.question) }
      : null,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, ballot } = await requireBallotManager(request, params.ballotId);
  const actor: BallotActor = { userId: viewer.userId, organisationId: viewer.organisationId, displayName: viewer.displayName };
  const intent = String(values.intent);
  if (intent === "link" || intent === "mail-reminders") return reach(request, ballot, values, viewer.displayName);
  const act = acts[intent];
  if (!act) throw httpProblem(400, "problem.bad-request");
  const outcome = await act(actor, ballot.id, values);
  if ("form" in outcome) return json<ManageReply>({ intent, form: outcome.form }, { status: 400 });
  const field = outcome.ok ? undefined : fieldOf[outcome.reason.code];
  if (!outcome.ok && field) return json<ManageReply>({ intent, form: refusal(values, field, `ballot.refusal.${outcome.reason.code}`) }, { status: 409 });
  if (!outcome.ok) return json<ManageReply>({ intent, problem: `ballot.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(intent === "remove" ? ballotsPath : intent === "close" || intent === "draw-lot" ? `${ballotPath(ballot.id)}/resultat` : `${ballotPath(ballot.id)}/styring`);
}

/** The refusals that belong to a field of the act's form, which stays open with what was typed. */
const fieldOf: Record<string, string | undefined> = { "not-later": "closesOn" };

/** Personal links for those who have not voted yet: one to copy, or a mail to each. */
async function reach(request: Request, ballot: BallotRow, values: Values, displayName: string) {
  const [db, baseUrl, now, intent] = [await database(), publicUrl(request), new Date(), String(values.intent)];
  if (intent === "link") {
    const made = await makeVotingLink(db, ballot, requireUuid(String(values.electorId)), baseUrl, now);
    return made.ok ? json<ManageReply>({ intent, link: made.value }) : json<ManageReply>({ intent, problem: `ballot.refusal.${made.reason.code}` }, { status: 409 });
  }
  if (!mailIsConfigured()) throw httpProblem(400, "problem.bad-request");
  const mailed = await mailReminders(db, ballot, { translator: translatorFor(await requestLocale(request)), baseUrl, displayName }, now);
  return mailed.ok ? json<ManageReply>({ intent, round: mailed.value }) : json<ManageReply>({ intent, problem: `ballot.refusal.${mailed.reason.code}` }, { status: 409 });
}

type Values = ReturnType<typeof formValues>;
type ActOutcome = { ok: true } | { ok: false; reason: { code: string } } | { form: NonNullable<ManageReply["form"]> };

/** What the form's `intent` may be. */
const acts: Record<string, ((actor: BallotActor, ballotId: string, values: Values) => Promise<ActOutcome>) | undefined> = {
  open: async (actor, ballotId, values) => {
    const form = parseValues(openBallotSchema, values);
    return form.ok ? openBallot(await database(), actor, ballotId, form.value.electors) : { form: form.reply };
  },
  extend: async (actor, ballotId, values) => {
    const form = parseValues(extendSchema, values);
    return form.ok ? extendBallot(await database(), actor, ballotId, form.value) : { form: form.reply };
  },
  "remove-option": async (actor, ballotId, values) => {
    const form = parseValues(removeOptionSchema, values);
    return form.ok ? removeOption(await database(), actor, ballotId, form.value.optionId, form.value.reason) : { form: form.reply };
  },
  "remove-elector": async (actor, ballotId, values) => {
    const form = parseValues(removeElectorSchema, values);
    return form.ok ? removeElector(await database(), actor, ballotId, form.value.electorId, form.value.reason) : { form: form.reply };
  },
  cancel: async (actor, ballotId, values) => {
    const form = parseValues(reasonSchema, values);
    return form.ok ? cancelBallot(await database(), actor, ballotId, form.value.reason) : { form: form.reply };
  },
  close: async (actor, ballotId) => closeBallot(await database(), actor, ballotId),
  "draw-lot": async (actor, ballotId) => drawLot(await database(), actor, ballotId),
  remove: async (_actor, ballotId) => removeDraft(await database(), ballotId),
};

export const shouldRevalidate = revalidateAfterConflict;

export default function Manage() {
  return <ManagePage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
