import { describe, expect, it } from "vitest";
import { boxAround, boxHolds, crossesLine, ringHolds } from "~/domain/geo/plane-figures";

const notched = [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4]];

describe("ringHolds", () => {
  it.each([
    [{ lon: 1, lat: 1 }, true],
    [{ lon: 2, lat: 3 }, false],
    [{ lon: 3.5, lat: 3 }, true],
    [{ lon: 5, lat: 1 }, false],
  ])("%o: %s", (point, expected) => expect(ringHolds(notched, point)).toBe(expected));

  it("holds nothing when empty", () => expect(ringHolds([], { lon: 0, lat: 0 })).toBe(false));
});

describe("boxAround", () => {
  it("includes its edges", () => {
    expect(boxHolds(boxAround(notched), { lon: 4, lat: 0 })).toBe(true);
    expect(boxHolds(boxAround(notched), { lon: 4.01, lat: 0 })).toBe(false);
  });

  it("of nothing holds nothing", () => expect(boxHolds(boxAround([]), { lon: 0, lat: 0 })).toBe(false));
});

describe("crossesLine", () => {
  const line = [[0, 0], [0, 2], [3, 2]];
  it.each([
    [{ lon: -1, lat: 1 }, { lon: 1, lat: 1 }, true],
    [{ lon: 1, lat: 1 }, { lon: 1, lat: 3 }, true],
    [{ lon: -1, lat: -1 }, { lon: 1, lat: -1 }, false],
    [{ lon: -1, lat: 1 }, { lon: -2, lat: 1 }, false],
  ])("from %o to %o: %s", (a, b, expected) => {
    expect(crossesLine(a, b, line)).toBe(expected);
    expect(crossesLine(b, a, line)).toBe(expected);
  });
});
