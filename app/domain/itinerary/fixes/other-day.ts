import { daysBetween } from "~/domain/time/calendar-date";
import { localMinuteOn } from "~/domain/time/wall-clock";
import type { PlanChange } from "../finding";
import type { ItineraryPlace, OpenSpell, Stop } from "../itinerary";
import { isSamePlace, travelMinutesOf } from "../read-legs";
import type { ReadDay, Reading } from "../read-plan";
import { earliestStartMinute, isMovable, latestEndMinute, type Candidate } from "./candidate";

const mostSlotsPerDay = 3;
const mostDays = 4;

function minutesBetween(reading: Reading, from: ItineraryPlace | null, to: ItineraryPlace | null): number {
  if (!from || !to || isSamePlace(from, to)) return 0;
  const options = { groupSize: reading.groupSize };
  const travelMinutes = travelMinutesOf(reading.travel.estimate(from, to, reading.travel.propose(from, to, options), options));
  return (travelMinutes ?? 0) + reading.bufferMinutes;
}

/** True when a stop of so many minutes lies wholly within one spell; also when the hours are not known. */
export function fitsOpenings(spells: OpenSpell[] | undefined, minute: number, durationMinutes: number): boolean {
  return !spells || spells.some((spell) => spell.fromMinute <= minute && minute + durationMinutes <= spell.toMinute);
}

/**
 * Starts on a day that a stop could be given, the nearest to `wishedMinute` first: the wished one, the opening of its site,
 * and after each other stop of the day with the way there; only those within its site's hours, in whole five minutes.
 */
export function slotsOnDay(reading: Reading, stop: Stop, day: ReadDay, wishedMinute: number): number[] {
  const spells = stop.siteId === null ? undefined : reading.itinerary.facts.openings[stop.siteId]?.[day.day.date];
  const slots = new Set<number>();
  if (fitsOpenings(spells, wishedMinute, stop.durationMinutes)) slots.add(wishedMinute);
  const consider = (minute: number) => {
    const rounded = Math.ceil(minute / 5) * 5;
    if (rounded < earliestStartMinute || rounded + stop.durationMinutes > latestEndMinute) return;
    if (fitsOpenings(spells, rounded, stop.durationMinutes)) slots.add(rounded);
  };
  for (const spell of spells ?? []) {
    consider(spell.fromMinute);
    consider(Math.floor((spell.toMinute - stop.durationMinutes) / 5) * 5);
  }
  const others = day.timed.filter((one) => one.stop.id !== stop.id);
  for (const one of others) {
    const zone = stop.place?.timeZone ?? one.endTimeZone;
    const way = minutesBetween(reading, one.stop.arrival ?? one.stop.place, stop.place);
    consider(localMinuteOn(day.day.date, one.endInstant + way * 60_000, zone));
    const wayOn = minutesBetween(reading, stop.place, one.stop.place);
    consider(Math.floor((localMinuteOn(day.day.date, one.startInstant, zone) - stop.durationMinutes - wayOn) / 5) * 5);
  }
  return [...slots].sort((a, b) => Math.abs(a - wishedMinute) - Math.abs(b - wishedMinute) || a - b);
}

/** The stop on another day of the trip, the nearest day first, at its own time where that can be. */
export function moveToDay(reading: Reading, stop: Stop): Candidate[] {
  if (!isMovable(stop) || stop.dayId === null) return [];
  const present = reading.dayById.get(stop.dayId);
  if (!present) return [];
  const days = reading.days
    .filter((one) => one.inTrip && one.day.id !== present.day.id)
    .map((one) => ({ day: one, apart: Math.abs(daysBetween(present.day.date, one.day.date)) }))
    .sort((a, b) => a.apart - b.apart || (a.day.day.date < b.day.day.date ? -1 : 1))
    .slice(0, mostDays);
  return days.flatMap(({ day, apart }) => {
    const wished = stop.startsAtMinute;
    const slots = wished === null ? [null] : slotsOnDay(reading, stop, day, wished).slice(0, mostSlotsPerDay);
    return slots.map((minute): Candidate => {
      const changes: PlanChange[] = [{ type: "move-stop", stopId: stop.id, dayId: day.day.id, startsAtMinute: minute }];
      const when: Record<string, number | string> = minute === null ? { timed: "no" } : { timed: "yes", startMinute: minute };
      const cost = 1440 * apart + Math.abs((minute ?? 0) - (wished ?? 0));
      return { cost, fix: { code: "move-to-day", changes, facts: { title: stop.title, date: day.day.date, ...when } } };
    });
  });
}

/** The stop back on the wish list: nothing is lost. */
export function unplace(stop: Stop): Candidate[] {
  if (stop.locked) return [];
  const changes: PlanChange[] = [{ type: "move-stop", stopId: stop.id, dayId: null, startsAtMinute: null }];
  return [{ cost: 100_000, fix: { code: "unplace", changes, facts: { title: stop.title } } }];
}

/** The nearest start on the same day at which the site is open for the whole of the stop. */
export function nearestOpen(reading: Reading, stop: Stop): Candidate[] {
  const day = stop.dayId === null ? undefined : reading.dayById.get(stop.dayId);
  const wished = stop.startsAtMinute;
  if (!isMovable(stop) || !day || wished === null) return [];
  return slotsOnDay(reading, stop, day, wished)
    .filter((minute) => minute !== wished)
    .slice(0, mostSlotsPerDay + 1)
    .map((minute): Candidate => ({
      cost: Math.abs(minute - wished),
      fix: {
        code: "nearest-open",
        changes: [{ type: "move-stop", stopId: stop.id, dayId: day.day.id, startsAtMinute: minute }],
        facts: { title: stop.title, startMinute: minute, date: day.day.date },
      },
    }));
}
