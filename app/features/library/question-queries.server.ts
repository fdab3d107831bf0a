import type { Kysely } from "kysely";
import { wallClockOf } from "~/domain/time/wall-clock";
import { visibleOnTrip } from "~/features/catalogue/queries.server";
import type { Database } from "~/shared/db.server";

/** A stop that a question can be sent to. */
export type StopChoiceRow = { stopId: string; title: string; siteId: string | null; questions: string; tripId: string; tripTitle: string; tripDate: string | null };

/**
 * The visits and meetings on the trips that a person plans, the trip they worked on last first, each trip in the order of its
 * programme. A trip that is over or called off asks nobody anything.
 */
export async function listStopChoices(db: Kysely<Database>, userId: string, committeeIds: string[], now: Date): Promise<StopChoiceRow[]> {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("stop")
    .innerJoin("trip", "trip.id", "stop.trip_id")
    .leftJoin("trip_day", "trip_day.id", "stop.trip_day_id")
    .select(["stop.id as stopId", "stop.title", "stop.site_id as siteId", "stop.questions", "trip.id as tripId", "trip.title as tripTitle", "trip_day.trip_date as tripDate"])
    .where("trip.committee_id", "in", committeeIds)
    .where("stop.kind", "in", ["visit", "meeting"])
    .where("trip.ends_on", ">=", wallClockOf(now.getTime(), "Europe/Copenhagen").date)
    .where("trip.state", "not in", ["cancelled", "reported"])
    .orderBy((eb) => eb.selectFrom("history_entry").select((entry) => entry.fn.max("history_entry.id").as("last")).whereRef("history_entry.trip_id", "=", "trip.id").where("history_entry.actor_user_id", "=", userId), (order) => order.desc().nullsLast())
    .orderBy("trip.updated_at", "desc")
    .orderBy("trip.id")
    .orderBy("trip_day.trip_date")
    .orderBy("stop.starts_at_minute")
    .orderBy("stop.position")
    .execute();
}

/** A question of a case in both languages; undefined when there is none that the committee of the trip sees. */
export function findQuestion(db: Kysely<Database>, questionId: string, tripId: string) {
  return db.selectFrom("case_question").innerJoin("library_case", "library_case.id", "case_question.case_id").select(["case_question.text_da", "case_question.text_en"])
    .where("case_question.id", "=", questionId).where(visibleOnTrip("library_case", tripId)).executeTakeFirst();
}

/** The trip that a stop belongs to, with the stop's title; undefined when there is no such stop. */
export function findTripOfStop(db: Kysely<Database>, stopId: string) {
  return db.selectFrom("stop").select(["trip_id as tripId", "title"]).where("id", "=", stopId).executeTakeFirst();
}
