import { describe, expect, it } from "vitest";
import type { Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { findingsOf, fixesOf, kathmandu, stJohns } from "./checking";

const at = (id: string, startsAtMinute: number, durationMinutes: number, changes: Partial<Stop> = {}) => makeStop({ id, startsAtMinute, durationMinutes, ...changes });
const day = (stops: Stop[]) => makeItinerary({ stops });

describe("day-too-long", () => {
  it.each([
    ["ten hours", 540, 600, []],
    ["a minute more", 540, 601, [{ key: "day-too-long:day:day-1:minutes", severity: "warning", facts: { measure: "minutes", spanMinutes: 601, limitMinutes: 600, overMinutes: 1 } }]],
  ])("%s", (_case, start, minutes, expected) => expect(findingsOf(day([at("a", start, minutes)]), "day-too-long")).toMatchObject(expected));

  it("counts programme points, not the journey or the night", () => {
    const stops = [at("t", 300, 120, { kind: "travel" }), at("a", 540, 60), at("h", 1380, 30, { kind: "lodging" })];
    expect(findingsOf(day(stops), "day-too-long")).toEqual([]);
  });

  it("counts four visits, timed or not, and minds the fifth", () => {
    const visits = (count: number) => day(Array.from({ length: count }, (_, index) => at(`v${index}`, 540 + index * 60, 30, index === 0 ? { startsAtMinute: null } : {})));
    expect(findingsOf(visits(4), "day-too-long")).toEqual([]);
    expect(findingsOf(visits(5), "day-too-long")).toMatchObject([{ key: "day-too-long:day:day-1:visits", facts: { measure: "visits", visitCount: 5, limitCount: 4, overCount: 1 } }]);
  });

  it("lasts an hour more on the day when clocks go back", () => {
    const night = (date: string) => makeItinerary({ startsOn: date, stops: [at("a", 60, 60), at("b", 680, 30)] });
    expect(findingsOf(night("2027-10-30"), "day-too-long")).toMatchObject([{ facts: { spanMinutes: 650 } }]);
    expect(findingsOf(night("2027-10-31"), "day-too-long")).toMatchObject([{ facts: { spanMinutes: 710 } }]);
    expect(findingsOf(night("2027-03-28"), "day-too-long")).toEqual([]);
  });

  it("is never helped by a start in the hour that spring leaves out", () => {
    const night = makeItinerary({ startsOn: "2027-03-28", stops: [at("a", 60, 180), at("b", 660, 120)] });
    // From 01:00 to 13:00 is eleven hours in that night; an hour later than 01:00 the clock shows 03:00.
    expect(fixesOf(night, "day-too-long")).toContainEqual(expect.objectContaining({ code: "start-later", facts: expect.objectContaining({ startMinute: 180 }) }));
  });

  it("is helped by moving a visit to another day", () => {
    const plan = makeItinerary({ dayCount: 2, stops: [...Array.from({ length: 5 }, (_, index) => at(`v${index}`, 540 + index * 60, 30)), at("h", 1200, 0, { kind: "lodging" })] });
    expect(fixesOf(plan, "day-too-long")).toMatchObject([{ code: "move-to-day" }]);
  });
});

describe("no-lunch", () => {
  it.each([
    ["visits back to back", [at("a", 600, 120), at("b", 720, 120)], 0],
    ["44 minutes between them", [at("a", 600, 120), at("b", 764, 120)], 44],
    ["45 minutes between them", [at("a", 600, 120), at("b", 765, 120)], null],
    ["45 minutes, of which 20 on the way", [at("a", 600, 120), at("b", 765, 120, { place: makePlace({ northKm: 20 }) })], 25],
    ["a meal", [at("a", 600, 120), at("m", 720, 30, { kind: "meal" }), at("b", 750, 120)], null],
    ["a meal that nobody has timed", [at("a", 600, 240), at("m", 0, 30, { kind: "meal", startsAtMinute: null })], null],
    ["dinner only", [at("a", 600, 240), at("m", 1080, 90, { kind: "meal" })], 0],
    ["free time", [at("a", 600, 120), at("f", 720, 50, { kind: "free" }), at("b", 770, 120)], null],
    ["a day that ends at 13:15", [at("a", 600, 195)], null],
    ["a day that ends at 13:16", [at("a", 600, 196)], 44],
    ["a day that begins at 11:45", [at("a", 705, 200)], null],
    ["a day that begins at 11:44", [at("a", 704, 200)], 44],
    ["a journey of four hours, with time to eat", [at("t", 600, 240, { kind: "travel" }), at("a", 840, 60)], null],
    ["no visit at all", [at("t", 600, 100, { kind: "travel" })], null],
  ])("%s", (_case, stops, longestMinutes) => {
    const found = findingsOf(day(stops), "no-lunch");
    if (longestMinutes === null) expect(found).toEqual([]);
    else expect(found).toMatchObject([{ key: "no-lunch:day:day-1", severity: "warning", facts: { longestMinutes, limitMinutes: 45, windowFromMinute: 660, windowToMinute: 840 } }]);
  });

  it.each([["Kathmandu", kathmandu], ["St. John's", stJohns]])("reads noon in %s", (_name, place) => {
    expect(findingsOf(day([at("a", 600, 240, { place })]), "no-lunch")).toHaveLength(1);
    expect(findingsOf(day([at("a", 600, 195, { place })]), "no-lunch")).toEqual([]);
  });

  it("makes room for one", () => {
    const [fix] = fixesOf(day([at("a", 540, 150), at("b", 700, 120)]), "no-lunch");
    expect(fix).toMatchObject({ code: "add-lunch", facts: { startMinute: 690, durationMinutes: 45, laterMinutes: 35, shorterMinutes: 0 } });
    expect(fix?.changes).toMatchObject([
      { type: "add-stop", kind: "meal", title: null, startsAtMinute: 690, durationMinutes: 45 },
      { type: "move-stop", stopId: "b", startsAtMinute: 735 },
    ]);
    expect(fix?.changes[0]).toHaveProperty("stopId", expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
  });
});

describe("no-rest", () => {
  const nights = (endsAt: number, startsAt: number, startsOn = "2027-04-13", bed = makePlace()) =>
    makeItinerary({
      startsOn,
      dayCount: 2,
      stops: [at("a", endsAt - 60, 60), at("h", 0, 0, { kind: "lodging", startsAtMinute: null, place: bed }), at("b", startsAt, 60, { dayId: "day-2" })],
    });
  it.each([
    ["ten hours", nights(1320, 480), []],
    ["a minute less", nights(1320, 479), [{ key: "no-rest:day:day-2", facts: { restMinutes: 599, limitMinutes: 600, shortMinutes: 1, fromTitle: "Stop a", toTitle: "Stop b", suggestedStartMinute: 480 } }]],
    ["ten hours with a bed 15 minutes away", nights(1320, 480, "2027-04-13", makePlace({ northKm: 15 })), [{ facts: { restMinutes: 570, travelMinutes: 30 } }]],
    ["an evening that ends after the next day has begun", nights(1500, 0), [{ facts: { restMinutes: 0, limitMinutes: 600, shortMinutes: 600 } }]],
    ["the night clocks go forward", nights(1320, 480, "2027-03-27"), [{ facts: { restMinutes: 540, shortMinutes: 60 } }]],
    ["the night clocks go back", nights(1320, 420, "2027-10-30"), []],
  ])("%s", (_case, plan, expected) => expect(findingsOf(plan, "no-rest")).toMatchObject(expected));

  it("starts the morning later", () => expect(fixesOf(nights(1320, 450), "no-rest").map((fix) => fix.code)).toContain("start-later"));
});

describe("no-lodging", () => {
  const trip = (stops: Stop[], dayCount = 3) => makeItinerary({ dayCount, stops });
  const visits = [at("a", 600, 60), at("b", 600, 60, { dayId: "day-2", place: makePlace({ northKm: 9 }) }), at("c", 600, 60, { dayId: "day-3" })];
  const bed = (dayId: string, nights: number) => at(`h-${dayId}`, 0, 0, { kind: "lodging", startsAtMinute: null, dayId, nights });

  it.each([
    ["no bed at all", visits, ["2027-04-13", "2027-04-14"]],
    ["two nights in one", [...visits, bed("day-1", 2)], []],
    ["one of two nights", [...visits, bed("day-1", 1)], ["2027-04-14"]],
    ["a day without a programme between", [visits[0]!, visits[2]!, bed("day-1", 1)], ["2027-04-14"]],
    ["nothing after the first day", [visits[0]!], []],
    ["nothing before the last day", [visits[2]!], []],
  ])("%s", (_case, stops, dates) => expect(findingsOf(trip(stops), "no-lodging").map((one) => one.facts.date)).toEqual(dates));

  it("is an error at the evening's day", () =>
    expect(findingsOf(trip(visits, 2), "no-lodging")).toMatchObject([{ key: "no-lodging:day:day-1", severity: "error", subject: { type: "day", dayId: "day-1" }, facts: { nextTitle: "Stop b" } }]));

  it("is not needed in the air, but after landing at 03:59", () => {
    const flight = (durationMinutes: number) =>
      trip([at("f", 1320, durationMinutes, { kind: "travel", travelMode: "flight", place: stJohns, arrival: makePlace({ name: "CPH" }) }), visits[1]!], 2);
    // 22:00 in St. John's is 02:30 in Copenhagen: 90 minutes later it is four.
    expect(findingsOf(flight(90), "no-lodging")).toEqual([]);
    expect(findingsOf(flight(89), "no-lodging")).toHaveLength(1);
  });

  it("adds one near the next morning's first stop", () => {
    const [fix] = fixesOf(trip(visits, 2), "no-lodging");
    expect(fix).toMatchObject({ code: "add-lodging", facts: { nearTitle: "Stop b" }, changes: [{ type: "add-stop", kind: "lodging", dayId: "day-1", nights: 1, startsAtMinute: null, place: { name: "Odense 9", confidence: "town" } }] });
  });
});
