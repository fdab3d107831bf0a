import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { HostLetterPage, type LetterReply } from "~/features/planner/components/host-letter-page";
import { saveLetter } from "~/features/planner/host-commands.server";
import { findHostLetter, getLetterSender, listHostStops } from "~/features/planner/host-queries.server";
import { letterSchema } from "~/features/planner/host-schema";
import { presentLimits } from "~/features/planner/present";
import { presentLetter, replyByFor } from "~/features/planner/present-hosts";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const { trip, viewer } = visitor;
  const stopId = requireUuid(params.stopId);
  const db = await database();
  const stop = (await listHostStops(db, trip.id)).find((one) => one.id === stopId);
  if (!stop) throw notFound();
  const locale = await requestLocale(request);
  const letterLocale = { da: "da", en: "en" }[new URL(request.url).searchParams.get("sprog") ?? ""] as "da" | "en" | undefined ?? locale;
  const [sender, kept] = await Promise.all([getLetterSender(db, viewer.organisationId, viewer.userId, stop.siteId), findHostLetter(db, stopId, letterLocale)]);
  const replyByOn = replyByFor(stop.date, trip.startsOn, presentLimits(trip).confirmationDays, wallClockOf(Date.now(), trip.homeTimeZone).date);
  const written = presentLetter({ stop, trip: { ...trip, committee: { da: trip.committeeNameDa, en: trip.committeeNameEn } }, sender, replyByOn }, translatorFor(letterLocale));
  const title = translatorFor(locale).t("letter.title", { host: stop.title });
  return json({ trip: presentFramedTrip(visitor), title, hostTitle: stop.title, letterLocale, written, body: kept?.body ?? written, version: kept?.version ?? 0, isOutdated: kept !== undefined && kept.basedOn !== written });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const stopId = requireUuid(params.stopId);
  const values = formValues(await readForm(request));
  const form = parseValues(letterSchema, values);
  if (!form.ok) return json<LetterReply>({ problem: form.reply.errors.body ?? "error.invalid", body: String(values.body ?? "") }, { status: 400 });
  const outcome = await saveLetter(await database(), { userId: viewer.userId, organisationId: viewer.organisationId, tripId: trip.id }, stopId, form.value);
  if (outcome.ok) return redirect(`/ture/${trip.id}/vaerter/${stopId}/brev?sprog=${form.value.locale}`);
  if (outcome.reason.code === "unknown-stop") throw httpProblem(404, "problem.not-found");
  return json<LetterReply>({ problem: "letter.stale", body: form.value.body }, { status: 409 });
}

export default function HostLetter() {
  const { trip, title, ...letter } = useLoaderData<typeof loader>();
  return <TripFrame trip={trip} page={title}><HostLetterPage tripId={trip.tripId} {...letter} reply={useActionData<typeof action>()} /></TripFrame>;
}
