import type { Stop } from "./itinerary";
import { readDays, type DatedStops } from "./read-plan";

/** A timed stop of a plan with the instants (milliseconds since 1970) at which it starts and ends by its own clocks. */
export type TimedStop = { stop: Stop; date: string; startsAt: number; endsAt: number };

/**
 * What the group does at an instant, and what comes after it. `now` is the stop that started last and has not ended; `next` the first
 * that starts later. A stop without a place goes by the clock of where the group is. Untimed and unplaced stops are left out; null where there is none.
 */
export function findNowAndNext(itinerary: DatedStops, instant: number): { now: TimedStop | null; next: TimedStop | null } {
  const timed = readDays(itinerary).flatMap((one) => one.timed).map(({ stop, day, startInstant, endInstant }): TimedStop => ({ stop, date: day.date, startsAt: startInstant, endsAt: endInstant }));
  timed.sort((a, b) => a.startsAt - b.startsAt);
  return { now: timed.findLast((one) => one.startsAt <= instant && instant < one.endsAt) ?? null, next: timed.find((one) => one.startsAt > instant) ?? null };
}
