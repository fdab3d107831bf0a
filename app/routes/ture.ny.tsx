import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { createTrip } from "~/features/trips/commands.server";
import { NewTripForm } from "~/features/trips/components/new-trip-form";
import { presentNewTrip } from "~/features/trips/present";
import { getCommitteeDefaults, listTripChoices } from "~/features/trips/queries.server";
import { createTripSchema } from "~/features/trips/schema";
import { pageTitle } from "~/i18n/page-title";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal, type FormReply } from "~/shared/forms.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "trip.new.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const db = await database();
  const choices = await listTripChoices(db, committees.map(({ committeeId }) => committeeId));
  const defaults = await getCommitteeDefaults(db, committees[0]!.committeeId);
  const wanted = new URL(request.url).searchParams.getAll("destination");
  return json({ ...presentNewTrip({ choices, wanted, memberCount: defaults.memberCount, now: new Date() }), requestKey: randomUUID(), committees });
}

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const form = parseValues(createTripSchema, values);
  if (!form.ok) return json<FormReply>(form.reply, { status: 400 });
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId };
  const outcome = await createTrip(await database(), actor, { ...form.value, committeeId: membership.committeeId }, { titleLocale: await requestLocale(request) });
  if (outcome.ok) return redirect(`/ture/${outcome.value.tripId}/program`);
  return json<FormReply>(refusal(values, outcome.reason.code === "no-term" ? "startsOn" : "destination", `trip.refusal.${outcome.reason.code}`), { status: 400 });
}

export default function NewTrip() {
  return <NewTripForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
