import { addDays, daysBetween } from "~/domain/time/calendar-date";
import { localMinuteOn } from "~/domain/time/wall-clock";
import type { CalendarDate, Stop } from "./itinerary";
import type { ReadDay, TimedStop } from "./read-plan";

/** Where the group spends the night that begins on `date`. */
export type Night = {
  date: CalendarDate;
  /** The day on whose evening the night begins: of that date, or the nearest before it when the plan has no such day. */
  day: ReadDay;
  /** `on-board`: in a travel stop that arrives at 04:00 or later. `none`: nobody has said where. */
  kind: "lodging" | "on-board" | "none";
  /** The lodging, or the travel stop in which the night is spent. */
  stop: Stop | null;
  /** True when the night lies between two days with a programme, so that the group needs a bed. */
  needed: boolean;
};

// Landing at half past midnight still calls for a bed; landing at dawn does not.
const earliestArrivalOfNightOnBoardMinute = 240;

function nightsOnBoard(timed: TimedStop): CalendarDate[] {
  if (timed.stop.kind !== "travel") return [];
  const arrivalMinute = localMinuteOn(timed.day.date, timed.endInstant, timed.endTimeZone);
  const nights = Math.floor((arrivalMinute - earliestArrivalOfNightOnBoardMinute) / 1440);
  return Array.from({ length: Math.max(0, nights) }, (_, index) => addDays(timed.day.date, index));
}

/** The nights between the first and the last of the days that lie within the trip, in order; none for a trip of one day. */
export function listNights(days: ReadDay[]): Night[] {
  const tripDays = days.filter((one) => one.inTrip);
  const first = tripDays[0];
  const last = tripDays.at(-1);
  if (!first || !last) return [];
  const programmeDays = tripDays.filter((one) => one.stops.some((stop) => stop.kind !== "lodging"));
  const firstProgramme = programmeDays[0]?.day.date;
  const lastProgramme = programmeDays.at(-1)?.day.date;

  const bedByDate = new Map<CalendarDate, { kind: "lodging" | "on-board"; stop: Stop }>();
  // A later check-in takes over from a stay that still runs; a night in the air leaves no use for any bed.
  for (const one of tripDays) {
    for (const stop of one.stops) {
      if (stop.kind !== "lodging") continue;
      const nights = Math.min(stop.nights, daysBetween(one.day.date, last.day.date));
      for (let night = 0; night < nights; night += 1) bedByDate.set(addDays(one.day.date, night), { kind: "lodging", stop });
    }
  }
  for (const one of tripDays) {
    for (const timed of one.timed) for (const date of nightsOnBoard(timed)) bedByDate.set(date, { kind: "on-board", stop: timed.stop });
  }

  const nights: Night[] = [];
  let dayIndex = 0;
  for (let date = first.day.date; date < last.day.date; date = addDays(date, 1)) {
    while ((tripDays[dayIndex + 1]?.day.date ?? "9999-12-31") <= date) dayIndex += 1;
    const bed = bedByDate.get(date);
    const needed = firstProgramme !== undefined && lastProgramme !== undefined && date >= firstProgramme && date < lastProgramme;
    nights.push({ date, day: tripDays[dayIndex] as ReadDay, kind: bed?.kind ?? "none", stop: bed?.stop ?? null, needed });
  }
  return nights;
}
