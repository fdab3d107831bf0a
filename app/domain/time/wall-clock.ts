import { tzOffset } from "@date-fns/tz";
import { addDays, dateOfEpochDay, epochDayOf } from "./calendar-date";

/*
 * An instant is a number of milliseconds since 1970-01-01T00:00Z. A wall clock is a calendar date and minutes since its
 * local midnight in an IANA zone; minutes may exceed 1440 and then fall on a later date.
 */
const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;

/*
 * Asking Intl costs a microsecond or more, and a check asks some hundred times for the same few dates. The offset of a
 * zone is kept for each UTC day; on the rare day when it changes, for each quarter of an hour (no zone has changed its
 * clocks at a finer grain in modern times). The bound only guards a long-lived server against a stream of odd dates.
 */
const offsetsByZone = new Map<string, Map<number, number>>();
const mostOffsetsPerZone = 20_000;

function askOffset(instant: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(instant));
  if (Number.isNaN(minutes)) throw new RangeError(`No time zone "${timeZone}"`);
  return minutes;
}

/** True for a name that the runtime knows as a time zone ("Europe/Copenhagen"). */
export function isTimeZone(text: string): boolean {
  return text.includes("/") || text === "UTC" ? !Number.isNaN(tzOffset(text, new Date(0))) : false;
}

/** Minutes that the zone's clocks are ahead of UTC at an instant; 345 in Kathmandu, −150 in St John's in summer. Throws on an unknown zone. */
export function offsetMinutesAt(instant: number, timeZone: string): number {
  let offsets = offsetsByZone.get(timeZone);
  if (!offsets) {
    offsets = new Map();
    offsetsByZone.set(timeZone, offsets);
  }
  const day = Math.floor(instant / dayMilliseconds);
  const known = offsets.get(day);
  if (known !== undefined && !Number.isNaN(known)) return known;
  if (offsets.size > mostOffsetsPerZone) offsets.clear();
  if (known === undefined) {
    const first = askOffset(day * dayMilliseconds, timeZone);
    const steady = first === askOffset((day + 1) * dayMilliseconds - 1, timeZone);
    offsets.set(day, steady ? first : Number.NaN);
    if (steady) return first;
  }
  // Fractions of a day are keys of their own: they never meet a whole day's number.
  const quarter = Math.floor(instant / (15 * minuteMilliseconds));
  const key = quarter % 96 === 0 ? quarter / 96 + 0.001 : quarter / 96;
  const atQuarter = offsets.get(key) ?? askOffset(quarter * 15 * minuteMilliseconds, timeZone);
  offsets.set(key, atQuarter);
  return atQuarter;
}

/**
 * The instant at which the clocks of a zone show `minute` on `date`. In the gap of spring the clock has moved on: 02:30
 * becomes 03:30. In the doubled hour of autumn the second passage is taken.
 */
export function instantOf(date: string, minute: number, timeZone: string): number {
  const asUtc = epochDayOf(date) * dayMilliseconds + minute * minuteMilliseconds;
  const before = offsetMinutesAt(asUtc - dayMilliseconds, timeZone);
  const after = offsetMinutesAt(asUtc + dayMilliseconds, timeZone);
  const byLater = asUtc - after * minuteMilliseconds;
  if (before === after) return byLater;
  if (offsetMinutesAt(byLater, timeZone) === after) return byLater;
  return asUtc - before * minuteMilliseconds;
}

/** What the clocks of a zone show at an instant: the date and the minutes since its midnight, 0 to 1439 (fractions kept). */
export function wallClockOf(instant: number, timeZone: string): { date: string; minute: number } {
  const local = instant + offsetMinutesAt(instant, timeZone) * minuteMilliseconds;
  const day = Math.floor(local / dayMilliseconds);
  return { date: dateOfEpochDay(day), minute: (local - day * dayMilliseconds) / minuteMilliseconds };
}

/** The minute that a zone's clocks show at an instant, counted from the midnight of `date`: 1500 is 01:00 the next day, −60 is 23:00 the day before. */
export function localMinuteOn(date: string, instant: number, timeZone: string): number {
  const local = instant + offsetMinutesAt(instant, timeZone) * minuteMilliseconds;
  return (local - epochDayOf(date) * dayMilliseconds) / minuteMilliseconds;
}

/** Minutes by which the clocks change on a date in a zone: 60 in spring, −60 in autumn, 0 on every other date. */
export function clockChangeMinutesOn(date: string, timeZone: string): number {
  // Noon to noon would miss nothing either, but a change belongs to the date on which the clocks jump.
  return offsetMinutesAt(instantOf(addDays(date, 1), 0, timeZone), timeZone) - offsetMinutesAt(instantOf(date, 0, timeZone) - 1, timeZone);
}

/** True when the clocks of a zone change on the date. */
export function isClockChangeDate(date: string, timeZone: string): boolean {
  return clockChangeMinutesOn(date, timeZone) !== 0;
}
