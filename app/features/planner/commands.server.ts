import { sql, type Kysely, type Transaction } from "kysely";
import { visibleOnTrip } from "~/features/catalogue/queries.server";
import { findUndoableEntry } from "~/features/history/queries.server";
import { recordHistory, snapshot, undoHistory, wasRequestDone } from "~/features/history/commands.server";
import type { HistoryRefusal } from "~/features/history/schema";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { locatePlace } from "./adapters/place-locator.server";
import { recordNewStatuses } from "./host-commands.server";
import type { StopRow } from "./queries.server";
import type { BoardAct, BoardChange, PlannerRefusal, StopForm } from "./schema";

type Trx = Transaction<Database>;

/** Who changes which trip; the caller's gate has proven the right. */
export type PlannerActor = { userId: string; organisationId: string; tripId: string };

export type PlannerOutcome<Reason extends { code: string } = PlannerRefusal> = Outcome<{ entryId: number | null }, Reason>;

/** Titles for stops that a fix adds, in the reader's language. */
export type KindTitles = Record<StopRow["kind"], string>;

/**
 * Carries out one act of the board: all of its steps or none, in one history entry that can be taken back. An act whose
 * request key was seen before is answered as done and not done again. Refused when a stop was saved by somebody else after
 * the version the sender saw, when an id is not of this trip, and for moving a locked stop.
 */
export async function applyBoardAct(db: Kysely<Database>, actor: PlannerActor, act: BoardAct, kindTitles: KindTitles): Promise<PlannerOutcome> {
  return inTrip(db, actor, act.requestKey, async (trx) => {
    const changes: RowChange[] = [];
    const fresh = new Set(act.changes.flatMap((change) => (change.type === "add-stop" ? [change.stopId] : [])));
    const plan = await readPlan(trx, actor.tripId);
    for (const [stopId, version] of Object.entries(act.versions)) {
      const stop = plan.stops.get(stopId);
      if (!stop) return refused({ code: "unknown-stop" });
      if (stop.version !== version) return refused({ code: "stale", stopId, title: stop.title });
    }
    for (const change of act.changes) {
      const reason = await applyStep(trx, actor.tripId, plan, change, kindTitles, changes, act.versions, fresh);
      if (reason) return refused(reason);
    }
    const merged = mergeChanges(changes);
    const subject = merged.find((change) => change.table === "stop");
    const title = String((subject?.after ?? subject?.before)?.title ?? legTitle(plan, act.changes));
    return done({ changes: merged, action: act.action, title });
  });
}

/** Saves the form of one stop. Refused when somebody saved it after the form was opened. */
export async function saveStop(db: Kysely<Database>, actor: PlannerActor, form: StopForm, requestKey: string): Promise<PlannerOutcome> {
  return inTrip(db, actor, requestKey, async (trx) => {
    const before = await trx.selectFrom("stop").selectAll().where("id", "=", form.stopId).where("trip_id", "=", actor.tripId).executeTakeFirst();
    if (!before) return refused({ code: "unknown-stop" });
    if (before.version !== form.version) return refused({ code: "stale", stopId: before.id, title: before.title });
    if (form.dayId && !(await ownsDay(trx, actor.tripId, form.dayId))) return refused({ code: "unknown-day" });
    const after = await trx
      .updateTable("stop")
      .set({
        kind: form.kind, title: form.title, trip_day_id: form.dayId, starts_at_minute: form.startsAt, duration_minutes: form.durationMinutes, nights: form.nights,
        locked: form.locked, booking_status: form.bookingStatus, address: form.address, host_contact: form.hostContact, questions: form.questions, notes: form.notes,
        travel_mode: form.travelMode, ...(await placeColumns(trx, form.place, before)), ...(await arrivalColumns(trx, form.arrival)),
        version: sql`version + 1`, updated_at: sql`now()`,
      })
      .where("id", "=", form.stopId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return done({ changes: [{ table: "stop", id: after.id, before: snapshot(before), after: snapshot(after) }], action: "save-stop", title: after.title });
  });
}

/** Takes back one of the person's own acts on the trip (or, for an undo, does it again). */
export async function undoAct(db: Kysely<Database>, actor: PlannerActor, entryId: number, requestKey: string): Promise<PlannerOutcome<HistoryRefusal>> {
  return db.transaction().execute(async (trx) => {
    await lockTrip(trx, actor.tripId);
    if (await wasRequestDone(trx, actor.tripId, requestKey)) return done({ entryId: null });
    const entry = await findUndoableEntry(trx, actor.tripId, actor.userId, entryId);
    if (!entry) return refused({ code: "nothing-to-undo" });
    return undoHistory(trx, entry, actor.userId, requestKey);
  });
}

type Work = Outcome<{ changes: RowChange[]; action: string; title: string }, PlannerRefusal>;

/** Runs one act under the trip's lock and writes its history; an act that changed nothing leaves none. A refusal rolls back whatever was written before it. */
export async function inTrip(db: Kysely<Database>, actor: PlannerActor, requestKey: string, work: (trx: Trx) => Promise<Work>): Promise<PlannerOutcome> {
  try {
    return await db.transaction().execute(async (trx) => {
      await lockTrip(trx, actor.tripId);
      if (await wasRequestDone(trx, actor.tripId, requestKey)) return done({ entryId: null });
      const result = await work(trx);
      if (!result.ok) throw new Refused(result.reason);
      if (result.value.changes.length === 0) return done({ entryId: null });
      const answers = await recordNewStatuses(trx, actor, result.value.changes);
      await trx.updateTable("trip").set({ updated_at: sql`now()` }).where("id", "=", actor.tripId).execute();
      const entryId = await recordHistory(trx, {
        organisationId: actor.organisationId, tripId: actor.tripId, actorUserId: actor.userId,
        action: result.value.action, subjectTitle: result.value.title, changes: [...result.value.changes, ...answers], requestKey,
      });
      return done({ entryId });
    });
  } catch (error) {
    if (error instanceof Refused) return refused(error.reason);
    throw error;
  }
}

/** Carries a refusal out of the transaction so that it rolls back. */
class Refused extends Error {
  constructor(readonly reason: PlannerRefusal) {
    super(reason.code);
  }
}

/** Edits of one trip wait for each other; edits of different trips do not. */
async function lockTrip(trx: Trx, tripId: string): Promise<void> {
  await trx.selectFrom("trip").select("id").where("id", "=", tripId).forUpdate().executeTakeFirstOrThrow();
}

type Plan = { stops: Map<string, StopRow>; dayIds: Set<string> };

async function readPlan(trx: Trx, tripId: string): Promise<Plan> {
  const stops = await trx.selectFrom("stop").selectAll().where("trip_id", "=", tripId).execute();
  const days = await trx.selectFrom("trip_day").select("id").where("trip_id", "=", tripId).execute();
  return { stops: new Map(stops.map((stop) => [stop.id, stop])), dayIds: new Set(days.map((day) => day.id)) };
}

async function ownsDay(trx: Trx, tripId: string, dayId: string): Promise<boolean> {
  return (await trx.selectFrom("trip_day").select("id").where("id", "=", dayId).where("trip_id", "=", tripId).executeTakeFirst()) !== undefined;
}

async function applyStep(
  trx: Trx,
  tripId: string,
  plan: Plan,
  change: BoardChange,
  kindTitles: KindTitles,
  changes: RowChange[],
  versions: BoardAct["versions"],
  fresh: Set<string>,
): Promise<PlannerRefusal | null> {
  if (change.type === "add-stop") return addStop(trx, tripId, plan, change, kindTitles, changes);
  if (change.type === "set-leg") return setLeg(trx, tripId, plan, change, changes);
  const stop = plan.stops.get(change.stopId);
  if (!stop) return { code: "unknown-stop" };
  // A step without the version its sender saw could overwrite what somebody else has just saved.
  if (versions[change.stopId] === undefined && !fresh.has(change.stopId)) return { code: "stale", stopId: stop.id, title: stop.title };
  if ((change.type === "move-stop" || change.type === "resize-stop" || change.type === "remove-stop") && stop.locked) return { code: "locked", stopId: stop.id, title: stop.title };
  switch (change.type) {
    case "move-stop":
      if (change.dayId !== null && !plan.dayIds.has(change.dayId)) return { code: "unknown-day" };
      await updateStop(trx, plan, stop, { trip_day_id: change.dayId, starts_at_minute: change.startsAtMinute, position: stop.trip_day_id === change.dayId ? stop.position : nextPosition(plan) }, changes);
      return null;
    case "resize-stop":
      await updateStop(trx, plan, stop, { duration_minutes: change.durationMinutes }, changes);
      return null;
    case "set-lock":
      await updateStop(trx, plan, stop, { locked: change.locked }, changes);
      return null;
    case "set-status":
      await updateStop(trx, plan, stop, { booking_status: change.bookingStatus }, changes);
      return null;
    case "remove-stop":
      await removeStop(trx, plan, stop, changes);
      return null;
  }
}

const nextPosition = (plan: Plan) => Math.max(0, ...[...plan.stops.values()].map((stop) => stop.position)) + 1;

async function updateStop(trx: Trx, plan: Plan, stop: StopRow, values: Partial<StopRow>, changes: RowChange[]): Promise<void> {
  const after = await trx.updateTable("stop").set({ ...values, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", stop.id).returningAll().executeTakeFirstOrThrow();
  plan.stops.set(stop.id, after);
  changes.push({ table: "stop", id: stop.id, before: snapshot(stop), after: snapshot(after) });
}

async function removeStop(trx: Trx, plan: Plan, stop: StopRow, changes: RowChange[]): Promise<void> {
  const legs = await trx.deleteFrom("leg").where((eb) => eb.or([eb("from_stop_id", "=", stop.id), eb("to_stop_id", "=", stop.id)])).returningAll().execute();
  for (const leg of legs) changes.push({ table: "leg", id: leg.id, before: snapshot(leg), after: null });
  // What was said with the host comes back with the stop; a person kept for it does not, and is nowhere in the history.
  const answers = await trx.deleteFrom("host_event").where("stop_id", "=", stop.id).returningAll().execute();
  for (const answer of answers) changes.push({ table: "host_event", id: answer.id, before: snapshot(answer), after: null });
  await trx.deleteFrom("stop").where("id", "=", stop.id).execute();
  plan.stops.delete(stop.id);
  changes.push({ table: "stop", id: stop.id, before: snapshot(stop), after: null });
}

async function addStop(
  trx: Trx,
  tripId: string,
  plan: Plan,
  change: Extract<BoardChange, { type: "add-stop" }>,
  kindTitles: KindTitles,
  changes: RowChange[],
): Promise<PlannerRefusal | null> {
  if (change.dayId !== null && !plan.dayIds.has(change.dayId)) return { code: "unknown-day" };
  if (await trx.selectFrom("stop").select("id").where("id", "=", change.stopId).executeTakeFirst()) return { code: "duplicate-stop" };
  const common = {
    id: change.stopId, trip_id: tripId, trip_day_id: change.dayId, kind: change.kind, starts_at_minute: change.startsAtMinute, duration_minutes: change.durationMinutes,
    nights: change.kind === "lodging" ? Math.max(1, change.nights) : 0, booking_status: change.bookingStatus, position: nextPosition(plan),
  };
  let values;
  if (change.siteId) {
    // What a site is and where comes from the catalogue, never from the browser.
    const site = await trx
      .selectFrom("visit_site")
      .innerJoin("place", "place.id", "visit_site.place_id")
      .select(["visit_site.name", "visit_site.present_name", "visit_site.address", "visit_site.lon", "visit_site.lat", "visit_site.coordinate_confidence", "place.name_da", "place.time_zone", "place.country_code", "place.region_code"])
      .where("visit_site.id", "=", change.siteId)
      .where(visibleOnTrip("visit_site", tripId))
      .executeTakeFirst();
    if (!site) return { code: "unknown-site" };
    values = {
      ...common, site_id: change.siteId, title: change.title ?? site.present_name ?? site.name, place_name: site.name_da, address: site.address ?? "", lon: site.lon, lat: site.lat,
      time_zone: site.time_zone, country_code: site.country_code, region_code: site.region_code, coordinate_confidence: site.coordinate_confidence,
    };
  } else {
    const place = change.place && (await locatePlace(trx, change.place));
    values = { ...common, title: change.title ?? kindTitles[change.kind], ...(place ? { ...place, coordinate_confidence: change.place!.confidence } : {}) };
  }
  const row = await trx.insertInto("stop").values(values).returningAll().executeTakeFirstOrThrow();
  plan.stops.set(row.id, row);
  changes.push({ table: "stop", id: row.id, before: null, after: snapshot(row) });
  return null;
}

async function setLeg(trx: Trx, tripId: string, plan: Plan, change: Extract<BoardChange, { type: "set-leg" }>, changes: RowChange[]): Promise<PlannerRefusal | null> {
  const ends = [change.fromStopId, change.toStopId];
  if (ends.every((id) => id === null) || change.fromStopId === change.toStopId || ends.some((id) => id !== null && !plan.stops.has(id))) return { code: "unknown-stop" };
  const match = (column: "from_stop_id" | "to_stop_id", id: string | null) => (id === null ? sql<boolean>`${sql.ref(column)} is null` : sql<boolean>`${sql.ref(column)} = ${id}`);
  const before = await trx.selectFrom("leg").selectAll().where("trip_id", "=", tripId).where(match("from_stop_id", change.fromStopId)).where(match("to_stop_id", change.toStopId)).executeTakeFirst();
  if (change.mode === null && change.enteredMinutes === null) {
    if (!before) return null;
    await trx.deleteFrom("leg").where("id", "=", before.id).execute();
    changes.push({ table: "leg", id: before.id, before: snapshot(before), after: null });
    return null;
  }
  const values = { mode: change.mode, entered_minutes: change.enteredMinutes };
  const after = before
    ? await trx.updateTable("leg").set({ ...values, version: sql`version + 1` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
    : await trx.insertInto("leg").values({ trip_id: tripId, from_stop_id: change.fromStopId, to_stop_id: change.toStopId, ...values }).returningAll().executeTakeFirstOrThrow();
  changes.push({ table: "leg", id: after.id, before: before ? snapshot(before) : null, after: snapshot(after) });
  return null;
}

/** A row that one act touched twice stands in its history once, from its first state to its last. */
function mergeChanges(changes: RowChange[]): RowChange[] {
  const merged = new Map<string, RowChange>();
  for (const change of changes) {
    const known = merged.get(change.id);
    merged.set(change.id, known ? { ...known, after: change.after } : { ...change });
  }
  return [...merged.values()].filter((change) => change.before !== null || change.after !== null);
}

function legTitle(plan: Plan, changes: BoardChange[]): string {
  const leg = changes.find((change) => change.type === "set-leg");
  if (!leg) return "";
  return [leg.fromStopId, leg.toStopId].map((id) => (id ? (plan.stops.get(id)?.title ?? "") : "")).filter(Boolean).join(" – ");
}

const noPlace = { place_name: null, lon: null, lat: null, time_zone: null, country_code: null, region_code: null, coordinate_confidence: null };

async function placeColumns(trx: Trx, place: StopForm["place"], before: StopRow) {
  if (!place) return noPlace;
  // An untouched position keeps what is known of it; only a new one has to be located again.
  if (before.lon === place.lon && before.lat === place.lat) return { place_name: place.name };
  return { ...(await locatePlace(trx, place)), coordinate_confidence: "address" as const };
}

async function arrivalColumns(trx: Trx, arrival: StopForm["arrival"]) {
  if (!arrival) return { arrival_name: null, arrival_lon: null, arrival_lat: null, arrival_time_zone: null, arrival_country_code: null };
  const located = await locatePlace(trx, arrival);
  return { arrival_name: located.place_name, arrival_lon: located.lon, arrival_lat: located.lat, arrival_time_zone: located.time_zone, arrival_country_code: located.country_code };
}
