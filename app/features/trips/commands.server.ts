import { sql, type Kysely, type Transaction } from "kysely";
import { visibleTo } from "~/features/catalogue/queries.server";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { addDays, daysBetween, listDates } from "~/domain/time/calendar-date";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { CreateTrip, EditTrip, Reach, TripRefusal } from "./schema";

type Trx = Transaction<Database>;

export type TripActor = { userId: string; organisationId: string };

const reachOrder: Reach[] = ["denmark", "europe", "overseas"];

/**
 * Makes a trip with its days, its destinations and what the committee asks of that reach. The same request key twice gives
 * the same trip: a double click makes one. The caller has proven the right to the committee.
 */
export async function createTrip(
  db: Kysely<Database>,
  actor: TripActor,
  form: CreateTrip,
  options: { isExample?: boolean; titleLocale?: "da" | "en" } = {},
): Promise<Outcome<{ tripId: string }, TripRefusal>> {
  return db.transaction().execute(async (trx) => {
    // The committee's row is the lock that makes two requests with one key wait for each other.
    await trx.selectFrom("committee").select("id").where("id", "=", form.committeeId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    const existing = await trx.selectFrom("trip").select("id").where("request_key", "=", form.requestKey).where("committee_id", "=", form.committeeId).executeTakeFirst();
    if (existing) return done({ tripId: existing.id });
    const destinations = await findDestinations(trx, form.committeeId, form.destination);
    if (!destinations) return refused({ code: "unknown-destination" });
    const term = await findTerm(trx, form.committeeId, form.startsOn);
    if (!term) return refused({ code: "no-term" });
    const reach = reachOrder.findLast((one) => destinations.some((destination) => destination.reach === one))!;
    const organisation = await trx.selectFrom("organisation").selectAll().where("id", "=", actor.organisationId).executeTakeFirstOrThrow();
    const brief = await trx.selectFrom("reach_brief").selectAll().where("reach", "=", reach).executeTakeFirstOrThrow();
    const english = options.titleLocale === "en";
    const names = destinations.map((destination) => (english ? destination.name_en : destination.name_da));
    const trip = await trx
      .insertInto("trip")
      .values({
        organisation_id: actor.organisationId,
        committee_id: form.committeeId,
        committee_term_id: term.id,
        title: form.title === "" ? new Intl.ListFormat(english ? "en-GB" : "da-DK").format(names).slice(0, 200) : form.title,
        overall_question: (english ? brief.overall_question_en : brief.overall_question_da) ?? "",
        reach,
        starts_on: form.startsOn,
        ends_on: form.endsOn,
        home_name: organisation.home_name,
        home_lon: organisation.home_lon,
        home_lat: organisation.home_lat,
        home_time_zone: organisation.home_time_zone,
        home_country_code: organisation.home_country_code,
        member_count: form.memberCount,
        staff_count: form.staffCount,
        state: form.state ?? "draft",
        is_example: options.isExample ?? false,
        request_key: form.requestKey,
      })
      .returning(["id", "title"])
      .executeTakeFirstOrThrow();
    await trx.insertInto("trip_day").values(listDates(form.startsOn, form.endsOn).map((trip_date) => ({ trip_id: trip.id, trip_date }))).execute();
    await trx.insertInto("trip_destination").values(destinations.map((destination, position) => ({ trip_id: trip.id, destination_id: destination.id, position }))).execute();
    const themeIds = await defaultThemes(trx, reach, destinations.map((destination) => destination.id));
    if (themeIds.length > 0) await trx.insertInto("trip_theme").values(themeIds.map((theme_id, position) => ({ trip_id: trip.id, theme_id, position }))).execute();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: trip.id, actorUserId: actor.userId, action: "create-trip", subjectTitle: trip.title, changes: [], requestKey: form.requestKey,
    });
    return done({ tripId: trip.id });
  });
}

/** All or nothing: undefined when one of the codes is unknown or another committee's. In the order given, each once. */
async function findDestinations(trx: Trx, committeeId: string, codes: string[]) {
  const wanted = [...new Set(codes)];
  const rows = await trx.selectFrom("destination").select(["id", "code", "reach", "name_da", "name_en"]).where("code", "in", wanted).where(visibleTo("destination", [committeeId])).execute();
  const found = wanted.map((code) => rows.find((row) => row.code === code)).filter((row) => row !== undefined);
  return found.length === wanted.length ? found : undefined;
}

/** The term in which the trip starts; a trip after the last known term belongs to that one until the next is entered. */
async function findTerm(trx: Trx, committeeId: string, startsOn: string) {
  return trx.selectFrom("committee_term").select("id").where("committee_id", "=", committeeId).where("starts_on", "<=", startsOn).orderBy("starts_on", "desc").executeTakeFirst();
}

/** The themes the committee asked of a reach; where it named none, those of the destinations, by how many have them. */
async function defaultThemes(trx: Trx, reach: Reach, destinationIds: string[]): Promise<string[]> {
  const asked = await trx.selectFrom("reach_brief_theme").select("theme_id").where("reach", "=", reach).orderBy("position").execute();
  if (asked.length > 0) return asked.map((row) => row.theme_id);
  const themes = await trx
    .selectFrom("destination_theme")
    .select(["theme_id", (eb) => eb.fn.countAll<number>().as("count"), (eb) => eb.fn.min("position").as("first")])
    .where("destination_id", "in", destinationIds)
    .groupBy("theme_id")
    .orderBy("count", "desc")
    .orderBy("first")
    .limit(6)
    .execute();
  return themes.map((row) => row.theme_id);
}

export type EditedTrip = { unplacedTitles: string[]; dayCount: number; /** Open tasks whose due date somebody has set, where the trip's dates have moved past them. */ fixedDueCount: number };

/**
 * Saves a trip's own facts. Days that fall away give their stops back to the list of unplaced stops: nothing is dropped,
 * and the titles are returned so that the person can be told.
 */
export async function editTrip(db: Kysely<Database>, actor: TripActor, tripId: string, form: EditTrip): Promise<Outcome<EditedTrip, TripRefusal>> {
  return db.transaction().execute(async (trx) => {
    const before = await trx.selectFrom("trip").selectAll().where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    const destinations = await findDestinations(trx, before.committee_id, form.destination);
    if (!destinations) return refused({ code: "unknown-destination" });
    const wantedThemes = [...new Set(form.theme)];
    const themes = wantedThemes.length === 0 ? [] : await trx.selectFrom("theme").select(["id", "code"]).where("code", "in", wantedThemes).execute();
    if (themes.length !== wantedThemes.length) return refused({ code: "unknown-theme" });
    const term = await findTerm(trx, before.committee_id, form.startsOn);
    if (!term) return refused({ code: "no-term" });

    const changes: RowChange[] = [];
    const after = await trx
      .updateTable("trip")
      .set({
        title: form.title, purpose: form.purpose, overall_question: form.overallQuestion, starts_on: form.startsOn, ends_on: form.endsOn, committee_term_id: term.id,
        reach: reachOrder.findLast((one) => destinations.some((destination) => destination.reach === one))!,
        member_count: form.memberCount, staff_count: form.staffCount, ceiling_participant_oere: form.ceilingParticipant, ceiling_trip_oere: form.ceilingTrip, ceiling_term_oere: form.ceilingTerm,
        contact_note: form.contactNote, version: sql`version + 1`, updated_at: sql`now()`,
      })
      .where("id", "=", tripId)
      .returningAll()
      .executeTakeFirstOrThrow();
    changes.push({ table: "trip", id: tripId, before: snapshot(before), after: snapshot(after) });
    const unplacedTitles = await rearrangeDays(trx, tripId, before.starts_on, form, changes);
    await replaceLinks(trx, "trip_destination", "destination_id", tripId, destinations.map((row) => row.id), changes);
    await replaceLinks(trx, "trip_theme", "theme_id", tripId, wantedThemes.map((code) => themes.find((row) => row.code === code)!.id), changes);
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "edit-trip", subjectTitle: form.title,
      changes: changes.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after)), requestKey: null,
    });
    const datesMoved = before.starts_on !== form.startsOn || before.ends_on !== form.endsOn;
    const fixedDueCount = datesMoved ? await countFixedDueDates(trx, tripId) : 0;
    return done({ unplacedTitles, dayCount: daysBetween(form.startsOn, form.endsOn) + 1, fixedDueCount });
  });
}

async function countFixedDueDates(trx: Trx, tripId: string): Promise<number> {
  const { n } = await trx.selectFrom("trip_task").select(sql<number>`count(*)::int`.as("n")).where("trip_id", "=", tripId).where("due_on", "is not", null).where("done_at", "is", null).where("removed", "=", false).executeTakeFirstOrThrow();
  return n;
}

/** Gives the trip exactly the days of its dates. Pushes what it changed to `changes`; returns the titles of stops that lost their day. */
async function rearrangeDays(trx: Trx, tripId: string, oldStart: string, form: EditTrip, changes: RowChange[]): Promise<string[]> {
  await sql`set constraints all deferred`.execute(trx);
  const shiftDays = form.moveProgramme ? daysBetween(oldStart, form.startsOn) : 0;
  const days = await trx.selectFrom("trip_day").selectAll().where("trip_id", "=", tripId).orderBy("trip_date").execute();
  const moved = days.map((day) => ({ day, newDate: addDays(day.trip_date, shiftDays) }));
  const kept = moved.filter(({ newDate }) => newDate >= form.startsOn && newDate <= form.endsOn);
  const dropped = moved.filter(({ newDate }) => newDate < form.startsOn || newDate > form.endsOn).map(({ day }) => day);
  const orphans = dropped.length === 0 ? [] : await trx.selectFrom("stop").selectAll().where("trip_day_id", "in", dropped.map((day) => day.id)).execute();
  for (const stop of orphans) {
    const after = await trx.updateTable("stop").set({ trip_day_id: null, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", stop.id).returningAll().executeTakeFirstOrThrow();
    changes.push({ table: "stop", id: stop.id, before: snapshot(stop), after: snapshot(after) });
  }
  for (const day of dropped) {
    await trx.deleteFrom("trip_day").where("id", "=", day.id).execute();
    changes.push({ table: "trip_day", id: day.id, before: snapshot(day), after: null });
  }
  for (const { day, newDate } of kept.filter((one) => one.newDate !== one.day.trip_date)) {
    await trx.updateTable("trip_day").set({ trip_date: newDate }).where("id", "=", day.id).execute();
    changes.push({ table: "trip_day", id: day.id, before: snapshot(day), after: snapshot({ ...day, trip_date: newDate }) });
  }
  const present = new Set(kept.map(({ newDate }) => newDate));
  for (const trip_date of listDates(form.startsOn, form.endsOn).filter((date) => !present.has(date))) {
    const day = await trx.insertInto("trip_day").values({ trip_id: tripId, trip_date }).returningAll().executeTakeFirstOrThrow();
    changes.push({ table: "trip_day", id: day.id, before: null, after: snapshot(day) });
  }
  return orphans.map((stop) => stop.title);
}

async function replaceLinks(
  trx: Trx,
  table: "trip_destination" | "trip_theme",
  column: "destination_id" | "theme_id",
  tripId: string,
  ids: string[],
  changes: RowChange[],
): Promise<void> {
  const name = sql.table(table);
  const { rows: before } = await sql<{ id: string; position: number }>`select ${sql.ref(column)} as id, position from ${name} where trip_id = ${tripId} order by position`.execute(trx);
  const rowOf = (id: string, position: number) => ({ trip_id: tripId, [column]: id, position });
  for (const id of new Set([...before.map((row) => row.id), ...ids])) {
    const old = before.find((row) => row.id === id);
    const position = ids.indexOf(id);
    changes.push({ table, id, before: old ? rowOf(id, old.position) : null, after: position < 0 ? null : rowOf(id, position) });
  }
  await sql`delete from ${name} where trip_id = ${tripId}`.execute(trx);
  for (const [position, id] of ids.entries()) await sql`insert into ${name} (trip_id, ${sql.ref(column)}, position) values (${tripId}, ${id}, ${position})`.execute(trx);
}

/** Removes a trip with everything planned in it. The history keeps that it was there and who removed it. */
export async function removeTrip(db: Kysely<Database>, actor: TripActor, tripId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const trip = await trx.deleteFrom("trip").where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).returningAll().executeTakeFirst();
    if (!trip) return;
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: "remove-trip", subjectTitle: trip.title,
      changes: [{ table: "trip", id: tripId, before: snapshot(trip), after: null }], requestKey: null,
    });
  });
}
