import { chordSquared, rememberByCell } from "~/domain/geo/cells";
import { MEAN_EARTH_RADIUS_METRES, unitVector, type UnitVector } from "~/domain/geo/great-circle";
import airportData from "./data/airports.json";
import { countryOf, type Country } from "./country";
import { MOST_METRES_PER_SECOND, transferBetween } from "./drive";
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

/**
 * An airport (`index` into `airports`) that may be within reach of a place. `transfer` is the way to it by coach, undefined
 * until it is wanted and null where it is too long or there is none; no transfer takes less than `leastSeconds`.
 */
export type AirportAccess = { index: number; leastSeconds: number; transfer: AirportTransfer | null | undefined };

/** The way by coach between a place and an airport. */
export type AirportTransfer = { seconds: number; distanceMetres: number };

/** Farther than this in a straight line, nobody goes to an airport by road. */
const LONGEST_TRANSFER_METRES = 250_000;
const LONGEST_TRANSFER_CHORD = 2 * Math.sin(LONGEST_TRANSFER_METRES / MEAN_EARTH_RADIUS_METRES / 2);
/** A transfer of more than this is left to the other modes. */
const LONGEST_TRANSFER_SECONDS = 4 * 3600;
/** A large airport is worth a longer way: so many kilometres for each rank. */
const KILOMETRES_PER_RANK = 30;
/** So many airports are looked at from each end of a flight. */
export const AIRPORTS_CONSIDERED = 5;

/** What the search needs of an airport, in one place. */
type Candidate = UnitVector & { index: number; advantage: number };

const allCandidates = airports.map((airport, index): Candidate => ({ index, advantage: airport.rank * KILOMETRES_PER_RANK, ...unitVector(airport) }));

/** The airports that are within reach of some point of a cell. */
const candidatesAt = rememberByCell(({ middle, radius }) =>
  allCandidates.filter((airport) => chordSquared(middle, airport) <= (LONGEST_TRANSFER_CHORD + radius) ** 2),
);

/** The airports worth considering from a place, at most five, remembered with the place; none when all are too far. */
export function airportsNear(place: Place): readonly AirportAccess[] {
  return (place.airports ??= findAirportsNear(place));
}

function findAirportsNear(place: Place): AirportAccess[] {
  const best: { airport: Candidate; kilometres: number; score: number }[] = [];
  for (const airport of candidatesAt(place)) {
    const chord2 = chordSquared(airport, place);
    if (chord2 > LONGEST_TRANSFER_CHORD * LONGEST_TRANSFER_CHORD) continue;
    const kilometres = (Math.sqrt(chord2) * MEAN_EARTH_RADIUS_METRES) / 1000;
    const score = kilometres - airport.advantage;
    let rank = best.length;
    while (rank > 0 && best[rank - 1]!.score > score) rank -= 1;
    if (rank >= AIRPORTS_CONSIDERED) continue;
    best.splice(rank, 0, { airport, kilometres, score });
    if (best.length > AIRPORTS_CONSIDERED) best.pop();
  }
  return best.map(({ airport, kilometres }) => ({
    index: airport.index,
    leastSeconds: (kilometres * 1000) / MOST_METRES_PER_SECOND,
    transfer: undefined,
  }));
}

/** The way by coach from the place to an airport near it; null when it takes more than four hours or there is none. */
export function transferTo(place: Place, access: AirportAccess): AirportTransfer | null {
  if (access.transfer === undefined) {
    const transfer = transferBetween(place, airportPlace(access.index));
    access.transfer = transfer && transfer.seconds <= LONGEST_TRANSFER_SECONDS ? transfer : null;
  }
  return access.transfer;
}
