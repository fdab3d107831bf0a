import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { findAirport } from "~/domain/travel/airports";
import type { LegEstimate, LegPart, PossibleLeg, TravelMode } from "~/domain/travel/leg-estimate";
import { defaultFactorSet, type FactorSet, type FactorUse } from "./factor-set";

/** People in one car; the last car may have room left. */
export const peoplePerCar = 4;

/** The distance up to which the set counts a flight to or from the UK as short haul (inclusive). */
export const longHaulMetres = 3_700_000;

/** An end of a leg. `countryCode` (ISO 3166-1, two capitals) matters for flights without known airports; absent: not the UK. */
export type LegEnd = Point & { countryCode?: string };

/** Kilometres done by one factor, and what they come to for the whole group. Not rounded. */
export type EmissionShare = { factor: Extract<FactorUse, { kind: "way" }>; kilometres: number; kg: number };

type WayFactor = EmissionShare["factor"];

/**
 * kg CO2e per passenger-km of city public transport: the plain mean of light rail, metro and local bus, since a plan does
 * not say which of them a group takes.
 */
export function cityTransitKgPerPassengerKilometre({ perPassengerKilometre: factors }: FactorSet): number {
  return (factors["light-rail"] + factors.metro + factors["local-bus"]) / 3;
}

function factorOf(set: FactorSet, mode: Exclude<TravelMode, "flight">): WayFactor {
  const passenger = (code: "coach" | "national-rail" | "ferry-on-foot"): WayFactor => ({ kind: "way", code, kg: set.perPassengerKilometre[code], per: "passenger-km" });
  switch (mode) {
    case "walk":
      return { kind: "way", code: "walk", kg: 0, per: "passenger-km" };
    case "car":
      return { kind: "way", code: "car", kg: set.perVehicleKilometre.car, per: "vehicle-km" };
    case "coach":
      return passenger("coach");
    case "train":
      return passenger("national-rail");
    case "ferry":
      return passenger("ferry-on-foot");
    case "transit":
      return { kind: "way", code: "city-transit", kg: cityTransitKgPerPassengerKilometre(set), per: "passenger-km" };
  }
}

/** Over a distance in metres along the way. */
function shareOver(set: FactorSet, mode: Exclude<TravelMode, "flight">, metres: number, groupSize: number): EmissionShare {
  const factor = factorOf(set, mode);
  const kilometres = metres / 1000;
  return { factor, kilometres, kg: kilometres * factor.kg * (factor.per === "vehicle-km" ? Math.ceil(groupSize / peoplePerCar) : groupSize) };
}

/** One hop by air, by the great circle: the detour is in the factor. */
function shareOfHop(set: FactorSet, from: LegEnd, to: LegEnd, groupSize: number): EmissionShare {
  const metres = greatCircleMetres(from, to);
  const ukEnds = [from, to].filter((end) => end.countryCode === "GB").length;
  const code = ukEnds === 2 ? "flight-domestic" : ukEnds === 0 ? "flight-international" : metres <= longHaulMetres ? "flight-short-haul" : "flight-long-haul";
  const kg = set.perPassengerKilometre[code];
  return { factor: { kind: "way", code, kg, per: "passenger-km" }, kilometres: metres / 1000, kg: (metres / 1000) * kg * groupSize };
}

/** The airports of a flight in order; empty when its parts do not name them. */
function airportsOf(parts: LegPart[]): LegEnd[] {
  return parts.flatMap((part) => {
    const isStation = part.kind === "airport-before" || part.kind === "connection" || part.kind === "airport-after";
    const airport = isStation && part.gateway !== undefined ? findAirport(part.gateway) : undefined;
    return airport ? [airport] : [];
  });
}

function sharesOfFlight(set: FactorSet, estimate: PossibleLeg, from: LegEnd, to: LegEnd, groupSize: number): EmissionShare[] {
  const known = airportsOf(estimate.parts);
  const stations = known.length >= 2 ? known : [from, to];
  const transfers = estimate.parts.filter((part) => part.kind === "transfer");
  return [
    ...stations.slice(1).map((station, index) => shareOfHop(set, stations[index]!, station, groupSize)),
    ...transfers.map((part) => shareOver(set, "coach", part.distanceMetres, groupSize)),
  ];
}

/**
 * What the ways between the stations and the ends of a leg are gone by: to a quay the group goes by coach; to a railway
 * station or a stop of city transport by city transport.
 */
const transferMode = { walk: "walk", coach: "coach", car: "car", transit: "walk", train: "transit", ferry: "coach" } as const;

/** The shares of one factor as one, in the order in which the factors come first. */
function merge(shares: EmissionShare[]): EmissionShare[] {
  const byCode = new Map<string, EmissionShare>();
  for (const share of shares) {
    const before = byCode.get(share.factor.code);
    byCode.set(share.factor.code, before ? { ...before, kilometres: before.kilometres + share.kilometres, kg: before.kg + share.kg } : share);
  }
  return [...byCode.values()];
}

/**
 * How a leg's kg CO2e for the whole group are made up, by factor; null when the mode cannot do the leg. `groupSize` ≥ 1
 * counts everyone.
 *
 * - Flights: each hop by the great circle between its airports, transfers to and from them as coach. Where the parts name
 *   no airports (a time somebody has entered), the great circle between `from` and `to`.
 * - All others: the distance along the way. Crossings by ferry count as foot passengers, also for those who come in a coach or
 *   a car: the vehicle's own share of the ship is not counted. Cars take {@link peoplePerCar} people each.
 * - A leg without parts counts with `distanceMetres`.
 *
 * Source of the factors: the set.
 */
export function legEmissionShares(estimate: LegEstimate, from: LegEnd, to: LegEnd, groupSize: number, set: FactorSet = defaultFactorSet): EmissionShare[] | null {
  if (estimate.outcome === "impossible") return null;
  const { mode, parts } = estimate;
  if (mode === "flight") return merge(sharesOfFlight(set, estimate, from, to, groupSize));
  if (parts.length === 0) return [shareOver(set, mode, estimate.distanceMetres, groupSize)];
  const moved = parts.filter((part) => part.distanceMetres > 0);
  return merge(moved.map((part) => shareOver(set, part.kind === "crossing" ? "ferry" : part.kind === "transfer" ? transferMode[mode] : mode, part.distanceMetres, groupSize)));
}

/** kg CO2e of a leg for the whole group, not rounded; null when the mode cannot do the leg. See {@link legEmissionShares}. */
export function legEmissionsKg(estimate: LegEstimate, from: LegEnd, to: LegEnd, groupSize: number, set: FactorSet = defaultFactorSet): number | null {
  return legEmissionShares(estimate, from, to, groupSize, set)?.reduce((sum, share) => sum + share.kg, 0) ?? null;
}
