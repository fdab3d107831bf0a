import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadPlan } from "~/features/planner/board-queries.server";
import { TripOverview } from "~/features/trips/components/trip-overview";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { presentOverview } from "~/features/trips/present-overview";
import { listTripDestinations } from "~/features/trips/queries.server";
import { database } from "~/shared/db.server";
import { takeFlash } from "~/shared/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.trip.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const db = await database();
  const [plan, destinations, { flash, headers }] = await Promise.all([loadPlan(db, visitor.trip), listTripDestinations(db, visitor.trip.id), takeFlash(request)]);
  return json({ ...presentOverview(visitor, plan, destinations, new Date()), flash }, { headers });
}

export default function Trip() {
  return <TripOverview {...useLoaderData<typeof loader>()} />;
}
