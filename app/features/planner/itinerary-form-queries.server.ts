import type { Kysely } from "kysely";
import { listTripDestinations, type TripRow } from "~/features/trips/queries.server";
import type { Database } from "~/shared/db.server";
import { loadPlan } from "./board-queries.server";
import type { ItineraryForm } from "./itinerary-form-schema";
import { itineraryToForm } from "./present-itinerary-form";

/** A trip as the file that is downloaded. Sites carry the catalogue's codes, and their hours as text. */
export async function getItineraryForm(db: Kysely<Database>, trip: TripRow): Promise<ItineraryForm> {
  const { itinerary, sites } = await loadPlan(db, trip);
  const destinations = await listTripDestinations(db, trip.id);
  return itineraryToForm(itinerary, {
    title: trip.title,
    destinations: destinations.map((one) => one.code),
    siteKeys: Object.fromEntries(sites.map((site) => [site.id, site.code])),
    openingHours: Object.fromEntries(sites.map((site) => [site.id, site.openingHours])),
  });
}
