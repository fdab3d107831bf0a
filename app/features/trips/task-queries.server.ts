import { sql, type Kysely } from "kysely";
import { defaultLimits } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";
import { listHolidays } from "~/domain/time/holidays";
import type { TaskFacts } from "~/domain/trip-life/tasks";
import type { Database } from "~/shared/db.server";

type Db = Kysely<Database>;

/** What the tasks of some trips depend on, by trip. */
export async function listTaskFacts(db: Db, tripIds: string[]): Promise<Map<string, TaskFacts>> {
  if (tripIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("trip")
    .innerJoin("committee", "committee.id", "trip.committee_id")
    .select((eb) => [
      "trip.id", "trip.state", "trip.starts_on as startsOn", "trip.ends_on as endsOn", "trip.limits", "committee.limits as committeeLimits",
      sql<string[]>`array(
        select country_code from stop where stop.trip_id = trip.id and trip_day_id is not null and country_code is not null
        union select arrival_country_code from stop where stop.trip_id = trip.id and trip_day_id is not null and arrival_country_code is not null
        union select place.country_code from trip_destination join destination_place on destination_place.destination_id = trip_destination.destination_id
          join place on place.id = destination_place.place_id where trip_destination.trip_id = trip.id)`.as("countryCodes"),
      eb.selectFrom("stop").select(sql<number>`count(*)::int`.as("n")).whereRef("stop.trip_id", "=", "trip.id").where("stop.trip_day_id", "is not", null).where("stop.booking_status", "=", "declined").as("declinedHostCount"),
      eb.selectFrom("stop").select(sql<number>`count(*)::int`.as("n")).whereRef("stop.trip_id", "=", "trip.id").where("stop.trip_day_id", "is not", null).where("stop.kind", "=", "visit").where(sql<boolean>`trim(stop.questions) = ''`).as("visitsWithoutQuestions"),
      eb.selectFrom("host_person").select(sql<number>`count(*)::int`.as("n")).whereRef("host_person.trip_id", "=", "trip.id").as("hostPersonCount"),
    ])
    .where("trip.id", "in", tripIds)
    .execute();
  const daysOff = listDaysOff(rows);
  return new Map(
    rows.map(({ id, limits, committeeLimits, declinedHostCount, visitsWithoutQuestions, hostPersonCount, ...row }) => [
      id,
      { ...row, daysOff, confirmationDays: { ...defaultLimits, ...committeeLimits, ...limits }.confirmationDays, declinedHostCount: declinedHostCount ?? 0, visitsWithoutQuestions: visitsWithoutQuestions ?? 0, hostPersonCount: hostPersonCount ?? 0 },
    ]),
  );
}

/** Days before and after a trip on which a task can fall due. */
const [daysBefore, daysAfter] = [400, 120];

/** Danish holidays and days off by agreement around some trips. */
function listDaysOff(trips: { startsOn: string; endsOn: string }[]): ReadonlySet<string> {
  const [starts, ends] = [trips.map((trip) => trip.startsOn).sort(), trips.map((trip) => trip.endsOn).sort()];
  const [first, last] = [starts[0], ends.at(-1)];
  if (!first || !last) return new Set();
  return new Set(listHolidays("DK", null, addDays(first, -daysBefore), addDays(last, daysAfter)).flatMap((one) => (one.kind === "public" ? [one.date] : [])));
}

/** What people have done with the tasks of some trips: their own tasks, and the suggested ones that somebody touched. */
export async function listTaskRows(db: Db, tripIds: string[]) {
  if (tripIds.length === 0) return [];
  return db
    .selectFrom("trip_task as task")
    .leftJoin("app_user as assignee", "assignee.id", "task.assignee_user_id")
    .leftJoin("app_user as finisher", "finisher.id", "task.done_by")
    .select([
      "task.id", "task.trip_id as tripId", "task.code", "task.title", "task.due_on as dueOn", "task.assignee_user_id as assigneeId", "assignee.display_name as assigneeName",
      "task.done_at as doneAt", "finisher.display_name as doneBy", "task.removed", "task.version",
    ])
    .where("task.trip_id", "in", tripIds)
    .orderBy("task.created_at")
    .execute();
}
export type TaskRow = Awaited<ReturnType<typeof listTaskRows>>[number];

/** Who can be given a task: the secretariat of the trip's committee, by name, and whether a mail can reach them. */
export async function listAssignees(db: Db, tripId: string) {
  return assigneesOf(db, tripId).select(["app_user.id as userId", "app_user.display_name as displayName", sql<boolean>`app_user.email is not null`.as("hasAddress")]).orderBy("app_user.display_name").execute();
}

/** Where one of them gets mail; undefined for who cannot be given a task of the trip. */
export async function findAssigneeAddress(db: Db, tripId: string, userId: string) {
  return assigneesOf(db, tripId).select(["app_user.display_name as displayName", "app_user.email"]).where("app_user.id", "=", userId).executeTakeFirst();
}

function assigneesOf(db: Db, tripId: string) {
  return db
    .selectFrom("membership")
    .innerJoin("app_user", "app_user.id", "membership.user_id")
    .innerJoin("trip", "trip.committee_id", "membership.committee_id")
    .where("trip.id", "=", tripId)
    .where("membership.role", "=", "secretariat")
    .where("app_user.active", "=", true);
}
