import { MEAN_EARTH_RADIUS_METRES } from "~/domain/geo/great-circle";
import type { Network, NetworkName } from "./network";
import type { Place } from "./place";
import { wayMetres } from "./way";

/**
 * What the gateways of its land mass cost from a place at the least, in the order of the network's nodes there: by the chord
 * through the Earth, so never more than the cost. Most gateways are ruled out by it.
 */
export type Reach = { bound: Float64Array; leastBound: number };

/** The reach of a place in a network, kept with the place. */
export function reachOf(network: Network, name: NetworkName, place: Place): Reach {
  return (place.reach[name] ??= makeReach(network, place));
}

function makeReach(network: Network, place: Place): Reach {
  const members = network.nodesByMass[place.massIndex]!;
  const bound = new Float64Array(members.length);
  const scale = MEAN_EARTH_RADIUS_METRES * network.costPerMetre;
  let leastBound = Infinity;
  for (let k = 0; k < members.length; k++) {
    const node = network.nodes[members[k]!]!;
    const dx = node.x - place.x;
    const dy = node.y - place.y;
    const dz = node.z - place.z;
    const cost = Math.sqrt(dx * dx + dy * dy + dz * dz) * scale;
    bound[k] = cost;
    if (cost < leastBound) leastBound = cost;
  }
  return { bound, leastBound };
}

/** The cost from the place to the k-th node of its land mass. */
export function exactReach(network: Network, place: Place, k: number): number {
  const node = network.nodes[network.nodesByMass[place.massIndex]![k]!]!;
  return wayMetres(place, node, place.massIndex, network.ground) * network.costPerMetre;
}
