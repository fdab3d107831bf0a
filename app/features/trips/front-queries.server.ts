import type { Kysely } from "kysely";
import { visibleTo } from "~/features/catalogue/queries.server";
import type { Database } from "~/shared/db.server";

/** Sites in the coming trips of some committees of which the catalogue is not sure, each with the trips it stands in. */
export async function listSitesToVerify(db: Kysely<Database>, committeeIds: string[]) {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("stop")
    .innerJoin("trip", "trip.id", "stop.trip_id")
    .innerJoin("visit_site", "visit_site.id", "stop.site_id")
    .select(["visit_site.code", "stop.title", "visit_site.status", "trip.id as tripId", "trip.title as tripTitle"])
    .distinct()
    .where("trip.committee_id", "in", committeeIds)
    .where("trip.state", "not in", ["reported", "cancelled"])
    .where("stop.trip_day_id", "is not", null)
    .where("visit_site.status", "<>", "ok")
    .where((eb) => eb.or([eb("visit_site.committee_id", "is", null), eb("visit_site.committee_id", "=", eb.ref("trip.committee_id"))]))
    .orderBy("trip.title")
    .orderBy("stop.title")
    .execute();
}

/** Destinations of the trips that are not decided yet, each once, for members to read up on. */
export async function listDestinationsToRead(db: Kysely<Database>, committeeIds: string[]) {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("destination")
    .select(["code", "name_da as nameDa", "name_en as nameEn", "headline_da as headlineDa", "headline_en as headlineEn", "position"])
    .where("id", "in", (eb) =>
      eb.selectFrom("trip_destination").innerJoin("trip", "trip.id", "trip_destination.trip_id").select("trip_destination.destination_id").where("trip.committee_id", "in", committeeIds).where("trip.state", "in", ["idea", "ballot", "draft", "submitted"]),
    )
    .where(visibleTo("destination", committeeIds))
    .orderBy("position")
    .limit(6)
    .execute();
}
