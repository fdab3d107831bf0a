import { describe, expect, it } from "vitest";
import type { HolidayFact, Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makeSite, makeStop } from "../../factories/itinerary";
import { findingsOf, fixesOf, kathmandu, stJohns } from "./checking";

const office = makeSite({ siteId: "office" });

function visitAt(startsAtMinute: number, changes: Partial<Stop> = {}, spells = [{ fromMinute: 540, toMinute: 960 }]) {
  return makeItinerary({
    stops: [makeStop({ id: "a", siteId: "office", startsAtMinute, bookingStatus: "asked", ...changes })],
    sites: [office],
    openings: { office: { "2027-04-13": spells } },
  });
}

describe("closed", () => {
  it.each([
    ["opens at its start", 540, []],
    ["closes at its end", 900, []],
    ["a minute before opening", 539, [{ severity: "error", facts: { opening: "hours", opensMinute: 540, closesMinute: 960, shortMinutes: 1, startMinute: 539, endMinute: 599, basis: "published" } }]],
    ["a minute after closing", 901, [{ facts: { shortMinutes: 1 } }]],
    ["in the evening", 1200, [{ facts: { shortMinutes: 60, opensMinute: 540 } }]],
  ])("%s", (_case, minute, expected) => expect(findingsOf(visitAt(minute), "closed")).toMatchObject(expected));

  it("all day", () => expect(findingsOf(visitAt(600, {}, []), "closed")).toMatchObject([{ key: "closed:stop:a", facts: { opening: "shut", shortMinutes: 60 } }]));

  it("is a warning when the host has said yes all the same", () => expect(findingsOf(visitAt(1200, { bookingStatus: "confirmed" }), "closed")).toMatchObject([{ severity: "warning" }]));

  it("is not said where the hours are not known", () => {
    const plan = visitAt(1200);
    expect(findingsOf({ ...plan, facts: { ...plan.facts, openings: {} } }, "closed")).toEqual([]);
  });

  it("follows a visit across midnight", () => {
    const late = (toMinute: number) => visitAt(1410, {}, [{ fromMinute: 1080, toMinute }]);
    expect(findingsOf(late(1470), "closed")).toEqual([]);
    expect(findingsOf(late(1469), "closed")).toMatchObject([{ facts: { endMinute: 1470, shortMinutes: 1 } }]);
  });

  it("reads the hours in the clock of the place", () => {
    for (const place of [kathmandu, stJohns]) {
      expect(findingsOf(visitAt(540, { place }), "closed")).toEqual([]);
      expect(findingsOf(visitAt(535, { place }), "closed")).toMatchObject([{ facts: { shortMinutes: 5 } }]);
    }
  });

  it("offers the nearest open time, else another day", () => {
    expect(fixesOf(visitAt(480), "closed")).toMatchObject([{ code: "nearest-open", facts: { startMinute: 540, date: "2027-04-13" } }]);
    const shut = makeItinerary({
      dayCount: 3,
      stops: [makeStop({ id: "a", siteId: "office", startsAtMinute: 600, dayId: "day-2" })],
      sites: [office],
      openings: { office: { "2027-04-13": [], "2027-04-14": [], "2027-04-15": [{ fromMinute: 540, toMinute: 960 }] } },
    });
    expect(fixesOf(shut, "closed")).toMatchObject([{ code: "move-to-day", changes: [{ type: "move-stop", stopId: "a", dayId: "day-3", startsAtMinute: 600 }] }]);
  });

  it("offers nothing for a locked stop", () => expect(fixesOf(visitAt(480, { locked: true }), "closed")).toEqual([]));
});

describe("public-holiday", () => {
  const holiday = (kind: HolidayFact["kind"]): HolidayFact => ({ date: "2027-04-13", kind, name: { da: "Prøvedag", en: "Trial Day" } });
  const planOn = (kind: HolidayFact["kind"], changes: Partial<Stop> = {}, isOffice = true, key = "DK") =>
    makeItinerary({
      stops: [makeStop({ id: "a", siteId: "office", bookingStatus: "asked", ...changes })],
      sites: [makeSite({ siteId: "office", isOffice })],
      holidays: { [key]: [holiday(kind)] },
    });

  it.each([
    ["an office", planOn("public"), "error"],
    ["a visit of nobody's catalogue", planOn("public", { siteId: null }), "error"],
    ["a company", planOn("public", {}, false), "warning"],
    ["a bridge day", planOn("bridge"), "warning"],
    ["a host who has said yes", planOn("public", { bookingStatus: "confirmed" }), "warning"],
  ])("%s", (_case, plan, severity) =>
    expect(findingsOf(plan, "public-holiday")).toMatchObject([{ severity, facts: { holidayDa: "Prøvedag", holidayEn: "Trial Day", title: "Stop a", date: "2027-04-13" } }]),
  );

  it("counts for the region that has it and no other", () => {
    expect(findingsOf(planOn("public", { place: stJohns }, true, "CA-NL"), "public-holiday")).toHaveLength(1);
    expect(findingsOf(planOn("public", { place: { ...stJohns, regionCode: "ON" } }, true, "CA-NL"), "public-holiday")).toEqual([]);
    expect(findingsOf(planOn("public", { place: { ...stJohns, regionCode: "ON" } }, true, "CA"), "public-holiday")).toHaveLength(1);
  });

  it("is none on the day after, nor for a meal", () => {
    expect(findingsOf({ ...planOn("public"), days: [{ id: "day-1", date: "2027-04-14" }] }, "public-holiday")).toEqual([]);
    expect(findingsOf(planOn("public", { kind: "meal" }), "public-holiday")).toEqual([]);
  });
});

describe("weekend", () => {
  const planOn = (startsOn: string, isOffice = true) => makeItinerary({ startsOn, stops: [makeStop({ id: "a", siteId: "office" })], sites: [makeSite({ siteId: "office", isOffice })] });
  it.each([
    ["2027-04-16", []],
    ["2027-04-17", [{ severity: "warning", facts: { weekday: 6 } }]],
    ["2027-04-18", [{ facts: { weekday: 7 } }]],
    ["2027-04-19", []],
  ])("an office on %s", (date, expected) => expect(findingsOf(planOn(date), "weekend")).toMatchObject(expected));

  it("is nothing to a place that is no office", () => expect(findingsOf(planOn("2027-04-17", false), "weekend")).toEqual([]));

  it("goes by the date of the place, across the date line from home", () => {
    const auckland = { ...kathmandu, name: "Auckland", timeZone: "Pacific/Auckland", countryCode: "NZ", lon: 174.76, lat: -36.85 };
    const plan = makeItinerary({ startsOn: "2027-04-19", stops: [makeStop({ id: "a", siteId: "office", place: auckland, startsAtMinute: 480 })], sites: [office] });
    expect(findingsOf(plan, "weekend")).toEqual([]);
  });

  it("is said as a holiday where it is one", () => {
    const plan = planOn("2027-04-17");
    const holidays = { DK: [{ date: "2027-04-17", kind: "public" as const, name: { da: "Prøvedag", en: "Trial Day" } }] };
    expect(findingsOf({ ...plan, facts: { ...plan.facts, holidays } }, "weekend")).toEqual([]);
  });

  it("moves to a working day", () => {
    const plan = { ...planOn("2027-04-17"), days: [{ id: "day-1", date: "2027-04-17" }, { id: "day-2", date: "2027-04-18" }, { id: "day-3", date: "2027-04-19" }], endsOn: "2027-04-19" };
    expect(fixesOf(plan, "weekend")).toMatchObject([{ code: "move-to-day", facts: { date: "2027-04-19" } }]);
  });
});

describe("event-date", () => {
  const week = makeSite({ siteId: "week", concreteness: "event", isOffice: false, eventDates: [{ startsOn: "2027-04-12", endsOn: "2027-04-13" }, { startsOn: "2026-04-12", endsOn: "2026-04-13" }] });
  const planOn = (startsOn: string, dayCount = 1) => makeItinerary({ startsOn, dayCount, stops: [makeStop({ id: "a", siteId: "week" })], sites: [week] });
  it.each([
    ["2027-04-12", []],
    ["2027-04-13", []],
    ["2027-04-11", [{ severity: "error", facts: { held: "later", eventStartsOn: "2027-04-12", eventEndsOn: "2027-04-13" } }]],
    ["2027-04-14", [{ facts: { held: "earlier", eventStartsOn: "2027-04-12" } }]],
  ])("a visit on %s", (date, expected) => expect(findingsOf(planOn(date), "event-date")).toMatchObject(expected));

  it("moves into the event when the trip reaches it", () => expect(fixesOf(planOn("2027-04-11", 2), "event-date")).toMatchObject([{ facts: { date: "2027-04-12" } }]));
});

describe("out-of-trip", () => {
  const planOn = (dates: string[]) =>
    makeItinerary({ startsOn: "2027-04-13", dayCount: 2, days: dates.map((date, index) => ({ id: `day-${index + 1}`, date })), stops: [makeStop({ id: "a", dayId: "day-1" })] });
  it.each([
    ["2027-04-12", [{ severity: "error", facts: { outsideDays: 1, startsOn: "2027-04-13", endsOn: "2027-04-14" } }]],
    ["2027-04-13", []],
    ["2027-04-14", []],
    ["2027-04-16", [{ facts: { outsideDays: 2 } }]],
  ])("a stop on %s", (date, expected) => expect(findingsOf(planOn([date]), "out-of-trip")).toMatchObject(expected));

  it("comes back to a day of the trip, or to the wish list; never by dropping it", () => {
    const fixes = fixesOf(planOn(["2027-04-15", "2027-04-14"]), "out-of-trip");
    expect(fixes.map((fix) => fix.code)).toEqual(["move-to-day", "unplace"]);
    expect(fixes[1]?.changes).toEqual([{ type: "move-stop", stopId: "a", dayId: null, startsAtMinute: null }]);
  });
});

describe("untimed", () => {
  it("is all that is said of a stop without a time, and nothing of lodging", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: null }), makeStop({ id: "b", kind: "lodging", startsAtMinute: null })] });
    expect(findingsOf(plan, "untimed")).toMatchObject([{ key: "untimed:stop:a", severity: "notice" }]);
    expect(findingsOf(visitAt(1200, { startsAtMinute: null }), "closed")).toEqual([]);
  });
});
