import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listBallotChoices, listKeyedOptions } from "~/features/ballots/card-queries.server";
import { editBallot } from "~/features/ballots/commands.server";
import { BallotForm, type BallotFormReply } from "~/features/ballots/components/ballot-form";
import { requireBallotManager } from "~/features/ballots/gates.server";
import { presentBallotForm } from "~/features/ballots/present";
import { ballotPath, editBallotSchema } from "~/features/ballots/schema";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.values.question ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ballot } = await requireBallotManager(request, params.ballotId);
  if (ballot.state !== "draft") throw redirect(`${ballotPath(ballot.id)}/styring`);
  const db = await database();
  const [choices, options] = [await listBallotChoices(db, [ballot.committee_id]), await listKeyedOptions(db, ballot.id)];
  return json({ choices, values: presentBallotForm(ballot, options, await requestLocale(request)), ballotId: ballot.id });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { ballot } = await requireBallotManager(request, params.ballotId);
  const values = formValues(await readForm(request));
  const form = parseValues(editBallotSchema, values);
  if (!form.ok) return json<BallotFormReply>(form.reply, { status: 400 });
  const outcome = await editBallot(await database(), ballot.id, form.value, await requestLocale(request));
  if (outcome.ok || outcome.reason.code === "wrong-state") return redirect(`${ballotPath(ballot.id)}/styring`);
  // The next save carries the stored version: it is a decision made after being told.
  if (outcome.reason.code === "stale") return json<BallotFormReply>({ status: "invalid", values: { ...values, version: String(outcome.reason.version) }, errors: {}, isStale: true }, { status: 409 });
  return json<BallotFormReply>(refusal(values, "option", `ballot.refusal.${outcome.reason.code}`), { status: 400 });
}

export default function EditBallot() {
  return <BallotForm {...useLoaderData<typeof loader>()} isNew={null} reply={useActionData<typeof action>()} />;
}
