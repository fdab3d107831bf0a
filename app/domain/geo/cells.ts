import type { Box } from "./plane-figures";
import type { Point } from "./point";
import { unitVector, type UnitVector } from "./great-circle";

/** Half a degree: some 55 km from south to north. Small enough that a cell meets few towns, large enough that a trip meets few cells. */
const CELL_DEGREES = 0.5;

/** Cells that are remembered at the same time; Europe has some 8,000. */
const REMEMBERED_CELLS = 16_384;

/** Rows and columns of the whole world, the edges at 90° N and 180° E in one more of each. */
const ROWS = 180 / CELL_DEGREES + 1;
const COLUMNS = 360 / CELL_DEGREES + 1;

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
 * with the few candidates among which the answer for a point lies. The memory is bounded: rows of the world are laid out as
 * they are met. Points beyond the world are answered too, and not remembered.
 */
export function rememberByCell<Found>(find: (cell: Cell) => Found): (point: Point) => Found {
  let rows: ((Found | undefined)[] | undefined)[] = [];
  let remembered = 0;
  return ({ lon, lat }) => {
    const column = Math.floor(lon / CELL_DEGREES);
    const row = Math.floor(lat / CELL_DEGREES);
    const fromWest = column + (COLUMNS - 1) / 2;
    const fromSouth = row + (ROWS - 1) / 2;
    if (!(fromWest >= 0 && fromWest < COLUMNS && fromSouth >= 0 && fromSouth < ROWS)) return find(makeCell(column, row));
    const known = rows[fromSouth]?.[fromWest];
    if (known !== undefined) return known;
    const found = find(makeCell(column, row));
    if (remembered >= REMEMBERED_CELLS) {
      rows = [];
      remembered = 0;
    }
    remembered += 1;
    (rows[fromSouth] ??= Array.from({ length: COLUMNS }, () => undefined))[fromWest] = found;
    return found;
  };
}
