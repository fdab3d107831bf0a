import { describe, expect, it } from "vitest";
import type { Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { check, copenhagen, copenhagenAirport, findingsOf, fixesOf, kathmandu, london, stJohns } from "./checking";

const flight = (id: string, from: Stop["place"], to: Stop["place"], startsAtMinute: number, durationMinutes: number, changes: Partial<Stop> = {}) =>
  makeStop({ id, kind: "travel", travelMode: "flight", title: `Fly ${id}`, place: from, arrival: to, startsAtMinute, durationMinutes, ...changes });
const visit = (id: string, place: Stop["place"], startsAtMinute: number, changes: Partial<Stop> = {}) => makeStop({ id, place, startsAtMinute, ...changes });
const heathrow = { ...london, name: "Heathrow", lon: -0.45, lat: 51.47 };

describe("before-arrival and after-departure", () => {
  const trip = (stops: Stop[]) => makeItinerary({ dayCount: 2, home: copenhagen, stops });
  const out = flight("out", copenhagenAirport, heathrow, 480, 120);
  const back = flight("back", heathrow, copenhagenAirport, 1080, 115, { dayId: "day-2" });

  it.each([
    // The plane lands at 09:00 London time.
    ["a visit in London at 08:59", visit("a", london, 539), [{ severity: "error", facts: { reason: "journey", shortMinutes: 1, journeyTitle: "Fly out", suggestedStartMinute: 540 } }]],
    ["a visit in London at 09:00", visit("a", london, 540), []],
    ["a meeting at home before it leaves", visit("a", copenhagen, 360, { kind: "meeting" }), []],
  ])("%s", (_case, stop, expected) => expect(findingsOf(trip([out, back, stop]), "before-arrival")).toMatchObject(expected));

  it.each([
    ["a visit that ends a minute into the flight", visit("a", london, 1021, { dayId: "day-2" }), [{ severity: "error", facts: { reason: "journey", shortMinutes: 1, departureMinute: 1080 } }]],
    ["a visit that ends as it leaves", visit("a", london, 1020, { dayId: "day-2" }), []],
    ["a dinner at home after it", visit("a", copenhagen, 1380, { kind: "meal", dayId: "day-2" }), []],
  ])("%s", (_case, stop, expected) => expect(findingsOf(trip([out, back, stop]), "after-departure")).toMatchObject(expected));

  it("says nothing of a coach between two hosts", () => {
    const coach = makeStop({ id: "t", kind: "travel", travelMode: "coach", place: makePlace({ northKm: 90 }), arrival: makePlace({ northKm: 150 }), startsAtMinute: 700, dayId: "day-2" });
    const stops = [visit("a", makePlace({ northKm: 140 }), 600), coach, visit("b", makePlace({ northKm: 95 }), 900, { dayId: "day-2" })];
    expect(check(trip(stops)).findings.filter((one) => one.code === "before-arrival" || one.code === "after-departure")).toEqual([]);
  });

  it("knows that nobody is in Kathmandu on the first morning", () => {
    const far = (startsAtMinute: number) => makeItinerary({ home: copenhagen, stops: [visit("a", kathmandu, startsAtMinute)] });
    const flying = check(far(1200)).legs[0]!;
    const minutes = Math.ceil((flying.estimate.outcome === "ok" ? flying.estimate.travelSeconds : 0) / 60) + 10;
    // Midnight in Copenhagen is 03:45 in Kathmandu.
    expect(findingsOf(far(225 + minutes), "before-arrival")).toEqual([]);
    expect(findingsOf(far(224 + minutes), "before-arrival")).toMatchObject([{ key: "before-arrival:stop:a:home", facts: { reason: "home", shortMinutes: 1, mode: "flight" } }]);
    const homeBy = check(far(1200)).legs[1]!;
    expect(homeBy.toStopId).toBeNull();
    expect(findingsOf({ ...far(600), stops: [visit("a", stJohns, 1200)] }, "after-departure")).toMatchObject([{ facts: { reason: "home" } }]);
  });
});

describe("flight-buffer", () => {
  const before = (startsAtMinute: number) => makeItinerary({ home: copenhagen, stops: [visit("a", makePlace({ name: "Byen", lon: 12.65, lat: 55.62 - 0.0899322 * 2 }), startsAtMinute), flight("f", copenhagenAirport, heathrow, 900, 120)] });
  // 20 km by coach: 20 min. 120 min are recommended to London, 45 are the least.
  it.each([
    [700, []],
    [701, [{ severity: "warning", facts: { phase: "before", airportMinutes: 119, limitMinutes: 120, shortMinutes: 1, travelMinutes: 20 } }]],
    [775, [{ severity: "warning", facts: { airportMinutes: 45 } }]],
    [776, [{ severity: "error", facts: { airportMinutes: 44 } }]],
  ])("a visit until an hour past minute %i", (start, expected) => expect(findingsOf(before(start), "flight-buffer")).toMatchObject(expected));

  it("leaves earlier for the airport", () => expect(fixesOf(before(701), "flight-buffer").map((fix) => fix.code)).toEqual(["start-earlier", "end-earlier"]));

  const after = (startsAtMinute: number) => makeItinerary({ stops: [flight("f", copenhagenAirport, heathrow, 480, 120), visit("a", { ...heathrow, name: "Byen", lat: heathrow.lat - 0.0899322 * 2 }, startsAtMinute)] });
  // Landing at 09:00, 20 min by coach, 45 min for border and baggage: 10:05.
  it.each([
    [605, []],
    [604, [{ severity: "warning", facts: { phase: "after", airportMinutes: 44, limitMinutes: 45, shortMinutes: 1, suggestedStartMinute: 605 } }]],
    [582, [{ severity: "error", facts: { airportMinutes: 22 } }]],
  ])("a visit at minute %i", (start, expected) => expect(findingsOf(after(start), "flight-buffer")).toMatchObject(expected));
});

describe("jet-lag", () => {
  // 8 h from Copenhagen at 10:00: 22:45 minus 3:45 h is 18:00 there, 21:45 in Kathmandu: 3 h 45 min of difference only.
  it("is nothing below six hours of difference", () => {
    expect(findingsOf(makeItinerary({ dayCount: 2, stops: [flight("f", copenhagenAirport, kathmandu, 600, 480), visit("a", kathmandu, 480, { dayId: "day-2" })] }), "jet-lag")).toEqual([]);
  });
  it.each([
    [719, [{ severity: "warning", facts: { sinceMinutes: 719, shortMinutes: 1, zoneMinutes: 495 } }]],
    [720, []],
  ])("a visit %i minutes after landing from St. John's in Kathmandu", (since, expected) => {
    // Leaves 00:00 in St. John's, 08:15 in Kathmandu, lands at 18:15.
    const stops = [flight("f", stJohns, kathmandu, 0, 600), visit("a", kathmandu, (1095 + since) % 1440, { dayId: "day-2" })];
    expect(findingsOf(makeItinerary({ dayCount: 2, stops }), "jet-lag")).toMatchObject(expected);
  });
});

describe("time-zone", () => {
  it("says once that the clocks differ, and by how much", () => {
    const stops = [visit("a", copenhagen, 480), visit("b", kathmandu, 720), visit("c", kathmandu, 720, { dayId: "day-2" })];
    expect(findingsOf(makeItinerary({ dayCount: 2, home: copenhagen, stops }), "time-zone")).toMatchObject([
      { severity: "notice", key: "time-zone:day:day-1:b", facts: { change: "difference", differenceMinutes: 225, offsetMinutes: 225, direction: "ahead", placeName: "Kathmandu" } },
    ]);
    expect(findingsOf(makeItinerary({ home: copenhagen, stops: [visit("a", stJohns, 480)] }), "time-zone")).toMatchObject([{ facts: { differenceMinutes: -270, direction: "behind" } }]);
  });

  it("counts from the day on which a flight through the night arrives", () => {
    // Leaves Copenhagen at 20:00 and lands in Kathmandu at 08:45 the next day.
    const stops = [flight("f", copenhagenAirport, kathmandu, 1200, 540), visit("a", kathmandu, 720, { dayId: "day-2" })];
    expect(findingsOf(makeItinerary({ dayCount: 2, home: copenhagen, stops }), "time-zone")).toMatchObject([{ facts: { date: "2027-04-14", differenceMinutes: 225 } }]);
  });

  it.each([
    ["2027-03-28", copenhagen, [{ facts: { change: "clock", changeMinutes: 60, direction: "shorter" } }]],
    ["2027-10-31", copenhagen, [{ facts: { changeMinutes: -60, direction: "longer" } }]],
    ["2027-03-29", copenhagen, []],
    ["2027-03-28", kathmandu, []],
  ])("the night before %s in the zone of the place", (startsOn, place, expected) => expect(findingsOf(makeItinerary({ startsOn, stops: [visit("a", place, 600)] }), "time-zone")).toMatchObject(expected));
});

describe("backtracking", () => {
  const at = (id: string, northKm: number, startsAtMinute: number, changes: Partial<Stop> = {}) => visit(id, makePlace({ northKm }), startsAtMinute, { durationMinutes: 30, ...changes });
  const backAndForth = (changes: Partial<Stop> = {}) => makeItinerary({ stops: [at("a", 0, 480), at("b", 40, 600, changes), at("c", 10, 720), at("d", 50, 840)] });

  it("knows the shorter order and what it saves", () =>
    // 40 + 30 + 40 km against 10 + 30 + 10.
    expect(findingsOf(backAndForth(), "backtracking")).toMatchObject([{ severity: "warning", stopIds: ["a", "c", "b", "d"], facts: { savedMinutes: 60, travelMinutes: 110, savedPercent: 55 } }]));

  it("leaves locked stops their turn", () => {
    expect(findingsOf(backAndForth({ locked: true }), "backtracking")).toMatchObject([{ stopIds: ["d", "b", "c", "a"] }]);
    const plan = backAndForth();
    expect(findingsOf({ ...plan, stops: plan.stops.map((stop) => ({ ...stop, locked: stop.id !== "b" })) }, "backtracking")).toEqual([]);
  });

  it.each([
    ["saves 20 of 100 minutes", 50, 40, 1],
    ["saves 18 of 98", 49, 40, 0],
  ])("%s", (_case, far, near, count) => {
    const plan = makeItinerary({ stops: [at("x", 0, 480, { locked: true }), at("a", far, 600), at("b", near, 720), at("y", far + (far - near) + 20, 900, { locked: true })] });
    expect(findingsOf(plan, "backtracking")).toHaveLength(count);
  });

  it("puts the stops in that order", () => {
    const [fix] = fixesOf(backAndForth(), "backtracking");
    expect(fix).toMatchObject({ code: "reorder", facts: { savedMinutes: 60 }, changes: [{ stopId: "c", startsAtMinute: 600 }, { stopId: "b", startsAtMinute: 720 }] });
  });
});

describe("travel-share and drivers-hours", () => {
  const apart = (northKm: number, durationMinutes: number) => makeItinerary({ stops: [visit("a", makePlace(), 480, { durationMinutes }), visit("b", makePlace({ northKm }), 960, { durationMinutes })] });
  it.each([
    [59, 60, []],
    [60, 60, [{ severity: "notice", facts: { travelMinutes: 60, visitMinutes: 120, sharePercent: 50 } }]],
    [120, 60, [{ severity: "notice" }]],
    [121, 60, [{ severity: "warning", facts: { travelMinutes: 121 } }]],
  ])("%i minutes on the way and two visits of %i", (km, minutes, expected) => expect(findingsOf(apart(km, minutes), "travel-share")).toMatchObject(expected));

  const drive = (km: number) => makeItinerary({ stops: [visit("a", makePlace(), 60), visit("b", makePlace({ northKm: km }), 900)], legChoices: [{ fromStopId: "a", toStopId: "b", mode: "coach", enteredMinutes: null }] });
  it.each([
    [540, []],
    [541, [{ severity: "warning", facts: { drivingMinutes: 541, limitMinutes: 540, overMinutes: 1 } }]],
    [601, [{ severity: "error" }]],
  ])("%i minutes at the wheel", (km, expected) => expect(findingsOf(drive(km), "drivers-hours")).toMatchObject(expected));
});
