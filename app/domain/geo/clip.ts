/** A rectangle of degrees; `west` < `east` and `south` < `north`: it never crosses the antimeridian. Edges are inside. */
export type Box = { west: number; south: number; east: number; north: number };

/**
 * A ring or a line as a flat list: lon, lat, lon, lat … in degrees. Outlines have hundreds of thousands of corners; an
 * object for each would cost ten times the memory.
 */
export type FlatLine = ArrayLike<number>;

/** The smallest box around a line. An empty line gives a box that overlaps nothing. */
export function boxOf(line: FlatLine): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let index = 0; index + 1 < line.length; index += 2) {
    const lon = line[index]!;
    const lat = line[index + 1]!;
    if (lon < box.west) box.west = lon;
    if (lon > box.east) box.east = lon;
    if (lat < box.south) box.south = lat;
    if (lat > box.north) box.north = lat;
  }
  return box;
}

/** True when the boxes share at least an edge. */
export function boxesTouch(a: Box, b: Box): boolean {
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south;
}

/** True when the inner box lies in the outer one, shared edges included. */
export function boxWithin(inner: Box, outer: Box): boolean {
  return inner.west >= outer.west && inner.east <= outer.east && inner.south >= outer.south && inner.north <= outer.north;
}

const world: Box = { west: -180, south: -90, east: 180, north: 90 };

/** True when two neighbours of the line lie on different sides of the antimeridian: outlines of the globe jump there. */
export function crossesAntimeridian(line: FlatLine): boolean {
  for (let index = 2; index < line.length; index += 2) if (Math.abs(line[index]! - line[index - 2]!) > 180) return true;
  return false;
}

/**
 * A closed ring of the globe as rings of a flat map, cut at the antimeridian; a ring around the south pole is closed along
 * the map's lower edge. A ring that does not cross the antimeridian comes back as it is.
 */
export function flattenRing(ring: FlatLine): FlatLine[] {
  if (!crossesAntimeridian(ring)) return [ring];
  const unrolled: number[] = [];
  let turns = 0;
  for (let index = 0; index + 1 < ring.length; index += 2) {
    const step = index === 0 ? 0 : ring[index]! - ring[index - 2]!;
    if (step > 180) turns -= 1;
    else if (step < -180) turns += 1;
    unrolled.push(ring[index]! + 360 * turns, ring[index + 1]!);
  }
  if (turns !== 0) unrolled.push(unrolled.at(-2)!, -90, unrolled[0]!, -90);
  return [-360, 0, 360]
    .map((shift) => clipRing(unrolled.map((value, index) => (index % 2 === 0 ? value + shift : value)), world))
    .filter((piece) => piece.length > 0);
}

type Edge = { axis: 0 | 1; limit: number; keepAbove: boolean };

/**
 * The part of a closed ring inside a box, as one ring along the box's edges (Sutherland and Hodgman 1974). Good for filling;
 * its outline runs along the box. Fewer than three corners inside: an empty list.
 */
export function clipRing(ring: FlatLine, box: Box): number[] {
  const edges: Edge[] = [
    { axis: 0, limit: box.west, keepAbove: true },
    { axis: 0, limit: box.east, keepAbove: false },
    { axis: 1, limit: box.south, keepAbove: true },
    { axis: 1, limit: box.north, keepAbove: false },
  ];
  let corners: FlatLine = ring;
  for (const edge of edges) corners = clipByEdge(corners, edge);
  return corners.length < 6 ? [] : Array.from(corners);
}

function clipByEdge(ring: FlatLine, { axis, limit, keepAbove }: Edge): number[] {
  const kept: number[] = [];
  const count = ring.length / 2;
  for (let corner = 0; corner < count; corner += 1) {
    const before = (corner + count - 1) % count;
    const [lon0, lat0, lon1, lat1] = [ring[before * 2]!, ring[before * 2 + 1]!, ring[corner * 2]!, ring[corner * 2 + 1]!];
    const value0 = axis === 0 ? lon0 : lat0;
    const value1 = axis === 0 ? lon1 : lat1;
    const inside0 = keepAbove ? value0 >= limit : value0 <= limit;
    const inside1 = keepAbove ? value1 >= limit : value1 <= limit;
    if (inside0 !== inside1) {
      const share = (limit - value0) / (value1 - value0);
      if (axis === 0) kept.push(limit, lat0 + share * (lat1 - lat0));
      else kept.push(lon0 + share * (lon1 - lon0), limit);
    }
    if (inside1) kept.push(lon1, lat1);
  }
  return kept;
}

/** The pieces of an open line inside a box, in order (Liang and Barsky 1984). A line outside gives an empty list. */
export function clipLine(line: FlatLine, box: Box): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  const finish = () => {
    if (piece.length >= 4) pieces.push(piece);
    piece = [];
  };
  for (let index = 2; index + 1 < line.length; index += 2) {
    const [lon0, lat0, lon1, lat1] = [line[index - 2]!, line[index - 1]!, line[index]!, line[index + 1]!];
    const span = insideSpan(lon0, lat0, lon1, lat1, box);
    if (!span) {
      finish();
      continue;
    }
    const [from, to] = span;
    if (piece.length === 0) piece.push(lon0 + from * (lon1 - lon0), lat0 + from * (lat1 - lat0));
    piece.push(lon0 + to * (lon1 - lon0), lat0 + to * (lat1 - lat0));
    if (to < 1) finish();
  }
  finish();
  return pieces;
}

/** Which part of a segment lies in the box, as shares of its length; null when none does. */
function insideSpan(lon0: number, lat0: number, lon1: number, lat1: number, box: Box): [number, number] | null {
  let from = 0;
  let to = 1;
  const sides = [
    [lon0 - lon1, lon0 - box.west],
    [lon1 - lon0, box.east - lon0],
    [lat0 - lat1, lat0 - box.south],
    [lat1 - lat0, box.north - lat0],
  ] as const;
  for (const [direction, distance] of sides) {
    if (direction === 0) {
      if (distance < 0) return null;
      continue;
    }
    const share = distance / direction;
    if (direction < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
    if (from > to) return null;
  }
  return [from, to];
}
