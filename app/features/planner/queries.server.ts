import { sql, type Kysely } from "kysely";
import { visibleOnTrip } from "~/features/catalogue/queries.server";
import type { Database } from "~/shared/db.server";

export async function listTripDays(db: Kysely<Database>, tripId: string) {
  return db.selectFrom("trip_day").select(["id", "trip_date as date"]).where("trip_id", "=", tripId).orderBy("trip_date").execute();
}

export async function listStops(db: Kysely<Database>, tripId: string) {
  return db.selectFrom("stop").selectAll().where("trip_id", "=", tripId).orderBy("position").orderBy("created_at").orderBy("id").execute();
}
export type StopRow = Awaited<ReturnType<typeof listStops>>[number];

export async function listLegs(db: Kysely<Database>, tripId: string) {
  return db.selectFrom("leg").select(["from_stop_id as fromStopId", "to_stop_id as toStopId", "mode", "entered_minutes as enteredMinutes"]).where("trip_id", "=", tripId).execute();
}

/**
 * The sites a trip's board offers and checks against: those of its destinations and those of its stops, with everything
 * the checks need, in one query.
 */
export async function listBoardSites(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("visit_site as site")
    .innerJoin("place", "place.id", "site.place_id")
    .innerJoin("destination", "destination.id", "site.destination_id")
    .select((eb) => [
      "site.id", "site.code", "site.name", "site.present_name as presentName", "site.kind", "site.concreteness", "site.offer_da as offerDa", "site.offer_en as offerEn",
      "site.address", "site.lon", "site.lat", "site.coordinate_confidence as coordinateConfidence", "site.opening_hours as openingHours",
      "site.opening_hours_basis as openingHoursBasis", sql<boolean>`(site.archived_at is not null or destination.archived_at is not null)`.as("archived"), "site.visit_minutes as visitMinutes", "site.group_limit as groupLimit", "site.languages",
      "place.name_da as placeNameDa", "place.name_en as placeNameEn", "place.country_code as countryCode", "place.region_code as regionCode", "place.time_zone as timeZone",
      "destination.code as destinationCode", "destination.name_da as destinationNameDa", "destination.name_en as destinationNameEn",
      eb.selectFrom("site_theme").innerJoin("theme", "theme.id", "site_theme.theme_id").select(sql<string[]>`array_agg(theme.code order by site_theme.position)`.as("codes")).whereRef("site_theme.site_id", "=", "site.id").as("themes"),
      eb.selectFrom("caveat").select(sql<{ code: string; severity: "high" | "medium" | "low" }[]>`json_agg(json_build_object('code', caveat.code, 'severity', caveat.severity) order by caveat.position)`.as("list")).whereRef("caveat.site_id", "=", "site.id").as("caveats"),
      eb.selectFrom("site_event_date").select(sql<{ startsOn: string; endsOn: string }[]>`json_agg(json_build_object('startsOn', starts_on, 'endsOn', ends_on) order by starts_on)`.as("list")).whereRef("site_event_date.site_id", "=", "site.id").as("eventDates"),
    ])
    .where((eb) =>
      eb.or([
        eb("site.destination_id", "in", eb.selectFrom("trip_destination").select("destination_id").where("trip_id", "=", tripId)),
        eb("site.id", "in", eb.selectFrom("stop").select("stop.site_id").where("trip_id", "=", tripId).where("stop.site_id", "is not", null).$castTo<{ site_id: string }>()),
      ]),
    )
    .where(visibleOnTrip("site", tripId))
    .orderBy("destination.position")
    .orderBy("site.position")
    .execute();
}
export type BoardSiteRow = Awaited<ReturnType<typeof listBoardSites>>[number];

/** Towns for "a place of one's own": every place of the catalogue that nobody has archived. */
export async function listPlaces(db: Kysely<Database>) {
  return db.selectFrom("place").select(["code", "name_da as nameDa", "name_en as nameEn", "country_code as countryCode", "region_code as regionCode", "lon", "lat", "time_zone as timeZone"]).where("archived_at", "is", null).execute();
}
export type PlaceRow = Awaited<ReturnType<typeof listPlaces>>[number];

export async function listThemes(db: Kysely<Database>) {
  return db.selectFrom("theme").select(["code", "name_da as nameDa", "name_en as nameEn"]).orderBy("position").execute();
}
