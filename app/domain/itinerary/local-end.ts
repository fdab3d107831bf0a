import { instantOf, localMinuteOn } from "~/domain/time/wall-clock";
import type { CalendarDate, LocalMinute, Stop } from "./itinerary";

/**
 * The minute at which a stop that starts at `startsAtMinute` on `startDate` ends, by the clock of the place where it ends (a
 * journey's arrival), counted from the midnight of `date`: 1530 is 01:30 the next day, −60 is 23:00 the day before. Without
 * a place it goes by `homeTimeZone`; without that either by plain addition.
 */
export function localEndMinute(stop: Pick<Stop, "durationMinutes" | "place" | "arrival">, startsAtMinute: LocalMinute, startDate: CalendarDate, homeTimeZone: string | null, date = startDate): number {
  const zone = stop.place?.timeZone ?? homeTimeZone ?? "UTC";
  const end = instantOf(startDate, startsAtMinute, zone) + stop.durationMinutes * 60_000;
  return Math.round(localMinuteOn(date, end, stop.arrival?.timeZone ?? zone));
}
