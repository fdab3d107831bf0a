import { localMinuteOn } from "~/domain/time/wall-clock";
import type { Fix, PlanChange } from "../finding";
import type { Stop } from "../itinerary";
import { isHosted, isProgrammePoint, type Reading, type TimedStop } from "../read-plan";

/** A fix that still has to be proven. `cost` orders them: about the minutes by which it disturbs the plan. */
export type Candidate = { fix: Fix; cost: number };

/** A visit shorter than this is no visit. */
const shortestStopMinutes = 30;

/** No host is asked to receive anybody before this hour, unless the plan already did: 08:00. */
export const earliestStartMinute = 8 * 60;
/** Nor beyond this one: 20:00. */
export const latestEndMinute = 20 * 60;

function isDecentStart(timed: TimedStop, minute: number): boolean {
  if (minute < 0 || minute >= 1440) return false;
  if (!isHosted(timed.stop.kind)) return true;
  const { durationMinutes } = timed.stop;
  if (minute < timed.startsAtMinute) return minute >= earliestStartMinute;
  return minute + durationMinutes <= Math.max(latestEndMinute, timed.startsAtMinute + durationMinutes);
}

/** Fixes leave locked stops alone, and journeys too: a timetable does not follow a plan. */
export function isMovable(stop: Stop): boolean {
  return !stop.locked && stop.kind !== "travel";
}

/** A start later on the same day, of one stop; empty when it is held or already there. */
export function startLater(timed: TimedStop, minute: number): Candidate[] {
  const laterMinutes = minute - timed.startsAtMinute;
  if (!isMovable(timed.stop) || laterMinutes <= 0 || !isDecentStart(timed, minute)) return [];
  const changes: PlanChange[] = [{ type: "move-stop", stopId: timed.stop.id, dayId: timed.day.id, startsAtMinute: minute }];
  return [{ cost: laterMinutes, fix: { code: "start-later", changes, facts: { title: timed.stop.title, startMinute: minute, date: timed.day.date, laterMinutes } } }];
}

/** A start later of a stop, with all that follows on its day moved by as much; locked stops and journeys stay. */
export function shiftFollowing(reading: Reading, timed: TimedStop, minute: number): Candidate[] {
  const laterMinutes = minute - timed.startsAtMinute;
  if (!isMovable(timed.stop) || laterMinutes <= 0) return [];
  const day = reading.dayById.get(timed.day.id);
  const moved = [timed, ...(day?.timed ?? []).filter((one) => one !== timed && one.startInstant >= timed.startInstant && isMovable(one.stop))];
  if (moved.length < 2 || moved.some((one) => !isDecentStart(one, one.startsAtMinute + laterMinutes))) return [];
  const changes = moved.map((one): PlanChange => ({ type: "move-stop", stopId: one.stop.id, dayId: one.day.id, startsAtMinute: one.startsAtMinute + laterMinutes }));
  const facts = { title: timed.stop.title, startMinute: minute, date: timed.day.date, laterMinutes, stopCount: moved.length };
  return [{ cost: laterMinutes * moved.length, fix: { code: "shift-following", changes, facts } }];
}

/** An earlier start by at least so many minutes, in whole five. */
export function startEarlier(timed: TimedStop, minutes: number): Candidate[] {
  const minute = Math.floor((timed.startsAtMinute - minutes) / 5) * 5;
  if (!isMovable(timed.stop) || !isDecentStart(timed, minute)) return [];
  const earlierMinutes = timed.startsAtMinute - minute;
  const changes: PlanChange[] = [{ type: "move-stop", stopId: timed.stop.id, dayId: timed.day.id, startsAtMinute: minute }];
  return [{ cost: earlierMinutes + 1, fix: { code: "start-earlier", changes, facts: { title: timed.stop.title, startMinute: minute, date: timed.day.date, earlierMinutes } } }];
}

/** A shorter stop by at least so many minutes, in whole five; never below half an hour. */
export function endEarlier(timed: TimedStop, minutes: number): Candidate[] {
  const shorterMinutes = Math.ceil(minutes / 5) * 5;
  const durationMinutes = timed.stop.durationMinutes - shorterMinutes;
  if (timed.stop.locked || !(isProgrammePoint(timed.stop.kind) || timed.stop.kind === "free") || shorterMinutes <= 0 || durationMinutes < shortestStopMinutes) return [];
  const endMinute = localMinuteOn(timed.day.date, timed.startInstant + durationMinutes * 60_000, timed.endTimeZone);
  const changes: PlanChange[] = [{ type: "resize-stop", stopId: timed.stop.id, durationMinutes }];
  return [{ cost: shorterMinutes + 2, fix: { code: "end-earlier", changes, facts: { title: timed.stop.title, date: timed.day.date, endMinute, shorterMinutes, durationMinutes } } }];
}
