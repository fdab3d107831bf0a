import { chordSquared, rememberByCell, type Cell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import type { Network } from "./network";

/** A network's nodes on one land mass as seen from a cell of the map: the nearest first, with metres that none of the cell's points is nearer than. */
export type NodesInOrder = { nodes: Int16Array; leastMetres: Float64Array };

/** The nodes of one land mass in their order from a point, remembered by the point's cell. */
export function nodesInOrderOf(network: Network): (point: Point, massIndex: number) => NodesInOrder {
  const listsAt = rememberByCell((cell) => ({ cell, byMass: new Map<number, NodesInOrder>() }));
  return (point, massIndex) => {
    const { cell, byMass } = listsAt(point);
    let list = byMass.get(massIndex);
    if (!list) byMass.set(massIndex, (list = orderNodes(network, massIndex, cell)));
    return list;
  };
}

/** Chords are told apart to a thousand-millionth of the Earth's radius, six millimetres. */
const CHORD_STEPS = 1e9;

function orderNodes({ nodes, nodesByMass }: Network, massIndex: number, { middle, radius }: Cell): NodesInOrder {
  // Chord and node in one number each: numbers are sorted several times faster than objects.
  const keys = Float64Array.from(nodesByMass[massIndex]!, (node) => Math.floor(Math.sqrt(chordSquared(middle, nodes[node]!)) * CHORD_STEPS) * nodes.length + node).sort();
  return {
    nodes: Int16Array.from(keys, (key) => key % nodes.length),
    leastMetres: keys.map((key) => Math.max(0, Math.floor(key / nodes.length) / CHORD_STEPS - radius) * MEAN_EARTH_RADIUS_METRES),
  };
}
