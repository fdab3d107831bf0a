import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DecisionPage, type DecisionReply } from "~/features/ballots/components/decision-page";
import { recordDecision } from "~/features/ballots/decision-commands.server";
import { findDecision } from "~/features/ballots/decision-queries.server";
import { decisionSchema, rowLists } from "~/features/ballots/decision-schema";
import { requireBallotManager, requireClosedBallot } from "~/features/ballots/gates.server";
import { presentHead } from "~/features/ballots/present";
import { presentDecision, presentDecisionForm } from "~/features/ballots/present-decision";
import { motionText } from "~/features/ballots/present-outcome";
import { loadProtocol } from "~/features/ballots/protocol-queries.server";
import { listElectors, listOptions } from "~/features/ballots/queries.server";
import { ballotPath } from "~/features/ballots/schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.head.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot, rights } = await requireClosedBallot(request, params.ballotId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const [row, electors, options, { result }] = [await findDecision(db, ballot.id), await listElectors(db, ballot.id), await listOptions(db, ballot.id), await loadProtocol(db, ballot, locale)];
  const decision = row ? presentDecision(row) : null;
  const motion = motionText(translatorFor(locale), result, options);
  return json({ head: presentHead({ ballot, rights }), decision, form: rights.mayManage ? presentDecisionForm(ballot, electors, decision, motion) : null });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, ballot } = await requireBallotManager(request, params.ballotId);
  const values = rowLists(formValues(await readForm(request)));
  const form = parseValues(decisionSchema, values);
  if (!form.ok) return json<DecisionReply>({ form: form.reply, isStale: false }, { status: 400 });
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, displayName: viewer.displayName };
  const outcome = await recordDecision(await database(), actor, ballot.id, form.value);
  if (outcome.ok) return redirect(`${ballotPath(ballot.id)}/beslutning`);
  if (outcome.reason.code === "wrong-state") throw httpProblem(409, "ballot.refusal.wrong-state");
  return json<DecisionReply>({ form: { status: "invalid", values: { ...values, version: String(outcome.reason.version) }, errors: {} }, isStale: true }, { status: 409 });
}

export default function Decision() {
  return <DecisionPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
