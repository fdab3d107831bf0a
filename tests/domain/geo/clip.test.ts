import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxesTouch, boxOf, boxWithin, clipLine, clipRing, crossesAntimeridian, flattenRing } from "~/domain/geo/clip";

const box = { west: 0, south: 0, east: 10, north: 10 };
const degrees = { noNaN: true, noDefaultInfinity: true };
const flatRing = fc.array(fc.tuple(fc.double({ min: -30, max: 30, ...degrees }), fc.double({ min: -30, max: 30, ...degrees })), { minLength: 3, maxLength: 20 }).map((corners) => corners.flat());

/** Twice the area by the shoelace formula, signed. */
function area(ring: ArrayLike<number>): number {
  let sum = 0;
  const count = ring.length / 2;
  for (let index = 0; index < count; index += 1) {
    const next = (index + 1) % count;
    sum += ring[index * 2]! * ring[next * 2 + 1]! - ring[next * 2]! * ring[index * 2 + 1]!;
  }
  return Math.abs(sum / 2);
}

describe("boxes", () => {
  it("hold a line, and touch along an edge", () => {
    expect(boxOf([3, 4, -1, 9, 2, 0])).toEqual({ west: -1, south: 0, east: 3, north: 9 });
    expect(boxesTouch(box, { west: 10, south: 2, east: 12, north: 3 })).toBe(true);
    expect(boxesTouch(box, { west: 10.1, south: 2, east: 12, north: 3 })).toBe(false);
    expect(boxWithin(box, box)).toBe(true);
    expect(boxWithin(box, { ...box, east: 9 })).toBe(false);
  });

  it("of nothing touch nothing", () => {
    expect(boxesTouch(boxOf([]), box)).toBe(false);
  });
});

describe("a clipped ring", () => {
  it("is the part of a square inside the box", () => {
    expect(area(clipRing([5, 5, 15, 5, 15, 15, 5, 15], box))).toBe(25);
    expect(area(clipRing([-5, -5, 15, -5, 15, 15, -5, 15], box))).toBe(100);
    expect(clipRing([11, 11, 12, 11, 12, 12], box)).toEqual([]);
    expect(clipRing([], box)).toEqual([]);
  });

  it("never leaves the box and never grows", () => {
    fc.assert(
      fc.property(flatRing, (ring) => {
        const clipped = clipRing(ring, box);
        if (clipped.length === 0) return;
        const around = boxOf(clipped);
        expect(boxWithin(around, { west: -1e-9, south: -1e-9, east: 10 + 1e-9, north: 10 + 1e-9 })).toBe(true);
      }),
    );
  });

  it("stays as it is when it lies inside", () => {
    expect(clipRing([1, 1, 2, 1, 2, 2], box)).toEqual([1, 1, 2, 1, 2, 2]);
  });
});

describe("a clipped line", () => {
  it("keeps what is inside, in pieces where it left the box", () => {
    expect(clipLine([-5, 5, 15, 5], box)).toEqual([[0, 5, 10, 5]]);
    expect(clipLine([5, 5, 15, 5, 15, 8, 5, 8], box)).toEqual([[5, 5, 10, 5], [10, 8, 5, 8]]);
    expect(clipLine([11, 0, 11, 10], box)).toEqual([]);
    expect(clipLine([1, 1], box)).toEqual([]);
  });

  it("keeps every corner of a line inside", () => {
    expect(clipLine([1, 1, 2, 3, 4, 4], box)).toEqual([[1, 1, 2, 3, 4, 4]]);
  });
});

describe("a ring of the globe on a flat map", () => {
  it("comes back untouched when it stays on one side", () => {
    const ring = [170, 0, 179, 0, 179, 5];
    expect(crossesAntimeridian(ring)).toBe(false);
    expect(flattenRing(ring)).toEqual([ring]);
  });

  it("is cut in two at the antimeridian, with nothing lost", () => {
    const pieces = flattenRing([175, 0, -175, 0, -175, 10, 175, 10, 175, 0]);
    expect(pieces.map((piece) => boxOf(piece))).toEqual(expect.arrayContaining([
      { west: 175, south: 0, east: 180, north: 10 },
      { west: -180, south: 0, east: -175, north: 10 },
    ]));
    expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBeCloseTo(100, 9);
  });

  it("reaches the map's lower edge when it goes around the south pole", () => {
    const ring = [-180, -70, -90, -70, 0, -70, 90, -70, 179, -70, -180, -70];
    const pieces = flattenRing(ring);
    expect(pieces.reduce((sum, piece) => sum + area(piece), 0)).toBeCloseTo(360 * 20, 6);
  });
});
