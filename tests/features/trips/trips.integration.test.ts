import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { findUndoSteps } from "~/features/history/queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { createTrip, editTrip, removeTrip } from "~/features/trips/commands.server";
import { presentTripForm } from "~/features/trips/present";
import { findTrip, listTripDestinations, listTrips, listTripThemes } from "~/features/trips/queries.server";
import { editTripSchema } from "~/features/trips/schema";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const daysOf = async (tripId: string) => (await db.selectFrom("trip_day").select("trip_date").where("trip_id", "=", tripId).orderBy("trip_date").execute()).map((day) => day.trip_date);
const actor = () => ({ userId: organisation.secretaryId, organisationId: organisation.organisationId });

async function formOf(tripId: string, changes: Record<string, string | string[]> = {}) {
  const [trip, destinations, themes] = [await findTrip(db, tripId), await listTripDestinations(db, tripId), await listTripThemes(db, tripId)];
  return editTripSchema.parse({ ...presentTripForm(trip!, destinations, themes), ...changes });
}

describe("a new trip", () => {
  it("has its days, its destinations in the order chosen, and the committee's wishes for the widest reach", async () => {
    const { tripId } = await makeTrip(db, organisation, { destination: ["eu-tallinn", "dk-odense"], title: "" });
    expect(await findTrip(db, tripId)).toMatchObject({ title: "Tallinn og Odense Kommune", reach: "europe", startsOn: "2027-04-13", endsOn: "2027-04-15", state: "draft", homeName: "Rådhuset" });
    expect(await daysOf(tripId)).toEqual(["2027-04-13", "2027-04-14", "2027-04-15"]);
    expect((await listTripDestinations(db, tripId)).map((one) => one.code)).toEqual(["eu-tallinn", "dk-odense"]);
    expect((await listTripThemes(db, tripId)).map((one) => one.code)).toEqual(["business-climate", "ai-tech", "integration", "ukraine-housing", "veterans", "international-labour"]);
  });

  it("is made once by a double click", async () => {
    const requestKey = randomUUID();
    const made = await Promise.all(Array.from({ length: 5 }, () => makeTrip(db, organisation, { requestKey, title: "Dobbeltklik" })));
    expect(new Set(made.map((one) => one.tripId)).size).toBe(1);
  });

  it("is refused for a destination that is not there and a date before the term", async () => {
    const form = { requestKey: randomUUID(), committeeId: organisation.committeeId, title: "x", destination: ["dk-atlantis"], startsOn: "2027-04-13", endsOn: "2027-04-15", memberCount: 11, staffCount: 3 };
    expect(await createTrip(db, actor(), form)).toEqual({ ok: false, reason: { code: "unknown-destination" } });
    expect(await createTrip(db, actor(), { ...form, destination: ["dk-odense"], startsOn: "2025-12-30" })).toEqual({ ok: false, reason: { code: "no-term" } });
  });

  it("is seen by its own committee only", async () => {
    const other = await createOrganisation(db);
    const { tripId } = await makeTrip(db, other, { title: "Hemmelig" });
    expect((await listTrips(db, [organisation.committeeId])).map((trip) => trip.id)).not.toContain(tripId);
    expect(await listTrips(db, [])).toEqual([]);
  });
});

describe("editing a trip", () => {
  it("keeps every stop when the trip is shortened, says which ones lost their day, and undo puts them back", async () => {
    const trip = await makeTrip(db, organisation);
    const kept = await addStop(db, trip, { title: "Bliver", dayId: trip.dayIds[0]!, startsAtMinute: 600 });
    const orphan = await addStop(db, trip, { title: "Mister sin dag", dayId: trip.dayIds[2]!, startsAtMinute: 600 });
    const outcome = await editTrip(db, actor(), trip.tripId, await formOf(trip.tripId, { endsOn: "14.4.2027" }));
    expect(outcome).toEqual({ ok: true, value: { unplacedTitles: ["Mister sin dag"], dayCount: 2, fixedDueCount: 0 } });
    const days = await db.selectFrom("stop").select(["id", "trip_day_id"]).where("trip_id", "=", trip.tripId).execute();
    expect(Object.fromEntries(days.map((stop) => [stop.id, stop.trip_day_id]))).toEqual({ [kept]: trip.dayIds[0], [orphan]: null });
    const { undo } = await findUndoSteps(db, trip.tripId, trip.userId);
    expect((await undoAct(db, trip, undo!.entryId, randomUUID())).ok).toBe(true);
    expect(await daysOf(trip.tripId)).toEqual(["2027-04-13", "2027-04-14", "2027-04-15"]);
    expect(await db.selectFrom("stop").select("trip_day_id").where("id", "=", orphan).executeTakeFirst()).toEqual({ trip_day_id: trip.dayIds[2] });
  });

  it("moves the programme along with the first day, or leaves it on its dates", async () => {
    const trip = await makeTrip(db, organisation);
    const stopId = await addStop(db, trip, { dayId: trip.dayIds[1]!, startsAtMinute: 600 });
    const dateOf = async () => (await db.selectFrom("stop").innerJoin("trip_day", "trip_day.id", "stop.trip_day_id").select("trip_date").where("stop.id", "=", stopId).executeTakeFirst())?.trip_date;
    await editTrip(db, actor(), trip.tripId, await formOf(trip.tripId, { startsOn: "2027-04-20", endsOn: "2027-04-22" }));
    expect(await dateOf()).toBe("2027-04-21");
    await editTrip(db, actor(), trip.tripId, await formOf(trip.tripId, { startsOn: "2027-04-21", endsOn: "2027-04-23", moveProgramme: "" }));
    expect(await dateOf()).toBe("2027-04-21");
    expect(await daysOf(trip.tripId)).toEqual(["2027-04-21", "2027-04-22", "2027-04-23"]);
  });

  it("refuses a stale form and tells the stored version", async () => {
    const trip = await makeTrip(db, organisation);
    const stale = await formOf(trip.tripId, { title: "Min titel" });
    await editTrip(db, actor(), trip.tripId, await formOf(trip.tripId, { title: "Den andens titel" }));
    expect(await editTrip(db, actor(), trip.tripId, stale)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect(await findTrip(db, trip.tripId)).toMatchObject({ title: "Den andens titel" });
  });

  it.each([
    [{ endsOn: "2027-04-12" }, "endsOn", "error.date-order"],
    [{ endsOn: "2027-07-12" }, "endsOn", "error.trip-too-long"],
    [{ startsOn: "31.02.2027" }, "startsOn", "error.date"],
    [{ memberCount: "-1" }, "memberCount", "error.range"],
    [{ ceilingParticipant: "mange penge" }, "ceilingParticipant", "error.amount"],
    [{ title: "a\u0000b" }, "title", "error.characters"],
    [{ destination: [] }, "destination", "error.choose-destination"],
  ])("says what is wrong in %j", async (changes, field, message) => {
    const { tripId } = await makeTrip(db, organisation);
    const [stored, destinations] = [await findTrip(db, tripId), await listTripDestinations(db, tripId)];
    const parsed = editTripSchema.safeParse({ ...presentTripForm(stored!, destinations, []), ...changes });
    expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message]);
  });
});

describe("removing a trip", () => {
  it("removes it with its plan, for its own organisation only, and the history remembers", async () => {
    const trip = await makeTrip(db, organisation);
    await addStop(db, trip);
    const other = await createOrganisation(db);
    await removeTrip(db, { userId: other.secretaryId, organisationId: other.organisationId }, trip.tripId);
    expect(await findTrip(db, trip.tripId)).toBeDefined();
    await removeTrip(db, actor(), trip.tripId);
    expect(await findTrip(db, trip.tripId)).toBeUndefined();
    expect(await db.selectFrom("stop").select("id").where("trip_id", "=", trip.tripId).execute()).toEqual([]);
    expect((await db.selectFrom("history_entry").select("action").where("trip_id", "=", trip.tripId).orderBy("id").execute()).map((entry) => entry.action)).toEqual(["create-trip", "add-stop", "remove-trip"]);
  });
});
