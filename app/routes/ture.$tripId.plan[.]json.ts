import type { LoaderFunctionArgs } from "@remix-run/node";
import { getItineraryForm } from "~/features/planner/itinerary-form-queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { database } from "~/shared/db.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { trip } = await requireTripVisitor(request, params.tripId);
  const form = await getItineraryForm(await database(), trip);
  return new Response(`${JSON.stringify(form, null, 2)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Content-Disposition": `attachment; filename="studietur-${trip.startsOn}.json"`, "Cache-Control": "no-store" },
  });
}
