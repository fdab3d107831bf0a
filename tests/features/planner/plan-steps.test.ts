import { describe, expect, it } from "vitest";
import { applySteps, expectedVersion, versionsFor } from "~/features/planner/components/plan-steps";
import { differingFields, fieldsOfStop } from "~/features/planner/components/stop-fields";
import type { BoardChange } from "~/features/planner/schema";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";

const details = { a: { version: 4, address: "Torvet 1", hostContact: "", notes: "", siteCode: null, siteArchived: false, savedAt: "2026-11-25T10:00:00Z" } };
const move: BoardChange = { type: "move-stop", stopId: "a", dayId: "day-1", startsAtMinute: 700 };
const lunch: BoardChange = {
  type: "add-stop", stopId: "new", dayId: "day-1", kind: "meal", title: null, siteId: null, place: null, startsAtMinute: 720, durationMinutes: 45, nights: 0, bookingStatus: "suggested",
};
const title = () => "Måltid";

describe("the plan as it will stand", () => {
  it("is the same when the steps are applied twice: an answer may come while they are still shown", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a" }), makeStop({ id: "b", startsAtMinute: 800 })] });
    const steps: BoardChange[] = [move, lunch, { type: "set-lock", stopId: "a", locked: true }, { type: "set-status", stopId: "a", bookingStatus: "asked" }, { type: "remove-stop", stopId: "b" }];
    const once = applySteps(plan, steps, title);
    expect(applySteps(once, steps, title)).toEqual(once);
    expect(once.stops.map((stop) => [stop.id, stop.title, stop.startsAtMinute, stop.locked, stop.bookingStatus])).toEqual([["a", "Stop a", 700, true, "asked"], ["new", "Måltid", 720, false, "suggested"]]);
  });

  it("forgets the choices of legs to a stop that is removed", () => {
    const plan = makeItinerary({ stops: [makeStop({ id: "a" })], legChoices: [{ fromStopId: null, toStopId: "a", mode: "train", enteredMinutes: null }] });
    expect(applySteps(plan, [{ type: "remove-stop", stopId: "a" }], title).legChoices).toEqual([]);
  });
});

describe("versions to send", () => {
  it("count the steps of one's own that are still under way", () => {
    expect(versionsFor([move], details, [])).toEqual({ a: 4 });
    expect(versionsFor([move], details, [move, { type: "resize-stop", stopId: "a", durationMinutes: 30 }, lunch])).toEqual({ a: 6 });
  });

  it("leave out a stop that the act itself adds, and begin at one for a stop that is on its way", () => {
    expect(versionsFor([lunch, { type: "move-stop", stopId: "new", dayId: null, startsAtMinute: null }], details, [])).toEqual({});
    expect(expectedVersion("new", details, [lunch])).toBe(1);
    expect(expectedVersion("gone", details, [])).toBeUndefined();
  });
});

describe("two versions of a stop", () => {
  it("differ in what was written, not in how numbers and clocks are spelled", () => {
    const stop = makeStop({ id: "a", place: makePlace({ lon: 12.5695, lat: 55.6759 }) });
    const mine = fieldsOfStop(stop, details.a, "da");
    expect(mine).toMatchObject({ lon: "12,5695", lat: "55,6759", startsAt: "10:00", address: "Torvet 1" });
    expect(differingFields(mine, { ...mine, lon: "12.5695", startsAt: "10.00" })).toEqual([]);
    expect(differingFields(mine, { ...mine, notes: "Husk gaver", locked: "on" })).toEqual(["notes", "locked"]);
  });
});
