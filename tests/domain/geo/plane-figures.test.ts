import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "~/domain/geo/point";
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
  const line = Float64Array.of(0, 0, 0, 2, 3, 2);
  it.each([
    [{ lon: -1, lat: 1 }, { lon: 1, lat: 1 }, true],
    [{ lon: 1, lat: 1 }, { lon: 1, lat: 3 }, true],
    [{ lon: -1, lat: -1 }, { lon: 1, lat: -1 }, false],
    [{ lon: -1, lat: 1 }, { lon: -2, lat: 1 }, false],
  ])("from %o to %o: %s", (a, b, expected) => {
    expect(crossesLine(a, b, line)).toBe(expected);
    expect(crossesLine(b, a, line)).toBe(expected);
  });

  it("agrees with a look at every piece by itself", () => {
    const degrees = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
    const position = fc.record({ lon: degrees, lat: degrees });
    const side = (p: Point, q: Point, r: Point) => (q.lon - p.lon) * (r.lat - p.lat) - (q.lat - p.lat) * (r.lon - p.lon) > 0;
    fc.assert(
      fc.property(position, position, fc.array(position, { maxLength: 6 }), (a, b, corners) => {
        const isCrossed = corners.some((q, i) => {
          const p = corners[i - 1];
          return p !== undefined && side(p, q, a) !== side(p, q, b) && side(a, b, p) !== side(a, b, q);
        });
        expect(crossesLine(a, b, Float64Array.from(corners.flatMap(({ lon, lat }) => [lon, lat])))).toBe(isCrossed);
      }),
      { numRuns: 2000 },
    );
  });
});
