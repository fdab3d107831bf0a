import { sphereMetres } from "~/domain/geo/great-circle";
import { airports, airportsNear, type Airport, type AirportTransfer } from "./airports";
import { flightRouteBetween, LONG_HAUL_METRES, type FlightHop, type FlightRoute } from "./flight-route";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";

/** Nearer than this, no flight is worth the airports. Rønne–København is 150 km. */
const SHORTEST_FLIGHT_METRES = 120_000;

/** Minutes to be at the airport before departure, and needed after landing (border, baggage, the way out). */
const overheads = { schengen: { before: 90, after: 30 }, other: { before: 120, after: 45 }, overseas: { before: 150, after: 60 } };

function overheadOf(a: Airport, b: Airport, route: FlightRoute): { before: number; after: number } {
  const metres = route.hops.reduce((sum, hop) => sum + hop.distanceMetres, 0);
  if (a.countryCode === b.countryCode) return overheads.schengen;
  if (metres > LONG_HAUL_METRES) return overheads.overseas;
  return a.country.isSchengen && b.country.isSchengen ? overheads.schengen : overheads.other;
}

type Option = { start: AirportTransfer; end: AirportTransfer; route: FlightRoute; isReversed: boolean; seconds: number };

function writeStages({ start, end, route, isReversed }: Option): Stage[] {
  const a = airports[start.index]!;
  const b = airports[end.index]!;
  const { before, after } = overheadOf(a, b, route);
  const hops: FlightHop[] = isReversed
    ? [...route.hops].reverse().map((hop) => ({ ...hop, from: hop.to, to: hop.from }))
    : route.hops;
  const connections = isReversed ? [...route.connectionSeconds].reverse() : route.connectionSeconds;
  const stages: Stage[] = [
    [part("transfer", start.seconds, start.distanceMetres)],
    [part("airport-before", before * 60, 0, a.iata)],
  ];
  hops.forEach((hop, i) => {
    if (i > 0) stages.push([part("connection", connections[i - 1]!, 0, airports[hop.from]!.iata)]);
    stages.push([part("moving", hop.seconds, hop.distanceMetres)]);
  });
  stages.push([part("airport-after", after * 60, 0, b.iata)], [part("transfer", end.seconds, end.distanceMetres)]);
  return stages;
}

/** A flight door to door: transfer, check-in, the hops with their connections, arrival, transfer. */
export const planFlight: PlanMode = (from, to) => {
  if (sphereMetres(from, to) < SHORTEST_FLIGHT_METRES) return refuse("flight", "too-near", SHORTEST_FLIGHT_METRES);
  const starts = airportsNear(from);
  const ends = airportsNear(to);
  let best: Option | null = null;
  for (const start of starts) {
    for (const end of ends) {
      if (start.index === end.index) continue;
      const isReversed = start.index > end.index;
      const route = isReversed ? flightRouteBetween(end.index, start.index) : flightRouteBetween(start.index, end.index);
      if (!route || route.hops[0]!.distanceMetres < SHORTEST_FLIGHT_METRES) continue;
      const { before, after } = overheadOf(airports[start.index]!, airports[end.index]!, route);
      const seconds = start.seconds + end.seconds + route.seconds + (before + after) * 60;
      if (!best || seconds < best.seconds) best = { start, end, route, isReversed, seconds };
    }
  }
  if (!best) return refuse("flight", "no-airport");
  const connections = best.route.hops.length - 1;
  const uncertaintySeconds = 1500 + best.route.seconds * 0.1 + (best.start.seconds + best.end.seconds) * 0.2 + connections * 3600;
  return planOf("flight", [], writeStages(best), uncertaintySeconds);
};
