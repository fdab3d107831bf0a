import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES, sphereMetres, unitVector, type UnitVector } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
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
  transit: readonly number[];
};

/** Towns farther off than this have no bearing on congestion or city transport. */
const NEAR_METRES = 80_000;
const NEAR_CHORD = 2 * Math.sin(NEAR_METRES / MEAN_EARTH_RADIUS_METRES / 2);

/**
 * Minutes lost at one end of a long drive in the centre of a town of so many thousand people. Grows with the logarithm of
 * the population from 250,000; fitted to typical published times for London, Paris, Seoul, Toronto and Copenhagen.
 */
function centreDelayMinutes(populationThousands: number): number {
  return populationThousands <= 250 ? 0 : 3 * Math.log(populationThousands / 250);
}

/** What the search needs of a town, in one place. `delayMetres` is how far its congestion is felt. */
type Candidate = UnitVector & { index: number; hasStation: boolean; transitRadiusMetres: number; delayMinutes: number; delayMetres: number };

const allCandidates = towns.map((town, index): Candidate => ({
  index,
  x: town.x,
  y: town.y,
  z: town.z,
  hasStation: town.hasStation,
  transitRadiusMetres: town.transitRadiusMetres,
  delayMinutes: centreDelayMinutes(town.populationThousands) * countryOf(town.countryCode).congestionFactor,
  delayMetres: 6000 + 150 * Math.sqrt(town.populationThousands),
}));

/** The towns that can be the nearest, one of the two nearest with trains, or near, for some point of a cell; in the order of the table. */
const candidatesAt = rememberByCell(({ middle, radius }) => {
  const chords = allCandidates.map((town) => Math.sqrt(chordSquared(middle, town)));
  let nearest = Infinity;
  let firstStation = Infinity;
  let secondStation = Infinity;
  chords.forEach((chord, i) => {
    nearest = Math.min(nearest, chord);
    if (!allCandidates[i]!.hasStation) return;
    secondStation = Math.min(secondStation, Math.max(firstStation, chord));
    firstStation = Math.min(firstStation, chord);
  });
  return allCandidates.filter((town, i) => {
    const chord = chords[i]!;
    return chord <= nearest + 2 * radius || chord <= NEAR_CHORD + radius || (town.hasStation && chord <= secondStation + 2 * radius);
  });
});

const none: readonly number[] = Object.freeze([]);

/** The towns around a position; `at` is the same position on the sphere. */
export function surroundingsAt(at: Point & UnitVector): Surroundings {
  const candidates = candidatesAt(at);
  let nearest = -1;
  let nearestChord2 = Infinity;
  let first = 0;
  let firstChord2 = Infinity;
  let second = 0;
  let secondChord2 = Infinity;
  let congestionMinutes = 0;
  let transit: number[] | null = null;
  for (let i = 0; i < candidates.length; i++) {
    const town = candidates[i]!;
    const chord2 = chordSquared(town, at);
    if (chord2 < nearestChord2) {
      nearest = town.index;
      nearestChord2 = chord2;
    }
    if (chord2 < NEAR_CHORD * NEAR_CHORD) {
      const metres = sphereMetres(town, at);
      if (metres <= town.transitRadiusMetres) (transit ??= []).push(town.index);
      if (town.delayMinutes > 0) {
        const reach = metres / town.delayMetres;
        congestionMinutes = Math.max(congestionMinutes, town.delayMinutes * Math.exp(-reach * reach));
      }
    }
    if (chord2 >= secondChord2 || !town.hasStation) continue;
    if (chord2 < firstChord2) {
      second = first;
      secondChord2 = firstChord2;
      first = town.index;
      firstChord2 = chord2;
    } else {
      second = town.index;
      secondChord2 = chord2;
    }
  }
  return { nearest, stations: [first, second], congestionMinutes, transit: transit ?? none };
}
