import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addDays } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import { HostsPage, type HostReply } from "~/features/planner/components/hosts-page";
import { changeHost } from "~/features/planner/host-commands.server";
import { listHostEvents, listHostPersons, listHostStops } from "~/features/planner/host-queries.server";
import { hostActSchema } from "~/features/planner/host-schema";
import { presentLimits } from "~/features/planner/present";
import { isStatus, personDaysAfterTrip, presentHosts } from "~/features/planner/present-hosts";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { trip, mayEdit } = visitor;
  const { t } = translatorFor(await requestLocale(request));
  const db = await database();
  const status = new URL(request.url).searchParams.get("status");
  const today = wallClockOf(Date.now(), trip.homeTimeZone).date;
  // What is kept of a host's person is for those who arrange the visit.
  const [stops, events, persons] = await Promise.all([listHostStops(db, trip.id), listHostEvents(db, trip.id), mayEdit ? listHostPersons(db, trip.id) : []]);
  return json({
    trip: presentFramedTrip(visitor), title: `${t("hosts.title")}: ${trip.title}`, page: t("hosts.title"), today, requestKey: randomUUID(), mayEdit,
    hosts: presentHosts(stops, events, persons, presentLimits(trip).confirmationDays, today), shown: isStatus(status) ? status : null, deleteOn: addDays(trip.endsOn, personDaysAfterTrip),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(hostActSchema, values);
  if (!form.ok) return json<HostReply>({ form: form.reply }, { status: 400 });
  const actor = { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id };
  const outcome = await changeHost(await database(), actor, form.value, wallClockOf(Date.now(), trip.homeTimeZone).date);
  if (outcome.ok) return redirect(`/ture/${trip.id}/vaerter`);
  if (outcome.reason.code === "delete-on-too-late") return json<HostReply>({ form: refusal(values, "deleteOn", "hosts.refusal.delete-on-too-late") }, { status: 400 });
  return json<HostReply>({ form: { status: "invalid", values, errors: {} }, problem: `hosts.refusal.${outcome.reason.code}` }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Hosts() {
  const { trip, page, ...hosts } = useLoaderData<typeof loader>();
  return <TripFrame trip={trip} page={page}><HostsPage tripId={trip.tripId} {...hosts} reply={useActionData<typeof action>()} /></TripFrame>;
}
