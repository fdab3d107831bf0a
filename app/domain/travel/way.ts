import { sphereMetres } from "~/domain/geo/great-circle";
import { boxAround, crossesLine, type Box } from "~/domain/geo/plane-figures";
import { makeWaypoint, type Waypoint } from "./waypoint";
import detourData from "./data/detours.json";
import { getLandMassIndex, landMasses } from "./land-mass";

/** On which ground a way is sought: for wheels and feet, or for rails. */
export type Ground = "road" | "rail";

type Barrier = { around: Waypoint[]; line: Float64Array; box: Box; closed: boolean };
/** The barriers of a land mass, and their boxes one after the other (west, south, east, north): most ways meet none of them. */
type Barriers = { all: Barrier[]; boxes: Float64Array };
type BarrierRow = { mass: string; around: number[][]; line: number[][]; rail: boolean; railClosed?: boolean; roadOpen?: boolean };

const rows: Record<Ground, Barrier[][]> = { road: landMasses.map(() => []), rail: landMasses.map(() => []) };
for (const row of detourData.rows as BarrierRow[]) {
  const barrier = {
    around: row.around.map(([lon, lat]) => makeWaypoint({ lon: lon!, lat: lat! })),
    line: Float64Array.from(row.line.flat()),
    box: boxAround(row.line),
  };
  const mass = getLandMassIndex(row.mass);
  if (!row.roadOpen) rows.road[mass]!.push({ ...barrier, closed: false });
  if (row.rail) rows.rail[mass]!.push({ ...barrier, closed: row.railClosed === true });
}

function withBoxes(all: Barrier[]): Barriers {
  return { all, boxes: Float64Array.from(all.flatMap(({ box }) => [box.west, box.south, box.east, box.north])) };
}

const barriers: Record<Ground, Barriers[]> = { road: rows.road.map(withBoxes), rail: rows.rail.map(withBoxes) };

/** Sounds, gulfs and borders in a row on one way; more than these are not looked for. */
const MOST_BARRIERS = 4;

/**
 * Metres of the straight way between two points of one land mass, led round bays, lakes and closed borders that lie
 * between them (`data/detours.json`). Infinity where rails do not go round. Not yet lengthened by the winding of roads.
 * The same both ways.
 */
export function wayMetres(a: Waypoint, b: Waypoint, massIndex: number, ground: Ground): number {
  const candidates = barriers[ground][massIndex]!;
  return candidates.all.length === 0 ? sphereMetres(a, b) : wayRound(a, b, candidates, null, MOST_BARRIERS);
}

/** The way round the barrier that costs most, and on either side of it round what else is met. */
function wayRound(a: Waypoint, b: Waypoint, candidates: Barriers, passed: Barrier | null, left: number): number {
  const straight = sphereMetres(a, b);
  const west = a.lon < b.lon ? a.lon : b.lon;
  const east = a.lon < b.lon ? b.lon : a.lon;
  const south = a.lat < b.lat ? a.lat : b.lat;
  const north = a.lat < b.lat ? b.lat : a.lat;
  let longest = straight;
  let worst: Barrier | null = null;
  let worstTip: Waypoint | null = null;
  const { all, boxes } = candidates;
  for (let i = 0, k = 0; k < boxes.length; i++, k += 4) {
    if (boxes[k]! > east || boxes[k + 2]! < west || boxes[k + 1]! > north || boxes[k + 3]! < south) continue;
    const barrier = all[i]!;
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
