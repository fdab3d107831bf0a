import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES, unitVector, type UnitVector } from "~/domain/geo/great-circle";
import airportData from "./data/airports.json";
import { countryOf, type Country } from "./country";
import { transferBetween } from "./drive";
import { makePlace, type Place } from "./place";

/**
 * An airport with scheduled traffic. `rank` is its role: 5 world hub, 4 large hub, 3 large, 2 regional with several
 * routes, 1 small with routes to a capital. `timeZone` is its IANA zone. Source: `data/airports.json`.
 */
export type Airport = {
  iata: string;
  name: string;
  countryCode: string;
  lon: number;
  lat: number;
  timeZone: string;
  rank: number;
  country: Country;
};

type AirportRow = [iata: string, name: string, countryCode: string, lon: number, lat: number, timeZone: string, rank: number];

/** All airports of the table, in the order of their IATA codes. */
export const airports: readonly Airport[] = (airportData.rows as unknown as AirportRow[]).map(
  ([iata, name, countryCode, lon, lat, timeZone, rank]) => ({ iata, name, countryCode, lon, lat, timeZone, rank, country: countryOf(countryCode) }),
);

const byIata = new Map(airports.map((airport) => [airport.iata, airport]));

/** The airport of an IATA code in capitals; undefined when it is not in the table. */
export function findAirport(iata: string): Airport | undefined {
  return byIata.get(iata);
}

const airportPlaces: (Place | undefined)[] = [];

function airportPlace(index: number): Place {
  return (airportPlaces[index] ??= makePlace(airports[index]!));
}

/** An airport within reach of a place: `index` into `airports`, and the way to it by coach. */
export type AirportTransfer = { index: number; seconds: number; distanceMetres: number };

/** Farther than this in a straight line, nobody goes to an airport by road. */
const LONGEST_TRANSFER_METRES = 250_000;
const LONGEST_TRANSFER_CHORD = 2 * Math.sin(LONGEST_TRANSFER_METRES / MEAN_EARTH_RADIUS_METRES / 2);
/** A transfer of more than this is left to the other modes. */
const LONGEST_TRANSFER_SECONDS = 4 * 3600;
/** A large airport is worth a longer way: so many kilometres for each rank. */
const KILOMETRES_PER_RANK = 30;
const AIRPORTS_CONSIDERED = 5;

/** What the search needs of an airport, in one place. */
type Candidate = UnitVector & { index: number; advantage: number };

const allCandidates = airports.map((airport, index): Candidate => ({ index, advantage: airport.rank * KILOMETRES_PER_RANK, ...unitVector(airport) }));

/** The airports that are within reach of some point of a cell. */
const candidatesAt = rememberByCell(({ middle, radius }) =>
  allCandidates.filter((airport) => chordSquared(middle, airport) <= (LONGEST_TRANSFER_CHORD + radius) ** 2),
);

/** The airports worth considering from a place, at most five, remembered with the place; none when all are too far. */
export function airportsNear(place: Place): readonly AirportTransfer[] {
  return (place.airports ??= findAirportsNear(place));
}

function findAirportsNear(place: Place): AirportTransfer[] {
  const candidates: { index: number; score: number }[] = [];
  for (const airport of candidatesAt(place)) {
    const chord2 = chordSquared(airport, place);
    if (chord2 > LONGEST_TRANSFER_CHORD * LONGEST_TRANSFER_CHORD) continue;
    candidates.push({ index: airport.index, score: Math.sqrt(chord2) * 6371 - airport.advantage });
  }
  candidates.sort((a, b) => a.score - b.score || a.index - b.index);
  const found: AirportTransfer[] = [];
  for (const { index } of candidates.slice(0, AIRPORTS_CONSIDERED)) {
    const transfer = transferBetween(place, airportPlace(index));
    if (transfer && transfer.seconds <= LONGEST_TRANSFER_SECONDS) found.push({ index, ...transfer });
  }
  return found;
}
