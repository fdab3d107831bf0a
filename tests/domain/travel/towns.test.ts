import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sphereMetres } from "~/domain/geo/great-circle";
import { countryOf } from "~/domain/travel/country";
import { cityLifeAt, nearestTownsTo, towns } from "~/domain/travel/towns";
import { makeWaypoint } from "~/domain/travel/waypoint";

const anywhere = fc.record({ lon: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -89, max: 89, noNaN: true }) });
const inEurope = fc.record({ lon: fc.double({ min: -10, max: 30, noNaN: true }), lat: fc.double({ min: 36, max: 66, noNaN: true }) });

describe("towns around a position", () => {
  it("finds among the candidates of a cell what a look at every town finds", () => {
    fc.assert(
      fc.property(fc.oneof(inEurope, anywhere), (point) => {
        const at = makeWaypoint(point);
        const byDistance = towns.map((town, index) => ({ index, metres: sphereMetres(town, at), town })).sort((a, b) => a.metres - b.metres);
        const [station, nextStation] = byDistance.filter(({ town }) => town.hasStation).map(({ index }) => index);
        expect(nearestTownsTo(at)).toEqual({ nearest: byDistance[0]!.index, station, nextStation });
        const reaching = byDistance.filter(({ metres, town }) => metres <= town.transitRadiusMetres).map(({ index }) => index);
        const { transit, congestionMinutes } = cityLifeAt(at);
        expect(transit).toEqual(reaching.sort((a, b) => a - b));
        const delays = byDistance.filter(({ metres, town }) => metres < 80_000 && town.populationThousands > 250).map(({ metres, town }) => {
          const inCentre = 3 * Math.log(town.populationThousands / 250) * countryOf(town.countryCode).congestionFactor;
          return inCentre * Math.exp(-((metres / (6000 + 150 * Math.sqrt(town.populationThousands))) ** 2));
        });
        expect(congestionMinutes).toBeCloseTo(Math.max(0, ...delays), 9);
      }),
      { numRuns: 200 },
    );
  });
});
