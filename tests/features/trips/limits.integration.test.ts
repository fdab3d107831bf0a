import { beforeAll, describe, expect, it } from "vitest";
import { defaultLimits } from "~/domain/itinerary/itinerary";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { loadPlan } from "~/features/planner/board-queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { saveCommitteeLimits, saveTripLimits } from "~/features/trips/limits-commands.server";
import { limitsFormSchema } from "~/features/trips/limits-schema";
import { presentCommitteeLimits, presentTripLimits } from "~/features/trips/present-limits";
import { findTrip, getCommitteeLimits } from "~/features/trips/queries.server";
import { action, loader } from "~/routes/ture.$tripId.graenser";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const save = async (tripId: string, typed: Record<string, string>) => {
  const stored = presentTripLimits((await findTrip(db, tripId))!).values;
  return saveTripLimits(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, tripId, limitsFormSchema.parse({ ...stored, ...typed }));
};
const limitsOf = async (tripId: string) => (await loadPlan(db, (await findTrip(db, tripId))!)).itinerary.limits;

describe("limits of a trip", () => {
  it("stand in place of the committee's, which hold where the field is empty", async () => {
    const { tripId } = await makeTrip(db, organisation);
    await db.updateTable("committee").set({ limits: JSON.stringify({ visitsPerDay: 5, restMinutes: 660 }) }).where("id", "=", organisation.committeeId).execute();
    expect(await save(tripId, { dayMinutes: "9,5", visitsPerDay: "3", lunchFromMinute: "11.30", lunchToMinute: "13:30", lunchMinutes: "60" })).toEqual({ ok: true, value: null });
    expect(await limitsOf(tripId)).toEqual({ ...defaultLimits, dayMinutes: 570, visitsPerDay: 3, restMinutes: 660, lunchFromMinute: 690, lunchToMinute: 810, lunchMinutes: 60 });
    const shown = presentTripLimits((await findTrip(db, tripId))!);
    expect(shown).toMatchObject({ ownCount: 5, values: { dayMinutes: "9,5", visitsPerDay: "3", restMinutes: "", lunchFromMinute: "11.30" } });
    expect(shown.rows.find((row) => row.name === "visitsPerDay")).toEqual({ name: "visitsPerDay", kind: "count", committee: 5, fallback: 4 });
    expect(await save(tripId, Object.fromEntries(Object.keys(shown.values).filter((name) => name !== "version").map((name) => [name, ""])))).toMatchObject({ ok: true });
    expect(await limitsOf(tripId)).toEqual({ ...defaultLimits, visitsPerDay: 5, restMinutes: 660 });
    await db.updateTable("committee").set({ limits: JSON.stringify({}) }).where("id", "=", organisation.committeeId).execute();
  });

  it("are part of the history and of undo", async () => {
    const trip = await makeTrip(db, organisation);
    await save(trip.tripId, { visitsPerDay: "2" });
    expect((await listHistory(db, trip.tripId, 1))[0]).toMatchObject({ action: "save-limits", changes: [{ table: "trip", before: { limits: {} }, after: { limits: { visitsPerDay: 2 } } }] });
    const { undo } = await findUndoSteps(db, trip.tripId, trip.userId);
    expect(await undoAct(db, trip, undo!.entryId, crypto.randomUUID())).toMatchObject({ ok: true });
    expect(await limitsOf(trip.tripId)).toEqual(defaultLimits);
  });

  it("are refused when somebody has saved the trip meanwhile, and when lunch does not fit", async () => {
    const { tripId } = await makeTrip(db, organisation);
    await save(tripId, { visitsPerDay: "2" });
    expect(await save(tripId, { version: "1", visitsPerDay: "9" })).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect(await save(tripId, { lunchFromMinute: "13.30" })).toEqual({ ok: false, reason: { code: "lunch-window" } });
    expect(await limitsOf(tripId)).toMatchObject({ visitsPerDay: 2, lunchFromMinute: 660 });
  });

  it.each([
    ["dayMinutes", "en halv", "error.hours"],
    ["dayMinutes", "25", "error.range"],
    ["visitsPerDay", "0", "error.range"],
    ["visitsPerDay", "2,5", "error.whole-number"],
    ["lunchFromMinute", "25.00", "error.clock"],
    ["confirmationDays", "-1", "error.range"],
  ])("say what is wrong with %s %j", (field, text, message) => {
    const parsed = limitsFormSchema.safeParse({ version: "1", [field]: text });
    expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
  });

  it("are set on a page of the secretariat's own", async () => {
    const { tripId } = await makeTrip(db, organisation);
    const request = async (userId: string, body?: Record<string, string>) =>
      new Request(`http://localhost/ture/${tripId}/graenser`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) });
    const call = { params: { tripId }, context: {} };
    const page = await (await loader({ request: await request(organisation.secretaryId), ...call })).json();
    expect(page).toMatchObject({ ownCount: 0, title: "Grænser for turen: Fyn og Billund" });
    await expect(loader({ request: await request(organisation.memberId), ...call })).rejects.toMatchObject({ status: 403 });
    const saved = await action({ request: await request(organisation.secretaryId, { version: "1", visitsPerDay: "3" }), ...call });
    expect([saved.status, saved.headers.get("Location")]).toEqual([302, `/ture/${tripId}`]);
    const invalid = (await action({ request: await request(organisation.secretaryId, { version: "2", visitsPerDay: "mange" }), ...call })) as Response;
    expect([invalid.status, await invalid.json()]).toEqual([400, { form: { status: "invalid", values: { version: "2", visitsPerDay: "mange" }, errors: { visitsPerDay: "error.whole-number" } } }]);
    const stale = (await action({ request: await request(organisation.secretaryId, { version: "1", visitsPerDay: "4" }), ...call })) as Response;
    expect([stale.status, await stale.json()]).toMatchObject([409, { form: { values: { version: "2", visitsPerDay: "4" } }, theirs: { visitsPerDay: "3" } }]);
  });
});

describe("limits of a committee", () => {
  const saveAll = async (own: MadeOrganisation, typed: Record<string, string>) => {
    const stored = presentCommitteeLimits(await getCommitteeLimits(db, own.committeeId)).values;
    return saveCommitteeLimits(db, { userId: own.secretaryId, organisationId: own.organisationId }, own.committeeId, limitsFormSchema.parse({ ...stored, ...typed }));
  };

  it("hold on all its trips but those with their own, and stand in the history", async () => {
    const own = await createOrganisation(db);
    const [plain, special] = [await makeTrip(db, own), await makeTrip(db, own)];
    const stored = presentTripLimits((await findTrip(db, special.tripId))!).values;
    await saveTripLimits(db, { userId: own.secretaryId, organisationId: own.organisationId }, special.tripId, limitsFormSchema.parse({ ...stored, visitsPerDay: "3" }));
    expect((await saveAll(own, { visitsPerDay: "5", dayMinutes: "9,5" })).ok).toBe(true);
    expect(await limitsOf(plain.tripId)).toEqual({ ...defaultLimits, visitsPerDay: 5, dayMinutes: 570 });
    expect(await limitsOf(special.tripId)).toEqual({ ...defaultLimits, visitsPerDay: 3, dayMinutes: 570 });
    const entry = await db.selectFrom("history_entry").selectAll().where("organisation_id", "=", own.organisationId).where("action", "=", "save-committee-limits").executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_user_id: own.secretaryId, trip_id: null, changes: [{ table: "committee", id: own.committeeId, before: { limits: {} }, after: { limits: { visitsPerDay: 5, dayMinutes: 570 } } }] });
  });

  it("are refused when they are stale, when lunch does not fit, and for a committee of another organisation", async () => {
    const own = await createOrganisation(db);
    const form = limitsFormSchema.parse({ ...presentCommitteeLimits(await getCommitteeLimits(db, own.committeeId)).values, restMinutes: "8" });
    const actor = { userId: own.secretaryId, organisationId: own.organisationId };
    expect((await saveCommitteeLimits(db, actor, own.committeeId, form)).ok).toBe(true);
    expect(await saveCommitteeLimits(db, actor, own.committeeId, form)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect(await saveAll(own, { lunchFromMinute: "13.30", lunchToMinute: "14.00" })).toEqual({ ok: false, reason: { code: "lunch-window" } });
    await expect(saveCommitteeLimits(db, { userId: organisation.secretaryId, organisationId: organisation.organisationId }, own.committeeId, { ...form, version: 2 })).rejects.toThrow();
  });
});
