import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "~/domain/geo/point";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";
import { minutesOver, windingFactor } from "~/domain/travel/speed-curve";
import { towns } from "~/domain/travel/towns";

const within = (west: number, south: number, east: number, north: number): fc.Arbitrary<Point> =>
  fc.record({ lon: fc.double({ min: west, max: east, noNaN: true }), lat: fc.double({ min: south, max: north, noNaN: true }) });

const denmark = within(8, 54.6, 15.2, 57.8);
const danishTown = fc.constantFrom(...towns.filter((town) => town.countryCode === "DK"));
const europe = within(-10, 36, 30, 66);
const world = within(-180, -56, 180, 72);
const somewhere = fc.oneof(denmark, europe, world);
const anyMode = fc.constantFrom(...travelModes);
const group = { groupSize: 12 };

const secondsOf = (from: Point, to: Point, mode: TravelMode) => {
  const leg = embeddedTravelTimes.estimate(from, to, mode, group);
  return leg.outcome === "ok" ? leg.travelSeconds : null;
};

describe("every estimate", () => {
  it("is the sum of its parts, never negative, in whole seconds and metres", () => {
    fc.assert(
      fc.property(somewhere, somewhere, anyMode, (from, to, mode) => {
        const leg = embeddedTravelTimes.estimate(from, to, mode, group);
        expect(leg.mode).toBe(mode);
        if (leg.outcome === "impossible") {
          expect(leg.possibleModes).not.toContain(mode);
          return;
        }
        expect(leg.parts.reduce((sum, part) => sum + part.seconds, 0)).toBe(leg.travelSeconds);
        expect(leg.parts.reduce((sum, part) => sum + part.distanceMetres, 0)).toBe(leg.distanceMetres);
        for (const part of leg.parts) {
          expect(Number.isInteger(part.seconds) && part.seconds >= 0).toBe(true);
          expect(Number.isInteger(part.distanceMetres) && part.distanceMetres >= 0).toBe(true);
        }
        expect(leg.uncertaintySeconds).toBeGreaterThan(0);
      }),
      { numRuns: 1500 },
    );
  });

  it("takes as long back as out, over the same gateways", () => {
    fc.assert(
      fc.property(somewhere, somewhere, anyMode, (from, to, mode) => {
        const out = embeddedTravelTimes.estimate(from, to, mode, group);
        const back = embeddedTravelTimes.estimate(to, from, mode, group);
        expect(back.outcome).toBe(out.outcome);
        expect(back.distanceMetres).toBe(out.distanceMetres);
        if (out.outcome === "ok" && back.outcome === "ok") {
          expect(back.travelSeconds).toBe(out.travelSeconds);
          expect([...back.via].reverse()).toEqual(out.via);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("is the same whatever was asked before", () => {
    fc.assert(
      fc.property(denmark, denmark, anyMode, fc.array(fc.tuple(denmark, denmark), { maxLength: 5 }), (from, to, mode, others) => {
        const first = structuredClone(embeddedTravelTimes.estimate(from, to, mode, group));
        for (const [a, b] of others) embeddedTravelTimes.propose(a, b, group);
        expect(embeddedTravelTimes.estimate({ ...from }, { ...to }, mode, group)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it("goes no faster than its mode can", () => {
    const fastest: Record<TravelMode, number> = { walk: 5, coach: 100, car: 120, transit: 70, train: 260, ferry: 110, flight: 850 };
    fc.assert(
      fc.property(somewhere, somewhere, anyMode, (from, to, mode) => {
        const seconds = secondsOf(from, to, mode);
        if (seconds !== null) expect(greatCircleMetres(from, to) / 1000).toBeLessThanOrEqual((seconds / 3600) * fastest[mode] + 0.5);
      }),
      { numRuns: 1500 },
    );
  });
});

describe("the triangle", () => {
  it("is never much shorter over a third place, by car or on foot", () => {
    fc.assert(
      // Between towns: a point in open water has no road of its own, and what is nearest to it changes from one to the next.
      fc.property(danishTown, danishTown, danishTown, fc.constantFrom<TravelMode>("car", "walk"), (a, b, c, mode) => {
        const [direct, first, second] = [secondsOf(a, c, mode), secondsOf(a, b, mode), secondsOf(b, c, mode)];
        if (direct === null || first === null || second === null) return;
        // Ends off the trunk roads and in cities cost minutes of their own, and a barrier is drawn to a few kilometres.
        expect(direct).toBeLessThanOrEqual((first + second) * 1.15 + 1500);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("speed curves", () => {
  const curve = { streetMinutes: 4, streetKilometres: 2, approachMinutes: 9, approachKilometres: 22, minutesPerKilometre: 0.69 };
  it("rise, bend down and never jump", () => {
    expect(minutesOver(curve, 0)).toBe(0);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2000, noNaN: true }), fc.double({ min: 0, max: 2000, noNaN: true }), (a, b) => {
        expect(minutesOver(curve, a + b)).toBeLessThanOrEqual(minutesOver(curve, a) + minutesOver(curve, b) + 1e-9);
        expect(minutesOver(curve, a + 0.001) - minutesOver(curve, a)).toBeGreaterThan(0);
        expect(minutesOver(curve, a + 0.001) - minutesOver(curve, a)).toBeLessThan(0.004);
        expect(windingFactor(a) * a).toBeLessThan(windingFactor(a + 1) * (a + 1));
      }),
    );
  });

  it.each<[TravelMode, number, number]>([
    ["car", 1, 6],
    ["walk", 1, 8],
    ["transit", 100, 6],
    ["train", 1, 6],
  ])("make no jump in a %s leg as its end moves out of town", (mode, firstStep, mostSeconds) => {
    const from = { lon: 9.1, lat: 56.2 };
    let before: number | null = null;
    for (let step = firstStep; step <= 6000; step++) {
      const seconds = secondsOf(from, { lon: 9.1 + step * 0.0001, lat: 56.2 }, mode);
      // A step is 6 metres; rounding of the parts may add some seconds.
      if (before !== null && seconds !== null) expect(Math.abs(seconds - before), `${mode} at step ${step}`).toBeLessThanOrEqual(mostSeconds);
      before = seconds;
    }
  });
});
