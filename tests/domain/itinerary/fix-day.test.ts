import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "~/domain/itinerary/apply-change";
import { fixDay } from "~/domain/itinerary/fix-day";
import type { Itinerary, Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { anyPlan } from "./any-plan";
import { check, copenhagen, copenhagenAirport, kathmandu, today } from "./checking";

const at = (id: string, northKm: number, startsAtMinute: number | null, changes: Partial<Stop> = {}) => makeStop({ id, startsAtMinute, place: makePlace({ northKm }), ...changes });
const bed = (dayId = "day-1") => at(`bed-${dayId}`, 0, null, { kind: "lodging", dayId });
const fix = (plan: Itinerary, dayId = "day-1") => fixDay(plan, dayId, straightLineTravel, today);
const errorsOf = (plan: Itinerary) => check(plan).findings.filter((one) => one.severity === "error");
const moved = (plan: Itinerary, dayId = "day-1") => {
  const found = fix(plan, dayId);
  return found.moves.map((one) => `${one.stopId} ${one.before.startsAtMinute}>${one.after.dayId === one.before.dayId ? "" : `${one.after.dayId} `}${one.after.startsAtMinute}`);
};

describe("a day that can be fixed", () => {
  it("is left alone when it has no error, and when it is not in the plan", () => {
    const fine = makeItinerary({ stops: [at("a", 0, 540), at("b", 42, 655)] });
    expect(fix(fine)).toEqual({ outcome: "fixed", changes: [], moves: [], movedMinutes: 0 });
    expect(fix(fine, "day-9")).toEqual({ outcome: "fixed", changes: [], moves: [], movedMinutes: 0 });
  });

  it.each<[string, Stop[], string[]]>([
    ["one stop later", [at("a", 0, 540), at("b", 42, 630)], ["a 540>515"]],
    ["the one that may move", [at("a", 0, 540, { locked: true }), at("b", 42, 630)], ["b 630>655"]],
    ["one rather than two, further though it goes", [at("a", 0, 540, { locked: true }), at("b", 0, 570), at("c", 0, 620), at("d", 0, 680)], ["b 570>480"]],
    ["past the others when there is no room between them", [at("a", 0, 540, { locked: true }), at("b", 0, 560), at("c", 0, 610, { locked: true })], ["b 560>480"]],
    ["two when one is not enough", [at("a", 0, 480, { locked: true }), at("b", 0, 530), at("c", 0, 585), at("d", 0, 660, { locked: true, durationMinutes: 540 })], ["b 530>540", "c 585>600"]],
    ["a stop off a starting time between the fives", [at("a", 0, 541, { locked: true }), at("b", 0, 571)], ["b 571>605"]],
  ])("moves %s", (_case, stops, expected) => {
    const plan = makeItinerary({ stops });
    expect(moved(plan)).toEqual(expected);
    expect(fix(plan)).toMatchObject({ outcome: "fixed" });
    expect(errorsOf(applyChanges(plan, fix(plan).changes))).toEqual([]);
  });

  it("keeps to the hours of a site", () => {
    const plan = makeItinerary({
      stops: [at("a", 0, 600, { siteId: "s", bookingStatus: "asked" }), at("b", 0, 900, { locked: true })],
      sites: [makeSite({ siteId: "s" })],
      openings: { s: { "2027-04-13": [{ fromMinute: 630, toMinute: 700 }, { fromMinute: 840, toMinute: 1000 }] } },
    });
    expect(moved(plan)).toEqual(["a 600>630"]);
  });

  it("keeps lunch at lunchtime", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540, { durationMinutes: 180, locked: true }), at("m", 0, 690, { kind: "meal", durationMinutes: 45 }), at("b", 0, 765, { locked: true, durationMinutes: 60 })] });
    expect(moved(plan)).toEqual(["m 690>720"]);
  });

  it("sends a stop to another day only when the day cannot hold it", () => {
    const full = makeItinerary({ dayCount: 2, stops: [at("a", 0, 480, { locked: true, durationMinutes: 720 }), at("b", 0, 600), bed()] });
    expect(moved(full)).toEqual(["b 600>day-2 600"]);
    const roomy = makeItinerary({ dayCount: 2, stops: [at("a", 0, 540, { locked: true, durationMinutes: 240 }), at("b", 0, 600), bed()] });
    expect(moved(roomy)).toEqual(["b 600>480"]);
  });

  it("sends away what cannot be on its date, and may then have to move nothing else", () => {
    const plan = makeItinerary({
      dayCount: 2,
      stops: [at("a", 0, 600), at("m", 0, 720, { kind: "meal" }), bed(), at("c", 0, 600, { dayId: "day-2" })],
      sites: [makeSite({ siteId: "s" })],
      holidays: { DK: [{ date: "2027-04-13", kind: "public", name: { da: "Prøvedag", en: "Trial Day" } }] },
    });
    const suggested = { ...plan, stops: plan.stops.map((stop) => (stop.id === "a" ? { ...stop, bookingStatus: "asked" as const } : stop)) };
    expect(moved(suggested)).toEqual(["a 600>day-2 540"]);
  });

  it("waits for the plane that brings the group, across zones", () => {
    const flight = at("f", 0, 1320, { kind: "travel", travelMode: "flight", durationMinutes: 480, place: copenhagenAirport, arrival: kathmandu });
    const visit = at("v", 0, 540, { dayId: "day-2", place: { ...kathmandu, name: "Kontor", lat: kathmandu.lat + 0.09 } });
    const plan = makeItinerary({ dayCount: 2, home: copenhagen, stops: [flight, visit] });
    const found = fix(plan, "day-2");
    expect(found).toMatchObject({ outcome: "fixed", moves: [{ stopId: "v" }] });
    expect(errorsOf(applyChanges(plan, found.changes)).filter((one) => one.stopIds.includes("v"))).toEqual([]);
    // Landing at 9:45, half an hour to get out at the very least, ten minutes on the way.
    expect(found.moves[0]!.after.startsAtMinute).toBe(625);
  });

  it("holds on the day when clocks go back", () => {
    const plan = makeItinerary({ startsOn: "2027-10-31", stops: [at("a", 0, 540, { locked: true }), at("b", 42, 600)] });
    expect(moved(plan)).toEqual(["b 600>655"]);
  });

  it("finds a bed and a way without moving anything", () => {
    const plan = makeItinerary({
      dayCount: 2,
      stops: [at("a", 0, 540), at("b", 40, 900), at("c", 0, 600, { dayId: "day-2" })],
      legChoices: [{ fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: null }],
    });
    const found = fix(plan);
    expect(found).toMatchObject({ outcome: "fixed", moves: [] });
    expect(found.changes.map((one) => one.type).sort()).toEqual(["add-stop", "set-leg"]);
    expect(errorsOf(applyChanges(plan, found.changes))).toEqual([]);
  });
});

describe("a day that cannot", () => {
  it("says which locked stops and by how much", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540, { locked: true }), at("b", 42, 630, { locked: true }), at("c", 0, 900)] });
    expect(fix(plan)).toMatchObject({ outcome: "impossible", reason: "locked", lockedStopIds: ["a", "b"], shortMinutes: 22, changes: [] });
  });

  it("counts a journey among them", () => {
    const train = at("t", 0, 630, { kind: "travel", travelMode: "train", arrival: makePlace({ northKm: 90 }) });
    expect(fix(makeItinerary({ stops: [at("a", 42, 540, { locked: true }), train] }))).toMatchObject({ reason: "locked", lockedStopIds: ["a", "t"], shortMinutes: 22 });
  });

  it("says how much a stop between locked ones lacks at the least", () => {
    const stops = [at("a", 0, 480, { locked: true, durationMinutes: 300 }), at("b", 10, 800), at("c", 0, 850, { locked: true, durationMinutes: 350 })];
    expect(fix(makeItinerary({ stops }))).toMatchObject({ reason: "locked", lockedStopIds: ["a", "c"], shortMinutes: 30 });
  });

  it("says that the day is too short when nothing is locked", () => {
    const stops = [at("a", 0, 480, { durationMinutes: 400 }), at("b", 0, 800, { durationMinutes: 400 }), at("c", 0, 900, { durationMinutes: 60 })];
    expect(fix(makeItinerary({ stops }))).toMatchObject({ reason: "time", lockedStopIds: [], shortMinutes: 140 });
  });

  it("says that a locked stop is on the wrong date", () => {
    const plan = makeItinerary({ dayCount: 2, stops: [at("a", 0, 600, { locked: true, bookingStatus: "asked" }), bed()], holidays: { DK: [{ date: "2027-04-13", kind: "public", name: { da: "P", en: "T" } }] } });
    expect(fix(plan)).toMatchObject({ reason: "locked", lockedStopIds: ["a"], findingKeys: ["public-holiday:stop:a"] });
  });

  it("clears the rest when a host has said no", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540, { locked: true, bookingStatus: "declined" }), at("b", 42, 630)] });
    expect(fix(plan)).toMatchObject({ outcome: "impossible", reason: "host", findingKeys: ["host-declined:stop:a"], moves: [{ stopId: "b", after: { startsAtMinute: 655 } }] });
  });
});

describe("over random plans", () => {
  it("every fix clears the day, adds no error, moves nothing that is locked, and is the same each time", () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 1, max: 5 }), (plan, day) => {
        const dayId = `day-${day}`;
        const found = fix(plan, dayId);
        expect(fix(structuredClone(plan), dayId)).toEqual(found);
        const after = applyChanges(plan, found.changes);
        const known = new Set(errorsOf(plan).map((one) => one.key));
        const left = errorsOf(after);
        expect(left.filter((one) => !known.has(one.key))).toEqual([]);
        for (const stop of plan.stops.filter((one) => one.locked || one.kind === "travel")) expect(after.stops.find((one) => one.id === stop.id)).toEqual(stop);
        if (found.outcome !== "fixed") return void expect(found.findingKeys.length).toBeGreaterThan(0);
        const stopsOfDay = new Set(after.stops.filter((one) => one.dayId === dayId).map((one) => one.id));
        expect(left.filter((one) => (one.subject.type === "stop" && stopsOfDay.has(one.subject.stopId)) || (one.subject.type === "day" && one.subject.dayId === dayId))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  it("no smaller set of moves within the day would do", () => {
    const stops = fc.array(fc.record({ km: fc.integer({ min: 0, max: 30 }), start: fc.integer({ min: 32, max: 60 }).map((n) => n * 15), minutes: fc.constantFrom(45, 60, 90), locked: fc.boolean() }), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(stops, (drawn) => {
        const plan = makeItinerary({ stops: drawn.map((one, index) => at(`s${index}`, one.km, one.start, { durationMinutes: one.minutes, locked: one.locked, position: index })) });
        const found = fix(plan);
        // Every plan with one stop elsewhere, in whole five minutes: none clears the day if the answer moves two.
        const free = plan.stops.filter((stop) => !stop.locked);
        const starts = Array.from({ length: 145 }, (_, index) => 480 + index * 5);
        const single = free.flatMap((stop) => starts.filter((start) => start + stop.durationMinutes <= Math.max(1200, (stop.startsAtMinute ?? 0) + stop.durationMinutes)).flatMap((start) => {
          const changed = { ...plan, stops: plan.stops.map((one) => (one.id === stop.id ? { ...one, startsAtMinute: start } : one)) };
          return errorsOf(changed).length === 0 ? [Math.abs(start - (stop.startsAtMinute ?? 0))] : [];
        }));
        const needed = errorsOf(plan).length > 0;
        if (!needed) return void expect(found.changes).toEqual([]);
        if (single.length > 0) expect(found).toMatchObject({ outcome: "fixed", moves: [expect.anything()], movedMinutes: Math.min(...single) });
        else expect(found.outcome === "impossible" || found.moves.length > 1).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
