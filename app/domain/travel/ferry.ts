import { sphereMetres } from "~/domain/geo/great-circle";
import { transferBetween } from "./drive";
import { ferryLines, type FerryLine } from "./gateways";
import { part, planOf, refuse, type Plan, type PlanMode } from "./plan";
import { makePlace, type Place } from "./place";

/** A quay farther off than this in a straight line is no part of a crossing on foot. */
const LONGEST_ACCESS_METRES = 80_000;

/** Stepping off and leaving the terminal on foot. */
const footLines = ferryLines.filter((line) => line.use.includes("foot"));
const quays = footLines.map((line) => [makePlace(line.ends[0]), makePlace(line.ends[1])] as const);
quays.forEach((pair, i) => pair.forEach((quay, side) => (quay.massIndex = footLines[i]!.ends[side]!.massIndex)));

function planLine(line: FerryLine, from: Place, fromQuay: Place, toQuay: Place, to: Place): Plan | null {
  const before = transferBetween(from, fromQuay);
  const after = transferBetween(toQuay, to);
  if (!before || !after) return null;
  const stages = [
    [part("transfer", before.seconds, before.distanceMetres)],
    [
      part("boarding", line.checkInSeconds, 0, line.code),
      part("waiting", line.waitingSeconds, 0, line.code),
      part("crossing", line.crossingSeconds, line.lengthMetres, line.code),
    ],
    [part("transfer", after.seconds, after.distanceMetres)],
  ];
  const uncertaintySeconds = 300 + line.waitingSeconds + line.crossingSeconds * 0.1 + (before.seconds + after.seconds) * 0.2;
  return planOf("ferry", [], stages, uncertaintySeconds);
}

/** A crossing on foot: to the quay, check-in, waiting, crossing, and from the quay; the line that is quickest in all. */
export const planFerry: PlanMode = (from, to) => {
  let best: Plan | null = null;
  for (let i = 0; i < footLines.length; i++) {
    const [first, second] = quays[i]!;
    for (const [fromQuay, toQuay] of [
      [first, second],
      [second, first],
    ] as const) {
      if (sphereMetres(from, fromQuay) > LONGEST_ACCESS_METRES || sphereMetres(to, toQuay) > LONGEST_ACCESS_METRES) continue;
      const plan = planLine(footLines[i]!, from, fromQuay, toQuay, to);
      if (plan && (!best || plan.seconds < best.seconds)) best = plan;
    }
  }
  if (best) return best;
  return from.massIndex === to.massIndex ? refuse("ferry", "too-far", LONGEST_ACCESS_METRES) : refuse("ferry", "water");
};
