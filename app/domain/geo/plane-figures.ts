import type { Point } from "./point";

/** A closed outline in degrees as `[lon, lat]` pairs, the last joined to the first; must not cross the 180th meridian. */
export type Ring = readonly (readonly number[])[];

/** Smallest box in degrees around some positions, all edges inclusive. */
export type Box = { west: number; south: number; east: number; north: number };

/** The box around `[lon, lat]` pairs; of no pairs a box that holds nothing. */
export function boxAround(pairs: Ring): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const pair of pairs) {
    box.west = Math.min(box.west, pair[0]!);
    box.east = Math.max(box.east, pair[0]!);
    box.south = Math.min(box.south, pair[1]!);
    box.north = Math.max(box.north, pair[1]!);
  }
  return box;
}

/** Whether the box holds the point, edges included. */
export function boxHolds(box: Box, point: Point): boolean {
  return point.lon >= box.west && point.lon <= box.east && point.lat >= box.south && point.lat <= box.north;
}

/**
 * Whether the outline holds the point, with lon and lat read as plane coordinates (even-odd rule). A point exactly on the
 * outline falls on one side, the same each time. An empty outline holds nothing.
 */
export function ringHolds(ring: Ring, point: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const xi = ring[i]![0]!;
    const yi = ring[i]![1]!;
    const xj = ring[j]![0]!;
    const yj = ring[j]![1]!;
    if (yi > point.lat !== yj > point.lat && point.lon < ((xj - xi) * (point.lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Twice the signed area of the triangle: positive when a, b, c turn left. */
function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/**
 * Whether the straight line from `a` to `b` (plane degrees) crosses any piece of an open polyline, given as the lon and lat of
 * its corners one after the other. Touching is not crossing.
 */
export function crossesLine(a: Point, b: Point, line: Float64Array): boolean {
  const { lon: ax, lat: ay } = a;
  const { lon: bx, lat: by } = b;
  let wasLeft = false;
  for (let k = 0; k < line.length; k += 2) {
    const qx = line[k]!;
    const qy = line[k + 1]!;
    const isLeft = turn(ax, ay, bx, by, qx, qy) > 0;
    // Most pieces lie on one side of the way.
    if (k > 0 && isLeft !== wasLeft) {
      const px = line[k - 2]!;
      const py = line[k - 1]!;
      if (turn(px, py, qx, qy, ax, ay) > 0 !== turn(px, py, qx, qy, bx, by) > 0) return true;
    }
    wasLeft = isLeft;
  }
  return false;
}
