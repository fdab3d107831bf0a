import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { saveStop, undoAct, type PlannerActor } from "~/features/planner/commands.server";
import { findUndoSteps } from "~/features/history/queries.server";
import { findStopForm } from "~/features/planner/board-queries.server";
import { stopFormSchema } from "~/features/planner/schema";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const stopOf = (stopId: string) => db.selectFrom("stop").selectAll().where("id", "=", stopId).executeTakeFirst();
const historyOf = (actor: PlannerActor) => db.selectFrom("history_entry").selectAll().where("trip_id", "=", actor.tripId).orderBy("id").execute();

describe("acts of the board", () => {
  it("takes what a site is and where from the catalogue", async () => {
    const trip = await makeTrip(db, organisation);
    const site = await db.selectFrom("visit_site").selectAll().where("code", "=", "dk-bi-erhverv").executeTakeFirstOrThrow();
    const stopId = await addStop(db, trip, { kind: "visit", siteId: site.id, dayId: trip.dayIds[0]!, startsAtMinute: 600, place: { name: "Elsewhere", lon: 0, lat: 0, timeZone: "Europe/London", countryCode: "GB", regionCode: null, confidence: "address" } });
    expect(await stopOf(stopId)).toMatchObject({ title: site.present_name ?? site.name, lon: site.lon, lat: site.lat, country_code: "DK", time_zone: "Europe/Copenhagen", starts_at_minute: 600 });
  });

  it("moves, stretches, locks and removes, one history entry an act", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    expect((await actOn(db, trip, [{ type: "move-stop", stopId, dayId: trip.dayIds[1]!, startsAtMinute: 615 }])).ok).toBe(true);
    expect((await actOn(db, trip, [{ type: "resize-stop", stopId, durationMinutes: 95 }])).ok).toBe(true);
    expect((await actOn(db, trip, [{ type: "set-lock", stopId, locked: true }])).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ trip_day_id: trip.dayIds[1], starts_at_minute: 615, duration_minutes: 95, locked: true, version: 4 });
    expect(await actOn(db, trip, [{ type: "remove-stop", stopId }])).toMatchObject({ ok: false, reason: { code: "locked" } });
    await actOn(db, trip, [{ type: "set-lock", stopId, locked: false }]);
    expect((await actOn(db, trip, [{ type: "remove-stop", stopId }])).ok).toBe(true);
    expect(await stopOf(stopId)).toBeUndefined();
    expect(await historyOf(trip)).toHaveLength(7);
  });

  it("carries out all steps of an act or none", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    const before = await historyOf(trip);
    const outcome = await actOn(db, trip, [
      { type: "move-stop", stopId, dayId: trip.dayIds[0]!, startsAtMinute: 600 },
      { type: "move-stop", stopId: randomUUID(), dayId: null, startsAtMinute: null },
    ]);
    expect(outcome).toEqual({ ok: false, reason: { code: "unknown-stop" } });
    expect(await stopOf(stopId)).toMatchObject({ trip_day_id: null, version: 1 });
    expect(await historyOf(trip)).toHaveLength(before.length);
  });

  it("does an act once however often its request comes", async () => {
    const trip = await makeTrip(db, organisation);
    const requestKey = randomUUID();
    const change = { type: "add-stop" as const, stopId: randomUUID(), dayId: null, kind: "meal" as const, title: null, siteId: null, place: null, startsAtMinute: null, durationMinutes: 45, nights: 0, bookingStatus: "suggested" as const };
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => actOn(db, trip, [change], { requestKey, action: "add-stop" })));
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(await db.selectFrom("stop").select(["id", "title"]).where("trip_id", "=", trip.tripId).execute()).toEqual([{ id: change.stopId, title: "Måltid" }]);
  });

  it("refuses a stop, a day and a site of elsewhere", async () => {
    const trip = await makeTrip(db, organisation);
    const foreign = await makeTrip(db, await createOrganisation(db));
    const foreignStop = await addStop(db, foreign);
    const own = await addStop(db, trip);
    expect(await actOn(db, trip, [{ type: "move-stop", stopId: foreignStop, dayId: null, startsAtMinute: 600 }])).toMatchObject({ ok: false, reason: { code: "unknown-stop" } });
    expect(await actOn(db, trip, [{ type: "move-stop", stopId: own, dayId: foreign.dayIds[0]!, startsAtMinute: 600 }])).toMatchObject({ ok: false, reason: { code: "unknown-day" } });
    expect(await actOn(db, trip, [{ type: "set-leg", fromStopId: own, toStopId: foreignStop, mode: "coach", enteredMinutes: null }])).toMatchObject({ ok: false, reason: { code: "unknown-stop" } });
    await expect(addStop(db, trip, { siteId: randomUUID() })).rejects.toThrow("unknown-site");
    expect(await stopOf(foreignStop)).toMatchObject({ version: 1 });
  });

  it("lets one of two rivals win and tells the other", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    const rivals = await Promise.all([600, 660].map((startsAtMinute) => actOn(db, trip, [{ type: "move-stop", stopId, dayId: trip.dayIds[0]!, startsAtMinute }], { versions: { [stopId]: 1 } })));
    expect(rivals.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(rivals.find((outcome) => !outcome.ok)).toMatchObject({ reason: { code: "stale", stopId } });
    expect(await stopOf(stopId)).toMatchObject({ version: 2 });
  });

  it("refuses a step whose version was not sent", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    expect(await actOn(db, trip, [{ type: "resize-stop", stopId, durationMinutes: 30 }], { versions: {} })).toMatchObject({ ok: false, reason: { code: "stale" } });
  });
});

describe("the stop's form", () => {
  const formOf = async (trip: PlannerActor, stopId: string, changes: Record<string, string> = {}) =>
    stopFormSchema.parse({ ...(await findStopForm(db, trip.tripId, stopId)), ...changes });

  it("saves what was typed, Danish numbers included, and knows zone and country of the place", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    const form = await formOf(trip, stopId, { title: "Møde på Læsø", dayId: trip.dayIds[2]!, startsAt: "9.30", durationMinutes: "1.440", placeName: "Byrum", lon: "11,0003", lat: "57,2541", questions: "=1+1 \"æøå\" 🙂" });
    expect((await saveStop(db, trip, form, randomUUID())).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({
      title: "Møde på Læsø", trip_day_id: trip.dayIds[2], starts_at_minute: 570, duration_minutes: 1440, place_name: "Byrum", lon: 11.0003, lat: 57.2541,
      time_zone: "Europe/Copenhagen", country_code: "DK", coordinate_confidence: "address", questions: "=1+1 \"æøå\" 🙂",
    });
  });

  it("refuses a stale form and keeps the stored one", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    const mine = await formOf(trip, stopId, { notes: "min note" });
    await saveStop(db, trip, await formOf(trip, stopId, { notes: "den andens note" }), randomUUID());
    expect(await saveStop(db, trip, mine, randomUUID())).toMatchObject({ ok: false, reason: { code: "stale", stopId } });
    expect(await stopOf(stopId)).toMatchObject({ notes: "den andens note", version: 2 });
  });

  it.each([
    ["title", "  ", "error.required"],
    ["startsAt", "25.61", "error.clock"],
    ["durationMinutes", "abc", "error.whole-number"],
    ["durationMinutes", "4", "error.range"],
    ["lat", "abc", "error.latitude"],
    ["lat", "91", "error.latitude"],
    ["lon", "560359", "error.longitude"],
    ["kind", "party", "error.choose"],
    ["dayId", "1; drop table stop", "error.choose"],
  ])("says what is wrong with %s %j", async (field, value, message) => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    const stored = await findStopForm(db, trip.tripId, stopId);
    const parsed = stopFormSchema.safeParse({ ...stored, placeName: "Et sted", lon: "10,4", lat: "55,4", [field]: value });
    expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message]);
  });
});

describe("undo and redo", () => {
  it("takes back a person's own acts in order and does them again", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    await actOn(db, trip, [{ type: "move-stop", stopId, dayId: trip.dayIds[0]!, startsAtMinute: 600 }]);
    await actOn(db, trip, [{ type: "resize-stop", stopId, durationMinutes: 90 }]);
    const steps = () => findUndoSteps(db, trip.tripId, trip.userId);
    const take = async (which: "undo" | "redo") => undoAct(db, trip, (await steps())[which]!.entryId, randomUUID());

    expect((await steps()).redo).toBeNull();
    expect((await take("undo")).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ duration_minutes: 60, starts_at_minute: 600 });
    expect((await take("undo")).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ trip_day_id: null, starts_at_minute: null });
    expect((await take("redo")).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ starts_at_minute: 600, duration_minutes: 60 });
    expect((await take("redo")).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ starts_at_minute: 600, duration_minutes: 90 });
    expect((await steps()).redo).toBeNull();
    expect((await take("undo")).ok).toBe(true);
    expect(await stopOf(stopId)).toMatchObject({ duration_minutes: 60 });
    await actOn(db, trip, [{ type: "set-status", stopId, bookingStatus: "asked" }]);
    expect((await steps()).redo).toBeNull();
  });

  it("brings a removed stop back with its legs and everything typed", async () => {
    const trip = await makeTrip(db, organisation);
    const [a, b] = [await addStop(db, trip), await addStop(db, trip)];
    await actOn(db, trip, [{ type: "set-leg", fromStopId: a, toStopId: b, mode: "train", enteredMinutes: 44 }], { action: "set-leg" });
    const before = await stopOf(a);
    await actOn(db, trip, [{ type: "remove-stop", stopId: a }], { action: "remove-stop" });
    expect(await db.selectFrom("leg").select("id").where("trip_id", "=", trip.tripId).execute()).toEqual([]);
    const { undo } = await findUndoSteps(db, trip.tripId, trip.userId);
    expect((await undoAct(db, trip, undo!.entryId, randomUUID())).ok).toBe(true);
    const strip = ({ version: _version, created_at: _created, updated_at: _updated, ...row }: NonNullable<typeof before>) => row;
    expect(strip((await stopOf(a))!)).toEqual(strip(before!));
    expect(await db.selectFrom("leg").select(["mode", "entered_minutes"]).where("trip_id", "=", trip.tripId).execute()).toEqual([{ mode: "train", entered_minutes: 44 }]);
  });

  it("refuses when somebody has changed the same stop since, and never undoes another's act", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip);
    await actOn(db, trip, [{ type: "resize-stop", stopId, durationMinutes: 90 }]);
    const { undo } = await findUndoSteps(db, trip.tripId, trip.userId);
    const colleague: PlannerActor = { ...trip, userId: organisation.memberId };
    await actOn(db, colleague, [{ type: "resize-stop", stopId, durationMinutes: 120 }]);
    expect(await undoAct(db, trip, undo!.entryId, randomUUID())).toMatchObject({ ok: false, reason: { code: "changed-since" } });
    expect(await undoAct(db, colleague, undo!.entryId, randomUUID())).toMatchObject({ ok: false, reason: { code: "nothing-to-undo" } });
    expect(await stopOf(stopId)).toMatchObject({ duration_minutes: 120 });
  });
});
