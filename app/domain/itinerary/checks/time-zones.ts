import { clockChangeMinutesOn, instantOf, offsetMinutesAt, wallClockOf } from "~/domain/time/wall-clock";
import type { Finding } from "../finding";
import { makeFinding } from "../make-finding";
import type { Reading } from "../read-plan";

/**
 * `time-zone`: from `date` on (the day of arrival) the clocks differ from home by `differenceMinutes` (positive: ahead; `change` difference,
 * once for each new difference), or the clocks change in the night before the day (`change` clock; `changeMinutes` positive
 * when the night is that much shorter).
 */
export function findTimeZones(reading: Reading): Finding[] {
  const homeZone = reading.itinerary.home?.timeZone;
  const findings: Finding[] = [];
  let shown = 0;
  for (const one of reading.days) {
    if (!one.inTrip) continue;
    const subject = { type: "day", dayId: one.day.id } as const;
    for (const timed of one.timed) {
      if (homeZone === undefined) break;
      const place = timed.stop.arrival ?? timed.stop.place;
      if (!place) continue;
      const differenceMinutes = offsetMinutesAt(timed.endInstant, timed.endTimeZone) - offsetMinutesAt(timed.endInstant, homeZone);
      if (differenceMinutes !== shown && differenceMinutes !== 0) {
        // The clock is another one from the day on which the group arrives: a flight through the night arrives the next.
        const date = timed.stop.arrival ? wallClockOf(timed.endInstant, timed.endTimeZone).date : one.day.date;
        const facts = {
          change: "difference",
          date,
          placeName: place.name,
          direction: differenceMinutes > 0 ? "ahead" : "behind",
          differenceMinutes,
          offsetMinutes: Math.abs(differenceMinutes),
        };
        findings.push(makeFinding("time-zone", "notice", subject, [timed.stop.id], facts, timed.stop.id));
      }
      shown = differenceMinutes;
    }
    const zone = one.timed[0]?.timeZone ?? one.stops.find((stop) => stop.place)?.place?.timeZone;
    const changeMinutes = zone === undefined ? 0 : clockChangeMinutesOn(one.day.date, zone);
    if (zone !== undefined && changeMinutes !== 0) {
      const night = (instantOf(one.day.date, 720, zone) - instantOf(one.day.date, 0, zone)) / 60_000;
      const facts = { change: "clock", date: one.day.date, direction: night < 720 ? "shorter" : "longer", changeMinutes, offsetMinutes: Math.abs(changeMinutes) };
      findings.push(makeFinding("time-zone", "notice", subject, [], facts, "clock"));
    }
  }
  return findings;
}
