import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** The committees' trip to one destination alone that was worked on last: with others in it, its price would not be this one's. */
export async function findTripAlone(db: Kysely<Database>, destinationId: string, committeeIds: string[]) {
  if (committeeIds.length === 0) return undefined;
  return db.selectFrom("trip").select(["trip.id", "trip.title"]).where("trip.committee_id", "in", committeeIds).where("trip.state", "<>", "cancelled")
    .where((eb) => eb.exists(eb.selectFrom("trip_destination").select("position").whereRef("trip_id", "=", "trip.id").where("destination_id", "=", destinationId)))
    .where((eb) => eb.not(eb.exists(eb.selectFrom("trip_destination").select("position").whereRef("trip_id", "=", "trip.id").where("destination_id", "<>", destinationId))))
    .orderBy("trip.updated_at", "desc").limit(1).executeTakeFirst();
}

/** Where an organisation sets out from. */
export async function getHomeBase(db: Kysely<Database>, organisationId: string) {
  return db.selectFrom("organisation").select(["home_name as name", "home_lon as lon", "home_lat as lat", "home_country_code as countryCode"]).where("id", "=", organisationId).executeTakeFirstOrThrow();
}
