import { chordSquared } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES } from "~/domain/geo/great-circle";
import { networks, waysFrom, type Network, type NetworkName, type Passage, type Route } from "./network";
import type { Place } from "./place";
import { wayMetres } from "./way";

/** A way from one gateway's near shore to another's far shore (or the same one's), with gateways at both its ends. */
type Crossing = { end: number; cost: number; between: Route | null };

/** The crossings that begin at one node, the least costly first; `least` is the cost of that. */
type Departure = { start: number; least: number; crossings: Crossing[] };

/** All crossings from one land mass to another, and the nodes at which they end. */
type Crossings = { departures: Departure[]; ends: number[] };

/** What the search keeps of a network: its `slot` among the ways that places remember, crossings by pair of land masses, and room to work in. */
type Search = { slot: number; crossings: Map<number, Crossings>; startReach: Reach; endReach: Reach };

const searches = new Map<Network, Search>(
  Object.values(networks).map((network, slot) => [network, { slot, crossings: new Map(), startReach: makeReach(network), endReach: makeReach(network) }]),
);

/**
 * The ways between two land masses that can be part of a shortest way. One that begins or ends with a stretch of land is
 * left out: going straight to the gateway after it is never longer.
 */
function crossingsBetween({ crossings }: Search, network: Network, fromMass: number, toMass: number): Crossings {
  const key = fromMass * network.nodesByMass.length + toMass;
  let found = crossings.get(key);
  if (!found) crossings.set(key, (found = findCrossings(network, fromMass, toMass)));
  return found;
}

function findCrossings(network: Network, fromMass: number, toMass: number): Crossings {
  const departures: Departure[] = [];
  const ends = new Set<number>();
  for (const start of network.nodesByMass[fromMass]!) {
    const { cost, before } = waysFrom(network, start);
    const crossings: Crossing[] = [];
    for (const end of network.nodesByMass[toMass]!) {
      if (before[end] !== (end ^ 1) || firstAfter(before, start, end) !== (start ^ 1)) continue;
      crossings.push({ end, cost: cost[end]!, between: null });
      ends.add(end);
    }
    crossings.sort((a, b) => a.cost - b.cost || a.end - b.end);
    if (crossings.length > 0) departures.push({ start, least: crossings[0]!.cost, crossings });
  }
  return { departures, ends: [...ends] };
}

function firstAfter(before: Int16Array, start: number, end: number): number {
  let at = end;
  while (before[at] !== start) at = before[at]!;
  return at;
}

/**
 * Of a place, by node: a bound of the cost (by the chord through the Earth, never more than the cost), and the metres of the
 * way, −1 where not yet known. `metres` is `spare` for a place that is asked about once, else the place's own.
 */
type Reach = { bound: Float64Array; metres: Float64Array; spare: Float64Array };

function makeReach({ nodes }: Network): Reach {
  const spare = new Float64Array(nodes.length);
  return { bound: new Float64Array(nodes.length), metres: spare, spare };
}

/** Begins to reach from a place. A place remembers its ways from the second search on: one of a trip has dozens, one that is met on the way one. */
function reachFrom(place: Place, { slot }: Search, reach: Reach): void {
  const known = place.gatewayMetres[slot];
  if (known === undefined) place.gatewayMetres[slot] = null;
  else if (known === null) place.gatewayMetres[slot] = new Float64Array(reach.spare.length).fill(-1);
  reach.metres = place.gatewayMetres[slot] ?? reach.spare;
}

/** Notes the bound of a node from a place, and answers it. */
function noteBound(reach: Reach, network: Network, place: Place, node: number): number {
  const bound = Math.sqrt(chordSquared(place, network.nodes[node]!)) * MEAN_EARTH_RADIUS_METRES * network.costPerMetre;
  reach.bound[node] = bound;
  if (reach.metres === reach.spare) reach.spare[node] = -1;
  return bound;
}

function metresTo(reach: Reach, network: Network, place: Place, node: number): number {
  const known = reach.metres[node]!;
  if (known >= 0) return known;
  return (reach.metres[node] = wayMetres(place, network.nodes[node]!, place.massIndex, network.ground));
}

/**
 * The least costly way over at least one gateway; null when no gateway leads there, or none costs less than `belowCost`
 * (in the network's cost: metres, on the sea-road seconds).
 */
export function findGatewayRoute(name: NetworkName, from: Place, to: Place, belowCost = Infinity): Route | null {
  const network = networks[name];
  const part = network.partOfMass[from.massIndex]!;
  if (part < 0 || part !== network.partOfMass[to.massIndex]) return null;
  // Searched from the land mass with fewer gateways, whichever end it is.
  if (network.nodesByMass[from.massIndex]!.length <= network.nodesByMass[to.massIndex]!.length) return findCrossing(network, from, to, belowCost);
  const route = findCrossing(network, to, from, belowCost);
  return route && reverseRoute(route);
}

function reverseRoute(route: Route): Route {
  return {
    landMetres: [...route.landMetres].reverse(),
    passages: route.passages.map(({ gateway, side }): Passage => ({ gateway, side: side === 0 ? 1 : 0 })).reverse(),
  };
}

/** The least costly way over gateways from one place to another whose land masses the network joins; null when none costs less than `belowCost`. */
function findCrossing(network: Network, from: Place, to: Place, belowCost: number): Route | null {
  const search = searches.get(network)!;
  const { startReach, endReach } = search;
  const { departures, ends } = crossingsBetween(search, network, from.massIndex, to.massIndex);
  reachFrom(from, search, startReach);
  reachFrom(to, search, endReach);
  let nearestEnd = Infinity;
  for (let i = 0; i < ends.length; i++) nearestEnd = Math.min(nearestEnd, noteBound(endReach, network, to, ends[i]!));
  let promising: Departure | null = null;
  let promisingBound = belowCost - nearestEnd;
  for (let i = 0; i < departures.length; i++) {
    const departure = departures[i]!;
    const bound = noteBound(startReach, network, from, departure.start) + departure.least;
    if (bound >= promisingBound) continue;
    promising = departure;
    promisingBound = bound;
  }
  if (!promising) return null;
  let best = belowCost;
  let bestStart = -1;
  let bestCrossing: Crossing | null = null;
  // The most promising start first, then the rest: most of them are out of the question by then.
  for (let turn = -1; turn < departures.length; turn++) {
    const departure: Departure = turn < 0 ? promising : departures[turn]!;
    const { start, least, crossings } = departure;
    if ((turn >= 0 && departure === promising) || startReach.bound[start]! + least + nearestEnd >= best) continue;
    const reach = metresTo(startReach, network, from, start) * network.costPerMetre;
    for (let k = 0; k < crossings.length; k++) {
      const crossing = crossings[k]!;
      const before = reach + crossing.cost;
      if (before + nearestEnd >= best) break;
      if (before + endReach.bound[crossing.end]! >= best) continue;
      const total = before + metresTo(endReach, network, to, crossing.end) * network.costPerMetre;
      if (total >= best) continue;
      best = total;
      bestStart = start;
      bestCrossing = crossing;
    }
  }
  if (!bestCrossing) return null;
  const between = (bestCrossing.between ??= traceCrossing(network, bestStart, bestCrossing.end));
  const first = startReach.metres[bestStart]!;
  const last = endReach.metres[bestCrossing.end]!;
  return { landMetres: [first, ...between.landMetres, last], passages: between.passages };
}

/** Reads the way back from the last node: the passages in order, and the land between one and the next. */
function traceCrossing(network: Network, start: number, end: number): Route {
  const { before } = waysFrom(network, start);
  const { nodes, ground } = network;
  const passages: Passage[] = [];
  const landMetres: number[] = [];
  let land = 0;
  for (let at = end; at !== start; at = before[at]!) {
    const previous = before[at]!;
    if (at !== (previous ^ 1)) {
      land += wayMetres(nodes[previous]!, nodes[at]!, nodes[at]!.massIndex, ground);
      continue;
    }
    if (passages.length > 0) landMetres.push(land);
    land = 0;
    passages.push({ gateway: nodes[previous]!.gateway, side: nodes[previous]!.side });
  }
  return { landMetres: landMetres.reverse(), passages: passages.reverse() };
}
