import { daysBetween } from "~/domain/time/calendar-date";
import type { Finding } from "../finding";
import { stopFinding } from "../make-finding";
import type { Reading } from "../read-plan";

/** `out-of-trip`: the stop is on a day before the trip begins or after it ends (both dates are within). */
export function findStopsOutOfTrip(reading: Reading): Finding[] {
  const { startsOn, endsOn } = reading.itinerary;
  return reading.days
    .filter((one) => !one.inTrip)
    .flatMap((one) => {
      const outsideDays = one.day.date < startsOn ? daysBetween(one.day.date, startsOn) : daysBetween(endsOn, one.day.date);
      return one.stops.map((stop) => stopFinding(reading, "out-of-trip", "error", stop, { startsOn, endsOn, outsideDays }));
    });
}

/** `untimed`: a placed stop without a time. Lodging needs none: the group comes to its bed when the day is over. */
export function findUntimedStops(reading: Reading): Finding[] {
  return reading.order
    .filter((stop) => stop.startsAtMinute === null && stop.kind !== "lodging")
    .map((stop) => stopFinding(reading, "untimed", "notice", stop, {}));
}
