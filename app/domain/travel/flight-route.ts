import { greatCircleMetres } from "~/domain/geo/great-circle";
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

/** Farther than this, a flight counts as long haul: other check-in times and connections. */
export const LONG_HAUL_METRES = 3_500_000;

/** Longer ways round the airspace of Russia, closed to European and East Asian carriers since 2022: about a fifth. */
const CLOSED_AIRSPACE_FACTOR = 1.2;

function goesRoundClosedAirspace(a: Airport, b: Airport): boolean {
  const isFarEast = (airport: Airport) => airport.countryCode === "JP" || airport.countryCode === "KR";
  const isEurope = (airport: Airport) => airport.lon > -25 && airport.lon < 32 && airport.lat > 35 && airport.countryCode !== "TR";
  return (isFarEast(a) && isEurope(b)) || (isFarEast(b) && isEurope(a));
}

/** Gate to gate: kilometres at block speed, and 24 minutes of taxiing and climbing on the shortest hops, 35 at 400 km, 45 at 1,100 km and 50 on long hauls. */
function hopBetween(from: number, to: number): FlightHop {
  const a = airports[from]!;
  const b = airports[to]!;
  const metres = greatCircleMetres(a, b) * (goesRoundClosedAirspace(a, b) ? CLOSED_AIRSPACE_FACTOR : 1);
  const kilometres = metres / 1000;
  const groundMinutes = 24 + 26 * (1 - Math.exp(-kilometres / 700));
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
function connectionSecondsBetween(first: FlightHop, second: FlightHop): number {
  if (Math.max(first.distanceMetres, second.distanceMetres) > LONG_HAUL_METRES) return 120 * 60;
  const allSchengen = [first.from, first.to, second.to].every((index) => airports[index]!.country.isSchengen);
  return (allSchengen ? 60 : 90) * 60;
}

function join(hops: FlightHop[]): FlightRoute {
  const connectionSeconds = hops.slice(1).map((hop, i) => connectionSecondsBetween(hops[i]!, hop));
  const seconds = [...hops.map((hop) => hop.seconds), ...connectionSeconds].reduce((sum, one) => sum + one, 0);
  const distanceMetres = hops.reduce((sum, hop) => sum + hop.distanceMetres, 0);
  const { before, after } = overheadOf(airports[hops[0]!.from]!, airports[hops[hops.length - 1]!.to]!, distanceMetres);
  return { hops, connectionSeconds, seconds, distanceMetres, beforeSeconds: before * 60, afterSeconds: after * 60 };
}

const hubs = airports.flatMap((airport, index) => (airport.rank >= 4 ? [index] : []));

function findRouteOverHubs(from: number, to: number): FlightRoute | null {
  let best: FlightRoute | null = null;
  const keep = (hops: FlightHop[]) => {
    const route = join(hops);
    if (!best || route.seconds < best.seconds) best = route;
  };
  const firstHops = hubs.flatMap((hub) => (hub === from || hub === to ? [] : (findDirect(from, hub) ?? [])));
  const lastHops = new Map<number, FlightHop>();
  for (const hub of hubs) {
    const hop = hub === from || hub === to ? null : findDirect(hub, to);
    if (hop) lastHops.set(hub, hop);
  }
  for (const first of firstHops) {
    const last = lastHops.get(first.to);
    if (last) keep([first, last]);
  }
  if (best) return best;
  for (const first of firstHops) {
    for (const last of lastHops.values()) {
      const middle = findDirect(first.to, last.from);
      if (middle) keep([first, middle, last]);
    }
  }
  return best;
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
