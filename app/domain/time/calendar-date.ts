/*
 * Calendar dates are `yyyy-mm-dd` strings of the Gregorian calendar and belong to no zone. As text they sort in time's
 * order, so `<` and `>` compare them.
 */
const dayMilliseconds = 86_400_000;
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a date that exists, written `yyyy-mm-dd` (years 0001 to 9999). */
export function isCalendarDate(text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && Number(match[1]) > 0 && dateOfEpochDay(epochDayOf(text)) === text;
}

// A check asks some hundred times for the same few dates. The bound only guards a long-lived server.
const epochDays = new Map<string, number>();
const mostEpochDays = 10_000;

/** Whole days from 1970-01-01 to the date; negative before it. NaN for a text that is no date. */
export function epochDayOf(date: string): number {
  let day = epochDays.get(date);
  if (day === undefined) {
    day = readEpochDay(date);
    if (epochDays.size >= mostEpochDays) epochDays.clear();
    epochDays.set(date, day);
  }
  return day;
}

function readEpochDay(date: string): number {
  if (date.length !== 10 || date[4] !== "-" || date[7] !== "-") return Number.NaN;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  // Date.UTC takes the years 0 to 99 for the twentieth century.
  if (year < 100) return new Date(0).setUTCFullYear(year, month - 1, day) / dayMilliseconds;
  return Date.UTC(year, month - 1, day) / dayMilliseconds;
}

/** The date that lies so many whole days from 1970-01-01. */
export function dateOfEpochDay(epochDay: number): string {
  const instant = new Date(epochDay * dayMilliseconds);
  const year = String(instant.getUTCFullYear()).padStart(4, "0");
  const month = String(instant.getUTCMonth() + 1).padStart(2, "0");
  return `${year}-${month}-${String(instant.getUTCDate()).padStart(2, "0")}`;
}

/** The date `days` later; earlier when negative. */
export function addDays(date: string, days: number): string {
  return dateOfEpochDay(epochDayOf(date) + days);
}

/** The same day of the month so many months later; the month's last day where it has no such day (31 August and one month: 30 September). */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const startOf = (index: number) => epochDayOf(`${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`);
  const index = year * 12 + month - 1 + months;
  return dateOfEpochDay(Math.min(startOf(index) + day, startOf(index + 1)) - 1);
}

/** Days from the first date to the second: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return epochDayOf(to) - epochDayOf(from);
}

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return ((((epochDayOf(date) + 3) % 7) + 7) % 7) + 1;
}

/** Week of the year by ISO 8601, 1 to 53: the week that holds the year's first Thursday is week 1. */
export function isoWeekOf(date: string): number {
  const thursday = epochDayOf(date) - weekdayOf(date) + 4;
  const yearStart = epochDayOf(`${dateOfEpochDay(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - yearStart) / 7) + 1;
}

/** Every date from the first to the last, both included; empty when the last is before the first. */
export function listDates(from: string, to: string): string[] {
  const first = epochDayOf(from);
  const dates: string[] = [];
  for (let day = first; day <= epochDayOf(to); day += 1) dates.push(dateOfEpochDay(day));
  return dates;
}
