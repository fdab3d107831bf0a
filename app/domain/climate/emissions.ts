import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { findAirport } from "~/domain/travel/airports";
import type { LegEstimate, LegPart, PossibleLeg, TravelMode } from "~/domain/travel/leg-estimate";

/** The set all factors below are of. Another year is another table, with its own name and year. */
export const emissionSource = { name: "UK government conversion factors (DESNZ)", year: 2025 } as const;

/**
 * A conversion factor: kg CO2e for each passenger and kilometre (`passenger-km`), or for each vehicle and kilometre
 * (`vehicle-km`). `year` is that of the set, `source` its publisher.
 */
export type EmissionFactor = { kgPerKilometre: number; per: "passenger-km" | "vehicle-km"; year: number; source: string };

const passenger = (kgPerKilometre: number): EmissionFactor => ({ kgPerKilometre, per: "passenger-km", year: emissionSource.year, source: emissionSource.name });
const vehicle = (kgPerKilometre: number): EmissionFactor => ({ ...passenger(kgPerKilometre), per: "vehicle-km" });

/**
 * Factors of the UK government conversion factors 2025 (DESNZ). Flights are economy class, with the non-CO2 effect, and
 * include the 8 % that real flights are longer than the great circle. `walk` is 0 by definition.
 */
export const emissionFactors = {
  walk: passenger(0),
  coach: passenger(0.02776),
  "national-rail": passenger(0.03546),
  "light-rail": passenger(0.0286),
  metro: passenger(0.0278),
  "local-bus": passenger(0.10385),
  "ferry-on-foot": passenger(0.01871),
  car: vehicle(0.16725),
  /** Neither end in the UK. */
  "flight-international": passenger(0.10916),
  /** One end in the UK, up to {@link longHaulMetres}. */
  "flight-short-haul": passenger(0.12576),
  /** One end in the UK, farther. */
  "flight-long-haul": passenger(0.11704),
  /** Both ends in the UK. */
  "flight-domestic": passenger(0.22928),
} satisfies Record<string, EmissionFactor>;

/** People in one car; the last car may have room left. */
export const peoplePerCar = 4;

/** The distance up to which the set counts a flight as short haul (inclusive). */
export const longHaulMetres = 3_700_000;

/**
 * kg CO2e per passenger-km of city public transport: the plain mean of light rail, metro and local bus, since a plan does
 * not say which of them a group takes.
 */
export const transitKgPerPassengerKilometre =
  (emissionFactors["light-rail"].kgPerKilometre + emissionFactors.metro.kgPerKilometre + emissionFactors["local-bus"].kgPerKilometre) / 3;

/** An end of a leg. `countryCode` (ISO 3166-1, two capitals) matters for flights without known airports; absent: not the UK. */
export type LegEnd = Point & { countryCode?: string };

/** Kilograms for a group over a distance in metres along the way. */
function kgOver(mode: Exclude<TravelMode, "flight">, metres: number, groupSize: number): number {
  const kilometres = metres / 1000;
  switch (mode) {
    case "walk":
      return 0;
    case "car":
      return kilometres * emissionFactors.car.kgPerKilometre * Math.ceil(groupSize / peoplePerCar);
    case "coach":
      return kilometres * emissionFactors.coach.kgPerKilometre * groupSize;
    case "train":
      return kilometres * emissionFactors["national-rail"].kgPerKilometre * groupSize;
    case "ferry":
      return kilometres * emissionFactors["ferry-on-foot"].kgPerKilometre * groupSize;
    case "transit":
      return kilometres * transitKgPerPassengerKilometre * groupSize;
  }
}

/** One hop by air, by the great circle: the detour is in the factor. */
function kgOfHop(from: LegEnd, to: LegEnd, groupSize: number): number {
  const metres = greatCircleMetres(from, to);
  const ukEnds = [from, to].filter((end) => end.countryCode === "GB").length;
  const factor =
    ukEnds === 2 ? emissionFactors["flight-domestic"]
    : ukEnds === 0 ? emissionFactors["flight-international"]
    : metres <= longHaulMetres ? emissionFactors["flight-short-haul"]
    : emissionFactors["flight-long-haul"];
  return (metres / 1000) * factor.kgPerKilometre * groupSize;
}

/** The airports of a flight in order; empty when its parts do not name them. */
function airportsOf(parts: LegPart[]): LegEnd[] {
  return parts.flatMap((part) => {
    const isStation = part.kind === "airport-before" || part.kind === "connection" || part.kind === "airport-after";
    const airport = isStation && part.gateway !== undefined ? findAirport(part.gateway) : undefined;
    return airport ? [airport] : [];
  });
}

function kgOfFlight(estimate: PossibleLeg, from: LegEnd, to: LegEnd, groupSize: number): number {
  const known = airportsOf(estimate.parts);
  const stations = known.length >= 2 ? known : [from, to];
  const air = stations.slice(1).reduce((sum, station, index) => sum + kgOfHop(stations[index]!, station, groupSize), 0);
  const transfers = estimate.parts.filter((part) => part.kind === "transfer");
  return transfers.reduce((sum, part) => sum + kgOver("coach", part.distanceMetres, groupSize), air);
}

/**
 * What the ways between the stations and the ends of a leg are gone by: to a quay the group goes by coach; to a railway
 * station or a stop of city transport by city transport.
 */
const transferMode = { walk: "walk", coach: "coach", car: "car", transit: "walk", train: "transit", ferry: "coach" } as const;

/**
 * kg CO2e of a leg for the whole group, not rounded; null when the mode cannot do the leg. `groupSize` ≥ 1 counts
 * everyone.
 *
 * - Flights: each hop by the great circle between its airports, transfers to and from them as coach. Where the parts name
 *   no airports (a time somebody has entered), the great circle between `from` and `to`.
 * - All others: the distance along the way. Crossings by ferry count as foot passengers, also for those who come in a coach or
 *   a car: the vehicle's own share of the ship is not counted. Cars take {@link peoplePerCar} people each.
 * - A leg without parts counts with `distanceMetres`.
 *
 * Source of the factors: {@link emissionFactors}.
 */
export function legEmissionsKg(estimate: LegEstimate, from: LegEnd, to: LegEnd, groupSize: number): number | null {
  if (estimate.outcome === "impossible") return null;
  const { mode, parts } = estimate;
  if (mode === "flight") return kgOfFlight(estimate, from, to, groupSize);
  if (parts.length === 0) return kgOver(mode, estimate.distanceMetres, groupSize);
  return parts.reduce((sum, part) => {
    const by = part.kind === "crossing" ? "ferry" : part.kind === "transfer" ? transferMode[mode] : mode;
    return sum + kgOver(by, part.distanceMetres, groupSize);
  }, 0);
}
