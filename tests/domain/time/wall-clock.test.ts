import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockChangeMinutesOn, instantOf, isClockChangeDate, isTimeZone, localMinuteOn, offsetMinutesAt, wallClockOf } from "~/domain/time/wall-clock";

const utc = (text: string) => Date.parse(text);

describe("the instant of a wall clock", () => {
  it.each([
    ["2027-04-13", 600, "Europe/Copenhagen", "2027-04-13T08:00Z"],
    ["2027-01-13", 600, "Europe/Copenhagen", "2027-01-13T09:00Z"],
    ["2027-04-13", 600, "Asia/Kathmandu", "2027-04-13T04:15Z"],
    ["2027-07-01", 0, "America/St_Johns", "2027-07-01T02:30Z"],
    ["2027-01-01", 0, "Pacific/Kiritimati", "2026-12-31T10:00Z"],
    ["2027-04-13", 1500, "Europe/Copenhagen", "2027-04-13T23:00Z"],
  ])("%s minute %i in %s", (date, minute, zone, expected) => expect(instantOf(date, minute, zone)).toBe(utc(expected)));

  it("moves on in the gap of spring: 02:30 becomes 03:30", () => {
    const instant = instantOf("2027-03-28", 150, "Europe/Copenhagen");
    expect(instant).toBe(utc("2027-03-28T01:30Z"));
    expect(wallClockOf(instant, "Europe/Copenhagen")).toEqual({ date: "2027-03-28", minute: 210 });
    expect(instantOf("2027-03-28", 119, "Europe/Copenhagen")).toBe(utc("2027-03-28T00:59Z"));
    expect(instantOf("2027-03-28", 180, "Europe/Copenhagen")).toBe(utc("2027-03-28T01:00Z"));
  });

  it("takes the second passage in the doubled hour of autumn", () => {
    expect(instantOf("2027-10-31", 150, "Europe/Copenhagen")).toBe(utc("2027-10-31T01:30Z"));
    expect(instantOf("2027-10-31", 119, "Europe/Copenhagen")).toBe(utc("2027-10-30T23:59Z"));
    expect(instantOf("2027-10-31", 180, "Europe/Copenhagen")).toBe(utc("2027-10-31T02:00Z"));
  });

  it("does both where the clocks change at other hours and by other amounts", () => {
    expect(wallClockOf(instantOf("2027-03-14", 150, "America/St_Johns"), "America/St_Johns").minute).toBe(210);
    expect(instantOf("2027-11-07", 90, "America/St_Johns")).toBe(utc("2027-11-07T05:00Z"));
    expect(wallClockOf(instantOf("2027-10-03", 130, "Australia/Lord_Howe"), "Australia/Lord_Howe").minute).toBe(160);
  });

  it("counts the minutes of a date across midnight", () => {
    expect(localMinuteOn("2027-04-13", utc("2027-04-13T23:00Z"), "Europe/Copenhagen")).toBe(1500);
    expect(localMinuteOn("2027-04-13", utc("2027-04-12T21:00Z"), "Europe/Copenhagen")).toBe(-60);
  });

  it("refuses a zone that is none", () => {
    expect(() => instantOf("2027-04-13", 0, "Europe/Nowhere")).toThrow(RangeError);
    expect(isTimeZone("Europe/Nowhere")).toBe(false);
    expect(isTimeZone("Asia/Kathmandu")).toBe(true);
  });

  it("reads back what it wrote, outside gap and doubled hour", () => {
    const zones = ["Europe/Copenhagen", "Asia/Kathmandu", "America/St_Johns", "Asia/Seoul", "Pacific/Chatham", "America/Toronto"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 20_000, max: 25_000 }), fc.integer({ min: 0, max: 1439 }), (zone, day, minute) => {
        const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
        if (isClockChangeDate(date, zone)) return;
        expect(wallClockOf(instantOf(date, minute, zone), zone)).toEqual({ date, minute });
      }),
    );
  });
});

describe("offsets and clock changes", () => {
  it.each([
    ["2027-04-13T12:00Z", "Asia/Kathmandu", 345],
    ["2027-07-01T12:00Z", "America/St_Johns", -150],
    ["2027-01-01T12:00Z", "America/St_Johns", -210],
    ["2027-03-28T00:59Z", "Europe/Copenhagen", 60],
    ["2027-03-28T01:00Z", "Europe/Copenhagen", 120],
    ["2027-03-28T23:59Z", "Europe/Copenhagen", 120],
  ])("%s in %s is %i", (at, zone, minutes) => {
    expect(offsetMinutesAt(utc(at), zone)).toBe(minutes);
    expect(offsetMinutesAt(utc(at), zone)).toBe(minutes);
  });

  it.each([
    ["2027-03-28", "Europe/Copenhagen", 60],
    ["2027-10-31", "Europe/Copenhagen", -60],
    ["2027-03-27", "Europe/Copenhagen", 0],
    ["2027-03-29", "Europe/Copenhagen", 0],
    ["2027-03-14", "America/Toronto", 60],
    ["2027-04-04", "Australia/Lord_Howe", -30],
    ["2027-03-28", "Asia/Kathmandu", 0],
  ])("on %s in %s the clocks move by %i", (date, zone, minutes) => {
    expect(clockChangeMinutesOn(date, zone)).toBe(minutes);
    expect(isClockChangeDate(date, zone)).toBe(minutes !== 0);
  });
});
