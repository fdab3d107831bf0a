import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { hostKinds } from "./host-schema";

type Db = Kysely<Database>;

/** The visits and meetings of a trip with their day, in the order of the programme; what is on no day comes last. */
export async function listHostStops(db: Db, tripId: string) {
  return db
    .selectFrom("stop")
    .leftJoin("trip_day", "trip_day.id", "stop.trip_day_id")
    .select([
      "stop.id", "stop.title", "stop.place_name as placeName", "stop.booking_status as status", "stop.host_contact as role", "stop.version", "stop.starts_at_minute as startsAtMinute",
      "stop.duration_minutes as durationMinutes", "stop.time_zone as timeZone", "stop.questions", "stop.site_id as siteId", "trip_day.trip_date as date",
    ])
    .where("stop.trip_id", "=", tripId)
    .where("stop.kind", "in", hostKinds)
    .orderBy("trip_day.trip_date")
    .orderBy("stop.starts_at_minute")
    .orderBy("stop.position")
    .execute();
}
export type HostStopRow = Awaited<ReturnType<typeof listHostStops>>[number];

/** What was said with the hosts of a trip, the latest first. */
export async function listHostEvents(db: Db, tripId: string) {
  return db
    .selectFrom("host_event")
    .leftJoin("app_user", "app_user.id", "host_event.recorded_by")
    .select(["host_event.stop_id as stopId", "host_event.status", "host_event.happened_on as happenedOn", "host_event.note", "app_user.display_name as recordedBy"])
    .where("host_event.trip_id", "=", tripId)
    .orderBy("host_event.recorded_at", "desc")
    .execute();
}

/** The persons kept for the hosts of a trip, the first to be deleted first. */
export async function listHostPersons(db: Db, tripId: string) {
  return db
    .selectFrom("host_person")
    .select(["stop_id as stopId", "display_name as displayName", "email", "phone", "delete_on as deleteOn", "version"])
    .where("trip_id", "=", tripId)
    .orderBy("delete_on")
    .execute();
}

/** A letter that somebody has edited; undefined while it is as the facts write it. */
export async function findHostLetter(db: Db, stopId: string, locale: "da" | "en") {
  return db.selectFrom("host_letter").select(["body", "based_on as basedOn", "version"]).where("stop_id", "=", stopId).where("locale", "=", locale).executeTakeFirst();
}

/** Who writes to a host: the organisation and how the person who asks can be reached; and the themes of the site. */
export async function getLetterSender(db: Db, organisationId: string, userId: string, siteId: string | null) {
  const [organisation, person, themes] = await Promise.all([
    db.selectFrom("organisation").select("name").where("id", "=", organisationId).executeTakeFirstOrThrow(),
    db.selectFrom("app_user").select(["display_name as displayName", "email"]).where("id", "=", userId).executeTakeFirstOrThrow(),
    siteId === null ? [] : db.selectFrom("site_theme").innerJoin("theme", "theme.id", "site_theme.theme_id").select(["theme.name_da as da", "theme.name_en as en"]).where("site_theme.site_id", "=", siteId).orderBy("site_theme.position").execute(),
  ]);
  return { organisationName: organisation.name, ...person, themes };
}
export type LetterSender = Awaited<ReturnType<typeof getLetterSender>>;
