import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, dateOfEpochDay, daysBetween, epochDayOf, isCalendarDate, isoWeekOf, listDates, weekdayOf } from "~/domain/time/calendar-date";

describe("calendar dates", () => {
  it.each([
    ["2027-04-13", true],
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2027-13-01", false],
    ["2027-00-10", false],
    ["2027-04-31", false],
    ["0000-01-01", false],
    ["2027-4-13", false],
    ["13-04-2027", false],
    ["2027-04-13T00:00", false],
    ["2027-0x-13", false],
    ["", false],
  ])("%s exists: %s", (text, expected) => expect(isCalendarDate(text)).toBe(expected));

  it.each([
    ["2027-02-28", 1, "2027-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2027-03-28", 1, "2027-03-29"],
    ["2027-04-13", 0, "2027-04-13"],
    ["0099-12-31", 1, "0100-01-01"],
  ])("%s and %i days is %s", (date, days, expected) => expect(addDays(date, days)).toBe(expected));

  it.each([
    ["2027-04-13", 2],
    ["2027-04-18", 7],
    ["2027-04-19", 1],
    ["1969-12-31", 3],
  ])("%s is weekday %i", (date, weekday) => expect(weekdayOf(date)).toBe(weekday));

  it.each([
    ["2027-01-01", 53],
    ["2027-01-04", 1],
    ["2026-12-31", 53],
    ["2027-07-19", 29],
    ["2027-08-08", 31],
    ["2024-12-30", 1],
  ])("%s is in week %i", (date, week) => expect(isoWeekOf(date)).toBe(week));

  it("lists both ends, and nothing backwards", () => {
    expect(listDates("2027-02-27", "2027-03-02")).toEqual(["2027-02-27", "2027-02-28", "2027-03-01", "2027-03-02"]);
    expect(listDates("2027-03-02", "2027-03-02")).toEqual(["2027-03-02"]);
    expect(listDates("2027-03-02", "2027-03-01")).toEqual([]);
  });

  it("adding and counting undo each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 2_000_000 }), fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const date = dateOfEpochDay(day);
        expect(epochDayOf(date)).toBe(day);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(date, 1) > date).toBe(true);
      }),
    );
  });
});

it.each([["2027-04-15", 24, "2029-04-15"], ["2028-02-29", 24, "2030-02-28"], ["2027-08-31", 1, "2027-09-30"], ["2027-12-31", 2, "2028-02-29"], ["2027-01-15", -1, "2026-12-15"], ["2027-03-31", 0, "2027-03-31"]])("%s and %i months is %s", (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});
