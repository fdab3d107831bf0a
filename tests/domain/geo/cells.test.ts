import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { unitVector } from "~/domain/geo/great-circle";

describe("rememberByCell", () => {
  it("looks once for all points of a cell, and again for the next cell", () => {
    let looks = 0;
    const find = rememberByCell(({ box }) => `${(looks += 1)}: ${box.west} ${box.south}`);
    expect(find({ lon: 10.1, lat: 55.1 })).toBe("1: 10 55");
    expect(find({ lon: 10.5, lat: 55.1 })).toBe("2: 10.5 55");
    expect(find({ lon: 10.4999, lat: 55.4999 })).toBe("1: 10 55");
    expect(find({ lon: -0.1, lat: -0.1 })).toBe("3: -0.5 -0.5");
  });

  it("gives each cell a box that holds the point and a radius that reaches it", () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }), (lon, lat) => {
        const { box, middle, radius } = rememberByCell((cell) => cell)({ lon, lat });
        expect(lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north).toBe(true);
        expect(Math.sqrt(chordSquared(middle, unitVector({ lon, lat })))).toBeLessThanOrEqual(radius);
      }),
    );
  });
});
