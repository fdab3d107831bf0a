import type { Finding } from "../finding";
import { makeFinding } from "../make-finding";
import { travelMinutesOf } from "../read-legs";
import { isHosted, type Reading } from "../read-plan";

/**
 * `travel-share`: hours travelling against hours visiting, over the days of the trip. A notice when the travelling comes to
 * half of the visiting, a warning when it is more than all of it. Flights are left out: they say how far away the
 * destination is, which the committee knows, and not how the days there are spent. Nothing is said without a visit.
 */
export function findTravelShare(reading: Reading): Finding[] {
  let visitMinutes = 0;
  let travelMinutes = 0;
  for (const one of reading.days) {
    if (!one.inTrip) continue;
    for (const stop of one.stops) {
      if (isHosted(stop.kind)) visitMinutes += stop.durationMinutes;
      if (stop.kind === "travel" && stop.travelMode !== "flight") travelMinutes += stop.durationMinutes;
    }
  }
  for (const { leg } of reading.legs) if (leg.mode !== "flight") travelMinutes += travelMinutesOf(leg.estimate) ?? 0;
  if (visitMinutes === 0 || travelMinutes * 2 < visitMinutes) return [];
  const facts = { travelMinutes, visitMinutes, sharePercent: Math.round((travelMinutes / visitMinutes) * 100) };
  return [makeFinding("travel-share", travelMinutes > visitMinutes ? "warning" : "notice", { type: "trip" }, [], facts)];
}

// Regulation (EC) 561/2006, article 6: nine hours of driving a day, ten at most twice a week.
const dailyDrivingMinutes = 540;
const longestDrivingMinutes = 600;

/** `drivers-hours`: the coach legs of a day hold more than nine hours at the wheel (a warning), or more than ten (an error). */
export function findLongDrives(reading: Reading): Finding[] {
  const seconds = new Map<string, { driving: number; stopIds: string[] }>();
  for (const { leg } of reading.legs) {
    if (leg.mode !== "coach" || leg.estimate.outcome !== "ok") continue;
    const day = seconds.get(leg.dayId) ?? { driving: 0, stopIds: [] };
    for (const part of leg.estimate.parts) if (part.kind === "moving") day.driving += part.seconds;
    day.stopIds.push(...[leg.fromStopId, leg.toStopId].filter((id): id is string => id !== null && !day.stopIds.includes(id)));
    seconds.set(leg.dayId, day);
  }
  return [...seconds].flatMap(([dayId, day]) => {
    const drivingMinutes = Math.ceil(day.driving / 60);
    if (drivingMinutes <= dailyDrivingMinutes) return [];
    const date = reading.dayById.get(dayId)?.day.date ?? reading.itinerary.startsOn;
    const facts = { date, drivingMinutes, limitMinutes: dailyDrivingMinutes, overMinutes: drivingMinutes - dailyDrivingMinutes };
    return [makeFinding("drivers-hours", drivingMinutes > longestDrivingMinutes ? "error" : "warning", { type: "day", dayId }, day.stopIds, facts)];
  });
}
