/** `npm run bench`: leg estimates a second on one core, by the embedded model. */
import { cpus } from "node:os";
import type { Point } from "~/domain/geo/point";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";

/** A generator with a fixed seed (Park and Miller 1988), so that every run measures the same legs. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function makePoints(count: number, [west, south, east, north]: Box, random: () => number): Point[] {
  return Array.from({ length: count }, () => ({ lon: west + random() * (east - west), lat: south + random() * (north - south) }));
}

/** A leg to estimate: its ends and its mode. */
type Leg = { from: Point; to: Point; mode: TravelMode };

/** Estimates a second of processor time, so that neighbours on the machine count less. Reads each estimate's time. */
export function measureLegs(legs: readonly Leg[], rounds = 1): number {
  const options = { groupSize: 12 };
  const before = process.cpuUsage().user;
  let seconds = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const { from, to, mode } of legs) {
      const leg = embeddedTravelTimes.estimate(from, to, mode, options);
      if (leg.outcome === "ok") seconds += leg.travelSeconds;
    }
  }
  const perSecond = (legs.length * rounds) / ((process.cpuUsage().user - before) / 1e6);
  if (!(seconds > 0)) throw new Error("no leg could be done");
  return perSecond;
}

/** Legs between places of which each occurs in one leg only: nothing about them is known. */
function makeNewLegs(count: number, box: Box, modes: readonly TravelMode[], random: () => number): Leg[] {
  const points = makePoints(2 * count, box, random);
  return Array.from({ length: count }, (_, i) => ({ from: points[2 * i]!, to: points[2 * i + 1]!, mode: modes[i % modes.length]! }));
}

/** Every leg among some places, both ways and by every mode. */
function makeTripLegs(count: number, box: Box, random: () => number): Leg[] {
  const points = makePoints(count, box, random);
  return points.flatMap((from) => points.flatMap((to) => (from === to ? [] : travelModes.map((mode) => ({ from, to, mode })))));
}

const areas: [string, Box][] = [
  ["one city", [13.2, 52.4, 13.6, 52.6]],
  ["Denmark", [8.2, 54.9, 12.6, 57.5]],
  ["Europe", [-5, 37, 28, 60]],
];
const tripRounds = 15;
const random = makeRandom(20_261_122);
const figure = (perSecond: number) => `${(Math.round(perSecond / 1000) * 1000).toLocaleString("en").padStart(9)} a second`;

const cold = performance.now();
embeddedTravelTimes.estimate({ lon: 12.57, lat: 55.68 }, { lon: 10.2, lat: 56.15 }, "coach", { groupSize: 12 });
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}: leg estimates on one core`);
console.log(`first estimate: ${(performance.now() - cold).toFixed(0)} ms`);
for (const [area, box] of areas) {
  const print = (name: string, perSecond: number) => console.log(`${`${area}, ${name}`.padEnd(84)} ${figure(perSecond)}`);
  // The first few thousand compile the code and meet the cells of the map.
  measureLegs(makeNewLegs(5_000, box, travelModes, random));
  print("places never seen before, by coach", measureLegs(makeNewLegs(20_000, box, ["coach"], random)));
  print("places never seen before, by all modes in turn", measureLegs(makeNewLegs(20_000, box, travelModes, random)));
  // One such trip takes a tenth of a second, too short to be told from the compiler's and the sweeper's work: the middle of some.
  const trips = Array.from({ length: tripRounds }, () => makeTripLegs(60, box, random));
  print(`legs never seen before among 60 places, by all modes, middle of ${tripRounds}`, trips.map((legs) => measureLegs(legs)).sort((a, b) => a - b)[(tripRounds - 1) / 2]!);
  const trip = trips.at(-1)!;
  measureLegs(trip, 2);
  print("the same legs again", measureLegs(trip, 20));
}
