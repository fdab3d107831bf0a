import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, hoursOf, layOutLanes, snapLength, snapStart } from "~/features/planner/present-day";

const block = (id: string, startMinute: number, endMinute: number) => ({ id, startMinute, endMinute });

describe("lanes of a day", () => {
  it("gives a stop that stands alone the whole width", () => {
    expect(layOutLanes([block("a", 600, 690), block("b", 690, 720)])).toEqual(new Map([["a", { lane: 0, lanes: 1 }], ["b", { lane: 0, lanes: 1 }]]));
  });

  it("puts side by side what is at the same time, and lets the next one use a lane that is free again", () => {
    const lanes = layOutLanes([block("a", 540, 630), block("b", 600, 690), block("c", 640, 700), block("d", 720, 780)]);
    expect(lanes.get("a")).toEqual({ lane: 0, lanes: 2 });
    expect(lanes.get("b")).toEqual({ lane: 1, lanes: 2 });
    expect(lanes.get("c")).toEqual({ lane: 0, lanes: 2 });
    expect(lanes.get("d")).toEqual({ lane: 0, lanes: 1 });
  });

  it("treats a stop of five minutes as long as its card is", () => {
    expect(layOutLanes([block("a", 600, 605), block("b", 610, 700)]).get("b")).toEqual({ lane: 1, lanes: 2 });
  });

  it("never lets two cards of one lane cover each other", () => {
    const blocks = fc.array(fc.record({ start: fc.integer({ min: 0, max: 1435 }), length: fc.integer({ min: 5, max: 600 }) }), { maxLength: 14 });
    fc.assert(
      fc.property(blocks, (list) => {
        const made = list.map(({ start, length }, index) => block(String(index), start, start + length));
        const lanes = layOutLanes(made);
        expect(lanes.size).toBe(made.length);
        for (const a of made) {
          expect(lanes.get(a.id)!.lane).toBeLessThan(lanes.get(a.id)!.lanes);
          for (const b of made) {
            if (a.id < b.id && lanes.get(a.id)!.lane === lanes.get(b.id)!.lane) expect(a.endMinute <= b.startMinute || b.endMinute <= a.startMinute).toBe(true);
          }
        }
      }),
    );
  });
});

describe("the axis", () => {
  it("runs from 7 to 22 when nothing lies outside", () => {
    expect(axisOf([])).toEqual({ fromMinute: 420, toMinute: 1320 });
    expect(hoursOf(axisOf([]))).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
  });

  it("widens by whole hours, and never beyond the day", () => {
    expect(axisOf([{ startMinute: 401, endMinute: 1381 }])).toEqual({ fromMinute: 360, toMinute: 1440 });
    expect(axisOf([{ startMinute: -200, endMinute: 1800 }])).toEqual({ fromMinute: 0, toMinute: 1440 });
  });

  it("snaps to five minutes within what a stop may have", () => {
    expect([snapStart(-3), snapStart(602.4), snapStart(603), snapStart(1500)]).toEqual([0, 600, 605, 1435]);
    expect([snapLength(1), snapLength(47), snapLength(9000)]).toEqual([5, 45, 2880]);
  });
});
