import { describe, expect, it } from "vitest";
import { applyChanges } from "~/domain/itinerary/apply-change";
import { findFixes } from "~/domain/itinerary/fixes";
import type { Itinerary, Stop } from "~/domain/itinerary/itinerary";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";
import { check, findingsOf, fixesOf, today } from "./checking";

const at = (id: string, northKm: number, startsAtMinute: number, changes: Partial<Stop> = {}) => makeStop({ id, startsAtMinute, place: makePlace({ northKm }), ...changes });
const codes = (plan: Itinerary, code: string) => fixesOf(plan, code).map((fix) => fix.code);

describe("fixes of a leg that is too long", () => {
  const plan = (changes: { a?: Partial<Stop>; b?: Partial<Stop>; c?: Partial<Stop> } = {}) =>
    makeItinerary({ stops: [at("a", 0, 540, changes.a), at("b", 42, 630, changes.b), at("c", 42, 700, { ...changes.c, place: makePlace({ northKm: 42 }) })] });

  it("the smallest first, each of its own kind, three at most", () => {
    const fixes = fixesOf(plan(), "leg-too-long");
    expect(fixes.map((fix) => fix.code)).toEqual(["start-earlier", "end-earlier", "shift-following"]);
    expect(fixes[0]).toMatchObject({ facts: { startMinute: 515, earlierMinutes: 25 } });
    expect(fixes[1]).toMatchObject({ facts: { endMinute: 575, shorterMinutes: 25, durationMinutes: 35 } });
    // 11:40 for c is ten minutes too early when b moves by 25: all that follows moves.
    expect(fixes[2]).toMatchObject({ facts: { startMinute: 655, laterMinutes: 25, stopCount: 2 }, changes: [{ stopId: "b", startsAtMinute: 655 }, { stopId: "c", startsAtMinute: 725 }] });
  });

  it("never shortens a visit below half an hour", () => expect(codes(plan({ a: { durationMinutes: 50, startsAtMinute: 550 } }), "leg-too-long")).not.toContain("end-earlier"));

  it("moves no locked stop and no journey", () => {
    expect(codes(plan({ a: { locked: true } }), "leg-too-long")).toEqual(["shift-following"]);
    expect(codes(plan({ b: { locked: true } }), "leg-too-long")).toEqual(["start-earlier", "end-earlier"]);
    expect(codes(plan({ a: { locked: true }, b: { locked: true } }), "leg-too-long")).toEqual([]);
    expect(codes(plan({ a: { locked: true }, b: { kind: "travel" } }), "leg-too-long")).toEqual([]);
  });

  it("takes a quicker mode when there is one, and leaves entered times alone", () => {
    const slow = (enteredMinutes: number | null) =>
      makeItinerary({ stops: [at("a", 0, 540), at("b", 8, 640)], legChoices: [{ fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes }] });
    expect(fixesOf(slow(null), "leg-too-long")[0]).toMatchObject({ code: "other-mode", facts: { mode: "coach", travelMinutes: 8 }, changes: [{ type: "set-leg", fromStopId: "a", toStopId: "b", mode: "coach", enteredMinutes: null }] });
    expect(codes(slow(60), "leg-too-long")).not.toContain("other-mode");
  });

  it("moves to another day what does not fit on this one", () => {
    const full = makeItinerary({
      dayCount: 2,
      stops: [at("a", 0, 540, { locked: true }), at("b", 42, 630), at("c", 42, 700, { locked: true }), at("h", 0, 0, { kind: "lodging", startsAtMinute: null })],
    });
    expect(fixesOf(full, "leg-too-long")).toMatchObject([{ code: "move-to-day", facts: { date: "2027-04-14", startMinute: 630, timed: "yes" } }]);
  });
});

describe("fixes of stops at the same time", () => {
  it("leave room for the way", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540), at("b", 12, 570)] });
    expect(fixesOf(plan, "overlap")[0]).toMatchObject({ code: "start-later", facts: { startMinute: 625, laterMinutes: 55 } });
  });

  it("are none when both are held", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540, { locked: true }), at("b", 0, 570, { locked: true })] });
    expect(fixesOf(plan, "overlap")).toEqual([]);
  });
});

describe("a fix that adds a stop", () => {
  it("steps on to another id when its own is taken", () => {
    const plan = makeItinerary({ dayCount: 2, stops: [at("a", 0, 540), at("b", 0, 540, { dayId: "day-2" })] });
    const [finding] = findingsOf(plan, "no-lodging");
    const [first] = findFixes(plan, finding!, straightLineTravel, today);
    const fixed = applyChanges(plan, first!.changes);
    const id = fixed.stops.at(-1)!.id;
    expect(fixesOf(plan, "no-lodging")[0]).toEqual(first);
    const moved = { ...fixed, stops: fixed.stops.map((stop) => (stop.id === id ? { ...stop, dayId: "day-2" } : stop)) };
    const [second] = findFixes(moved, findingsOf(moved, "no-lodging")[0]!, straightLineTravel, today);
    expect(second!.changes[0]).toMatchObject({ type: "add-stop" });
    expect((second!.changes[0] as { stopId: string }).stopId).not.toBe(id);
  });

  it("is nothing for a finding the plan does not have", () => {
    const plan = makeItinerary({ stops: [at("a", 0, 540), at("b", 12, 570)] });
    expect(findFixes(makeItinerary(), findingsOf(plan, "overlap")[0]!, straightLineTravel, today)).toEqual([]);
  });
});

describe("a check", () => {
  const plan = makeItinerary({ stops: [at("a", 0, 540), at("b", 42, 630), at("c", 10, 640)] });
  it("has no fixes unless asked, and the same findings either way", () => {
    const bare = check(plan).findings;
    expect(bare.every((one) => one.fixes.length === 0)).toBe(true);
    expect(check(plan, true).findings.map(({ fixes: _fixes, ...rest }) => rest)).toEqual(bare.map(({ fixes: _fixes, ...rest }) => rest));
  });
  it("puts errors first, and gives each key once", () => {
    const found = check(plan).findings;
    expect(found.map((one) => one.severity)).toEqual([...found.map((one) => one.severity)].sort((a, b) => ["error", "warning", "notice"].indexOf(a) - ["error", "warning", "notice"].indexOf(b)));
    expect(new Set(found.map((one) => one.key)).size).toBe(found.length);
  });
  it("says nothing of an empty plan", () => {
    expect(check(makeItinerary())).toEqual({ order: [], legs: [], findings: [], coverage: [], days: [{ dayId: "day-1", date: "2027-04-13", visits: 0, visitMinutes: 0, travelSeconds: 0, distanceMetres: 0, spanMinutes: null }] });
    expect(check({ ...makeItinerary(), days: [] }).findings).toEqual([]);
  });
});

describe("decent hours", () => {
  it("ask no host before eight or beyond eight in the evening, unless the plan already did", () => {
    const early = makeItinerary({ stops: [at("a", 0, 485, { durationMinutes: 30 }), at("b", 42, 545, { locked: true })] });
    expect(codes(early, "leg-too-long")).toEqual([]);
    const late = (startsAtMinute: number) => makeItinerary({ stops: [at("a", 0, startsAtMinute - 60, { locked: true, durationMinutes: 50 }), at("b", 42, startsAtMinute)] });
    expect(codes(late(1080), "leg-too-long")).toEqual(["start-later"]);
    expect(codes(late(1100), "leg-too-long")).toEqual([]);
  });

  it("let a dinner be as late as it must", () => {
    const dinner = makeItinerary({ stops: [at("a", 0, 1080, { locked: true }), at("b", 42, 1150, { kind: "meal" })] });
    expect(codes(dinner, "leg-too-long")).toContain("start-later");
  });
});
