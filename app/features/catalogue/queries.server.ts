import { sql, type Kysely } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import type { Database } from "~/shared/db.server";
import type { Reach } from "./schema";

type Db = Kysely<Database>;

const themeCodesOfSite = sql<string[]>`array(
  select theme.code from site_theme join theme on theme.id = site_theme.theme_id where site_theme.site_id = visit_site.id order by site_theme.position)`;
const themeCodesOfDestination = sql<string[]>`array(
  select theme.code from destination_theme join theme on theme.id = destination_theme.theme_id
  where destination_theme.destination_id = destination.id order by destination_theme.position)`;

/**
 * What a reader may see: the shared catalogue and the additions of the given committees. Without committees the shared part
 * alone; `"all"` only where the caller has proven otherwise that the reader may see the row.
 */
type SeenBy = string[] | "all";

/** The condition that a row is shared or belongs to one of the committees. */
export function visibleTo(table: "destination" | "visit_site" | "library_case" | "source_document" | "alternative_group", seenBy: SeenBy) {
  if (seenBy === "all") return sql<boolean>`true`;
  const column = sql.ref(`${table}.committee_id`);
  return seenBy.length === 0 ? sql<boolean>`${column} is null` : sql<boolean>`(${column} is null or ${column} in (${sql.join(seenBy)}))`;
}

/** The condition that a row is seen and stands in lists and choices: neither it nor its destination is archived. */
export function offeredTo(table: "destination" | "visit_site", seenBy: SeenBy) {
  const open = table === "destination"
    ? sql<boolean>`destination.archived_at is null`
    : sql<boolean>`(visit_site.archived_at is null and exists (select from destination holder where holder.id = visit_site.destination_id and holder.archived_at is null))`;
  return sql<boolean>`(${visibleTo(table, seenBy)} and ${open})`;
}

/** The condition that a row is shared or belongs to the committee that the trip is of. */
export function visibleOnTrip(table: "destination" | "visit_site" | "site" | "library_case", tripId: string) {
  const column = sql.ref(`${table}.committee_id`);
  return sql<boolean>`(${column} is null or ${column} = (select trip.committee_id from trip where trip.id = ${tripId}))`;
}

const caveatColumns = [
  "caveat.code", "caveat.severity", "caveat.text_da", "caveat.text_en", "caveat.source_da", "caveat.source_en", "caveat.stated_on",
] as const;

/** Every theme, in the proposal's order; an archived one still names what bears it and is no choice any more. */
export function listThemes(db: Db) {
  return db.selectFrom("theme").select(["code", "name_da", "name_en", "theme_group", sql<boolean>`archived_at is not null`.as("archived")]).orderBy("position").execute();
}

/** Every destination with its towns, in the proposal's order. */
export function listDestinations(db: Db, seenBy: SeenBy = []) {
  return db
    .selectFrom("destination")
    .select((eb) => [
      "id", "code", "reach", "name_da", "name_en", "headline_da", "headline_en", "reason_da", "reason_en",
      jsonArrayFrom(
        eb.selectFrom("destination_place").innerJoin("place", "place.id", "destination_place.place_id")
          .select(["place.code", "place.name_da", "place.name_en", "place.country_code", "place.lon", "place.lat"])
          .whereRef("destination_place.destination_id", "=", "destination.id").orderBy("destination_place.position"),
      ).as("places"),
    ])
    .where(offeredTo("destination", seenBy))
    .orderBy("position")
    .execute();
}

/** Visit sites as a list shows them, in the proposal's order; with `destinationId` those of one destination. */
export function listSites(db: Db, destinationId?: string, seenBy: SeenBy = []) {
  return db
    .selectFrom("visit_site")
    .innerJoin("place", "place.id", "visit_site.place_id")
    .select((eb) => [
      "visit_site.id", "visit_site.code", "visit_site.destination_id", "visit_site.name", "visit_site.present_name", "visit_site.kind",
      "visit_site.concreteness", "visit_site.offer_da", "visit_site.offer_en", "visit_site.lon", "visit_site.lat",
      "visit_site.coordinate_confidence", "visit_site.visit_minutes", "visit_site.alternative_group_id",
      "place.code as place_code", "place.name_da as place_name_da", "place.name_en as place_name_en", "place.lon as place_lon", "place.lat as place_lat",
      eb.selectFrom("caveat").select((count) => count.fn.countAll<number>().as("count"))
        .whereRef("caveat.site_id", "=", "visit_site.id").where("caveat.severity", "=", "high").as("serious_caveat_count"),
      themeCodesOfSite.as("theme_codes"),
    ])
    .where(offeredTo("visit_site", seenBy))
    .$if(destinationId !== undefined, (query) => query.where("visit_site.destination_id", "=", destinationId!))
    .orderBy("visit_site.position")
    .execute();
}

/** One destination with its towns, themes, doubts and source; undefined when there is none. */
export function findDestination(db: Db, code: string, seenBy: SeenBy = []) {
  return db
    .selectFrom("destination")
    .leftJoin("source_document", "source_document.id", "destination.source_document_id")
    .select((eb) => [
      "destination.id", "destination.code", "destination.reach", "destination.name_da", "destination.name_en", "destination.headline_da",
      "destination.headline_en", "destination.committee_id", "destination.version", sql<boolean>`destination.archived_at is not null`.as("archived"), "destination.verified_on", "destination.verified_note", "destination.reason_da", "destination.reason_en", "destination.source_line_from", "destination.source_line_to",
      "source_document.code as source_code", "source_document.title_da as source_title_da", "source_document.title_en as source_title_en",
      jsonArrayFrom(
        eb.selectFrom("destination_place").innerJoin("place", "place.id", "destination_place.place_id")
          .select(["place.code", "place.name_da", "place.name_en", "place.country_code", "place.lon", "place.lat"])
          .whereRef("destination_place.destination_id", "=", "destination.id").orderBy("destination_place.position"),
      ).as("places"),
      jsonArrayFrom(
        eb.selectFrom("caveat").select(caveatColumns)
          .whereRef("caveat.destination_id", "=", "destination.id").orderBy("caveat.position"),
      ).as("caveats"),
      themeCodesOfDestination.as("theme_codes"),
    ])
    .where("destination.code", "=", code)
    .where(visibleTo("destination", seenBy))
    .executeTakeFirst();
}

/** The groups of alternatives of a destination, with the towns a choice is between. */
export function listAlternativeGroups(db: Db, destinationId: string, seenBy: SeenBy = []) {
  return db
    .selectFrom("alternative_group")
    .select((eb) => [
      "id", "code", "wording", "reading", "explanation_da", "explanation_en",
      jsonArrayFrom(
        eb.selectFrom("alternative_group_place").innerJoin("place", "place.id", "alternative_group_place.place_id").select(["place.name_da", "place.name_en"])
          .whereRef("alternative_group_place.alternative_group_id", "=", "alternative_group.id").orderBy("place.name_da"),
      ).as("places"),
    ])
    .where("destination_id", "=", destinationId)
    .where(visibleTo("alternative_group", seenBy))
    .orderBy("source_line_from")
    .execute();
}

/** Subjects for dialogue at a destination, with the sites that the committees see and where the proposal would raise them. */
export function listTopics(db: Db, destinationId: string, seenBy: SeenBy = []) {
  return db
    .selectFrom("dialogue_topic")
    .select((eb) => [
      "code", "title_da", "title_en", "description_da", "description_en",
      sql<string[]>`array(
        select theme.code from dialogue_topic_theme join theme on theme.id = dialogue_topic_theme.theme_id
        where dialogue_topic_theme.topic_id = dialogue_topic.id order by theme.position)`.as("theme_codes"),
      jsonArrayFrom(
        eb.selectFrom("dialogue_topic_site").innerJoin("visit_site", "visit_site.id", "dialogue_topic_site.site_id").select(["visit_site.code", "visit_site.name"])
          .whereRef("dialogue_topic_site.topic_id", "=", "dialogue_topic.id").where(offeredTo("visit_site", seenBy)).orderBy("visit_site.position"),
      ).as("sites"),
    ])
    .where("destination_id", "=", destinationId)
    .where("archived_at", "is", null)
    .orderBy("position")
    .execute();
}

/** What the committee asked for in one reach, with its themes in the proposal's order. Throws when it is missing: every reach has one. */
export function getReachBrief(db: Db, reach: Reach) {
  return db
    .selectFrom("reach_brief")
    .select([
      "reach", "basis_da", "basis_en", "overall_question_da", "overall_question_en", "duration_note_da", "duration_note_en",
      "source_line_from", "source_line_to",
      sql<string[]>`array(
        select theme.code from reach_brief_theme join theme on theme.id = reach_brief_theme.theme_id
        where reach_brief_theme.reach = reach_brief.reach order by reach_brief_theme.position)`.as("theme_codes"),
    ])
    .where("reach", "=", reach)
    .executeTakeFirstOrThrow();
}

/** One visit site with all that is known about it; undefined when there is none. */
export function findSite(db: Db, code: string, seenBy: SeenBy = []) {
  return db
    .selectFrom("visit_site")
    .innerJoin("place", "place.id", "visit_site.place_id")
    .innerJoin("destination", "destination.id", "visit_site.destination_id")
    .leftJoin("source_document", "source_document.id", "visit_site.source_document_id")
    .selectAll("visit_site")
    .select((eb) => [
      "place.name_da as place_name_da", "place.name_en as place_name_en", "place.country_code", "place.time_zone",
      "destination.code as destination_code", "destination.name_da as destination_name_da", "destination.name_en as destination_name_en", "destination.reach",
      "source_document.code as source_code", "source_document.title_da as source_title_da", "source_document.title_en as source_title_en",
      themeCodesOfSite.as("theme_codes"),
      jsonArrayFrom(
        eb.selectFrom("caveat").select(caveatColumns)
          .whereRef("caveat.site_id", "=", "visit_site.id").orderBy("caveat.position"),
      ).as("caveats"),
      jsonArrayFrom(
        eb.selectFrom("site_event_date").select(["site_event_date.starts_on", "site_event_date.ends_on", "site_event_date.confirmed", "site_event_date.source_da", "site_event_date.source_en"])
          .whereRef("site_event_date.site_id", "=", "visit_site.id").orderBy("site_event_date.starts_on"),
      ).as("event_dates"),
      jsonArrayFrom(
        eb.selectFrom("dialogue_topic_site").innerJoin("dialogue_topic", "dialogue_topic.id", "dialogue_topic_site.topic_id")
          .select(["dialogue_topic.code", "dialogue_topic.title_da", "dialogue_topic.title_en", "dialogue_topic.description_da", "dialogue_topic.description_en"])
          .whereRef("dialogue_topic_site.site_id", "=", "visit_site.id").where("dialogue_topic.archived_at", "is", null).orderBy("dialogue_topic.position"),
      ).as("topics"),
      jsonObjectFrom(
        eb.selectFrom("alternative_group").select(["wording", "reading", "explanation_da", "explanation_en"])
          .whereRef("alternative_group.id", "=", "visit_site.alternative_group_id"),
      ).as("alternative_group"),
    ])
    .where("visit_site.code", "=", code)
    .where(visibleTo("visit_site", seenBy))
    .executeTakeFirst();
}

/** The code of a site that another row points at. */
export async function getSiteCode(db: Db, siteId: string): Promise<string> {
  return (await db.selectFrom("visit_site").select("code").where("id", "=", siteId).executeTakeFirstOrThrow()).code;
}

/** The trips of the given committees that have a stop at a site, the next one first. No committees: no trips. */
export function listTripsWithSite(db: Db, siteId: string, committeeIds: string[]) {
  if (committeeIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("trip")
    .select(["trip.id", "trip.title", "trip.starts_on", "trip.ends_on", "trip.state"])
    .where("trip.committee_id", "in", committeeIds)
    .where((eb) => eb.exists(eb.selectFrom("stop").select("stop.id").whereRef("stop.trip_id", "=", "trip.id").where("stop.site_id", "=", siteId)))
    .orderBy("trip.starts_on", "desc")
    .execute();
}

/** The catalogue's places as the base map names them. */
export function listMapPlaces(db: Db) {
  return db.selectFrom("place").select(["name_da", "name_en", "lon", "lat"]).orderBy("name_da").execute();
}
