import { getCountryForTimezone } from "countries-and-timezones";
import type { Kysely } from "kysely";
import tzLookup from "tz-lookup";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Database } from "~/shared/db.server";

const regionReachMetres = 60_000;

/**
 * Zone, country and region of a position that somebody typed or clicked. A catalogue town within 60 km in the same zone
 * lends its country and region (Berlin's holidays are not Bavaria's); elsewhere the zone's main country is taken.
 */
export async function locatePlace(db: Kysely<Database>, place: { name: string; lon: number; lat: number }) {
  const zone = tzLookup(place.lat, place.lon);
  const towns = await db.selectFrom("place").select(["lon", "lat", "time_zone", "country_code", "region_code"]).execute();
  const near = towns
    .map((town) => ({ ...town, metres: greatCircleMetres(town, place) }))
    .filter((town) => town.metres <= regionReachMetres && sameClock(town.time_zone, zone))
    .sort((a, b) => a.metres - b.metres)[0];
  return {
    place_name: place.name,
    lon: place.lon,
    lat: place.lat,
    time_zone: near?.time_zone ?? zone,
    country_code: near?.country_code ?? getCountryForTimezone(zone)?.id ?? "XX",
    region_code: near?.region_code ?? null,
  };
}

/** True when two names stand for the same zone ("Europe/Kiev" is an old name of "Europe/Kyiv"). */
function sameClock(a: string, b: string): boolean {
  return a === b || getCountryForTimezone(a)?.id === getCountryForTimezone(b)?.id;
}
