import { sphereMetres } from "~/domain/geo/great-circle";
import { findGatewayRoute } from "./crossing";
import { findLandRoute } from "./network";
import { part, planOf, refuse, type PlanMode } from "./plan";
import type { Place } from "./place";
import { towns } from "./towns";

/**
 * Walking to a stop, changing and waiting, in seconds, and the ride: 5.1 min × km^0.68. Long rides use faster lines with fewer
 * stops, hence the power. Fitted to typical published times in Copenhagen, Berlin, London, Paris, Seoul and Singapore.
 */
const ACCESS_SECONDS = 300;
const WAITING_SECONDS = 240;
const RIDE_MINUTES = 5.1;
const RIDE_POWER = 0.68;

/** Streets and lines against the straight line. */
const TRANSIT_DETOUR = 1.3;

/** The largest town whose city transport reaches both places; −1 when none does. */
function sharedTown(from: Place, to: Place): number {
  let best = -1;
  for (const index of from.cityLife.transit) {
    if (!to.cityLife.transit.includes(index)) continue;
    if (best < 0 || towns[index]!.populationThousands > towns[best]!.populationThousands) best = index;
  }
  return best;
}

/** City public transport, only within the reach of one town's network. */
export const planTransit: PlanMode = (from, to) => {
  const town = sharedTown(from, to);
  if (town < 0) {
    const nearest = towns[from.nearestTowns.nearest]!;
    return refuse("transit", "too-far", Math.round(nearest.transitRadiusMetres));
  }
  const route = findLandRoute("road", from, to) ?? findGatewayRoute("road", from, to);
  if (!route) return refuse("transit", "water");
  const metres =
    route.landMetres.reduce((sum, land) => sum + land, 0) + route.passages.reduce((sum, { gateway }) => sum + gateway.lengthMetres, 0);
  const straight = Math.max(metres, sphereMetres(from, to));
  const rideSeconds = RIDE_MINUTES * 60 * (straight / 1000) ** RIDE_POWER;
  // On a very short way the walk to the stop is no longer than the way itself.
  const nearness = 1 - Math.exp(-straight / 400);
  const borderSeconds = route.passages.reduce((sum, { gateway }) => sum + (gateway.kind === "link" ? gateway.borderSeconds : 0), 0);
  const total = borderSeconds + (ACCESS_SECONDS + WAITING_SECONDS) * nearness + rideSeconds;
  return planOf("transit", total, 120 + total * 0.22, () => [
    [part("transfer", (ACCESS_SECONDS / 2) * nearness, 150 * nearness)],
    [part("waiting", WAITING_SECONDS * nearness + borderSeconds), part("moving", rideSeconds, straight * TRANSIT_DETOUR)],
    [part("transfer", (ACCESS_SECONDS / 2) * nearness, 150 * nearness)],
  ]);
};
