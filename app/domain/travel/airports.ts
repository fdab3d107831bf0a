import { unitVector } from "~/domain/geo/great-circle";
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

const coordinates = new Float64Array(airports.length * 3);
airports.forEach((airport, i) => {
  const vector = unitVector(airport);
  coordinates.set([vector.x, vector.y, vector.z], i * 3);
});

const airportPlaces: (Place | undefined)[] = [];

function airportPlace(index: number): Place {
  return (airportPlaces[index] ??= makePlace(airports[index]!));
}

/** An airport within reach of a place: `index` into `airports`, and the way to it by coach. */
export type AirportTransfer = { index: number; seconds: number; distanceMetres: number };

/** Farther than this in a straight line, nobody goes to an airport by road. */
const LONGEST_TRANSFER_METRES = 250_000;
const LONGEST_TRANSFER_CHORD2 = (2 * Math.sin(LONGEST_TRANSFER_METRES / 6_371_008.8 / 2)) ** 2;
/** A transfer of more than this is left to the other modes. */
const LONGEST_TRANSFER_SECONDS = 4 * 3600;
/** A large airport is worth a longer way: so many kilometres for each rank. */
const KILOMETRES_PER_RANK = 30;
const AIRPORTS_CONSIDERED = 5;

const transfers = new WeakMap<Place, AirportTransfer[]>();

/** The airports worth considering from a place, at most five, remembered with the place; none when all are too far. */
export function airportsNear(place: Place): AirportTransfer[] {
  let found = transfers.get(place);
  if (!found) {
    found = findAirportsNear(place);
    transfers.set(place, found);
  }
  return found;
}

function findAirportsNear(place: Place): AirportTransfer[] {
  const candidates: { index: number; score: number }[] = [];
  for (let i = 0, k = 0; i < airports.length; i++, k += 3) {
    const dx = coordinates[k]! - place.x;
    const dy = coordinates[k + 1]! - place.y;
    const dz = coordinates[k + 2]! - place.z;
    const chord2 = dx * dx + dy * dy + dz * dz;
    if (chord2 > LONGEST_TRANSFER_CHORD2) continue;
    candidates.push({ index: i, score: Math.sqrt(chord2) * 6371 - airports[i]!.rank * KILOMETRES_PER_RANK });
  }
  candidates.sort((a, b) => a.score - b.score || a.index - b.index);
  const found: AirportTransfer[] = [];
  for (const { index } of candidates.slice(0, AIRPORTS_CONSIDERED)) {
    const transfer = transferBetween(place, airportPlace(index));
    if (transfer && transfer.seconds <= LONGEST_TRANSFER_SECONDS) found.push({ index, ...transfer });
  }
  return found;
}
