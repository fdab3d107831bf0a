import { chordSquared } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES, sphereMetres } from "~/domain/geo/great-circle";
import { ferryLines, ferrySeconds, fixedLinks, linkMinutes, type Gateway, type GatewayEnd } from "./gateways";
import { landMasses } from "./land-mass";
import type { Place } from "./place";
import { wayMetres, type Ground } from "./way";

/**
 * The ways over gateways: `road` fixed links only, `sea-road` fixed links and ferries that take cars and coaches, `rail`
 * railways, `walk` links one may walk over.
 */
export type NetworkName = "road" | "sea-road" | "rail" | "walk";

/**
 * What a metre of way costs on the sea-road, in seconds: the pace of a coach with its breaks on ordinary roads. Ferries that a
 * faster car had better not take are found too, and lose when the drive is timed.
 */
const SEA_ROAD_SECONDS_PER_METRE = 0.06;

/** One end of a gateway in a network; `side` is its place in the gateway’s `ends`. */
export type Node = GatewayEnd & { gateway: Gateway; side: 0 | 1 };

/**
 * Gateways' ends as nodes, joined through the gateway and over the land mass on which they lie. Costs are metres of open road, on the
 * sea-road seconds. The shortest ways from a node are found when first asked for and kept: the gateways are constants.
 */
export type Network = {
  ground: Ground;
  costPerMetre: number;
  /** What a metre of a straight line costs at least, on land or through the quickest gateway. */
  leastPerMetre: number;
  nodes: Node[];
  /** By node, the cost of its gateway. */
  gatewayCosts: Float64Array;
  nodesByMass: number[][];
  /** Land masses that the network joins share a number; −1 where it has no gateway. */
  partOfMass: number[];
  rows: (ShortestWays | undefined)[];
  landCosts: (Float64Array | undefined)[];
};

/** From one node to each: the cost, and the node before it on the way (−1 at the start or where there is no way). */
export type ShortestWays = { cost: Float64Array; before: Int16Array };

function gatewayCost(ground: Ground, costPerMetre: number, gateway: Gateway): number {
  if (gateway.kind === "ferry") return ferrySeconds(gateway);
  if (ground === "rail") return gateway.lengthMetres;
  const seconds = linkMinutes(gateway) * 60 + gateway.borderSeconds;
  return costPerMetre === 1 ? seconds / SEA_ROAD_SECONDS_PER_METRE : seconds;
}

function makeNetwork(gateways: readonly Gateway[], ground: Ground, costPerMetre: number): Network {
  const nodes = gateways.flatMap((gateway): Node[] => [
    { ...gateway.ends[0], gateway, side: 0 },
    { ...gateway.ends[1], gateway, side: 1 },
  ]);
  const nodesByMass: number[][] = landMasses.map(() => []);
  nodes.forEach((node, i) => nodesByMass[node.massIndex]!.push(i));
  const gatewayCosts = Float64Array.from(nodes, ({ gateway }) => gatewayCost(ground, costPerMetre, gateway));
  const leastPerMetre = nodes.reduce((least, node, i) => Math.min(least, gatewayCosts[i]! / sphereMetres(node, nodes[i ^ 1]!)), costPerMetre);
  return { ground, costPerMetre, leastPerMetre, nodes, gatewayCosts, nodesByMass, partOfMass: joinMasses(gateways), rows: [], landCosts: [] };
}

function joinMasses(gateways: readonly Gateway[]): number[] {
  const part: number[] = landMasses.map(() => -1);
  for (const { ends } of gateways) {
    const [a, b] = [ends[0].massIndex, ends[1].massIndex];
    if (part[a]! < 0) part[a] = a;
    if (part[b]! < 0) part[b] = b;
    const [kept, merged] = [part[a]!, part[b]!];
    for (let i = 0; i < part.length; i++) if (part[i] === merged) part[i] = kept;
  }
  return part;
}

const roadLinks = fixedLinks.filter((link) => link.use.includes("road"));

/** The networks by name. */
export const networks: Record<NetworkName, Network> = {
  road: makeNetwork(roadLinks, "road", 1),
  "sea-road": makeNetwork(
    [...roadLinks, ...ferryLines.filter((line) => line.use.includes("car") && line.use.includes("coach"))],
    "road",
    SEA_ROAD_SECONDS_PER_METRE,
  ),
  rail: makeNetwork(fixedLinks.filter((link) => link.use.includes("rail")), "rail", 1),
  walk: makeNetwork(fixedLinks.filter((link) => link.use.includes("walk")), "road", 1),
};

function chordCost({ nodes, costPerMetre }: Network, a: number, b: number): number {
  return Math.sqrt(chordSquared(nodes[a]!, nodes[b]!)) * MEAN_EARTH_RADIUS_METRES * costPerMetre;
}

/** The cost over land from a node to the k-th node of its mass; kept. */
function landCost({ nodes, nodesByMass, ground, costPerMetre, landCosts }: Network, from: number, k: number): number {
  const { massIndex } = nodes[from]!;
  const members = nodesByMass[massIndex]!;
  const costs = (landCosts[from] ??= new Float64Array(members.length).fill(-1));
  if (costs[k]! < 0) costs[k] = wayMetres(nodes[from]!, nodes[members[k]!]!, massIndex, ground) * costPerMetre;
  return costs[k]!;
}

/**
 * Dijkstra's shortest ways from a node. The network is small and dense, so the next node is found by looking at all that
 * have been reached. Two ways over the same land may follow each other: where they lead round bays and borders, the straight one
 * can be the longer, and only so are the ways from either end the same.
 */
function findShortestWays(network: Network, start: number): ShortestWays {
  const { nodes, nodesByMass } = network;
  const cost = new Float64Array(nodes.length).fill(Infinity);
  const before = new Int16Array(nodes.length).fill(-1);
  const settled = new Uint8Array(nodes.length);
  const reached = [start];
  cost[start] = 0;
  while (reached.length > 0) {
    let next = 0;
    for (let i = 1; i < reached.length; i++) if (cost[reached[i]!]! < cost[reached[next]!]!) next = i;
    const at = reached[next]!;
    reached[next] = reached[reached.length - 1]!;
    reached.pop();
    settled[at] = 1;
    const least = cost[at]!;
    const over = at ^ 1;
    const overCost = least + network.gatewayCosts[at]!;
    if (settled[over] === 0 && overCost < cost[over]!) {
      if (cost[over] === Infinity) reached.push(over);
      cost[over] = overCost;
      before[over] = at;
    }
    const neighbours = nodesByMass[nodes[at]!.massIndex]!;
    for (let k = 0; k < neighbours.length; k++) {
      const node = neighbours[k]!;
      // Most are out of the question by the chord through the Earth, which is never longer than the way.
      if (settled[node] === 1 || least + chordCost(network, at, node) >= cost[node]!) continue;
      const overLand = least + landCost(network, at, k);
      if (overLand >= cost[node]!) continue;
      if (cost[node] === Infinity) reached.push(node);
      cost[node] = overLand;
      before[node] = at;
    }
  }
  return { cost, before };
}

/** The shortest ways from a node, kept with the network. */
export function waysFrom(network: Network, node: number): ShortestWays {
  return (network.rows[node] ??= findShortestWays(network, node));
}

/** A gateway on a route; `side` is the end at which it is entered. */
export type Passage = { gateway: Gateway; side: 0 | 1 };

/** A way between two places: over land for `landMetres[0]`, through `passages[0]`, over land for `landMetres[1]`, … */
export type Route = { landMetres: number[]; passages: Passage[] };

/** Whether the network's gateways join the land masses of two places, by however long a way. */
export function areJoined(name: NetworkName, from: Place, to: Place): boolean {
  const part = networks[name].partOfMass[from.massIndex]!;
  return part >= 0 && part === networks[name].partOfMass[to.massIndex];
}

/** The straight way over one land mass; null when the places lie on two, or rails do not go round what lies between. */
export function findLandRoute(name: NetworkName, from: Place, to: Place): Route | null {
  if (from.massIndex !== to.massIndex) return null;
  const metres = wayMetres(from, to, from.massIndex, networks[name].ground);
  return Number.isFinite(metres) ? { landMetres: [metres], passages: [] } : null;
}

/** What a way of so many metres on open road costs in a network. */
export function costOfMetres(name: NetworkName, metres: number): number {
  return metres * networks[name].costPerMetre;
}
