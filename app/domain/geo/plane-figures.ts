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

/** Whether the straight line from `a` to `b` (plane degrees) crosses any piece of the open polyline `line`. Touching is not crossing. */
export function crossesLine(a: Point, b: Point, line: Ring): boolean {
  if (line.length === 0) return false;
  let px = line[0]![0]!;
  let py = line[0]![1]!;
  let isLeft = turn(a.lon, a.lat, b.lon, b.lat, px, py) > 0;
  for (let i = 1; i < line.length; i++) {
    const qx = line[i]![0]!;
    const qy = line[i]![1]!;
    const wasLeft = isLeft;
    isLeft = turn(a.lon, a.lat, b.lon, b.lat, qx, qy) > 0;
    // Most pieces lie on one side of the way.
    if (isLeft !== wasLeft && turn(px, py, qx, qy, a.lon, a.lat) > 0 !== turn(px, py, qx, qy, b.lon, b.lat) > 0) return true;
    px = qx;
    py = qy;
  }
  return false;
}
