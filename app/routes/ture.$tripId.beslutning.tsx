import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { EditTripReply } from "~/features/trips/components/edit-trip-page";
import { TripDecisionPage } from "~/features/trips/components/trip-decision-page";
import { requireTripEditor } from "~/features/trips/gates.server";
import { recordTripDecision } from "~/features/trips/life-commands.server";
import { listBallotDecisions, listTripDecisions } from "~/features/trips/life-queries.server";
import { tripDecisionSchema } from "~/features/trips/life-schema";
import { presentFramedTrip } from "~/features/trips/present";
import { presentTripDecisionForms } from "~/features/trips/present-life";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const { t } = translatorFor(await requestLocale(request));
  const db = await database();
  const [decisions, ballotDecisions] = [await listTripDecisions(db, visitor.trip.id), await listBallotDecisions(db, visitor.trip.id)];
  const forms = presentTripDecisionForms(decisions, ballotDecisions, new URL(request.url).searchParams.get("fra"));
  return json({ trip: presentFramedTrip(visitor), forms, ballotDecisions, title: `${t("life.decision.title")}: ${visitor.trip.title}` });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(tripDecisionSchema, values);
  if (!form.ok) return json<EditTripReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await recordTripDecision(db, { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value);
  if (outcome.ok) return redirect(`/ture/${trip.id}`, { headers: { "Set-Cookie": await flashCookieHeader({ key: "life.flash.decision", values: {} }) } });
  if (outcome.reason.code === "unknown-decision") return json<EditTripReply>({ form: refusal({ ...values, formalDecisionId: "" }, "form", "life.refusal.unknown-decision") }, { status: 400 });
  // The next save carries the stored version: it is a decision made after seeing both.
  const typed = { ...values, version: String(outcome.reason.version) };
  const theirs = presentTripDecisionForms(await listTripDecisions(db, trip.id), [], null).find((one) => one.body === form.value.body)!.values;
  return json<EditTripReply>({ form: { status: "invalid", values: typed, errors: {} }, theirs }, { status: 409 });
}

export default function TripDecision() {
  return <TripDecisionPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
