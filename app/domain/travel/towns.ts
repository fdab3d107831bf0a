import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES, sphereMetres, unitVector, type UnitVector } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { countryOf, type Country } from "./country";
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

const countries = towns.map((town) => countryOf(town.countryCode));

/** The country of a town, by its index in `towns`. */
export function countryOfTown(index: number): Country {
  return countries[index]!;
}

/** Towns around a position, as indexes into `towns`: the nearest, which gives its country, and the two nearest with trains, the nearer first. */
export type NearestTowns = { nearest: number; station: number; nextStation: number };

/**
 * What the cities around a position mean for it: `congestionMinutes` is what leaving or entering the centre costs a car on
 * a long drive; `transit` lists the towns (indexes into `towns`) whose city public transport reaches the position.
 */
export type CityLife = { congestionMinutes: number; transit: readonly number[] };

/** Towns farther off than this have no bearing on congestion. */
const NEAR_METRES = 80_000;
const NEAR_CHORD = chordOf(NEAR_METRES);

/** The chord through the unit sphere that spans so many metres on the ground. */
function chordOf(metres: number): number {
  return 2 * Math.sin(metres / MEAN_EARTH_RADIUS_METRES / 2);
}

/**
 * Minutes lost at one end of a long drive in the centre of a town of so many thousand people. Grows with the logarithm of
 * the population from 250,000; fitted to typical published times for London, Paris, Seoul, Toronto and Copenhagen.
 */
function centreDelayMinutes(populationThousands: number): number {
  return populationThousands <= 250 ? 0 : 3 * Math.log(populationThousands / 250);
}

/** What the search needs of a town, in one place; chords on the unit sphere. `delayMetres` is how far its congestion is felt. */
type Candidate = UnitVector & { index: number; hasStation: boolean; transitChord: number; delayMinutes: number; delayMetres: number };

const allCandidates = towns.map((town, index): Candidate => ({
  index,
  x: town.x,
  y: town.y,
  z: town.z,
  hasStation: town.hasStation,
  transitChord: chordOf(town.transitRadiusMetres),
  delayMinutes: centreDelayMinutes(town.populationThousands) * countryOf(town.countryCode).congestionFactor,
  delayMetres: 6000 + 150 * Math.sqrt(town.populationThousands),
}));

/** The towns that can be the nearest, or one of the two nearest with trains, for some point of a cell; in the order of the table. */
const nearestCandidatesAt = rememberByCell(({ middle, radius }) => {
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
    return chord <= nearest + 2 * radius || (town.hasStation && chord <= secondStation + 2 * radius);
  });
});

/** The towns whose congestion or city transport reaches some point of a cell; in the order of the table. */
const citiesAt = rememberByCell(({ middle, radius }) =>
  allCandidates.filter((town) => {
    const chord = Math.sqrt(chordSquared(middle, town));
    return chord <= town.transitChord + radius || (town.delayMinutes > 0 && chord <= NEAR_CHORD + radius);
  }),
);

const none: readonly number[] = Object.freeze([]);

/** The nearest towns to a position; `at` is the same position on the sphere. */
export function nearestTownsTo(at: Point & UnitVector): NearestTowns {
  const candidates = nearestCandidatesAt(at);
  let nearest = -1;
  let nearestChord2 = Infinity;
  let station = 0;
  let stationChord2 = Infinity;
  let nextStation = 0;
  let nextChord2 = Infinity;
  for (let i = 0; i < candidates.length; i++) {
    const town = candidates[i]!;
    const chord2 = chordSquared(town, at);
    if (chord2 < nearestChord2) {
      nearest = town.index;
      nearestChord2 = chord2;
    }
    if (chord2 >= nextChord2 || !town.hasStation) continue;
    if (chord2 < stationChord2) {
      nextStation = station;
      nextChord2 = stationChord2;
      station = town.index;
      stationChord2 = chord2;
    } else {
      nextStation = town.index;
      nextChord2 = chord2;
    }
  }
  return { nearest, station, nextStation };
}

/** Congestion and city transport at a position; `at` is the same position on the sphere. */
export function cityLifeAt(at: Point & UnitVector): CityLife {
  const cities = citiesAt(at);
  let congestionMinutes = 0;
  let transit: number[] | null = null;
  for (let i = 0; i < cities.length; i++) {
    const town = cities[i]!;
    const chord2 = chordSquared(town, at);
    if (chord2 <= town.transitChord * town.transitChord) (transit ??= []).push(town.index);
    if (town.delayMinutes <= congestionMinutes || chord2 >= NEAR_CHORD * NEAR_CHORD) continue;
    const reach = sphereMetres(town, at) / town.delayMetres;
    congestionMinutes = Math.max(congestionMinutes, town.delayMinutes * Math.exp(-reach * reach));
  }
  return { congestionMinutes, transit: transit ?? none };
}
