import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { translatorFor } from "~/i18n/translator";
import type { EditTripReply } from "~/features/trips/components/edit-trip-page";
import { LimitsPage } from "~/features/trips/components/limits-page";
import { requireTripEditor } from "~/features/trips/gates.server";
import { saveTripLimits } from "~/features/trips/limits-commands.server";
import { limitsFormSchema } from "~/features/trips/limits-schema";
import { presentFramedTrip } from "~/features/trips/present";
import { presentTripLimits } from "~/features/trips/present-limits";
import { findTrip } from "~/features/trips/queries.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const { t } = translatorFor(await requestLocale(request));
  return json({ trip: presentFramedTrip(visitor), ...presentTripLimits(visitor.trip), title: `${t("trip.limits.title")}: ${visitor.trip.title}` });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(limitsFormSchema, values);
  if (!form.ok) return json<EditTripReply>({ form: form.reply }, { status: 400 });
  const db = await database();
  const outcome = await saveTripLimits(db, { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value);
  if (outcome.ok) return redirect(`/ture/${trip.id}`, { headers: { "Set-Cookie": await flashCookieHeader({ key: "trip.flash.limits", values: {} }) } });
  if (outcome.reason.code === "lunch-window") return json<EditTripReply>({ form: refusal(values, "lunchToMinute", "error.lunch-window") }, { status: 400 });
  // The next save carries the stored version: it is a decision made after seeing both.
  const typed = { ...values, version: String(outcome.reason.version) };
  return json<EditTripReply>({ form: { status: "invalid", values: typed, errors: {} }, theirs: presentTripLimits((await findTrip(db, trip.id))!).values }, { status: 409 });
}

export default function TripLimits() {
  return <LimitsPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
