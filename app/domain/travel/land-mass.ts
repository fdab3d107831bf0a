import { rememberByCell } from "~/domain/geo/cells";
import { boxesTouch, clipLine } from "~/domain/geo/clip";
import { boxAround, boxHolds, ringHolds } from "~/domain/geo/plane-figures";
import type { Point } from "~/domain/geo/point";
import landMassData from "./data/land-masses.json";
import otherIslandData from "./data/other-islands.json";

/**
 * Land that can be crossed without a gateway. `maxDriveMetres` is set where no roads join the towns (Greenland, Svalbard).
 * The islands of
 * `data/other-islands.json`, which no gateway reaches, are called by their first corner ("island 37.75 N 26.60 E").
 * Source of the outlines: `data/land-masses.json`, and Natural Earth for the others.
 */
export type LandMass = { code: string; name: string; maxDriveMetres: number | null };

type Territory = { code: string; name: string; ring: number[][]; maxDriveMetres?: number };

function otherIsland(ring: number[][]): Territory {
  const [lon, lat] = ring[0] as [number, number];
  const name = `island ${Math.abs(lat).toFixed(2)} ${lat < 0 ? "S" : "N"} ${Math.abs(lon).toFixed(2)} ${lon < 0 ? "W" : "E"}`;
  return { code: name.replaceAll(" ", "-").toLowerCase(), name, ring };
}

/** The named ones come first, so that where outlines overlap the one drawn with care wins; but a continent last of all. */
const named = landMassData.rows as Territory[];
const continents = new Set(["africa", "north-america", "south-america", "australia"]);
const territories = [
  ...named.filter(({ code }) => !continents.has(code)),
  ...otherIslandData.rows.map(otherIsland),
  ...named.filter(({ code }) => continents.has(code)),
].map((row) => ({ ...row, box: boxAround(row.ring), outline: [...row.ring, row.ring[0]!].flat() }));

/** All land masses; the position in this list is the index that `landMassIndexAt` answers. The last is the rest of the world. */
export const landMasses: readonly LandMass[] = [
  ...territories.map((row) => ({ code: row.code, name: row.name, maxDriveMetres: row.maxDriveMetres ?? null })),
  { ...landMassData.rest, maxDriveMetres: null },
];

const indexByCode = new Map(landMasses.map((mass, index) => [mass.code, index]));

/** The index of a land mass by its code; throws on a code that is not in the table. */
export function getLandMassIndex(code: string): number {
  const index = indexByCode.get(code);
  if (index === undefined) throw new Error(`no land mass ${code}`);
  return index;
}

/** Territories that may hold a point of a cell, the first of them first; `whole` is the one that holds all of the rest of it. */
type CellTerritories = { edged: number[]; whole: number };

const territoriesAt = rememberByCell(({ box }): CellTerritories => {
  const edged: number[] = [];
  const corner = { lon: box.west, lat: box.south };
  for (let i = 0; i < territories.length; i++) {
    const territory = territories[i]!;
    if (!boxesTouch(territory.box, box)) continue;
    if (clipLine(territory.outline, box).length > 0) edged.push(i);
    else if (ringHolds(territory.ring, corner)) return { edged, whole: i };
  }
  return { edged, whole: territories.length };
});

/**
 * The index of the land mass on which the point lies. The territories meet in the middle of the water, so a quay or a
 * beach is on its own side; a point out at sea belongs to the nearest territory drawn there.
 */
export function landMassIndexAt(point: Point): number {
  const { edged, whole } = territoriesAt(point);
  for (let i = 0; i < edged.length; i++) {
    const territory = territories[edged[i]!]!;
    if (boxHolds(territory.box, point) && ringHolds(territory.ring, point)) return edged[i]!;
  }
  return whole;
}

/** The land mass on which the point lies. */
export function landMassAt(point: Point): LandMass {
  return landMasses[landMassIndexAt(point)]!;
}
