import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editTrip } from "~/features/trips/commands.server";
import { EditTripPage, type EditTripReply } from "~/features/trips/components/edit-trip-page";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentChoices, presentFramedTrip, presentTripForm } from "~/features/trips/present";
import { findTrip, listTripChoices, listTripDestinations, listTripThemes } from "~/features/trips/queries.server";
import { editTripSchema } from "~/features/trips/schema";
import { database } from "~/shared/db.server";
import { flashCookieHeader, type Flash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.trip.title ?? ""} – Studietur` }];

async function storedForm(tripId: string) {
  const db = await database();
  const [trip, destinations, themes] = await Promise.all([findTrip(db, tripId), listTripDestinations(db, tripId), listTripThemes(db, tripId)]);
  return presentTripForm(trip!, destinations, themes);
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const [choices, values] = await Promise.all([listTripChoices(await database(), [visitor.trip.committeeId], visitor.trip.id), storedForm(visitor.trip.id)]);
  return json({ trip: presentFramedTrip(visitor), ...presentChoices(choices), values });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(editTripSchema, values);
  if (!form.ok) return json<EditTripReply>({ form: form.reply }, { status: 400 });
  const outcome = await editTrip(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value);
  if (outcome.ok) {
    const { unplacedTitles, fixedDueCount } = outcome.value;
    const flash: Flash = unplacedTitles.length > 0 ? { key: "trip.flash.unplaced", values: { count: unplacedTitles.length, titles: unplacedTitles.join(", ") } } : fixedDueCount > 0 ? { key: "trip.flash.saved-tasks", values: { count: fixedDueCount } } : { key: "trip.flash.saved", values: {} };
    return redirect(`/ture/${trip.id}`, { headers: { "Set-Cookie": await flashCookieHeader(flash) } });
  }
  if (outcome.reason.code === "stale") {
    // The next save carries the stored version: it is a decision made after seeing both.
    const typed = { ...values, version: String(outcome.reason.version) };
    return json<EditTripReply>({ form: { status: "invalid", values: typed, errors: {} }, theirs: await storedForm(trip.id) }, { status: 409 });
  }
  const field = { "no-term": "startsOn", "unknown-destination": "destination", "unknown-theme": "theme" }[outcome.reason.code];
  return json<EditTripReply>({ form: refusal(values, field, `trip.refusal.${outcome.reason.code}`) }, { status: 400 });
}

export default function EditTrip() {
  return <EditTripPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
