import { describe, expect, it } from "vitest";
import type { Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { check, copenhagen, copenhagenAirport, findingsOf, fixesOf, kathmandu, london, stJohns } from "./checking";

const home = makePlace({ name: "Rådhuset", northKm: 100 });
const at = (id: string, northKm: number, startsAtMinute: number | null, changes: Partial<Stop> = {}) => makeStop({ id, startsAtMinute, place: makePlace({ northKm }), ...changes });
const ways = (plan: ReturnType<typeof makeItinerary>) => check(plan).legs.map((leg) => `${leg.dayId} ${leg.fromStopId ?? "home"}>${leg.toStopId ?? "home"} ${leg.gapMinutes}`);

describe("how a day is read", () => {
  it("from home, between stops, to the bed, from the bed, and home", () => {
    const plan = makeItinerary({
      dayCount: 2,
      home,
      stops: [
        at("b", 20, 720), at("a", 0, 540), at("h", 30, null, { kind: "lodging" }), at("dinner", 40, 1140, { kind: "meal" }),
        at("c", 50, 600, { dayId: "day-2" }),
      ],
    });
    expect(ways(plan)).toEqual(["day-1 home>a null", "day-1 a>b 120", "day-1 b>dinner 360", "day-1 dinner>h null", "day-2 h>c null", "day-2 c>home null"]);
    expect(check(plan).order).toEqual([{ stopId: "a", number: 1 }, { stopId: "b", number: 2 }, { stopId: "dinner", number: 3 }, { stopId: "h", number: 4 }, { stopId: "c", number: 5 }]);
    expect(check(plan).days.map(({ dayId, visits, visitMinutes, spanMinutes, travelSeconds }) => ({ dayId, visits, visitMinutes, spanMinutes, minutes: Math.round(travelSeconds / 60) }))).toEqual([
      { dayId: "day-1", visits: 2, visitMinutes: 120, spanMinutes: 660, minutes: 150 },
      { dayId: "day-2", visits: 1, visitMinutes: 60, spanMinutes: 60, minutes: 70 },
    ]);
  });

  it("with ways in whole minutes, so that the day's sum is the sum of what is shown", () => {
    // Twice a minute and a third, on the map's two minutes.
    const stops = [at("a", 0, 540), at("b", 20 / 15, 720), at("c", 40 / 15, 900)];
    const { legs, days } = check(makeItinerary({ stops }));
    const shown = legs.map(({ estimate }) => (estimate.outcome === "ok" ? Math.ceil(estimate.travelSeconds / 60) : 0));
    expect(legs.some(({ estimate }) => estimate.outcome === "ok" && estimate.travelSeconds % 60 !== 0)).toBe(true);
    expect(days[0]!.travelSeconds).toBe(60 * (shown[0]! + shown[1]!));
  });

  it("to the hotel to check in, out to dinner and back", () => {
    const plan = makeItinerary({ dayCount: 2, stops: [at("a", 0, 600), at("h", 10, 960, { kind: "lodging", durationMinutes: 30 }), at("d", 20, 1140), at("c", 30, 600, { dayId: "day-2" })] });
    expect(ways(plan)).toEqual(["day-1 a>h 300", "day-1 h>d 150", "day-1 d>h null", "day-2 h>c null"]);
  });

  it("two nights in one bed", () => {
    const plan = makeItinerary({ dayCount: 3, home, stops: [at("h", 0, null, { kind: "lodging", nights: 2 }), at("b", 9, 600, { dayId: "day-2" })] });
    expect(ways(plan)).toEqual(["day-1 home>h null", "day-2 h>b null", "day-2 b>h null", "day-3 h>home null"]);
  });

  it("no leg to or from a stop without place or time, and its time is not for travelling", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540), at("lunch", 0, 660, { place: null, durationMinutes: 45 }), at("b", 20, 780), at("c", 40, null)] });
    expect(ways(plan)).toEqual(["day-1 a>b 135"]);
  });

  it("no leg within one building, but one between two unknown addresses of a town", () => {
    const stops = (confidence: "address" | "town") => [at("a", 0, 540, { place: makePlace({ name: "A", confidence }) }), at("b", 0, 660, { place: makePlace({ name: "B", confidence }) })];
    expect(ways(makeItinerary({ stops: stops("address") }))).toEqual([]);
    expect(ways(makeItinerary({ stops: stops("town") }))).toEqual(["day-1 a>b 60"]);
  });

  it("no morning leg when nobody knows where the group slept", () => {
    expect(ways(makeItinerary({ dayCount: 2, home, stops: [at("a", 0, 540), at("b", 20, 540, { dayId: "day-2" })] }))).toEqual(["day-1 home>a null", "day-2 b>home null"]);
  });

  it("the days outside the trip stand alone", () => {
    const plan = makeItinerary({ days: [{ id: "day-1", date: "2027-04-13" }, { id: "day-2", date: "2027-04-20" }], home, stops: [at("a", 0, 540), at("b", 20, 540, { dayId: "day-2" }), at("c", 40, 660, { dayId: "day-2" })] });
    expect(ways(plan)).toEqual(["day-1 home>a null", "day-1 a>home null", "day-2 b>c 60"]);
  });

  it("leaves a flight where it lands, the next morning too", () => {
    const flight = at("f", 0, 1320, { kind: "travel", travelMode: "flight", durationMinutes: 480, place: copenhagenAirport, arrival: kathmandu });
    const visit = at("v", 0, 780, { dayId: "day-2", place: { ...kathmandu, name: "Kontor", lat: kathmandu.lat + 0.09 } });
    const plan = makeItinerary({ dayCount: 2, stops: [flight, visit] });
    // 22:00 in Copenhagen is 01:45 in Kathmandu; eight hours later it is 09:45 there.
    expect(ways(plan)).toEqual(["day-2 f>v 195"]);
    expect(findingsOf(plan, "no-lodging")).toEqual([]);
  });

  it("takes a chosen mode, and an entered time above all", () => {
    const stops = [at("a", 0, 540), at("b", 20, 660)];
    const walk = makeItinerary({ stops, legChoices: [{ fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: null }] });
    expect(check(walk).legs[0]).toMatchObject({ mode: "walk", modeProposed: false, estimate: { outcome: "impossible" }, slackMinutes: null, gapMinutes: 60 });
    const entered = makeItinerary({ stops, legChoices: [{ fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: 33 }] });
    expect(check(entered).legs[0]).toMatchObject({ estimate: { outcome: "ok", source: "entered", travelSeconds: 1980, uncertaintySeconds: 0 }, slackMinutes: 17 });
  });

  it("gives a large group a larger buffer", () => {
    const plan = (memberCount: number) => makeItinerary({ memberCount, staffCount: 2, stops: [at("a", 0, 540), at("b", 20, 660)] });
    expect(check(plan(13)).legs[0]?.bufferMinutes).toBe(10);
    expect(check(plan(14)).legs[0]?.bufferMinutes).toBe(15);
  });
});

describe("leg-impossible", () => {
  const walk = (northKm: number) =>
    makeItinerary({ stops: [at("a", 0, 540), at("b", northKm, 1000)], legChoices: [{ fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: null }] });
  it("is said of a walk of 40 km and not of one of 9", () => {
    expect(findingsOf(walk(40), "leg-impossible")).toMatchObject([{ severity: "error", key: "leg-impossible:leg:a>b", facts: { mode: "walk", reason: "far", limitMetres: 10_000, alternative: "known", possibleMode: "coach" } }]);
    expect(findingsOf(walk(9), "leg-impossible")).toEqual([]);
  });
  it("offers the quickest mode that does; cars to a small group only", () => {
    expect(fixesOf(walk(40), "leg-impossible")).toMatchObject([{ code: "other-mode", facts: { mode: "train", travelMinutes: 37 } }]);
    expect(fixesOf({ ...walk(40), memberCount: 5 }, "leg-impossible")).toMatchObject([{ facts: { mode: "car", travelMinutes: 32 } }]);
  });
});

describe("across zones", () => {
  it("a gap is counted in instants, not on the clocks", () => {
    // 10:00–11:00 in London, then 12:30 on the clock of Copenhagen, half an hour later.
    const plan = makeItinerary({ stops: [makeStop({ id: "a", startsAtMinute: 600, place: london }), makeStop({ id: "b", startsAtMinute: 750, place: copenhagen })] });
    expect(check(plan).legs[0]).toMatchObject({ gapMinutes: 30 });
    expect(findingsOf(plan, "leg-too-long")).toHaveLength(1);
  });

  it("stops at one clock time are apart by the zones' difference", () => {
    const stops = [makeStop({ id: "a", startsAtMinute: 600, place: kathmandu }), makeStop({ id: "b", startsAtMinute: 600, place: stJohns })];
    expect(findingsOf(makeItinerary({ stops }), "overlap")).toEqual([]);
    const long = [makeStop({ id: "a", startsAtMinute: 600, place: kathmandu, durationMinutes: 496 }), stops[1]!];
    expect(findingsOf(makeItinerary({ stops: long }), "overlap")).toMatchObject([{ facts: { overlapMinutes: 1 } }]);
  });

  it("an hour is missing on the night clocks go forward", () => {
    const plan = (startsOn: string) => makeItinerary({ startsOn, stops: [at("a", 0, 60, { durationMinutes: 30 }), at("b", 60, 240)] });
    expect(findingsOf(plan("2027-03-27"), "leg-too-long")).toEqual([]);
    expect(findingsOf(plan("2027-03-27"), "leg-tight")).toEqual([]);
    expect(check(plan("2027-03-28")).legs[0]).toMatchObject({ gapMinutes: 90 });
    expect(check(plan("2027-10-31")).legs[0]).toMatchObject({ gapMinutes: 210 });
  });

  it("a stop past midnight meets the next day", () => {
    const plan = makeItinerary({ dayCount: 2, stops: [at("a", 0, 1380, { durationMinutes: 120 }), at("b", 0, 30, { dayId: "day-2" })] });
    expect(findingsOf(plan, "overlap")).toMatchObject([{ key: "overlap:stop:b:a", facts: { overlapMinutes: 30, suggestedStartMinute: 60 } }]);
  });
});
