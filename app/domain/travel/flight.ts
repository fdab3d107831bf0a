import { sphereMetres } from "~/domain/geo/great-circle";
import { airports, AIRPORTS_CONSIDERED, airportsNear, transferTo, type AirportAccess, type AirportTransfer } from "./airports";
import { flightRouteBetween, flightSecondsBetween, leastFlightSeconds, SHORTEST_FLIGHT_METRES, type FlightHop, type FlightRoute } from "./flight-route";
import type { Place } from "./place";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";

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

/** What the way to an airport takes, as far as it is known; never more than it does. */
function leastOf({ transfer, leastSeconds: bound }: AirportAccess): number {
  return transfer === undefined ? bound : transfer === null ? Infinity : transfer.seconds;
}

/**
 * The quickest of all pairs of airports. The most promising is looked into one step further (its flight, then the ways to its
 * airports) and put back, until the most promising is known in full: then no other can be quicker.
 */
function findBest(from: Place, to: Place): Option | null {
  const starts = airportsNear(from);
  const ends = airportsNear(to);
  const pairs = starts.length * ends.length;
  for (let i = 0, pair = 0; i < starts.length; i++) {
    for (let k = 0; k < ends.length; k++, pair++) {
      const [start, end] = [starts[i]!, ends[k]!];
      leastSeconds[pair] = start.index === end.index ? Infinity : leastOf(start) + leastOf(end) + leastFlightSeconds(start.index, end.index);
    }
  }
  for (;;) {
    let next = 0;
    for (let pair = 1; pair < pairs; pair++) if (leastSeconds[pair]! < leastSeconds[next]!) next = pair;
    if (pairs === 0 || leastSeconds[next]! === Infinity) return null;
    const start = starts[Math.floor(next / ends.length)]!;
    const end = ends[next % ends.length]!;
    const flown = flightSecondsBetween(start.index, end.index);
    const seconds = leastOf(start) + leastOf(end) + flown;
    if (seconds > leastSeconds[next]!) leastSeconds[next] = seconds;
    else if (start.transfer === undefined) transferTo(from, start);
    else if (end.transfer === undefined) transferTo(to, end);
    else if (start.transfer && end.transfer) return optionOf(start, start.transfer, end, end.transfer, seconds);
    else return null;
  }
}

function optionOf(startAccess: AirportAccess, start: AirportTransfer, endAccess: AirportAccess, end: AirportTransfer, seconds: number): Option {
  const isReversed = startAccess.index > endAccess.index;
  const route = isReversed ? flightRouteBetween(endAccess.index, startAccess.index) : flightRouteBetween(startAccess.index, endAccess.index);
  return { seconds, start, end, startIndex: startAccess.index, endIndex: endAccess.index, route: route!, isReversed };
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
