import { localMinuteOn } from "~/domain/time/wall-clock";
import { betterOrderOf } from "../checks/backtracking";
import type { PlanChange } from "../finding";
import { isHosted, type Reading, type TimedStop } from "../read-plan";
import { isSamePlace, travelMinutesOf } from "../read-legs";
import type { Candidate } from "./candidate";

function wayMilliseconds(reading: Reading, from: TimedStop, to: TimedStop): number {
  const leaving = from.stop.arrival ?? from.stop.place;
  if (!leaving || !to.stop.place || isSamePlace(leaving, to.stop.place)) return 0;
  const options = { groupSize: reading.groupSize };
  const estimate = reading.travel.estimate(leaving, to.stop.place, reading.travel.propose(leaving, to.stop.place, options), options);
  return ((travelMinutesOf(estimate) ?? 0) + reading.bufferMinutes) * 60_000;
}

/**
 * The shorter order of a day: first with the starts of the present order, put off where the way asks for it; then packed as
 * closely as the ways allow. Stops that keep their turn keep their time.
 */
export function reorder(reading: Reading, dayId: string): Candidate[] {
  const day = reading.dayById.get(dayId);
  const better = day ? betterOrderOf(reading, day) : null;
  if (!day || !better) return [];
  const starts = day.timed.filter((one) => one.stop.place).map((one) => one.startInstant);
  return [true, false].map((keepsStarts, attempt): Candidate => {
    const changes: PlanChange[] = [];
    let previous: TimedStop | null = null;
    let free = starts[0] ?? 0;
    better.order.forEach((one, index) => {
      const earliest = previous ? free + wayMilliseconds(reading, previous, one) : free;
      const isHeld = one.stop.locked || !isHosted(one.stop.kind);
      const wished = isHeld ? one.startInstant : keepsStarts ? Math.max(earliest, starts[index] ?? earliest) : earliest;
      const minute = Math.ceil(localMinuteOn(day.day.date, wished, one.timeZone) / 5) * 5;
      if (!isHeld && minute !== one.startsAtMinute) changes.push({ type: "move-stop", stopId: one.stop.id, dayId, startsAtMinute: minute });
      const start = isHeld ? one.startInstant : one.startInstant + (minute - one.startsAtMinute) * 60_000;
      free = start + one.stop.durationMinutes * 60_000;
      previous = one;
    });
    return { cost: attempt, fix: { code: "reorder", changes, facts: { date: day.day.date, savedMinutes: better.savedMinutes } } };
  });
}
