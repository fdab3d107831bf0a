import type { Box } from "./plane-figures";
import type { Point } from "./point";
import { unitVector, type UnitVector } from "./great-circle";

/** Half a degree: some 55 km from south to north. Small enough that a cell meets few towns, large enough that a trip meets few cells. */
const CELL_DEGREES = 0.5;

/** Cells that are remembered at the same time; Europe has some 8,000. */
const REMEMBERED_CELLS = 16_384;

/**
 * A cell of half a degree each way, its edges inside: its box in degrees, its middle on the unit sphere, and the longest
 * chord of the sphere from its middle to any of its points.
 */
export type Cell = { box: Box; middle: UnitVector; radius: number };

function makeCell(column: number, row: number): Cell {
  const west = column * CELL_DEGREES;
  const south = row * CELL_DEGREES;
  const box = { west, south, east: west + CELL_DEGREES, north: south + CELL_DEGREES };
  const middle = unitVector({ lon: west + CELL_DEGREES / 2, lat: south + CELL_DEGREES / 2 });
  const reach = (lat: number) => Math.sqrt(chordSquared(middle, unitVector({ lon: west, lat })));
  // The corners are farthest; a millionth more for what rounding takes.
  return { box, middle, radius: Math.max(reach(box.south), reach(box.north)) * 1.000_001 };
}

/** Square of the chord between two points of the unit sphere; grows with their distance and costs no root. */
export function chordSquared(a: UnitVector, b: UnitVector): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}

/**
 * A look-up that does its work once for each cell of half a degree: `find` answers for every point of a cell alike, such as
 * with the few candidates among which the answer for a point lies. The memory is bounded.
 */
export function rememberByCell<Found>(find: (cell: Cell) => Found): (point: Point) => Found {
  let remembered = new Map<number, Found>();
  let lastKey = -1;
  let last: Found;
  return (point) => {
    const column = Math.floor(point.lon / CELL_DEGREES);
    const row = Math.floor(point.lat / CELL_DEGREES);
    const key = (column + 1024) * 512 + row + 256;
    if (key === lastKey) return last;
    let found = remembered.get(key);
    if (found === undefined) {
      found = find(makeCell(column, row));
      if (remembered.size >= REMEMBERED_CELLS) remembered = new Map();
      remembered.set(key, found);
    }
    lastKey = key;
    last = found;
    return found;
  };
}
