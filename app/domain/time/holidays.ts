import Holidays from "date-holidays";
import type { HolidayFact } from "~/domain/itinerary/itinerary";
import { addDays, isCalendarDate, listDates, weekdayOf } from "./calendar-date";

/*
 * Heavy: the package carries the calendars of the whole world. Server code imports this file and hands the facts on.
 */
const dayMilliseconds = 86_400_000;

/** The subdivision whose calendar is read when a country has none of its own and nobody has named one. */
const standInRegions: Record<string, string> = { GB: "ENG" };

/**
 * Countries in which a single working day between a public holiday and a weekend is widely taken off (klemmedag,
 * Brückentag, pont, puente, klämdag).
 */
const bridgeCountries = new Set(["DK", "DE", "AT", "CH", "FR", "BE", "NL", "LU", "ES", "SE", "NO", "FI"]);

/**
 * Days on which Danish offices are shut or half empty without a public holiday. 24 December is a day off by agreement in
 * all municipalities; 1 May, 5 June and 31 December are half or whole days off; 27 to 30 December few hosts receive guests.
 */
const danishDays: { monthDay: string; kind: HolidayFact["kind"]; name: HolidayFact["name"] }[] = [
  { monthDay: "05-01", kind: "bridge", name: { da: "1. maj", en: "Labour Day" } },
  { monthDay: "06-05", kind: "bridge", name: { da: "Grundlovsdag", en: "Constitution Day" } },
  { monthDay: "12-24", kind: "public", name: { da: "Juleaftensdag", en: "Christmas Eve" } },
  { monthDay: "12-27", kind: "bridge", name: { da: "Mellem jul og nytår", en: "Between Christmas and New Year" } },
  { monthDay: "12-28", kind: "bridge", name: { da: "Mellem jul og nytår", en: "Between Christmas and New Year" } },
  { monthDay: "12-29", kind: "bridge", name: { da: "Mellem jul og nytår", en: "Between Christmas and New Year" } },
  { monthDay: "12-30", kind: "bridge", name: { da: "Mellem jul og nytår", en: "Between Christmas and New Year" } },
  { monthDay: "12-31", kind: "bridge", name: { da: "Nytårsaftensdag", en: "New Year’s Eve" } },
];

const calendars = new Map<string, Holidays | null>();
const yearFacts = new Map<string, HolidayFact[]>();

function calendarOf(countryCode: string, regionCode: string | null): Holidays | null {
  const key = `${countryCode}-${regionCode ?? ""}`;
  const known = calendars.get(key);
  if (known !== undefined) return known;
  const regions = new Holidays().getStates(countryCode) as Record<string, string> | undefined;
  const region = [regionCode, standInRegions[countryCode]].find((one) => one && regions && Object.hasOwn(regions, one));
  const countries = new Holidays().getCountries() as Record<string, string>;
  const calendar = !Object.hasOwn(countries, countryCode) ? null : region ? new Holidays(countryCode, region) : new Holidays(countryCode);
  calendars.set(key, calendar);
  return calendar;
}

function publicHolidaysOfYear(countryCode: string, regionCode: string | null, year: number): HolidayFact[] {
  const key = `${countryCode}-${regionCode ?? ""}-${year}`;
  const known = yearFacts.get(key);
  if (known) return known;
  const calendar = calendarOf(countryCode, regionCode);
  const facts: HolidayFact[] = [];
  if (calendar) {
    const danish = new Map(calendar.getHolidays(year, "da").map((one) => [`${one.rule} ${one.date}`, one.name]));
    for (const holiday of calendar.getHolidays(year, "en")) {
      if (holiday.type !== "public") continue;
      const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMilliseconds));
      // The package anchors the three days of Seollal at New Year's Day itself; they begin the day before.
      const first = /^korean 0?1-0-0?1 P3D/.test(holiday.rule) ? addDays(holiday.date.slice(0, 10), -1) : holiday.date.slice(0, 10);
      const name = { da: danish.get(`${holiday.rule} ${holiday.date}`) ?? holiday.name, en: holiday.name };
      for (const date of listDates(first, addDays(first, days - 1))) facts.push({ date, name, kind: "public" });
    }
  }
  if (yearFacts.size > 500) yearFacts.clear();
  yearFacts.set(key, facts);
  return facts;
}

function bridgeDays(publicFacts: HolidayFact[]): HolidayFact[] {
  const byDate = new Set(publicFacts.map((one) => one.date));
  return publicFacts.flatMap((holiday) => {
    const weekday = weekdayOf(holiday.date);
    const date = weekday === 4 ? addDays(holiday.date, 1) : weekday === 2 ? addDays(holiday.date, -1) : null;
    if (date === null || byDate.has(date)) return [];
    const [da, en] = weekday === 4 ? ["dagen efter", "the day after"] : ["dagen før", "the day before"];
    return [{ date, kind: "bridge" as const, name: { da: `${da} ${holiday.name.da}`, en: `${en} ${holiday.name.en}` } }];
  });
}

/**
 * Public holidays and known bridge days of a country, or of its region where that has its own (a German state, a British
 * nation, a Spanish community), from `fromDate` to `toDate`, both included, in order of date and at most one a date
 * (a public holiday wins over a bridge day). Holidays of several days have a fact for each. Empty for an unknown country
 * or dates that are none; an unknown region falls back to the country. Source: the date-holidays package; Danish bridge
 * days and days off by agreement are our own.
 */
export function listHolidays(countryCode: string, regionCode: string | null, fromDate: string, toDate: string): HolidayFact[] {
  if (!isCalendarDate(fromDate) || !isCalendarDate(toDate) || toDate < fromDate) return [];
  const firstYear = Number(fromDate.slice(0, 4));
  const lastYear = Number(toDate.slice(0, 4));
  const publicFacts: HolidayFact[] = [];
  const otherFacts: HolidayFact[] = [];
  // A year more on each side: 31 December may be a bridge to New Year's Day.
  for (let year = firstYear - 1; year <= lastYear + 1; year += 1) {
    publicFacts.push(...publicHolidaysOfYear(countryCode, regionCode, year));
    if (countryCode === "DK") for (const day of danishDays) otherFacts.push({ date: `${year}-${day.monthDay}`, name: day.name, kind: day.kind });
  }
  if (bridgeCountries.has(countryCode)) otherFacts.push(...bridgeDays(publicFacts));
  const byDate = new Map<string, HolidayFact>();
  for (const fact of [...publicFacts, ...otherFacts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "public" ? -1 : 1))]) {
    if (fact.date >= fromDate && fact.date <= toDate && !byDate.has(fact.date)) byDate.set(fact.date, fact);
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
