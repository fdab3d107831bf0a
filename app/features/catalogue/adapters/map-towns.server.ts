import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { listMapPlaces } from "../queries.server";
import { documentOf, type MapDocument } from "./base-map.server";
import { largerTowns } from "./larger-towns.server";

/** The catalogue's own places are what the map is read for: they are named from a zoom that shows a country. */
const placeRank = 2;

/** The names on the base map: larger towns, and the catalogue's places that are not among them. */
export async function townsDocument(db: Kysely<Database>): Promise<MapDocument> {
  const known = new Set(largerTowns.map(({ name }) => name));
  const towns = largerTowns.map(({ name, nameEn, lon, lat, rank }) => ({ da: name, en: nameEn ?? name, lon, lat, rank: rank as number }));
  for (const place of await listMapPlaces(db)) {
    if (!known.has(place.name_da)) towns.push({ da: place.name_da, en: place.name_en, lon: place.lon, lat: place.lat, rank: placeRank });
  }
  return documentOf({ towns });
}
