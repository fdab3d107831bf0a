import { sphereMetres } from "~/domain/geo/great-circle";
import { boxAround, crossesLine, type Box } from "~/domain/geo/plane-figures";
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

/** Sounds, gulfs and borders in a row on one way; more than these are not looked for. */
const MOST_BARRIERS = 4;

/**
 * Metres of the straight way between two points of one land mass, led round bays, lakes and closed borders that lie
 * between them (`data/detours.json`). Infinity where rails do not go round. Not yet lengthened by the winding of roads.
 * The same both ways.
 */
export function wayMetres(a: Waypoint, b: Waypoint, massIndex: number, ground: Ground): number {
  const candidates = barriers[ground][massIndex]!;
  return candidates.length === 0 ? sphereMetres(a, b) : wayRound(a, b, candidates, null, MOST_BARRIERS);
}

/** The way round the barrier that costs most, and on either side of it round what else is met. */
function wayRound(a: Waypoint, b: Waypoint, candidates: Barrier[], passed: Barrier | null, left: number): number {
  const straight = sphereMetres(a, b);
  const west = a.lon < b.lon ? a.lon : b.lon;
  const east = a.lon < b.lon ? b.lon : a.lon;
  const south = a.lat < b.lat ? a.lat : b.lat;
  const north = a.lat < b.lat ? b.lat : a.lat;
  let longest = straight;
  let worst: Barrier | null = null;
  let worstTip: Waypoint | null = null;
  for (let i = 0; i < candidates.length; i++) {
    const barrier = candidates[i]!;
    const box = barrier.box;
    if (box.west > east || box.east < west || box.south > north || box.north < south) continue;
    if (barrier === passed || !crossesLine(a, b, barrier.line)) continue;
    if (barrier.closed) return Infinity;
    let round = Infinity;
    let roundTip: Waypoint | null = null;
    for (const tip of barrier.around) {
      const metres = sphereMetres(a, tip) + sphereMetres(tip, b);
      if (metres >= round) continue;
      round = metres;
      roundTip = tip;
    }
    if (round <= longest) continue;
    longest = round;
    worst = barrier;
    worstTip = roundTip;
  }
  if (!worst || !worstTip || left === 0) return longest;
  return wayRound(a, worstTip, candidates, worst, left - 1) + wayRound(worstTip, b, candidates, worst, left - 1);
}
