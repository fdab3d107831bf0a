import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sphereMetres } from "~/domain/geo/great-circle";
import { surroundingsAt, towns } from "~/domain/travel/towns";
import { makeWaypoint } from "~/domain/travel/waypoint";

const anywhere = fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -89, max: 89, noNaN: true }) });
const inEurope = fc.record({ lon: fc.double({ min: -10, max: 30, noNaN: true }), lat: fc.double({ min: 36, max: 66, noNaN: true }) });

describe("surroundingsAt", () => {
  it("finds among the candidates of a cell what a look at every town finds", () => {
    fc.assert(
      fc.property(fc.oneof(inEurope, anywhere), (point) => {
        const at = makeWaypoint(point);
        const byDistance = towns.map((town, index) => ({ index, metres: sphereMetres(town, at), town })).sort((a, b) => a.metres - b.metres);
        const found = surroundingsAt(at);
        expect(found.nearest).toBe(byDistance[0]!.index);
        expect(found.stations).toEqual(byDistance.filter(({ town }) => town.hasStation).slice(0, 2).map(({ index }) => index));
        const reaching = byDistance.filter(({ metres, town }) => metres <= town.transitRadiusMetres).map(({ index }) => index);
        expect([...found.transit].sort((a, b) => a - b)).toEqual(reaching.sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});
