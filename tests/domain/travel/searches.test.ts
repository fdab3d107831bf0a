import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEAN_EARTH_RADIUS_METRES, sphereMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { airportsNear, transferTo } from "~/domain/travel/airports";
import { findGatewayRoute } from "~/domain/travel/crossing";
import { transferBetween } from "~/domain/travel/drive";
import { planFerry } from "~/domain/travel/ferry";
import { planFlight } from "~/domain/travel/flight";
import { flightRouteBetween } from "~/domain/travel/flight-route";
import { ferryLines, ferrySeconds } from "~/domain/travel/gateways";
import { networks, waysFrom, type NetworkName, type Route } from "~/domain/travel/network";
import { makePlace, placeAt, type Place } from "~/domain/travel/place";
import { wayMetres } from "~/domain/travel/way";

/*
 * The searches look at what can win only. Here each is held against its plain definition, which looks at everything.
 */

const within = (west: number, south: number, east: number, north: number): fc.Arbitrary<Point> =>
  fc.record({ lon: fc.double({ min: west, max: east, noNaN: true }), lat: fc.double({ min: south, max: north, noNaN: true }) });
/** Two places of one part of the world. */
const twoPlaces = fc.oneof(...[within(8, 54.6, 15.2, 57.8), within(-10, 36, 30, 66), within(126, 33, 146, 45)].map((area) => fc.tuple(area, area)));
const group = { groupSize: 12 };

function costOf(name: NetworkName, route: Route): number {
  const { nodes, gatewayCosts, costPerMetre } = networks[name];
  const overLand = route.landMetres.reduce((sum, land) => sum + land, 0) * costPerMetre;
  return route.passages.reduce((sum, { gateway }) => sum + gatewayCosts[nodes.findIndex((node) => node.gateway === gateway)]!, overLand);
}

/** Whether the way from one node to another begins and ends with a gateway, and not with a stretch of land before or after it. */
function isCrossing(before: Int16Array, start: number, end: number): boolean {
  let first = end;
  while (before[first]! >= 0 && before[first] !== start) first = before[first]!;
  return before[end] === (end ^ 1) && first === (start ^ 1);
}

/** The least cost over every gateway to leave by and every one to arrive by. */
function leastCost(name: NetworkName, from: Place, to: Place): number {
  const network = networks[name];
  let least = Infinity;
  for (const start of network.nodesByMass[from.massIndex]!) {
    const reach = wayMetres(from, network.nodes[start]!, from.massIndex, network.ground) * network.costPerMetre;
    const { cost, before } = waysFrom(network, start);
    // Where land joins both ends of a gateway for less, nobody begins with it.
    if (cost[start ^ 1]! < network.gatewayCosts[start]!) continue;
    for (const end of network.nodesByMass[to.massIndex]!) {
      if (!isCrossing(before, start, end)) continue;
      least = Math.min(least, reach + cost[end]! + wayMetres(network.nodes[end]!, to, to.massIndex, network.ground) * network.costPerMetre);
    }
  }
  return least;
}

/** The same but for the order in which floating numbers were added. */
const isSame = (cost: number, other: number) => cost === other || Math.abs(cost / other - 1) < 1e-9;

describe("the way over gateways", () => {
  const world = within(-180, -60, 180, 78);
  // From the north of Jutland, and from beyond closed borders, the way is led round so much land that its parts are shorter than the whole.
  const roundAbout: [Point, Point][] = [
    [{ lon: 8.24, lat: 57.507 }, { lon: 103.769, lat: 1.448 }],
    [{ lon: 126, lat: 42.089 }, { lon: -16.72, lat: 28.045 }],
    [{ lon: 129.04, lat: 35.1 }, { lon: -5.35, lat: 36.14 }],
  ];

  it.each<NetworkName>(["road", "sea-road", "rail", "walk"])("is the least costly of all in the network of %s, in either direction, asked once or again", (name) => {
    const quays = fc.constantFrom(...networks[name].nodes.map(({ lon, lat }): Point => ({ lon, lat })));
    const anywhere = fc.oneof(world, quays, within(-10, 36, 30, 66));
    fc.assert(
      fc.property(fc.oneof(twoPlaces, fc.tuple(anywhere, anywhere)), ([a, b]) => {
        const [from, to] = [makePlace(a), makePlace(b)];
        const least = leastCost(name, from, to);
        expect(leastCost(name, to, from)).toSatisfy((back: number) => isSame(back, least));
        // The first search of a place, the second and the third find what they know of it in three states.
        for (let time = 0; time < 3; time += 1) {
          const route = findGatewayRoute(name, from, to);
          if (!route) {
            expect(least).toBe(Infinity);
            continue;
          }
          const cost = costOf(name, route);
          expect(cost).toSatisfy((found: number) => isSame(found, least));
          expect(findGatewayRoute(name, from, to, cost * 0.999)).toBeNull();
          expect(costOf(name, findGatewayRoute(name, from, to, cost * 1.001)!)).toBe(cost);
        }
      }),
      { numRuns: 150, examples: roundAbout.map((pair) => [pair]) },
    );
  });
});

describe("a flight", () => {
  it("is the quickest over any two airports near the ends", () => {
    fc.assert(
      fc.property(twoPlaces, ([a, b]) => {
        const plan = planFlight(placeAt(a), placeAt(b), group);
        const [from, to] = [makePlace(a), makePlace(b)];
        let quickest = Infinity;
        for (const start of airportsNear(from)) {
          for (const end of airportsNear(to)) {
            if (start.index === end.index) continue;
            const [before, after] = [transferTo(from, start), transferTo(to, end)];
            const route = flightRouteBetween(Math.min(start.index, end.index), Math.max(start.index, end.index));
            if (!before || !after || !route || route.hops[0]!.distanceMetres < 120_000) continue;
            quickest = Math.min(quickest, before.seconds + after.seconds + route.seconds + route.beforeSeconds + route.afterSeconds);
          }
        }
        if (plan.outcome === "ok") expect(plan.seconds).toBeCloseTo(quickest, 6);
        else if (plan.reason === "no-airport") expect(quickest).toBe(Infinity);
        else expect(sphereMetres(from, to)).toBeLessThan(120_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a crossing on foot", () => {
  it("is the quickest of all lines with a quay near either end", () => {
    const isNear = (place: Place, quay: Place) => Math.hypot(place.x - quay.x, place.y - quay.y, place.z - quay.z) <= 80_000 / MEAN_EARTH_RADIUS_METRES;
    const lines = ferryLines.filter((line) => line.use.includes("foot"));
    const denmark = within(9.5, 54.6, 12.8, 57.5);
    fc.assert(
      fc.property(denmark, denmark, (a, b) => {
        const [from, to] = [makePlace(a), makePlace(b)];
        let quickest = Infinity;
        for (const line of lines) {
          for (const side of [0, 1] as const) {
            const [near, far] = [makePlace(line.ends[side], line.ends[side].massIndex), makePlace(line.ends[1 - side]!, line.ends[1 - side]!.massIndex)];
            if (!isNear(from, near) || !isNear(to, far)) continue;
            const [before, after] = [transferBetween(from, near), transferBetween(to, far)];
            if (!before || !after || Math.max(before.seconds, after.seconds) > 5400) continue;
            quickest = Math.min(quickest, before.seconds + ferrySeconds(line) + after.seconds);
          }
        }
        const plan = planFerry(from, to, group);
        expect(plan.outcome === "ok" ? plan.seconds : Infinity).toBeCloseTo(quickest, 6);
      }),
      { numRuns: 100 },
    );
  });
});
