import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireViewer } from "~/features/people/gates.server";
import { plannedCommittees } from "~/features/people/permissions";
import { TripList } from "~/features/trips/components/trip-list";
import { presentTripList } from "~/features/trips/present";
import { listTrips } from "~/features/trips/queries.server";
import { pageTitle } from "~/i18n/page-title";
import { database } from "~/shared/db.server";

export const meta: MetaFunction = ({ matches }) => [{ title: pageTitle(matches, "trips.title") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const trips = await listTrips(await database(), viewer.memberships.map((membership) => membership.committeeId));
  return json({ trips: presentTripList(trips), mayPlan: plannedCommittees(viewer).length > 0, showCommittee: viewer.memberships.length > 1 });
}

export default function Trips() {
  return <TripList {...useLoaderData<typeof loader>()} />;
}
