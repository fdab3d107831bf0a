import { addDays, isoWeekOf } from "~/domain/time/calendar-date";
import type { Finding } from "../finding";
import { makeFinding } from "../make-finding";
import { isHosted, type Reading } from "../read-plan";

/**
 * First day of the lunar year and the day of Chuseok (15th of the eighth month), by the calendars of China and Korea. In
 * 2027 and 2028 the new moon falls between the midnights of Beijing and Seoul, so the two differ by a day.
 * Source: Hong Kong Observatory, conversion tables; Korea Astronomy and Space Science Institute.
 */
const lunarYears = [
  { chineseNewYear: "2025-01-29", seollal: "2025-01-29", chuseok: "2025-10-06" },
  { chineseNewYear: "2026-02-17", seollal: "2026-02-17", chuseok: "2026-09-25" },
  { chineseNewYear: "2027-02-06", seollal: "2027-02-07", chuseok: "2027-09-15" },
  { chineseNewYear: "2028-01-26", seollal: "2028-01-27", chuseok: "2028-10-03" },
  { chineseNewYear: "2029-02-13", seollal: "2029-02-13", chuseok: "2029-09-22" },
  { chineseNewYear: "2030-02-03", seollal: "2030-02-03", chuseok: "2030-09-12" },
  { chineseNewYear: "2031-01-23", seollal: "2031-01-23", chuseok: "2031-10-01" },
  { chineseNewYear: "2032-02-11", seollal: "2032-02-11", chuseok: "2032-09-19" },
] as const;

const countriesWithChineseNewYear = new Set(["CN", "HK", "MO", "MY", "SG", "TW", "VN"]);

// Offices empty a few days before a family festival and fill slowly after it.
const festivalDays = 3;

function isNear(date: string, festival: string): boolean {
  return date >= addDays(festival, -festivalDays) && date <= addDays(festival, festivalDays);
}

/** The break in which hosts of a country are often away on a date: its code, or null. */
export function hostBreakOn(countryCode: string, date: string): string | null {
  const month = date.slice(5, 7);
  switch (countryCode) {
    case "DK": {
      const week = isoWeekOf(date);
      return week >= 29 && week <= 31 ? "summer" : week === 42 ? "autumn" : null;
    }
    case "EE":
      return month === "07" ? "july" : null;
    case "ES":
      return month === "08" ? "august" : null;
    case "KR":
      if (lunarYears.some((year) => isNear(date, year.seollal))) return "seollal";
      return lunarYears.some((year) => isNear(date, year.chuseok)) ? "chuseok" : null;
    default:
      return countriesWithChineseNewYear.has(countryCode) && lunarYears.some((year) => isNear(date, year.chineseNewYear)) ? "lunar" : null;
  }
}

/** `school-or-summer-break`: visits in weeks when hosts of that country are often away; one finding for each break of a country. */
export function findHostBreaks(reading: Reading): Finding[] {
  const found = new Map<string, { period: string; countryCode: string; date: string; stopIds: string[] }>();
  for (const one of reading.days) {
    const periodIn = new Map<string, string | null>();
    for (const stop of one.stops) {
      if (!isHosted(stop.kind) || !stop.place) continue;
      const { countryCode } = stop.place;
      let period = periodIn.get(countryCode);
      if (period === undefined) periodIn.set(countryCode, (period = hostBreakOn(countryCode, one.day.date)));
      if (period === null) continue;
      const key = `${countryCode}:${period}`;
      const known = found.get(key);
      if (known) known.stopIds.push(stop.id);
      else found.set(key, { period, countryCode, date: one.day.date, stopIds: [stop.id] });
    }
  }
  return [...found].map(([key, one]) =>
    makeFinding(
      "school-or-summer-break",
      "notice",
      { type: "trip" },
      one.stopIds,
      { period: one.period, countryCode: one.countryCode, date: one.date, visitCount: one.stopIds.length },
      key,
    ),
  );
}
