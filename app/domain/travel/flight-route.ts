import { chordSquared } from "~/domain/geo/cells";
import { greatCircleMetres, MEAN_EARTH_RADIUS_METRES, unitVector } from "~/domain/geo/great-circle";
import { airports, type Airport } from "./airports";

/** A hop between two airports (indexes into `airports`); `seconds` is gate to gate. */
export type FlightHop = { from: number; to: number; seconds: number; distanceMetres: number };

/**
 * One or more hops in order, with `connectionSeconds` before each hop but the first; `seconds` and `distanceMetres` of them all.
 * `beforeSeconds` is how long before departure one is at the airport, `afterSeconds` what border, baggage and the way out take.
 */
export type FlightRoute = {
  hops: FlightHop[];
  connectionSeconds: number[];
  seconds: number;
  distanceMetres: number;
  beforeSeconds: number;
  afterSeconds: number;
};

/** Minutes at the airport before departure, and after landing. */
const overheads = { schengen: { before: 90, after: 30 }, other: { before: 120, after: 45 }, overseas: { before: 150, after: 60 } };

function overheadOf(a: Airport, b: Airport, distanceMetres: number): { before: number; after: number } {
  if (a.countryCode === b.countryCode) return overheads.schengen;
  if (distanceMetres > LONG_HAUL_METRES) return overheads.overseas;
  return a.country.isSchengen && b.country.isSchengen ? overheads.schengen : overheads.other;
}

/** Cruise with climb and descent: kilometres of great circle in an hour (about 10 % error in the literature). */
const BLOCK_KILOMETRES_PER_HOUR = 850;

/** Nearer than this, no flight is worth the airports. Rønne–København is 150 km. */
export const SHORTEST_FLIGHT_METRES = 120_000;

/** Farther than this, a flight counts as long haul: other check-in times and connections. */
export const LONG_HAUL_METRES = 3_500_000;

/** Longer ways round the airspace of Russia, closed to European and East Asian carriers since 2022: about a fifth. */
const CLOSED_AIRSPACE_FACTOR = 1.2;

function goesRoundClosedAirspace(a: Airport, b: Airport): boolean {
  const isFarEast = (airport: Airport) => airport.countryCode === "JP" || airport.countryCode === "KR";
  const isEurope = (airport: Airport) => airport.lon > -25 && airport.lon < 32 && airport.lat > 35 && airport.countryCode !== "TR";
  return (isFarEast(a) && isEurope(b)) || (isFarEast(b) && isEurope(a));
}

const LEAST_GROUND_MINUTES = 24;

/** Gate to gate: kilometres at block speed, and 24 minutes of taxiing and climbing on the shortest hops, 35 at 400 km, 45 at 1,100 km and 50 on long hauls. */
function hopBetween(from: number, to: number): FlightHop {
  const a = airports[from]!;
  const b = airports[to]!;
  const metres = greatCircleMetres(a, b) * (goesRoundClosedAirspace(a, b) ? CLOSED_AIRSPACE_FACTOR : 1);
  const kilometres = metres / 1000;
  const groundMinutes = LEAST_GROUND_MINUTES + 26 * (1 - Math.exp(-kilometres / 700));
  return { from, to, seconds: ((kilometres / BLOCK_KILOMETRES_PER_HOUR) * 60 + groundMinutes) * 60, distanceMetres: metres };
}

/** The longest distance in kilometres on which a direct flight is usual, by the lower rank and the sum of both. */
const directLimits: Record<number, Record<number, number>> = {
  1: { 5: 700, 6: 700, 4: 500, 3: 0, 2: 0 },
  2: { 4: 500, 5: 1200, 6: 2000, 7: 2500 },
  3: { 6: 2500, 7: 4500, 8: 7500 },
  4: { 8: 9500, 9: 12000 },
  5: { 10: 17000 },
};

/** Whether a direct flight is usual between two airports of these ranks, so far apart. A rule of thumb, not a timetable. */
export function isDirectUsual(rankA: number, rankB: number, kilometres: number): boolean {
  return kilometres <= (directLimits[Math.min(rankA, rankB)]![rankA + rankB] ?? 0);
}

function findDirect(from: number, to: number): FlightHop | null {
  const hop = hopBetween(from, to);
  return isDirectUsual(airports[from]!.rank, airports[to]!.rank, hop.distanceMetres / 1000) ? hop : null;
}

/** Change of planes: 60 minutes inside Schengen, 90 otherwise, 120 when a long haul is part of it. */
function connectionSecondsBetween(first: FlightHop, second: FlightHop, end: number): number {
  if (Math.max(first.distanceMetres, second.distanceMetres) > LONG_HAUL_METRES) return 120 * 60;
  const isSchengen = airports[first.from]!.country.isSchengen && airports[first.to]!.country.isSchengen && airports[end]!.country.isSchengen;
  return (isSchengen ? 60 : 90) * 60;
}

function join(hops: FlightHop[]): FlightRoute {
  const connectionSeconds = hops.slice(1).map((hop, i) => connectionSecondsBetween(hops[i]!, hop, hop.to));
  const seconds = [...hops.map((hop) => hop.seconds), ...connectionSeconds].reduce((sum, one) => sum + one, 0);
  const distanceMetres = hops.reduce((sum, hop) => sum + hop.distanceMetres, 0);
  const { before, after } = overheadOf(airports[hops[0]!.from]!, airports[hops[hops.length - 1]!.to]!, distanceMetres);
  return { hops, connectionSeconds, seconds, distanceMetres, beforeSeconds: before * 60, afterSeconds: after * 60 };
}

const hubs = airports.flatMap((airport, index) => (airport.rank >= 4 ? [index] : []));

const directHops: (readonly (FlightHop | null)[] | undefined)[] = [];

/** Usual direct flights from an airport to each hub, in the order of `hubs`; null where there is none. Remembered. */
function hopsToHubs(from: number): readonly (FlightHop | null)[] {
  return (directHops[from] ??= hubs.map((hub) => (hub === from ? null : findDirect(from, hub))));
}

function turnHop(hop: FlightHop): FlightHop {
  return { ...hop, from: hop.to, to: hop.from };
}

function findRouteOverHubs(from: number, to: number): FlightRoute | null {
  const firstHops = hopsToHubs(from);
  const lastHops = hopsToHubs(to);
  let best: FlightHop[] | null = null;
  let bestSeconds = Infinity;
  for (let i = 0; i < hubs.length; i++) {
    const first = firstHops[i];
    const last = lastHops[i];
    if (!first || !last || first.to === to || last.to === from) continue;
    const seconds = first.seconds + connectionSecondsBetween(first, last, to) + last.seconds;
    if (seconds >= bestSeconds) continue;
    bestSeconds = seconds;
    best = [first, turnHop(last)];
  }
  return best ? join(best) : findRouteOverTwoHubs(from, to);
}

function findRouteOverTwoHubs(from: number, to: number): FlightRoute | null {
  const lastHops = hopsToHubs(to);
  let best: FlightHop[] | null = null;
  let bestSeconds = Infinity;
  for (const first of hopsToHubs(from)) {
    if (!first || first.to === to) continue;
    const middleHops = hopsToHubs(first.to);
    for (let i = 0; i < hubs.length; i++) {
      const middle = middleHops[i];
      const last = lastHops[i];
      if (!middle || !last || hubs[i] === from) continue;
      const flown = first.seconds + middle.seconds + last.seconds;
      if (flown >= bestSeconds) continue;
      const seconds = flown + connectionSecondsBetween(first, middle, middle.to) + connectionSecondsBetween(middle, last, to);
      if (seconds >= bestSeconds) continue;
      bestSeconds = seconds;
      best = [first, middle, turnHop(last)];
    }
  }
  return best && join(best);
}

const vectors = airports.map(unitVector);

/** Of each airport, the least seconds to each other: a bound until the route is known, then the route's own (negated bounds tell them apart). */
const flown: (Float64Array | undefined)[] = [];

function flownFrom(from: number): Float64Array {
  return (flown[from] ??= new Float64Array(airports.length));
}

/**
 * A flight between two airports takes at least so long, in the air, on the ground and at both airports; exactly so long once
 * {@link flightSecondsBetween} has been asked.
 */
export function leastFlightSeconds(from: number, to: number): number {
  const row = flownFrom(from);
  const known = row[to]!;
  if (known !== 0) return known < 0 ? -known : known;
  const kilometres = (Math.sqrt(chordSquared(vectors[from]!, vectors[to]!)) * MEAN_EARTH_RADIUS_METRES) / 1000;
  const seconds = (kilometres / BLOCK_KILOMETRES_PER_HOUR) * 3600 * 0.994 + LEAST_GROUND_MINUTES * 60;
  const least = seconds + (overheads.schengen.before + overheads.schengen.after) * 60;
  row[to] = -least;
  return least;
}

/**
 * Seconds from check-in to the way out of the other airport, the same both ways; Infinity where no flights lead there, or the first
 * hop is too short to be worth the airports.
 */
export function flightSecondsBetween(from: number, to: number): number {
  const row = flownFrom(from);
  if (row[to]! > 0) return row[to]!;
  const route = from < to ? flightRouteBetween(from, to) : flightRouteBetween(to, from);
  const isFlown = route !== null && route.hops[0]!.distanceMetres >= SHORTEST_FLIGHT_METRES;
  return (row[to] = isFlown ? route.seconds + route.beforeSeconds + route.afterSeconds : Infinity);
}

/** Found once per pair of airports; there are some 130,000 pairs, so the memory is bounded by the table. */
const routes = new Map<number, FlightRoute | null>();

/**
 * The usual way by air between two different airports (indexes into `airports`): direct where ranks and distance make that
 * usual, else the quickest over one hub or two; null when even two do not join them. Asked with `from` < `to`, so that
 * both directions agree.
 */
export function flightRouteBetween(from: number, to: number): FlightRoute | null {
  const key = from * airports.length + to;
  let route = routes.get(key);
  if (route === undefined) {
    const direct = findDirect(from, to);
    route = direct ? join([direct]) : findRouteOverHubs(from, to);
    routes.set(key, route);
  }
  return route;
}
