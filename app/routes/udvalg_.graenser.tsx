import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAnyPlanner, requirePlanner } from "~/features/people/gates.server";
import { CommitteeLimitsPage } from "~/features/trips/components/committee-limits-page";
import type { EditTripReply } from "~/features/trips/components/edit-trip-page";
import { saveCommitteeLimits } from "~/features/trips/limits-commands.server";
import { limitsFormSchema } from "~/features/trips/limits-schema";
import { presentCommitteeLimits } from "~/features/trips/present-limits";
import { getCommitteeLimits } from "~/features/trips/queries.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { notFound } from "~/shared/http.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "trip.limits.committee-title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { committees } = await requireAnyPlanner(request);
  const chosen = new URL(request.url).searchParams.get("udvalg");
  const committee = chosen ? committees.find((one) => one.committeeId === chosen) : committees[0];
  if (!committee) throw notFound();
  const row = await getCommitteeLimits(await database(), committee.committeeId);
  return json({ committee: { da: row.nameDa, en: row.nameEn }, committeeId: committee.committeeId, ...presentCommitteeLimits(row) });
}

export async function action({ request }: ActionFunctionArgs) {
  const values = formValues(await readForm(request));
  const { viewer, membership } = await requirePlanner(request, String(values.committeeId));
  const form = parseValues(limitsFormSchema, values);
  if (!form.ok) return json<EditTripReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveCommitteeLimits(db, { userId: viewer.userId, organisationId: viewer.organisationId }, membership.committeeId, form.value);
  if (outcome.ok) return redirect(`/udvalg?udvalg=${membership.committeeId}`);
  if (outcome.reason.code === "lunch-window") return json<EditTripReply>({ form: refusal(values, "lunchToMinute", "error.lunch-window") }, { status: 400 });
  // The next save carries the stored version: it is a decision made after seeing both.
  const typed = { ...values, version: String(outcome.reason.version) };
  const theirs = presentCommitteeLimits(await getCommitteeLimits(db, membership.committeeId)).values;
  return json<EditTripReply>({ form: { status: "invalid", values: typed, errors: {} }, theirs }, { status: 409 });
}

export default function CommitteeLimits() {
  return <CommitteeLimitsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
