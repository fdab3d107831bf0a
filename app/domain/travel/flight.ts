import { sphereMetres } from "~/domain/geo/great-circle";
import { airports, AIRPORTS_CONSIDERED, airportsNear, transferTo, type AirportAccess, type AirportTransfer } from "./airports";
import { flightRouteBetween, leastFlightSeconds, type FlightHop, type FlightRoute } from "./flight-route";
import type { Place } from "./place";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";

/** Nearer than this, no flight is worth the airports. Rønne–København is 150 km. */
const SHORTEST_FLIGHT_METRES = 120_000;

/** A way to fly: `seconds` door to door, over the airports `startIndex` and `endIndex`. */
type Option = {
  seconds: number;
  start: AirportTransfer;
  end: AirportTransfer;
  startIndex: number;
  endIndex: number;
  route: FlightRoute;
  isReversed: boolean;
};

function writeStages({ start, end, startIndex, endIndex, route, isReversed }: Option): Stage[] {
  const a = airports[startIndex]!;
  const b = airports[endIndex]!;
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

/** Pairs of airports near the two ends, with the least time in which the journey over them can be done; reused from leg to leg. */
const leastSeconds = new Float64Array(AIRPORTS_CONSIDERED * AIRPORTS_CONSIDERED);

/** The quickest of some pairs of airports: the most promising first, until no other can be quicker. */
function findBest(from: Place, to: Place): Option | null {
  const starts = airportsNear(from);
  const ends = airportsNear(to);
  const pairs = starts.length * ends.length;
  for (let pair = 0; pair < pairs; pair++) {
    const start = starts[Math.floor(pair / ends.length)]!;
    const end = ends[pair % ends.length]!;
    leastSeconds[pair] = start.index === end.index ? Infinity : start.leastSeconds + end.leastSeconds + leastFlightSeconds(start.index, end.index);
  }
  let best: Option | null = null;
  for (;;) {
    let next = 0;
    for (let pair = 1; pair < pairs; pair++) if (leastSeconds[pair]! < leastSeconds[next]!) next = pair;
    if (pairs === 0 || leastSeconds[next]! >= (best?.seconds ?? Infinity)) return best;
    leastSeconds[next] = Infinity;
    const option = tryPair(from, starts[Math.floor(next / ends.length)]!, to, ends[next % ends.length]!);
    if (option && option.seconds < (best?.seconds ?? Infinity)) best = option;
  }
}

function tryPair(from: Place, startAccess: AirportAccess, to: Place, endAccess: AirportAccess): Option | null {
  const start = transferTo(from, startAccess);
  const end = start && transferTo(to, endAccess);
  if (!end) return null;
  const isReversed = startAccess.index > endAccess.index;
  const route = isReversed ? flightRouteBetween(endAccess.index, startAccess.index) : flightRouteBetween(startAccess.index, endAccess.index);
  if (!route || route.hops[0]!.distanceMetres < SHORTEST_FLIGHT_METRES) return null;
  const seconds = start.seconds + end.seconds + route.seconds + route.beforeSeconds + route.afterSeconds;
  return { seconds, start, end, startIndex: startAccess.index, endIndex: endAccess.index, route, isReversed };
}

/** A flight door to door: transfer, check-in, the hops with their connections, arrival, transfer. */
export const planFlight: PlanMode = (from, to) => {
  if (sphereMetres(from, to) < SHORTEST_FLIGHT_METRES) return refuse("flight", "too-near", SHORTEST_FLIGHT_METRES);
  const option = findBest(from, to);
  if (!option) return refuse("flight", "no-airport");
  const connections = option.route.hops.length - 1;
  const uncertaintySeconds = 1500 + option.route.seconds * 0.1 + (option.start.seconds + option.end.seconds) * 0.2 + connections * 3600;
  return planOf("flight", option.seconds, uncertaintySeconds, () => writeStages(option));
};
