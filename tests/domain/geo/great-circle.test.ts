import fc from "fast-check";
import { Geodesic } from "geographiclib-geodesic";
import { describe, expect, it } from "vitest";
import { greatCircleMetres, initialBearingDegrees, sphereMetres, unitVector } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";

const anyPoint: fc.Arbitrary<Point> = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
});

function geodesicMetres(a: Point, b: Point): number {
  return Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? NaN;
}

describe("greatCircleMetres", () => {
  it("agrees with Karney's geodesic within 0.01 %, and within 0.7 % near the antipode", () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        const exact = geodesicMetres(a, b);
        const tolerance = exact < 18_000_000 ? exact * 1e-4 + 0.01 : exact * 7e-3;
        expect(Math.abs(greatCircleMetres(a, b) - exact)).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 2000 },
    );
  });

  it("is zero for equal points, never negative and the same both ways", () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        expect(greatCircleMetres(a, a)).toBe(0);
        expect(greatCircleMetres(a, b)).toBeGreaterThanOrEqual(0);
        expect(greatCircleMetres(a, b)).toBeCloseTo(greatCircleMetres(b, a), 3);
      }),
    );
  });

  it("crosses the date line the short way", () => {
    expect(greatCircleMetres({ lon: 179.5, lat: 0 }, { lon: -179.5, lat: 0 })).toBeCloseTo(111_319.5, 0);
  });
});

describe("sphereMetres", () => {
  it("is within 0.6 % of the ellipsoid", () => {
    fc.assert(
      fc.property(anyPoint, anyPoint, (a, b) => {
        const exact = geodesicMetres(a, b);
        expect(Math.abs(sphereMetres(unitVector(a), unitVector(b)) - exact)).toBeLessThanOrEqual(exact * 6e-3 + 0.01);
      }),
    );
  });
});

describe("initialBearingDegrees", () => {
  it.each([
    [{ lon: 10, lat: 55 }, { lon: 10, lat: 56 }, 0],
    [{ lon: 0, lat: 0 }, { lon: 1, lat: 0 }, 90],
    [{ lon: 10, lat: 56 }, { lon: 10, lat: 55 }, 180],
    [{ lon: 0, lat: 0 }, { lon: -1, lat: 0 }, 270],
    [{ lon: 5, lat: 5 }, { lon: 5, lat: 5 }, 0],
  ])("from %o to %o is %d", (from, to, expected) => {
    expect(initialBearingDegrees(from, to)).toBeCloseTo(expected, 6);
  });
});
