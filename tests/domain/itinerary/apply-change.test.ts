import { describe, expect, it } from "vitest";
import { applyChanges } from "~/domain/itinerary/apply-change";
import type { PlanChange } from "~/domain/itinerary/finding";
import { nameBasedId } from "~/domain/itinerary/name-based-id";
import { makeItinerary, makeStop } from "../../factories/itinerary";

const plan = makeItinerary({ dayCount: 2, stops: [makeStop({ id: "a" }), makeStop({ id: "b", dayId: "day-2", position: 4 })] });
const after = (...changes: PlanChange[]) => applyChanges(plan, changes);

describe("changes of a plan", () => {
  it("move a stop behind the others of another day, or keep its turn on its own", () => {
    expect(after({ type: "move-stop", stopId: "a", dayId: "day-2", startsAtMinute: 700 }).stops[0]).toMatchObject({ dayId: "day-2", startsAtMinute: 700, position: 5 });
    expect(after({ type: "move-stop", stopId: "b", dayId: "day-2", startsAtMinute: null }).stops[1]).toMatchObject({ startsAtMinute: null, position: 4 });
    expect(after({ type: "move-stop", stopId: "a", dayId: null, startsAtMinute: null }).stops[0]).toMatchObject({ dayId: null, startsAtMinute: null });
  });

  it("resize a stop", () => expect(after({ type: "resize-stop", stopId: "a", durationMinutes: 35 }).stops[0]).toEqual({ ...plan.stops[0], durationMinutes: 35 }));

  it("choose for a leg, replace the choice and take it back", () => {
    const leg = { type: "set-leg", fromStopId: null, toStopId: "a" } as const;
    const chosen = after({ ...leg, mode: "train", enteredMinutes: null });
    expect(chosen.legChoices).toEqual([{ fromStopId: null, toStopId: "a", mode: "train", enteredMinutes: null }]);
    expect(applyChanges(chosen, [{ ...leg, mode: null, enteredMinutes: 90 }]).legChoices).toEqual([{ fromStopId: null, toStopId: "a", mode: null, enteredMinutes: 90 }]);
    expect(applyChanges(chosen, [{ ...leg, mode: null, enteredMinutes: null }]).legChoices).toEqual([]);
  });

  it("add a stop once", () => {
    const add = { type: "add-stop", stopId: "n", dayId: "day-2", kind: "meal", title: null, siteId: null, place: null, startsAtMinute: 720, durationMinutes: 45, nights: 0, bookingStatus: "suggested" } as const;
    const added = after(add, add).stops;
    expect(added).toHaveLength(3);
    expect(added[2]).toEqual({
      id: "n", dayId: "day-2", kind: "meal", title: "", siteId: null, place: null, arrival: null, travelMode: null, startsAtMinute: 720, durationMinutes: 45,
      nights: 0, locked: false, bookingStatus: "suggested", questions: "", position: 5,
    });
  });

  it("leave the plan they were given and every other stop as they are", () => {
    const before = structuredClone(plan);
    const next = after({ type: "move-stop", stopId: "a", dayId: "day-2", startsAtMinute: 700 }, { type: "resize-stop", stopId: "nobody", durationMinutes: 5 });
    expect(plan).toEqual(before);
    expect(next.stops[1]).toBe(plan.stops[1]);
    expect(applyChanges(plan, [])).toBe(plan);
  });
});

describe("ids from names", () => {
  it("are UUIDs, equal for equal names and apart for others", () => {
    const ids = Array.from({ length: 5000 }, (_, index) => nameBasedId(`no-lodging:day:${index}`));
    expect(new Set(ids).size).toBe(5000);
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(nameBasedId("æøå 🎒")).toBe(nameBasedId("æøå 🎒"));
  });
});
