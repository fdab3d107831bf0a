import { instantOf } from "~/domain/time/wall-clock";
import { airportMinutesOf, latestAtAirportMinutes } from "../checks/flights";
import { earliestStartMinute, isMovable, latestEndMinute } from "../fixes/candidate";
import { fitsOpenings } from "../fixes/other-day";
import { isSamePlace, legKey, travelMinutesOf } from "../read-legs";
import { isHosted, type ReadDay, type Reading, type TimedStop } from "../read-plan";
import type { Slotted } from "./best-order";

/** One stop moved weighs more than all minutes of a day: first the fewest stops, then the least minutes. */
const movedStopCost = 100_000;
/** A lunch at three is another meal; so much later or earlier a meal may be. */
const mealMinutes = 120;
const earliestFreeMinute = 7 * 60;
const latestFreeMinute = 22 * 60;

/** A timed stop of the day with the starts it may have. `minuteOf` gives the local minute of a start on the axis (minutes since 1970). */
export type DayItem = Slotted & { timed: TimedStop; canMove: boolean; minuteOf: Map<number, number> };

function mayStartAt(reading: Reading, timed: TimedStop, minute: number): boolean {
  const { stop, startsAtMinute } = timed;
  const end = minute + stop.durationMinutes;
  if (stop.kind === "meal") {
    const { lunchFromMinute, lunchToMinute } = reading.itinerary.limits;
    const wasLunch = startsAtMinute < lunchToMinute && startsAtMinute + stop.durationMinutes > lunchFromMinute;
    return Math.abs(minute - startsAtMinute) <= mealMinutes && (!wasLunch || (minute < lunchToMinute && end > lunchFromMinute));
  }
  if (!isHosted(stop.kind)) return minute >= Math.min(earliestFreeMinute, startsAtMinute) && minute <= Math.max(latestFreeMinute, startsAtMinute);
  const latest = Math.max(latestEndMinute, startsAtMinute + stop.durationMinutes);
  return minute >= Math.min(earliestStartMinute, startsAtMinute) && end <= latest;
}

/** The timed stops of a day by start. One that is locked, or a journey, may begin only where it does; the others in whole five minutes of decent hours while their site is open. */
export function listDayItems(reading: Reading, day: ReadDay): DayItem[] {
  return day.timed.map((timed): DayItem => {
    const { stop, startsAtMinute, startInstant, timeZone } = timed;
    const canMove = isMovable(stop);
    const spells = stop.siteId === null || stop.bookingStatus === "confirmed" ? undefined : reading.itinerary.facts.openings[stop.siteId]?.[day.day.date];
    const own = startInstant / 60_000;
    const minuteOf = new Map([[own, startsAtMinute]]);
    const keepsOwn = !canMove || fitsOpenings(spells, startsAtMinute, stop.durationMinutes);
    const starts = keepsOwn ? [own] : [];
    for (let minute = 0; canMove && minute < 1440; minute += 5) {
      if (minute === startsAtMinute || !mayStartAt(reading, timed, minute) || !fitsOpenings(spells, minute, stop.durationMinutes)) continue;
      const start = instantOf(day.day.date, minute, timeZone) / 60_000;
      // On the night when clocks go forward two digits stand for one instant.
      if (minuteOf.has(start)) continue;
      minuteOf.set(start, minute);
      starts.push(start);
    }
    starts.sort((a, b) => a - b);
    return { timed, canMove, minuteOf, starts, costs: starts.map((start) => (start === own ? 0 : movedStopCost + Math.abs(start - own))), durationMinutes: Math.max(0, stop.durationMinutes) };
  });
}

/** Whole minutes that a check asks for between the end of one stop and the start of the next; infinite where nobody gets there. */
function needBetween(reading: Reading, from: TimedStop, to: TimedStop): number {
  const leaving = from.stop.arrival ?? from.stop.place;
  const reaching = to.stop.place;
  if (!leaving || !reaching || isSamePlace(leaving, reaching)) return 0;
  const key = legKey(from.stop.id, to.stop.id);
  const choice = reading.itinerary.legChoices.find((one) => legKey(one.fromStopId, one.toStopId) === key);
  const options = { groupSize: reading.groupSize };
  const travelMinutes = choice?.enteredMinutes ?? travelMinutesOf(reading.travel.estimate(leaving, reaching, choice?.mode ?? reading.travel.propose(leaving, reaching, options), options));
  if (travelMinutes === null) return Number.POSITIVE_INFINITY;
  return travelMinutes + Math.max(reading.bufferMinutes, marginAtAirport(from, to));
}

function marginAtAirport(from: TimedStop, to: TimedStop): number {
  const isFlight = ({ stop }: TimedStop) => stop.kind === "travel" && stop.travelMode === "flight" && stop.place !== null && stop.arrival !== null;
  const before = isFlight(to) ? latestAtAirportMinutes : 0;
  const after = isFlight(from) && from.stop.place && from.stop.arrival ? airportMinutesOf(from.stop.place, from.stop.arrival, from.stop.durationMinutes).after / 2 : 0;
  return Math.max(before, Math.ceil(after));
}

/** Minutes needed from the end of each item to the start of each other one: the way, the group's buffer, the time at an airport. */
export function listNeeds(reading: Reading, items: DayItem[]): number[][] {
  return items.map((from) => items.map((to) => (from === to ? Number.POSITIVE_INFINITY : needBetween(reading, from.timed, to.timed))));
}
