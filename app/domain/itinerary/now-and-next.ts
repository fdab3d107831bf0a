import { instantOf } from "~/domain/time/wall-clock";
import type { Day, Stop } from "./itinerary";

/** A timed stop of a plan with the instants (milliseconds since 1970) at which it starts and ends by its own clocks. */
export type TimedStop = { stop: Stop; date: string; startsAt: number; endsAt: number };

/**
 * What the group does at an instant, and what comes after it. `now` is the stop that started last and has not ended; `next` the first
 * that starts later. A stop without a place goes by `homeTimeZone`. Untimed and unplaced stops are left out; null where there is none.
 */
export function findNowAndNext(days: readonly Day[], stops: readonly Stop[], homeTimeZone: string, instant: number): { now: TimedStop | null; next: TimedStop | null } {
  const dates = new Map(days.map((day) => [day.id, day.date]));
  const timed = stops.flatMap((stop): TimedStop[] => {
    const date = stop.dayId === null ? undefined : dates.get(stop.dayId);
    if (date === undefined || stop.startsAtMinute === null) return [];
    const startsAt = instantOf(date, stop.startsAtMinute, stop.place?.timeZone ?? homeTimeZone);
    return [{ stop, date, startsAt, endsAt: startsAt + stop.durationMinutes * 60_000 }];
  });
  timed.sort((a, b) => a.startsAt - b.startsAt);
  return { now: timed.findLast((one) => one.startsAt <= instant && instant < one.endsAt) ?? null, next: timed.find((one) => one.startsAt > instant) ?? null };
}
