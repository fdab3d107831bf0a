import { travelModes } from "~/domain/travel/leg-estimate";
import { legTitles } from "../make-finding";
import { legKey, travelMinutesOf, type ReadLeg } from "../read-legs";
import type { Reading } from "../read-plan";
import type { Candidate } from "./candidate";

// Above this a group needs more than two cars, and somebody to drive each.
const mostInCars = 8;

/**
 * Other modes that leave at least `leastSlackMinutes` on a leg (any that is possible, when the leg has no gap), the quickest
 * first. None where somebody has entered the time: that is known better.
 */
export function otherModes(reading: Reading, read: ReadLeg, leastSlackMinutes: number): Candidate[] {
  const { leg } = read;
  const choice = reading.itinerary.legChoices.find((one) => legKey(one.fromStopId, one.toStopId) === legKey(leg.fromStopId, leg.toStopId));
  if (choice?.enteredMinutes != null) return [];
  const options = { groupSize: reading.groupSize };
  const possible = travelModes
    .filter((mode) => mode !== leg.mode && (mode !== "car" || reading.groupSize <= mostInCars))
    .map((mode) => ({ mode, minutes: travelMinutesOf(reading.travel.estimate(leg.from, leg.to, mode, options)) }))
    .filter((one): one is { mode: typeof one.mode; minutes: number } => one.minutes !== null)
    .filter((one) => leg.gapMinutes === null || leg.gapMinutes - one.minutes - leg.bufferMinutes >= leastSlackMinutes)
    .sort((a, b) => a.minutes - b.minutes);
  return possible.map((one, index) => ({
    cost: index,
    fix: {
      code: "other-mode",
      changes: [{ type: "set-leg", fromStopId: leg.fromStopId, toStopId: leg.toStopId, mode: one.mode, enteredMinutes: null }],
      facts: { ...legTitles(read), mode: one.mode, travelMinutes: one.minutes },
    },
  }));
}
