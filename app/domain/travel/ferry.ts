import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES } from "~/domain/geo/great-circle";
import { MOST_METRES_PER_SECOND, transferBetween } from "./drive";
import { ferryLines, ferrySeconds, type FerryLine } from "./gateways";
import { part, planOf, refuse, type Plan, type PlanMode } from "./plan";
import { makePlace, type Place } from "./place";

/** A quay farther off than this in a straight line is no part of a crossing on foot. */
const LONGEST_ACCESS_METRES = 80_000;
const LONGEST_ACCESS_CHORD = LONGEST_ACCESS_METRES / MEAN_EARTH_RADIUS_METRES;

/** Nor is one that takes longer to reach. */
const LONGEST_ACCESS_SECONDS = 90 * 60;

/** The end of a line that takes people on foot: `line` counts from 0 in `footLines`. */
type Quay = { line: number; side: 0 | 1; place: Place };

const footLines = ferryLines.filter((line) => line.use.includes("foot"));
const quays: Quay[] = footLines.flatMap((line, i) =>
  ([0, 1] as const).map((side) => {
    // The table says on which side of the water a quay is; that counts, however the outline runs there.
    const place = makePlace(line.ends[side], line.ends[side].massIndex);
    return { line: i, side, place };
  }),
);

/** A quay within reach, with the way to it; the way is found when a line is worth it, and never takes less than `leastSeconds`. */
export type QuayAccess = { quay: Quay; leastSeconds: number; transfer: { seconds: number; distanceMetres: number } | null | undefined };

/** The quays that are within reach of some point of a cell. */
const quaysAt = rememberByCell(({ middle, radius }) =>
  quays.filter((quay) => chordSquared(middle, quay.place) <= (LONGEST_ACCESS_CHORD + radius) ** 2),
);

function quaysNear(place: Place): readonly QuayAccess[] {
  if (place.quays) return place.quays;
  const near: QuayAccess[] = [];
  for (const quay of quaysAt(place)) {
    const chord2 = chordSquared(place, quay.place);
    if (chord2 > LONGEST_ACCESS_CHORD * LONGEST_ACCESS_CHORD) continue;
    near.push({ quay, leastSeconds: (Math.sqrt(chord2) * MEAN_EARTH_RADIUS_METRES) / MOST_METRES_PER_SECOND, transfer: undefined });
  }
  return (place.quays = near);
}

function transferTo(place: Place, access: QuayAccess): { seconds: number; distanceMetres: number } | null {
  if (access.transfer === undefined) access.transfer = transferBetween(place, access.quay.place);
  return access.transfer;
}

/** `turn` is its place in the table. */
type Crossing = { turn: number; start: QuayAccess; end: QuayAccess; line: FerryLine; leastSeconds: number };

/** The lines that have a quay near each end, with a bound of the time they take. */
function listCrossings(from: Place, to: Place): Crossing[] {
  const starts = quaysNear(from);
  const ends = starts.length === 0 ? [] : quaysNear(to);
  const crossings: Crossing[] = [];
  for (const start of starts) {
    for (const end of ends) {
      if (start.quay.line !== end.quay.line || start.quay.side === end.quay.side) continue;
      const line = footLines[start.quay.line]!;
      crossings.push({ turn: crossings.length, start, end, line, leastSeconds: start.leastSeconds + ferrySeconds(line) + end.leastSeconds });
    }
  }
  return crossings.length > 1 ? crossings.sort((a, b) => a.leastSeconds - b.leastSeconds) : crossings;
}

/** A crossing on foot: to the quay, check-in, waiting, crossing, and from the quay; the line that is quickest in all. */
export const planFerry: PlanMode = (from, to) => {
  let best: Plan | null = null;
  let bestTurn = -1;
  for (const { turn, start, end, line, leastSeconds } of listCrossings(from, to)) {
    if (best && leastSeconds > best.seconds) break;
    const before = transferTo(from, start);
    if (!before || before.seconds > LONGEST_ACCESS_SECONDS) continue;
    if (best && before.seconds + ferrySeconds(line) + end.leastSeconds > best.seconds) continue;
    const after = transferTo(to, end);
    if (!after || after.seconds > LONGEST_ACCESS_SECONDS) continue;
    const seconds = before.seconds + ferrySeconds(line) + after.seconds;
    // Of two that take equally long, the first in the table.
    if (best && (seconds > best.seconds || (seconds === best.seconds && turn > bestTurn))) continue;
    bestTurn = turn;
    const uncertaintySeconds = 300 + line.waitingSeconds + line.crossingSeconds * 0.1 + (before.seconds + after.seconds) * 0.2;
    best = planOf("ferry", seconds, uncertaintySeconds, () => [
      [part("transfer", before.seconds, before.distanceMetres)],
      [
        part("boarding", line.checkInSeconds, 0, line.code),
        part("waiting", line.waitingSeconds, 0, line.code),
        part("crossing", line.crossingSeconds, line.lengthMetres, line.code),
      ],
      [part("transfer", after.seconds, after.distanceMetres)],
    ]);
  }
  if (best) return best;
  return from.massIndex === to.massIndex ? refuse("ferry", "too-far", LONGEST_ACCESS_METRES) : refuse("ferry", "water");
};
