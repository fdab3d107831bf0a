import { spanMinutesOf } from "./checks/day-rhythm";
import type { DaySummary } from "./finding";
import { travelMinutesOf } from "./read-legs";
import { isHosted, type Reading } from "./read-plan";

/**
 * The figures of each day of the plan, in order of date. Travel is that of the legs and of the stops that are journeys; a leg
 * counts in whole minutes, as it is shown, so that what a page shows adds up.
 */
export function summariseDays(reading: Reading): DaySummary[] {
  const options = { groupSize: reading.groupSize };
  return reading.days.map((one): DaySummary => {
    let travelSeconds = 0;
    let distanceMetres = 0;
    for (const { leg } of reading.legs) {
      if (leg.dayId !== one.day.id || leg.estimate.outcome !== "ok") continue;
      travelSeconds += (travelMinutesOf(leg.estimate) ?? 0) * 60;
      distanceMetres += leg.estimate.distanceMetres;
    }
    for (const stop of one.stops) {
      if (stop.kind !== "travel") continue;
      travelSeconds += stop.durationMinutes * 60;
      if (!stop.place || !stop.arrival) continue;
      const mode = stop.travelMode ?? reading.travel.propose(stop.place, stop.arrival, options);
      distanceMetres += reading.travel.estimate(stop.place, stop.arrival, mode, options).distanceMetres;
    }
    return {
      dayId: one.day.id,
      date: one.day.date,
      visits: one.stops.filter((stop) => stop.kind === "visit").length,
      visitMinutes: one.stops.filter((stop) => isHosted(stop.kind)).reduce((sum, stop) => sum + stop.durationMinutes, 0),
      travelSeconds,
      distanceMetres,
      spanMinutes: spanMinutesOf(one),
    };
  });
}
