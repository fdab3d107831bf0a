import { sphereMetres } from "~/domain/geo/great-circle";
import { airports, airportsNear, type AirportTransfer } from "./airports";
import { flightRouteBetween, type FlightHop, type FlightRoute } from "./flight-route";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";

/** Nearer than this, no flight is worth the airports. Rønne–København is 150 km. */
const SHORTEST_FLIGHT_METRES = 120_000;

type Option = { start: AirportTransfer; end: AirportTransfer; route: FlightRoute; isReversed: boolean };

function writeStages({ start, end, route, isReversed }: Option): Stage[] {
  const a = airports[start.index]!;
  const b = airports[end.index]!;
  const hops: FlightHop[] = isReversed
    ? [...route.hops].reverse().map((hop) => ({ ...hop, from: hop.to, to: hop.from }))
    : route.hops;
  const connections = isReversed ? [...route.connectionSeconds].reverse() : route.connectionSeconds;
  const stages: Stage[] = [
    [part("transfer", start.seconds, start.distanceMetres)],
    [part("airport-before", route.beforeSeconds, 0, a.iata)],
  ];
  hops.forEach((hop, i) => {
    if (i > 0) stages.push([part("connection", connections[i - 1]!, 0, airports[hop.from]!.iata)]);
    stages.push([part("moving", hop.seconds, hop.distanceMetres)]);
  });
  stages.push([part("airport-after", route.afterSeconds, 0, b.iata)], [part("transfer", end.seconds, end.distanceMetres)]);
  return stages;
}

/** A flight door to door: transfer, check-in, the hops with their connections, arrival, transfer. */
export const planFlight: PlanMode = (from, to) => {
  if (sphereMetres(from, to) < SHORTEST_FLIGHT_METRES) return refuse("flight", "too-near", SHORTEST_FLIGHT_METRES);
  const starts = airportsNear(from);
  const ends = airportsNear(to);
  let best: Option | null = null;
  let bestSeconds = Infinity;
  for (const start of starts) {
    for (const end of ends) {
      if (start.index === end.index) continue;
      const isReversed = start.index > end.index;
      const route = isReversed ? flightRouteBetween(end.index, start.index) : flightRouteBetween(start.index, end.index);
      if (!route || route.hops[0]!.distanceMetres < SHORTEST_FLIGHT_METRES) continue;
      const seconds = start.seconds + end.seconds + route.seconds + route.beforeSeconds + route.afterSeconds;
      if (seconds >= bestSeconds) continue;
      bestSeconds = seconds;
      best = { start, end, route, isReversed };
    }
  }
  if (!best) return refuse("flight", "no-airport");
  const option = best;
  const connections = option.route.hops.length - 1;
  const uncertaintySeconds = 1500 + option.route.seconds * 0.1 + (option.start.seconds + option.end.seconds) * 0.2 + connections * 3600;
  return planOf("flight", bestSeconds, uncertaintySeconds, () => writeStages(option));
};
