import { weekdayOf } from "~/domain/time/calendar-date";
import { localMinuteOn } from "~/domain/time/wall-clock";
import type { Finding } from "../finding";
import type { HolidayFact, ItineraryFacts, ItineraryPlace, OpenSpell, SiteFacts, Stop } from "../itinerary";
import { stopFinding } from "../make-finding";
import { isHosted, type Reading, type TimedStop } from "../read-plan";

function siteOf(reading: Reading, stop: Stop): SiteFacts | undefined {
  return stop.siteId === null ? undefined : reading.itinerary.facts.sites[stop.siteId];
}

function minutesInside(spell: OpenSpell, fromMinute: number, toMinute: number): number {
  return Math.max(0, Math.min(spell.toMinute, toMinute) - Math.max(spell.fromMinute, fromMinute));
}

function distanceTo(spell: OpenSpell, fromMinute: number, toMinute: number): number {
  return Math.max(0, spell.fromMinute - fromMinute) + Math.max(0, toMinute - spell.toMinute);
}

/** The spell that takes in most of a stop; between equals the one that is nearest. Undefined when there is none. */
export function nearestSpell(spells: OpenSpell[], fromMinute: number, toMinute: number): OpenSpell | undefined {
  return [...spells].sort(
    (a, b) =>
      minutesInside(b, fromMinute, toMinute) - minutesInside(a, fromMinute, toMinute) ||
      distanceTo(a, fromMinute, toMinute) - distanceTo(b, fromMinute, toMinute),
  )[0];
}

function closedFinding(reading: Reading, timed: TimedStop): Finding | null {
  const { stop, day, startsAtMinute } = timed;
  if (stop.siteId === null || stop.kind === "lodging" || stop.kind === "travel") return null;
  const spells = reading.itinerary.facts.openings[stop.siteId]?.[day.date];
  if (!spells) return null;
  const endMinute = localMinuteOn(day.date, timed.endInstant, timed.timeZone);
  if (spells.some((spell) => spell.fromMinute <= startsAtMinute && endMinute <= spell.toMinute)) return null;
  const nearest = nearestSpell(spells, startsAtMinute, endMinute);
  const shortMinutes = stop.durationMinutes - (nearest ? minutesInside(nearest, startsAtMinute, endMinute) : 0);
  // A host who has said yes to the hour opens the door; the plan still says that it is out of hours.
  const severity = stop.bookingStatus === "confirmed" ? "warning" : "error";
  return stopFinding(reading, "closed", severity, stop, {
    startMinute: startsAtMinute,
    endMinute,
    shortMinutes,
    basis: siteOf(reading, stop)?.openingHoursBasis ?? "published",
    ...(nearest ? { opening: "hours", opensMinute: nearest.fromMinute, closesMinute: nearest.toMinute } : { opening: "shut" }),
  });
}

/** `closed`: a stop at a site whose hours on the date are known lies, in part or whole, outside each of its open spells. */
export function findClosedSites(reading: Reading): Finding[] {
  return reading.timeline.map((timed) => closedFinding(reading, timed)).filter((one) => one !== null);
}

/** The holiday or bridge day at a place on a date; null when there is none or nothing is known of the country. */
export function holidayAt(facts: ItineraryFacts, place: ItineraryPlace, date: string): HolidayFact | null {
  const regional = place.regionCode === null ? undefined : facts.holidays[`${place.countryCode}-${place.regionCode}`];
  return (regional ?? facts.holidays[place.countryCode] ?? []).find((one) => one.date === date) ?? null;
}

/**
 * `public-holiday`: a visit or meeting on a holiday of its country or region. An error at an office or at a host of whom
 * nothing is known; a warning at other sites, on a bridge day, and when the host has confirmed the date all the same.
 */
export function findHolidays(reading: Reading): Finding[] {
  return reading.timeline.flatMap(({ stop, day }) => {
    const site = siteOf(reading, stop);
    if (!isHosted(stop.kind) || !stop.place || site?.concreteness === "event") return [];
    const holiday = holidayAt(reading.itinerary.facts, stop.place, day.date);
    if (!holiday) return [];
    const isShut = holiday.kind === "public" && (site?.isOffice ?? true) && stop.bookingStatus !== "confirmed";
    const facts = { holidayDa: holiday.name.da, holidayEn: holiday.name.en, kind: holiday.kind, countryCode: stop.place.countryCode };
    return [stopFinding(reading, "public-holiday", isShut ? "error" : "warning", stop, facts)];
  });
}

/**
 * `weekend`: a visit to an office on a Saturday (`weekday` 6) or Sunday (7) of its own calendar. Where that is a public
 * holiday too, the holiday is said instead.
 */
export function findWeekendVisits(reading: Reading): Finding[] {
  return reading.timeline.flatMap(({ stop, day }) => {
    if (!isHosted(stop.kind) || !siteOf(reading, stop)?.isOffice) return [];
    const weekday = weekdayOf(day.date);
    if (weekday < 6) return [];
    if (stop.place && holidayAt(reading.itinerary.facts, stop.place, day.date)?.kind === "public") return [];
    return [stopFinding(reading, "weekend", "warning", stop, { weekday })];
  });
}

/**
 * `event-date`: an event with known dates is visited on another date, timed or not. The facts name the next dates after the
 * visit, else the last known ones.
 */
export function findEventDates(reading: Reading): Finding[] {
  return reading.order.flatMap((stop) => {
    const site = siteOf(reading, stop);
    const date = stop.dayId === null ? undefined : reading.dayById.get(stop.dayId)?.day.date;
    if (!site || site.concreteness !== "event" || site.eventDates.length === 0 || date === undefined) return [];
    if (site.eventDates.some((one) => one.startsOn <= date && date <= one.endsOn)) return [];
    const dates = [...site.eventDates].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    const next = dates.find((one) => one.startsOn > date);
    const shown = next ?? dates[dates.length - 1];
    if (!shown) return [];
    return [stopFinding(reading, "event-date", "error", stop, { held: next ? "later" : "earlier", eventStartsOn: shown.startsOn, eventEndsOn: shown.endsOn })];
  });
}
