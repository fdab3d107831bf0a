import { MEAN_EARTH_RADIUS_METRES, sphereMetres, unitVector, type UnitVector } from "~/domain/geo/great-circle";
import { countryOf } from "./country";
import townData from "./data/towns.json";

/** A town or city with a role in travel. Population in thousands of the built-up area. Source: `data/towns.json`. */
export type Town = UnitVector & {
  name: string;
  countryCode: string;
  lon: number;
  lat: number;
  populationThousands: number;
  hasStation: boolean;
  /** Whether a motorway or dual carriageway is near. */
  hasTrunkRoad: boolean;
  /** How far from the centre trains and stops are dense enough to walk to. */
  stationRadiusMetres: number;
  /** How far out city public transport runs often. */
  transitRadiusMetres: number;
};

type TownRow = [name: string, countryCode: string, lon: number, lat: number, population: number, station: number, trunk: number];

/** All towns of the table. */
export const towns: readonly Town[] = (townData.rows as unknown as TownRow[]).map(([name, countryCode, lon, lat, population, station, trunk]) => ({
  ...unitVector({ lon, lat }),
  name,
  countryCode,
  lon,
  lat,
  populationThousands: population,
  hasStation: station === 1,
  hasTrunkRoad: trunk === 1,
  // Grows with the radius of the built-up area, which grows with the root of its population.
  stationRadiusMetres: 1500 + 350 * Math.sqrt(population),
  transitRadiusMetres: Math.min(50_000, 6000 + 900 * Math.sqrt(population)),
}));

/**
 * Towns around a position. `nearest` gives its country; `stations` are the two nearest towns
 * with trains, the nearest first; `congestionMinutes` is
 * what leaving or entering the centre costs a car on a long drive; `transit` lists towns whose city public transport
 * reaches the position. Indexes point into `towns`.
 */
export type Surroundings = {
  nearest: number;
  stations: [number, number];
  congestionMinutes: number;
  transit: number[];
};

/** Towns farther off than this have no bearing on congestion or city transport. */
const NEAR_METRES = 80_000;
const NEAR_CHORD2 = (2 * Math.sin(NEAR_METRES / MEAN_EARTH_RADIUS_METRES / 2)) ** 2;

const coordinates = new Float64Array(towns.length * 3);
towns.forEach((town, i) => coordinates.set([town.x, town.y, town.z], i * 3));

/**
 * Minutes lost at one end of a long drive in the centre of a town of so many thousand people. Grows with the logarithm of
 * the population from 250,000; fitted to typical published times for London, Paris, Seoul, Toronto and Copenhagen.
 */
function centreDelayMinutes(populationThousands: number): number {
  return populationThousands <= 250 ? 0 : 3 * Math.log(populationThousands / 250);
}

const centreDelays = towns.map((town) => centreDelayMinutes(town.populationThousands) * countryOf(town.countryCode).congestionFactor);

const stations = Uint8Array.from(towns, (town) => (town.hasStation ? 1 : 0));

/** The towns around a position on the sphere. */
export function surroundingsAt(at: UnitVector): Surroundings {
  const { x, y, z } = at;
  let nearest = 0;
  let nearestChord2 = Infinity;
  let first = 0;
  let firstChord2 = Infinity;
  let second = 0;
  let secondChord2 = Infinity;
  const near: number[] = [];
  for (let i = 0, k = 0; i < stations.length; i++, k += 3) {
    const dx = coordinates[k]! - x;
    const dy = coordinates[k + 1]! - y;
    const dz = coordinates[k + 2]! - z;
    const chord2 = dx * dx + dy * dy + dz * dz;
    if (chord2 < NEAR_CHORD2) near.push(i);
    if (chord2 < nearestChord2) {
      nearest = i;
      nearestChord2 = chord2;
    }
    if (chord2 < secondChord2 && stations[i] === 1) {
      second = i;
      secondChord2 = chord2;
      if (chord2 < firstChord2) {
        second = first;
        secondChord2 = firstChord2;
        first = i;
        firstChord2 = chord2;
      }
    }
  }
  return { nearest, stations: [first, second], ...effectsOf(near, at) };
}

/** What the towns within reach of a position mean for it. */
function effectsOf(near: readonly number[], at: UnitVector): { congestionMinutes: number; transit: number[] } {
  let congestionMinutes = 0;
  const transit: number[] = [];
  for (const i of near) {
    const town = towns[i]!;
    const metres = sphereMetres(town, at);
    if (metres <= town.transitRadiusMetres) transit.push(i);
    if (centreDelays[i] === 0) continue;
    const reach = metres / (6000 + 150 * Math.sqrt(town.populationThousands));
    congestionMinutes = Math.max(congestionMinutes, centreDelays[i]! * Math.exp(-reach * reach));
  }
  return { congestionMinutes, transit };
}
