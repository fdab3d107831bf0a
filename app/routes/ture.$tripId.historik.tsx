import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TripHistory } from "~/features/trips/components/trip-history";
import { listHistory } from "~/features/history/queries.server";
import { presentHistory } from "~/features/history/present";
import { listTripDays } from "~/features/planner/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { database } from "~/shared/db.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.trip.title ?? ""} – Studietur` }];

const pageSize = 100;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const before = Number(new URL(request.url).searchParams.get("foer") ?? Number.NaN);
  const db = await database();
  const [rows, days] = await Promise.all([listHistory(db, visitor.trip.id, pageSize + 1, Number.isSafeInteger(before) && before > 0 ? before : undefined), listTripDays(db, visitor.trip.id)]);
  const shown = rows.slice(0, pageSize);
  return json({ trip: presentFramedTrip(visitor), entries: presentHistory(shown, days), olderThan: rows.length > pageSize ? shown.at(-1)!.id : null });
}

export default function History() {
  return <TripHistory {...useLoaderData<typeof loader>()} />;
}
