import { readEnv } from "./env.server";

/** What a loader hands to a map: where its tiles come from, null when none are configured. */
export function mapTiles(): { tileUrl: string | null; tileAttribution: string | null } {
  const { MAP_TILE_URL, MAP_TILE_ATTRIBUTION } = readEnv();
  return { tileUrl: MAP_TILE_URL ?? null, tileAttribution: MAP_TILE_ATTRIBUTION ?? null };
}
