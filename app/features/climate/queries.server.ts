import type { Kysely } from "kysely";
import type { FactorSet } from "~/domain/climate/factor-set";
import { reckonTripEmissions, type TripEmissions } from "~/domain/climate/trip-emissions";
import { readPlan, type Reading } from "~/domain/itinerary/read-plan";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { loadPlan } from "~/features/planner/board-queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Database } from "~/shared/db.server";
import { currentFactorSet } from "./adapters/factor-file.server";

/** What a trip emits as it is planned, with the set it was reckoned with, the dates of its days and the titles of its stops. */
export type LoadedEmissions = { emissions: TripEmissions; set: FactorSet; dates: Map<string, string>; titles: Map<string, string> };

/** What a plan emits by the set of factors in use. */
export function reckonEmissions(reading: Reading): TripEmissions {
  return reckonTripEmissions(reading, currentFactorSet());
}

export async function loadTripEmissions(db: Kysely<Database>, trip: TripRow, now: Date): Promise<LoadedEmissions> {
  const { itinerary } = await loadPlan(db, trip);
  const emissions = reckonEmissions(readPlan(itinerary, embeddedTravelTimes, wallClockOf(now.getTime(), trip.homeTimeZone).date));
  return { emissions, set: currentFactorSet(), dates: new Map(itinerary.days.map((day) => [day.id, day.date])), titles: new Map(itinerary.stops.map((stop) => [stop.id, stop.title])) };
}
