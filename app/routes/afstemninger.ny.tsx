import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listBallotChoices } from "~/features/ballots/card-queries.server";
import { createBallot } from "~/features/ballots/commands.server";
import { BallotForm } from "~/features/ballots/components/ballot-form";
import { ballotPath, createBallotSchema } from "~/features/ballots/schema";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { pageTitle } from "~/i18n/page-title";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal, type FormReply } from "~/shared/forms.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "ballot.new.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const choices = await listBallotChoices(await database(), committees.map((one) => one.committeeId));
  const wanted = new URL(request.url).searchParams.getAll("valg");
  return json({
    choices, values: { option: wanted }, isNew: { requestKey: randomUUID(), committees: committees.map((one) => ({ committeeId: one.committeeId, name: { da: one.committeeNameDa, en: one.committeeNameEn } })) },
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const form = parseValues(createBallotSchema, values);
  if (!form.ok) return json<FormReply>(form.reply, { status: 400 });
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, displayName: viewer.displayName };
  const { locale, t } = translatorFor(await requestLocale(request));
  const words = { locale, reachNames: { denmark: t("reach.denmark"), europe: t("reach.europe"), overseas: t("reach.overseas") } };
  const outcome = await createBallot(await database(), actor, { ...form.value, committeeId: membership.committeeId }, words);
  if (!outcome.ok) return json<FormReply>(refusal(values, "option", `ballot.refusal.${outcome.reason.code}`), { status: 400 });
  return redirect(`${ballotPath(outcome.value.ballotIds[0]!)}/styring`);
}

export default function NewBallot() {
  return <BallotForm {...useLoaderData<typeof loader>()} ballotId={null} reply={useActionData<typeof action>()} />;
}
