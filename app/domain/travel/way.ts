import { sphereMetres } from "~/domain/geo/great-circle";
import { boxAround, crossesLine, type Box } from "~/domain/geo/plane-figures";
import type { Place } from "./place";
import { makeWaypoint, type Waypoint } from "./waypoint";
import detourData from "./data/detours.json";
import { getLandMassIndex, landMasses } from "./land-mass";

/** On which ground a way is sought: for wheels and feet, or for rails. */
export type Ground = "road" | "rail";

type Barrier = { around: Waypoint[]; line: number[][]; box: Box; closed: boolean };
type BarrierRow = { mass: string; around: number[][]; line: number[][]; rail: boolean; railClosed?: boolean; roadOpen?: boolean };

const barriers: Record<Ground, Barrier[][]> = { road: landMasses.map(() => []), rail: landMasses.map(() => []) };
for (const row of detourData.rows as BarrierRow[]) {
  const barrier = {
    around: row.around.map(([lon, lat]) => makeWaypoint({ lon: lon!, lat: lat! })),
    line: row.line,
    box: boxAround(row.line),
  };
  const mass = getLandMassIndex(row.mass);
  if (!row.roadOpen) barriers.road[mass]!.push({ ...barrier, closed: false });
  if (row.rail) barriers.rail[mass]!.push({ ...barrier, closed: row.railClosed === true });
}

/**
 * Metres of the straight way between two points of one land mass, led round bays, lakes and closed borders that lie
 * between them (`data/detours.json`); where several do, the one that costs most. Infinity where rails do not go round.
 * Not yet lengthened by the winding of roads. The same both ways.
 */
export function wayMetres(a: Waypoint | Place, b: Waypoint | Place, massIndex: number, ground: Ground): number {
  const straight = sphereMetres(a, b);
  const candidates = barriers[ground][massIndex]!;
  if (candidates.length === 0) return straight;
  const west = a.lon < b.lon ? a.lon : b.lon;
  const east = a.lon < b.lon ? b.lon : a.lon;
  const south = a.lat < b.lat ? a.lat : b.lat;
  const north = a.lat < b.lat ? b.lat : a.lat;
  let longest = straight;
  for (let i = 0; i < candidates.length; i++) {
    const barrier = candidates[i]!;
    const box = barrier.box;
    if (box.west > east || box.east < west || box.south > north || box.north < south) continue;
    if (!crossesLine(a, b, barrier.line)) continue;
    if (barrier.closed) return Infinity;
    let round = Infinity;
    for (const tip of barrier.around) round = Math.min(round, sphereMetres(a, tip) + sphereMetres(tip, b));
    if (round > longest) longest = round;
  }
  return longest;
}
