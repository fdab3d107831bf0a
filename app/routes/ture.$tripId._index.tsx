import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { listAccepted } from "~/features/planner/acceptance-queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import type { MoveReply } from "~/features/trips/components/life-panel";
import { TripOverview } from "~/features/trips/components/trip-overview";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { moveTrip } from "~/features/trips/life-commands.server";
import { findCancelledFrom, findLastMove, getLifeFacts, listTripDecisions } from "~/features/trips/life-queries.server";
import { moveTripSchema } from "~/features/trips/life-schema";
import { presentLife } from "~/features/trips/present-life";
import { countErrors, presentOverview } from "~/features/trips/present-overview";
import { listTripDestinations } from "~/features/trips/queries.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.trip.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { trip, mayEdit } = visitor;
  const db = await database();
  const [plan, destinations, accepted, { flash, headers }] = await Promise.all([loadPlan(db, trip), listTripDestinations(db, trip.id), listAccepted(db, trip.id), takeFlash(request)]);
  const overview = presentOverview(visitor, plan, destinations, accepted, new Date());
  const [facts, cancelledFrom, lastMove, decisions] = await Promise.all([
    getLifeFacts(db, trip, wallClockOf(Date.now(), trip.homeTimeZone).date, overview.findings.errors), findCancelledFrom(db, trip.id), findLastMove(db, trip.id), listTripDecisions(db, trip.id),
  ]);
  return json({ ...overview, life: presentLife({ trip, facts, cancelledFrom, lastMove, decisions }, mayEdit), requestKey: randomUUID(), flash }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { viewer, trip } = await requireTripEditor(request, params.tripId);
  const values = formValues(await readForm(request));
  const form = parseValues(moveTripSchema, values);
  if (!form.ok) return json<MoveReply>({ form: form.reply, problem: "life.refusal.form" }, { status: 400 });
  const db = await database();
  const today = wallClockOf(Date.now(), trip.homeTimeZone).date;
  const checked = { errorCount: countErrors((await loadPlan(db, trip)).itinerary, today), tripUpdatedAt: trip.updatedAt, today };
  const outcome = await moveTrip(db, { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value, checked);
  if (outcome.ok) return redirect(`/ture/${trip.id}`, { headers: { "Set-Cookie": await flashCookieHeader({ key: `life.flash.${form.value.to}`, values: {} }) } });
  if (outcome.reason.code === "reason-needed") return json<MoveReply>({ form: refusal(values, "reason", "life.refusal.reason-needed") }, { status: 400 });
  const isConflict = outcome.reason.code === "stale" || outcome.reason.code === "changed-meanwhile";
  return json<MoveReply>({ form: { status: "invalid", values, errors: {} }, problem: `life.refusal.${outcome.reason.code}` }, { status: isConflict ? 409 : 400 });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function Trip() {
  return <TripOverview {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
