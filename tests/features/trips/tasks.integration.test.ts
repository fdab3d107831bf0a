import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { listHistory } from "~/features/history/queries.server";
import { editTrip } from "~/features/trips/commands.server";
import { presentReminder, presentTasks, taskTitle } from "~/features/trips/present-tasks";
import { changeTask } from "~/features/trips/task-commands.server";
import { listTaskFacts, listTaskRows } from "~/features/trips/task-queries.server";
import { taskActSchema } from "~/features/trips/task-schema";
import { editTripSchema } from "~/features/trips/schema";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { action, loader } from "~/routes/ture.$tripId.opgaver";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

type Made = Awaited<ReturnType<typeof makeTrip>>;
const act = (trip: Made, fields: Record<string, string>) =>
  changeTask(db, { userId: trip.userId, organisationId: trip.organisationId }, trip.tripId, taskActSchema.parse(fields), (task) => taskTitle(task, translatorFor("da")));
const tasksOf = async (trip: Made, today = "2027-02-10") => presentTasks((await listTaskFacts(db, [trip.tripId])).get(trip.tripId)!, await listTaskRows(db, [trip.tripId]), today);
const find = async (trip: Made, key: string) => (await tasksOf(trip)).find((task) => task.key === key || task.title === key);
const edit = (changes: Record<string, string | string[]>) =>
  editTripSchema.parse({ version: "1", title: "Fyn og Billund", startsOn: "2027-04-20", endsOn: "2027-04-22", moveProgramme: "on", destination: ["dk-odense"], memberCount: "11", staffCount: "3", ...changes });

describe("the tasks of a trip", () => {
  it("follow its dates until somebody sets another, which stays and is counted", async () => {
    const trip = await makeTrip(db, organisation);
    expect(await find(trip, "hosts-asked")).toMatchObject({ dueOn: "2027-01-19", standing: "open", nearness: "overdue", daysLeft: -22, version: 0 });
    expect((await act(trip, { intent: "edit", taskKey: "bookings", version: "0", dueOn: "01.03.2027", assigneeId: organisation.secretaryId })).ok).toBe(true);
    const moved = await editTrip(db, { userId: trip.userId, organisationId: trip.organisationId }, trip.tripId, edit({}));
    expect(moved).toMatchObject({ ok: true, value: { fixedDueCount: 1 } });
    expect(await find(trip, "hosts-asked")).toMatchObject({ dueOn: "2027-01-26" });
    expect(await find(trip, "bookings")).toMatchObject({ dueOn: "2027-03-01", rule: { dueOn: "2027-03-09" }, assigneeName: "Signe Sekretær", version: 1 });
    expect((await act(trip, { intent: "edit", taskKey: "bookings", version: "1", dueOn: "", assigneeId: "" })).ok).toBe(true);
    expect(await find(trip, "bookings")).toMatchObject({ dueOn: "2027-03-09", assigneeName: null });
  });

  it("fall due on no day off: six weeks after the return is Christmas Eve", async () => {
    const trip = await makeTrip(db, organisation);
    expect((await editTrip(db, { userId: trip.userId, organisationId: trip.organisationId }, trip.tripId, edit({ startsOn: "2027-11-08", endsOn: "2027-11-12" }))).ok).toBe(true);
    expect(await find(trip, "accounts")).toMatchObject({ dueOn: "2027-12-23" });
  });

  it("are ticked once, by the first of two rivals, with who and when, and unticked again", async () => {
    const trip = await makeTrip(db, organisation);
    const finish = () => act(trip, { intent: "finish", taskKey: "budget", version: "0" });
    expect((await Promise.all([finish(), finish()])).map((outcome) => outcome.ok)).toEqual([true, true]);
    expect(await find(trip, "budget")).toMatchObject({ standing: "done", doneBy: "Signe Sekretær", version: 1 });
    expect((await listHistory(db, trip.tripId, 5)).map((entry) => [entry.action, entry.subjectTitle])).toEqual([["finish-task", "Læg budgettet"], ["create-trip", "Fyn og Billund"]]);
    expect(await act(trip, { intent: "reopen", taskKey: "budget", version: "0" })).toEqual({ ok: false, reason: { code: "stale-task" } });
    expect((await act(trip, { intent: "reopen", taskKey: "budget", version: "1" })).ok).toBe(true);
    expect(await find(trip, "budget")).toMatchObject({ standing: "open", doneAt: null, doneBy: null });
  });

  it("are added once for one request, removed and put back", async () => {
    const trip = await makeTrip(db, organisation);
    const fields = { intent: "add", requestKey: randomUUID(), title: "Bestil \"gaver\" 🎁", dueOn: "2027-04-01", assigneeId: "" };
    await act(trip, fields);
    await act(trip, fields);
    const added = (await find(trip, fields.title))!;
    expect((await tasksOf(trip)).filter((task) => task.title === fields.title)).toHaveLength(1);
    expect(added).toMatchObject({ code: null, state: null, rule: null, dueOn: "2027-04-01", standing: "open" });
    expect(await act(trip, { intent: "edit", taskKey: added.key, version: "1", dueOn: "", assigneeId: "", title: "x" })).toEqual({ ok: false, reason: { code: "own-task-incomplete" } });
    await act(trip, { intent: "remove", taskKey: added.key, version: "1" });
    expect(await find(trip, added.key)).toMatchObject({ standing: "removed" });
    await act(trip, { intent: "restore", taskKey: added.key, version: "2" });
    expect(await find(trip, added.key)).toMatchObject({ standing: "open", version: 3 });
  });

  it("are none of another trip's, and go to nobody outside the secretariat", async () => {
    const trip = await makeTrip(db, organisation);
    const other = await makeTrip(db, await createOrganisation(db));
    await act(other, { intent: "add", requestKey: randomUUID(), title: "Naboens", dueOn: "2027-04-01", assigneeId: "" });
    const theirs = (await find(other, "Naboens"))!;
    expect(await act(trip, { intent: "finish", taskKey: theirs.key, version: "1" })).toEqual({ ok: false, reason: { code: "unknown-task" } });
    expect(await act(trip, { intent: "finish", taskKey: "entry-permit:GB", version: "0" })).toEqual({ ok: false, reason: { code: "unknown-task" } });
    for (const assigneeId of [organisation.memberId, other.userId]) {
      expect(await act(trip, { intent: "edit", taskKey: "budget", version: "0", dueOn: "", assigneeId })).toEqual({ ok: false, reason: { code: "unknown-assignee" } });
    }
    expect(await listTaskRows(db, [trip.tripId])).toEqual([]);
  });

  it("come from what the plan holds: borders, hosts who said no, visits without questions", async () => {
    const trip = await makeTrip(db, organisation);
    const place = { name: "London", lon: -0.12, lat: 51.5, timeZone: "Europe/London", countryCode: "GB", regionCode: null, confidence: "town" as const };
    await addStop(db, trip, { kind: "visit", place, dayId: trip.dayIds[0]!, startsAtMinute: 600, bookingStatus: "declined" });
    expect((await tasksOf(trip)).map((task) => task.key)).toEqual(expect.arrayContaining(["passports", "entry-permit:GB", "replacements", "questions"]));
    expect(taskTitle({ code: "entry-permit:GB", title: null }, translatorFor("en"))).toBe("Look up the entry rules and apply for United Kingdom");
  });

  it("ask for passports as soon as the destination is chosen, before anything is planned", async () => {
    const keys = async (destination: string) => (await tasksOf(await makeTrip(db, organisation, { destination: [destination] }))).map((task) => task.key).filter((key) => /passports|entry/.test(key));
    expect(await keys("ov-seoul")).toEqual(expect.arrayContaining(["passports", expect.stringMatching(/^entry-(permit|card):KR$/)]));
    expect(await keys("eu-tallinn")).toEqual([]);
  });

  it("make a reminder that a mail can carry", async () => {
    const trip = await makeTrip(db, organisation);
    const [first] = (await tasksOf(trip)).filter((task) => task.key === "hosts-asked");
    expect(presentReminder("Fyn", [first!], "https://example.org/ture/1/opgaver", translatorFor("da"))).toEqual({
      subject: "Fyn: 1 opgave venter",
      text: "Disse opgaver venter i studieturen Fyn:\n\n- Spørg værterne: 19. januar 2027, overskredet med 22 dage (Ingen har opgaven)\n\nhttps://example.org/ture/1/opgaver",
    });
  });
});

describe("the page of tasks", () => {
  const call = async (tripId: string, userId: string, body?: Record<string, string>) => ({
    request: new Request(`http://localhost/ture/${tripId}/opgaver`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) }),
    params: { tripId }, context: {},
  });

  it("is for the committee to read and for its secretariat to change", async () => {
    const trip = await makeTrip(db, organisation);
    const page = await (await loader(await call(trip.tripId, organisation.memberId))).json();
    expect(page.trip.mayEdit).toBe(false);
    expect(page.tasks.length).toBeGreaterThan(9);
    const finish = { intent: "finish", taskKey: "budget", version: "0" };
    await expect(action(await call(trip.tripId, organisation.memberId, finish))).rejects.toMatchObject({ status: 403 });
    await expect(action(await call(trip.tripId, (await createOrganisation(db)).secretaryId, finish))).rejects.toMatchObject({ status: 404 });
    expect(((await action(await call(trip.tripId, organisation.secretaryId, finish))) as Response).status).toBe(302);
    const bad = (await action(await call(trip.tripId, organisation.secretaryId, { intent: "add", requestKey: randomUUID(), title: "", dueOn: "i går" }))) as Response;
    expect([bad.status, await bad.json()]).toMatchObject([400, { form: { errors: { title: "error.required", dueOn: "error.date" } } }]);
    expect(((await action(await call(trip.tripId, organisation.secretaryId, { intent: "explode" }))) as Response).status).toBe(400);
  });
});
