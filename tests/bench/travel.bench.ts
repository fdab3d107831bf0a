/** `npx tsx tests/bench/travel.bench.ts`: leg estimates a second on one core, by the embedded model. */
import type { Point } from "~/domain/geo/point";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";

/** A generator with a fixed seed (Park and Miller 1988), so that every run measures the same legs. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function makePoints(count: number, [west, south, east, north]: readonly [number, number, number, number], random: () => number): Point[] {
  return Array.from({ length: count }, () => ({ lon: west + random() * (east - west), lat: south + random() * (north - south) }));
}

/** Estimates a second of processor time, so that neighbours on the machine count less. */
export function measureLegs(points: readonly Point[], modes: readonly TravelMode[], count: number): number {
  const options = { groupSize: 12 };
  const before = process.cpuUsage().user;
  for (let i = 0; i < count; i++) {
    const from = points[i % points.length]!;
    const to = points[(i * 7 + 3 + Math.floor(i / points.length)) % points.length]!;
    embeddedTravelTimes.estimate(from, to, modes[i % modes.length]!, options);
  }
  return count / ((process.cpuUsage().user - before) / 1e6);
}

const denmark = [8.2, 54.9, 12.6, 57.5] as const;
const berlin = [13.2, 52.4, 13.6, 52.6] as const;
const europe = [-5, 37, 28, 60] as const;
const random = makeRandom(20_261_122);

const cold = performance.now();
embeddedTravelTimes.estimate({ lon: 12.57, lat: 55.68 }, { lon: 10.2, lat: 56.15 }, "coach", { groupSize: 12 });
console.log(`first estimate: ${(performance.now() - cold).toFixed(1)} ms`);
const cases: [string, Point[], readonly TravelMode[], number][] = [
  ["a trip of 60 stops in Denmark, all modes", makePoints(60, denmark, random), travelModes, 400_000],
  ["a trip of 60 stops in one city, all modes", makePoints(60, berlin, random), travelModes, 400_000],
  ["a trip of 60 stops in Europe, all modes", makePoints(60, europe, random), travelModes, 400_000],
  ["never seen before, Denmark, coach", makePoints(40_000, denmark, random), ["coach"], 40_000],
  ["never seen before, one city, coach", makePoints(40_000, berlin, random), ["coach"], 40_000],
  ["never seen before, Denmark, all modes", makePoints(14_000, denmark, random), travelModes, 14_000],
];
for (const [name, points, modes, count] of cases) {
  console.log(`${name}: ${Math.round(measureLegs(points, modes, count)).toLocaleString("en")} estimates/s`);
}
