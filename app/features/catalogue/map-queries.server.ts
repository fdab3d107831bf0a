import type { Kysely } from "kysely";
import type { Box } from "~/domain/geo/clip";
import type { Database } from "~/shared/db.server";
import { detailDocument } from "./adapters/base-map.server";
import { townsDocument } from "./adapters/map-towns.server";
import type { MapScale } from "./schema";

/** Land and borders of a box, as flat lists lon, lat, lon, lat: the base map of drawings that are not on screen. */
export async function getLand(scale: MapScale, box: Box): Promise<{ land: number[][][]; borders: number[][] }> {
  return JSON.parse((await detailDocument(scale, box)).body);
}

/** The towns that maps name; rank 1 is the largest. */
export async function listMapTowns(db: Kysely<Database>): Promise<{ da: string; en: string; lon: number; lat: number; rank: number }[]> {
  return JSON.parse((await townsDocument(db)).body).towns;
}
