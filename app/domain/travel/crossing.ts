import { chordSquared } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { nodesInOrderOf, type NodesInOrder } from "./gateways-near";
import { networks, waysFrom, type Network, type NetworkName, type Passage, type Route } from "./network";
import type { Place } from "./place";
import { wayMetres } from "./way";

/** A way from one gateway's near shore to another's far shore (or the same one's), with gateways at both its ends. */
type Crossing = { end: number; cost: number; between: Route | null };

/** Crossings from one land mass to another by the node at which they begin, the least costly first; found when that node is worth it. */
type Crossings = (readonly Crossing[] | undefined)[];

/** What the search keeps of a network: its `slot` among the ways that places remember, crossings by pair of land masses, and room to work in. */
type Search = {
  slot: number;
  crossings: Map<number, Crossings>;
  nodesInOrder: (point: Point, massIndex: number) => NodesInOrder;
  startReach: Reach;
  endReach: Reach;
};

const searches = new Map<Network, Search>(
  Object.values(networks).map((network, slot) => [
    network,
    { slot, crossings: new Map(), nodesInOrder: nodesInOrderOf(network), startReach: makeReach(network), endReach: makeReach(network) },
  ]),
);

function crossingsBetween({ crossings }: Search, network: Network, fromMass: number, toMass: number): Crossings {
  const key = fromMass * network.nodesByMass.length + toMass;
  let found = crossings.get(key);
  if (!found) crossings.set(key, (found = network.nodes.map(() => undefined)));
  return found;
}

/**
 * The ways from a node to a land mass that can be part of a shortest way. One that begins or ends with a stretch of land is
 * left out: one goes straight to the gateway after it. None begins with a gateway whose two ends are joined by less land.
 */
function findCrossings(network: Network, start: number, toMass: number): Crossing[] {
  const { cost, before } = waysFrom(network, start);
  if (cost[start ^ 1]! < network.gatewayCosts[start]!) return [];
  const crossings: Crossing[] = [];
  for (const end of network.nodesByMass[toMass]!) {
    if (before[end] !== (end ^ 1) || firstAfter(before, start, end) !== (start ^ 1)) continue;
    crossings.push({ end, cost: cost[end]!, between: null });
  }
  return crossings.sort((a, b) => a.cost - b.cost || a.end - b.end);
}

function firstAfter(before: Int16Array, start: number, end: number): number {
  let at = end;
  while (before[at] !== start) at = before[at]!;
  return at;
}

/**
 * Of the `place` of a `search`, by node: a bound of the cost (by the chord through the Earth, never more than the cost), and the
 * metres of the way, −1 where not yet known. What is not `noted` for this search is of an earlier one. `metres` is `spare` for
 * a place that is asked about once, else the place's own.
 */
type Reach = { place: Place | null; search: number; noted: Float64Array; bound: Float64Array; metres: Float64Array; spare: Float64Array };

function makeReach({ nodes }: Network): Reach {
  const spare = new Float64Array(nodes.length);
  return { place: null, search: 0, noted: new Float64Array(nodes.length), bound: new Float64Array(nodes.length), metres: spare, spare };
}

/** Begins to reach from a place. A place remembers its ways from the second search on: one of a trip has dozens, one that is met on the way one. */
function reachFrom(place: Place, { slot }: Search, reach: Reach): void {
  const known = place.gatewayMetres[slot];
  if (known === undefined) place.gatewayMetres[slot] = null;
  else if (known === null) place.gatewayMetres[slot] = new Float64Array(reach.spare.length).fill(-1);
  reach.metres = place.gatewayMetres[slot] ?? reach.spare;
  reach.place = place;
  reach.search += 1;
}

/** A bound of the cost of a node; the cost itself where the way is known. */
function boundOf(reach: Reach, network: Network, node: number): number {
  if (reach.noted[node] === reach.search) return reach.bound[node]!;
  reach.noted[node] = reach.search;
  if (reach.metres === reach.spare) reach.spare[node] = -1;
  const known = reach.metres[node]!;
  const metres = known >= 0 ? known : Math.sqrt(chordSquared(reach.place!, network.nodes[node]!)) * MEAN_EARTH_RADIUS_METRES;
  return (reach.bound[node] = metres * network.costPerMetre);
}

/** Metres of the way to a node whose bound has been asked for. */
function metresTo(reach: Reach, network: Network, node: number): number {
  const known = reach.metres[node]!;
  if (known >= 0) return known;
  return (reach.metres[node] = wayMetres(reach.place!, network.nodes[node]!, reach.place!.massIndex, network.ground));
}

/** The least bound of all nodes, which are in their order from the place. */
function nearestOf(reach: Reach, network: Network, { nodes, leastMetres }: NodesInOrder): number {
  let nearest = Infinity;
  for (let i = 0; i < nodes.length && leastMetres[i]! * network.costPerMetre < nearest; i++) nearest = Math.min(nearest, boundOf(reach, network, nodes[i]!));
  return nearest;
}

/**
 * A bound of the cost of any way to `to` that begins with the gateway at a node: in the straight line from its far side, or by
 * the crossings from it, where they are known, to the nearest end.
 */
function leastBeyond({ nodes, gatewayCosts, leastPerMetre }: Network, node: number, to: Place, known: readonly Crossing[] | undefined, nearestEnd: number): number {
  const straight = gatewayCosts[node]! + Math.sqrt(chordSquared(nodes[node ^ 1]!, to)) * MEAN_EARTH_RADIUS_METRES * leastPerMetre;
  if (known === undefined) return straight;
  return known.length === 0 ? Infinity : Math.max(straight, known[0]!.cost + nearestEnd);
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
  const { startReach, endReach, nodesInOrder } = search;
  const { costPerMetre } = network;
  const crossingsFrom = crossingsBetween(search, network, from.massIndex, to.massIndex);
  reachFrom(from, search, startReach);
  reachFrom(to, search, endReach);
  const nearestEnd = nearestOf(endReach, network, nodesInOrder(to, to.massIndex));
  const { nodes, leastMetres } = nodesInOrder(from, from.massIndex);
  let promising = -1;
  let promisingBound = belowCost;
  for (let i = 0; i < nodes.length && leastMetres[i]! * costPerMetre + nearestEnd < promisingBound; i++) {
    const bound = boundOf(startReach, network, nodes[i]!) + leastBeyond(network, nodes[i]!, to, crossingsFrom[nodes[i]!], nearestEnd);
    if (bound >= promisingBound) continue;
    promising = nodes[i]!;
    promisingBound = bound;
  }
  if (promising < 0) return null;
  let best = belowCost;
  let bestStart = -1;
  let bestCrossing: Crossing | null = null;
  // The most promising start first, then the rest: most of them are out of the question by then.
  for (let turn = -1; turn < nodes.length; turn++) {
    const start = turn < 0 ? promising : nodes[turn]!;
    if (turn >= 0) {
      if (leastMetres[turn]! * costPerMetre + nearestEnd > best) break;
      if (start === promising || boundOf(startReach, network, start) + leastBeyond(network, start, to, crossingsFrom[start], nearestEnd) > best) continue;
    }
    const crossings = (crossingsFrom[start] ??= findCrossings(network, start, to.massIndex));
    if (crossings.length === 0 || boundOf(startReach, network, start) + crossings[0]!.cost + nearestEnd > best) continue;
    const reach = metresTo(startReach, network, start) * costPerMetre;
    for (let k = 0; k < crossings.length; k++) {
      const crossing = crossings[k]!;
      const before = reach + crossing.cost;
      if (before + nearestEnd > best) break;
      if (before + boundOf(endReach, network, crossing.end) > best) continue;
      const total = before + metresTo(endReach, network, crossing.end) * costPerMetre;
      if (total > best) continue;
      // Of two that cost the same, always the same one, in whatever order they are met.
      if (total === best && (!bestCrossing || start > bestStart || (start === bestStart && crossing.end > bestCrossing.end))) continue;
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
