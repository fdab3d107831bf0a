import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { HostLetterPage, type LetterReply } from "~/features/planner/components/host-letter-page";
import { saveLetter } from "~/features/planner/host-commands.server";
import { letterLocaleSchema, letterSchema } from "~/features/planner/host-schema";
import { findLetter } from "~/features/planner/letter-queries.server";
import { TripFrame } from "~/features/trips/components/trip-frame";
import { requireTripEditor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { formValues, parseValues, readForm } from "~/shared/forms.server";
import { httpProblem, notFound, requireUuid } from "~/shared/http.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const locale = await requestLocale(request);
  const letterLocale = letterLocaleSchema.parse(new URL(request.url).searchParams.get("sprog")) ?? locale;
  const stopId = requireUuid(params.stopId);
  const letter = await findLetter(await database(), visitor, stopId, letterLocale, new Date());
  if (!letter) throw notFound();
  const { hostTitle, written, body, version, isOutdated } = letter;
  return json({ trip: presentFramedTrip(visitor), title: translatorFor(locale).t("letter.title", { host: hostTitle }), stopId, hostTitle, letterLocale, written, body, version, isOutdated });
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

export const shouldRevalidate = revalidateAfterConflict;

export default function HostLetter() {
  const { trip, title, ...letter } = useLoaderData<typeof loader>();
  return <TripFrame trip={trip} page={title}><HostLetterPage tripId={trip.tripId} {...letter} reply={useActionData<typeof action>()} /></TripFrame>;
}
