import { sql, type Kysely } from "kysely";
import { visibleTo } from "~/features/catalogue/queries.server";
import type { Database } from "~/shared/db.server";

const tripColumns = [
  "trip.id", "trip.organisation_id as organisationId", "trip.committee_id as committeeId", "trip.title", "trip.purpose", "trip.overall_question as overallQuestion",
  "trip.reach", "trip.starts_on as startsOn", "trip.ends_on as endsOn", "trip.home_name as homeName", "trip.home_lon as homeLon", "trip.home_lat as homeLat",
  "trip.home_time_zone as homeTimeZone", "trip.home_country_code as homeCountryCode", "trip.member_count as memberCount", "trip.staff_count as staffCount",
  "trip.ceiling_participant_oere as ceilingParticipantOere", "trip.ceiling_term_oere as ceilingTermOere", "trip.ceiling_trip_oere as ceilingTripOere", "trip.committee_term_id as committeeTermId", "trip.limits", "trip.state", "trip.contact_note as contactNote",
  "trip.is_example as isExample", "trip.version", "trip.updated_at as updatedAt",
] as const;

export async function findTrip(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("trip")
    .innerJoin("committee", "committee.id", "trip.committee_id")
    .select((eb) => [
      ...tripColumns, "committee.limits as committeeLimits", "committee.name_da as committeeNameDa", "committee.name_en as committeeNameEn",
      eb.selectFrom("stop").select(sql<number>`count(*)::int`.as("n")).whereRef("stop.trip_id", "=", "trip.id").as("stopCount"),
    ])
    .where("trip.id", "=", tripId)
    .executeTakeFirst();
}
export type TripRow = NonNullable<Awaited<ReturnType<typeof findTrip>>>;

/** The trips of some committees, the next to depart first, with how much of each is planned. */
export async function listTrips(db: Kysely<Database>, committeeIds: string[]) {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("trip")
    .innerJoin("committee", "committee.id", "trip.committee_id")
    .select((eb) => [
      ...tripColumns,
      "committee.name_da as committeeNameDa",
      "committee.name_en as committeeNameEn",
      eb.selectFrom("stop").select(sql<number>`count(*)::int`.as("n")).whereRef("stop.trip_id", "=", "trip.id").where("stop.kind", "=", "visit").where("stop.trip_day_id", "is not", null).as("visitCount"),
      eb
        .selectFrom("trip_destination")
        .innerJoin("destination", "destination.id", "trip_destination.destination_id")
        .select(sql<{ da: string; en: string }[]>`json_agg(json_build_object('da', name_da, 'en', name_en) order by trip_destination.position)`.as("names"))
        .whereRef("trip_destination.trip_id", "=", "trip.id")
        .as("destinations"),
    ])
    .where("trip.committee_id", "in", committeeIds)
    .orderBy("trip.starts_on")
    .orderBy("trip.title")
    .execute();
}

export async function listTripDestinations(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("trip_destination")
    .innerJoin("destination", "destination.id", "trip_destination.destination_id")
    .select(["destination.id", "destination.code", "destination.reach", "destination.name_da as nameDa", "destination.name_en as nameEn"])
    .where("trip_destination.trip_id", "=", tripId)
    .orderBy("trip_destination.position")
    .execute();
}

/** The themes the committee asked this trip for, in its order. */
export async function listTripThemes(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("trip_theme")
    .innerJoin("theme", "theme.id", "trip_theme.theme_id")
    .select(["theme.id", "theme.code", "theme.name_da as nameDa", "theme.name_en as nameEn"])
    .where("trip_theme.trip_id", "=", tripId)
    .orderBy("trip_theme.position")
    .execute();
}

/** What the form of a trip offers: every destination the committees may see with its reach, and the wishes of each reach. What is archived only where the trip has it already. */
export async function listTripChoices(db: Kysely<Database>, committeeIds: string[], tripId: string | null = null) {
  const [destinations, themes, briefs] = await Promise.all([
    db.selectFrom("destination").select(["code", "reach", "name_da as nameDa", "name_en as nameEn"]).where(visibleTo("destination", committeeIds)).where((eb) => eb.or([eb("archived_at", "is", null), eb("id", "in", eb.selectFrom("trip_destination").select("destination_id").where("trip_id", "=", tripId))])).orderBy("position").execute(),
    db.selectFrom("theme").select(["code", "name_da as nameDa", "name_en as nameEn"]).where((eb) => eb.or([eb("archived_at", "is", null), eb("id", "in", eb.selectFrom("trip_theme").select("theme_id").where("trip_id", "=", tripId))])).orderBy("position").execute(),
    db.selectFrom("reach_brief").select(["reach", "suggested_days as suggestedDays"]).execute(),
  ]);
  return { destinations, themes, briefs };
}

/** The committee's usual numbers for a new trip. */
export async function getCommitteeDefaults(db: Kysely<Database>, committeeId: string) {
  return db.selectFrom("committee").select(["member_count as memberCount"]).where("id", "=", committeeId).executeTakeFirstOrThrow();
}

/** What a committee allows on its trips, with the version for the form. */
export async function getCommitteeLimits(db: Kysely<Database>, committeeId: string) {
  return db.selectFrom("committee").select(["version", "limits", "name_da as nameDa", "name_en as nameEn"]).where("id", "=", committeeId).executeTakeFirstOrThrow();
}
