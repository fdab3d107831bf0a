import OpeningHours, { type nominatim_object } from "opening_hours";
import type { OpenSpell } from "~/domain/itinerary/itinerary";
import { isCalendarDate, weekdayOf } from "./calendar-date";
import { listHolidays } from "./holidays";

/*
 * Heavy: parses the whole OpenStreetMap `opening_hours` syntax. Server code imports this file and hands the spells on.
 */
const weekdayTokens = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] as const;
const minuteMilliseconds = 60_000;
const parsed = new Map<string, OpeningHours | null>();

/** What the hours depend on besides the date: whose holidays apply and where the sun rises. */
export type OpeningPlace = { lon: number; lat: number; countryCode: string; regionCode: string | null };

function parse(text: string, place: OpeningPlace | null): OpeningHours | null {
  const key = place ? `${text}|${place.lon}|${place.lat}` : text;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  let hours: OpeningHours | null;
  try {
    const where: nominatim_object | null = place
      ? { lon: place.lon, lat: place.lat, address: { country_code: place.countryCode.toLowerCase(), state: place.regionCode ?? "" } }
      : null;
    hours = new OpeningHours(text, where);
  } catch {
    hours = null;
  }
  if (parsed.size > 2000) parsed.clear();
  parsed.set(key, hours);
  return hours;
}

/**
 * The package knows the holidays of a few countries only and fails on the others, so it never gets to see them: seen from
 * one date, `PH` is that date's own weekday when the date is a public holiday, and a weekday that is far off when it is
 * not. Nobody knows the school holidays (`SH`) of a host's town: a rule that opens with them is left out, elsewhere they
 * never apply. Texts in quotes stay as they are.
 */
function withoutHolidayTokens(openingHours: string, date: string, isHoliday: boolean): string {
  const weekday = weekdayOf(date);
  const own = weekdayTokens[weekday - 1] as string;
  const far = weekdayTokens[(weekday + 2) % 7] as string;
  return openingHours
    .split(/(;)(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((rule) => !/^\s*SH\s+(?![-,])/.test(rule))
    .join("")
    .replace(/^\s*;|;\s*(?=;)|;\s*$/g, "")
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : part.replace(/\bPH\b/g, isHoliday ? own : far).replace(/\bSH\b/g, far)))
    .join("");
}

/** True when the text can be read as OpenStreetMap opening hours. */
export function isValidOpeningHours(text: string): boolean {
  return text.trim() !== "" && parse(withoutHolidayTokens(text, "2027-04-13", false), null) !== null;
}

/**
 * The spells in which a place is open on one date, in local minutes, in order, end exclusive. A spell that runs past
 * midnight ends above 1440 (at most 2880); what is left of the evening before begins at 0. Hours that depend on an
 * appointment count as open. Empty: closed all day. Null: the text or the date cannot be read.
 */
export function openSpells(openingHours: string, date: string, place: OpeningPlace): OpenSpell[] | null {
  if (!isCalendarDate(date)) return null;
  const isHoliday = /\bPH\b/.test(openingHours) && listHolidays(place.countryCode, place.regionCode, date, date).some((one) => one.kind === "public");
  const hours = parse(withoutHolidayTokens(openingHours, date, isHoliday), place);
  if (!hours) return null;
  // The package reads a Date by the digits it shows in the zone of this process: so it is built from the local digits.
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const midnight = new Date(year, month - 1, day);
  const spells: OpenSpell[] = [];
  try {
    for (const [from, to] of hours.getOpenIntervals(midnight, new Date(year, month - 1, day + 2))) {
      const fromMinute = digitsSince(midnight, from);
      const toMinute = digitsSince(midnight, to);
      const last = spells.at(-1);
      if (fromMinute >= 1440) break;
      if (last && last.toMinute >= fromMinute) last.toMinute = Math.max(last.toMinute, toMinute);
      else spells.push({ fromMinute, toMinute });
    }
  } catch {
    return null;
  }
  return spells;
}

/** Minutes by the digits, not by the elapsed time: the clocks of this process may change on the date. */
function digitsSince(midnight: Date, moment: Date): number {
  const days = Math.round((Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) - Date.UTC(midnight.getFullYear(), midnight.getMonth(), midnight.getDate())) / (1440 * minuteMilliseconds));
  return days * 1440 + moment.getHours() * 60 + moment.getMinutes();
}
