import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { listHistory } from "~/features/history/queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { deleteExpiredPersons } from "~/features/planner/expiry-commands.server";
import { changeHost, saveLetter } from "~/features/planner/host-commands.server";
import { listHostEvents, listHostPersons, listHostStops } from "~/features/planner/host-queries.server";
import { hostActSchema, letterSchema } from "~/features/planner/host-schema";
import { presentHosts, replyByFor } from "~/features/planner/present-hosts";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { action, loader } from "~/routes/ture.$tripId.vaerter._index";
import { action as letterAction, loader as letterLoader } from "~/routes/ture.$tripId.vaerter.$stopId.brev";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { actOn, addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;
const today = "2027-03-01";

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

async function tripWithHost() {
  const trip = await makeTrip(db, organisation);
  const stopId = await addStop(db, trip, { kind: "visit", title: "Jobcenter Prøve", dayId: trip.dayIds[1]!, startsAtMinute: 630, durationMinutes: 90 });
  return { trip, stopId };
}
type Made = Awaited<ReturnType<typeof tripWithHost>>;
const act = ({ trip }: Made, fields: Record<string, string>, on = today) => changeHost(db, trip, hostActSchema.parse(fields), on);
const record = (made: Made, fields: Record<string, string> = {}) => act(made, { intent: "record", requestKey: randomUUID(), stopId: made.stopId, version: "1", status: "confirmed", happenedOn: "01.03.2027", note: "Ja tak", role: "Jobcenterchef", ...fields });
const person = (made: Made, fields: Record<string, string> = {}) => act(made, { intent: "person", stopId: made.stopId, version: "0", displayName: "Vita Vært", email: "vita@example.org", phone: "", deleteOn: "14.07.2027", ...fields });
const hostsOf = async ({ trip }: Made, on = today) => presentHosts(await listHostStops(db, trip.tripId), await listHostEvents(db, trip.tripId), await listHostPersons(db, trip.tripId), 21, on);

describe("the hosts of a trip", () => {
  it("are asked and answer, with date and note, once for one request, and by the committee's day", async () => {
    const made = await tripWithHost();
    expect(await hostsOf(made)).toMatchObject([{ title: "Jobcenter Prøve", status: "suggested", deadlineOn: "2027-03-24", isLate: false, events: [], person: null }]);
    expect((await hostsOf(made, "2027-03-25"))[0]).toMatchObject({ isLate: true });
    const requestKey = randomUUID();
    expect((await record(made, { requestKey, status: "asked", note: "" })).ok).toBe(true);
    expect((await record(made, { requestKey, status: "asked", note: "" })).ok).toBe(true);
    expect(await record(made)).toEqual({ ok: false, reason: { code: "stale" } });
    expect((await record(made, { version: "2" })).ok).toBe(true);
    expect((await hostsOf(made, "2027-03-25"))[0]).toMatchObject({ status: "confirmed", role: "Jobcenterchef", isLate: false, events: [{ status: "confirmed", happenedOn: "2027-03-01", note: "Ja tak", recordedBy: "Signe Sekretær" }, { status: "asked" }] });
    expect((await listHistory(db, made.trip.tripId, 1))[0]).toMatchObject({ action: "record-host", subjectTitle: "Jobcenter Prøve" });
  });

  it("let one of two rivals in, and no stop of another trip", async () => {
    const made = await tripWithHost();
    const rivals = await Promise.all([record(made), record(made, { status: "declined" })]);
    expect(rivals.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    const other = await tripWithHost();
    expect(await act(made, { intent: "person", stopId: other.stopId, version: "0", displayName: "X", email: "", phone: "", deleteOn: "2027-07-14" })).toEqual({ ok: false, reason: { code: "unknown-stop" } });
    expect(await act(made, { intent: "delete-person", stopId: other.stopId })).toEqual({ ok: false, reason: { code: "unknown-stop" } });
  });

  it("keep a person until the date, delete in one act what has expired, and tell the history nothing of whom", async () => {
    const [made, later] = [await tripWithHost(), await tripWithHost()];
    await person(made);
    expect(await person(made)).toEqual({ ok: false, reason: { code: "stale" } });
    await person(later);
    expect((await hostsOf(made, "2027-07-13"))[0]!.person).toMatchObject({ displayName: "Vita Vært", isExpired: false });
    expect((await hostsOf(made, "2027-07-14"))[0]!.person).toMatchObject({ isExpired: true });
    await act(made, { intent: "delete-expired" }, "2027-07-13");
    expect(await listHostPersons(db, made.trip.tripId)).toHaveLength(1);
    await act(made, { intent: "delete-expired" }, "2027-07-14");
    expect(await listHostPersons(db, made.trip.tripId)).toEqual([]);
    expect(await listHostPersons(db, later.trip.tripId)).toHaveLength(1);
    const kept = JSON.stringify(await db.selectFrom("history_entry").selectAll().where("trip_id", "=", made.trip.tripId).execute());
    expect(kept).toContain("2027-07-14");
    expect(kept).not.toMatch(/Vita|vita@/);
  });
});

it("lose their person by themselves when the day has come, and the trip's history says the installation did it", async () => {
  const [made, later] = [await tripWithHost(), await tripWithHost()];
  await person(made);
  await act(later, { intent: "person", stopId: later.stopId, version: "0", displayName: "Senere Vært", email: "", phone: "", deleteOn: "2027-07-15" });
  const counts = await Promise.all([1, 2].map(() => deleteExpiredPersons(db, new Date("2027-07-14T10:00:00Z"))));
  expect(counts.reduce((sum, { hostPersons }) => sum + hostPersons, 0)).toBeGreaterThanOrEqual(1);
  expect(await listHostPersons(db, made.trip.tripId)).toEqual([]);
  expect(await listHostPersons(db, later.trip.tripId)).toHaveLength(1);
  const told = await db.selectFrom("history_entry").select(["actor_user_id", "changes"]).where("trip_id", "=", made.trip.tripId).where("action", "=", "delete-host-person").execute();
  expect(told).toEqual([{ actor_user_id: null, changes: [expect.objectContaining({ before: { delete_on: "2027-07-14" }, after: null })] }]);
});

it("keeps nobody for more than two years after the trip, and says so at the field", async () => {
  const made = await tripWithHost();
  expect(await person(made, { deleteOn: "16.04.2029" })).toEqual({ ok: false, reason: { code: "delete-on-too-late" } });
  expect(await listHostPersons(db, made.trip.tripId)).toEqual([]);
  const body = { intent: "person", stopId: made.stopId, version: "0", displayName: "Vita Vært", email: "", phone: "", deleteOn: "16.04.2029" };
  const request = new Request("http://localhost/", { method: "POST", headers: { Cookie: await signedInCookie(db, organisation.secretaryId) }, body: new URLSearchParams(body) });
  const answer = (await action({ request, params: { tripId: made.trip.tripId }, context: {} })) as Response;
  expect([answer.status, await answer.json()]).toEqual([400, { form: { status: "invalid", values: body, errors: { deleteOn: "hosts.refusal.delete-on-too-late" } } }]);
  expect((await person(made, { deleteOn: "15.04.2029" })).ok).toBe(true);
});

describe("an agreement that is set on the board", () => {
  const setStatus = ({ trip, stopId }: Made, bookingStatus: "asked" | "confirmed") => actOn(db, trip, [{ type: "set-status", stopId, bookingStatus }], { action: "set-status" });

  it("is dated and signed on the list of hosts, and both are taken back together", async () => {
    const made = await tripWithHost();
    const set = await setStatus(made, "asked");
    if (!set.ok) throw new Error(set.reason.code);
    const homeToday = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }).format(new Date());
    expect((await hostsOf(made))[0]).toMatchObject({ status: "asked", events: [{ status: "asked", happenedOn: homeToday, note: "", recordedBy: "Signe Sekretær" }] });
    expect((await actOn(db, made.trip, [{ type: "set-lock", stopId: made.stopId, locked: true }])).ok).toBe(true);
    expect((await hostsOf(made))[0]!.events).toHaveLength(1);
    await actOn(db, made.trip, [{ type: "set-lock", stopId: made.stopId, locked: false }]);
    const confirmed = await setStatus(made, "confirmed");
    if (!confirmed.ok) throw new Error(confirmed.reason.code);
    const undone = await undoAct(db, made.trip, confirmed.value.entryId!, randomUUID());
    expect((await hostsOf(made))[0]).toMatchObject({ status: "asked", events: [{ status: "asked" }] });
    expect((await hostsOf(made))[0]!.events).toHaveLength(1);
    if (!undone.ok) throw new Error(undone.reason.code);
    expect((await undoAct(db, made.trip, undone.value.entryId!, randomUUID())).ok).toBe(true);
    expect((await hostsOf(made))[0]!.events.map((event) => event.status)).toEqual(["confirmed", "asked"]);
  });

  it("comes back with a stop that was removed, and is none of a meal's", async () => {
    const made = await tripWithHost();
    await setStatus(made, "asked");
    const removed = await actOn(db, made.trip, [{ type: "remove-stop", stopId: made.stopId }]);
    if (!removed.ok) throw new Error(removed.reason.code);
    expect(await hostsOf(made)).toEqual([]);
    expect((await undoAct(db, made.trip, removed.value.entryId!, randomUUID())).ok).toBe(true);
    expect((await hostsOf(made))[0]!.events).toMatchObject([{ status: "asked", recordedBy: "Signe Sekretær" }]);
    await addStop(db, made.trip, { kind: "meal", bookingStatus: "confirmed" });
    expect(await listHostEvents(db, made.trip.tripId)).toHaveLength(1);
  });
});

describe("the pages of the hosts", () => {
  const call = async (userId: string, { trip, stopId }: Made, page: string, body?: Record<string, string>) => ({
    request: new Request(`http://localhost/ture/${trip.tripId}/vaerter${page}`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) }),
    params: { tripId: trip.tripId, stopId }, context: {},
  });

  it("show members no persons and let them change nothing", async () => {
    const made = await tripWithHost();
    await person(made);
    const own = await (await loader(await call(organisation.secretaryId, made, ""))).json();
    expect([own.hosts[0]!.person?.displayName, own.deleteOn]).toEqual(["Vita Vært", "2027-07-14"]);
    const theirs = await (await loader(await call(organisation.memberId, made, "?status=asked"))).json();
    expect([theirs.hosts[0]!.person, theirs.shown]).toEqual([null, "asked"]);
    await expect(action(await call(organisation.memberId, made, "", { intent: "delete-expired" }))).rejects.toMatchObject({ status: 403 });
    await expect(letterLoader(await call(organisation.memberId, made, `/${made.stopId}/brev`))).rejects.toMatchObject({ status: 403 });
    const stranger = await createOrganisation(db);
    await expect(loader(await call(stranger.secretaryId, made, ""))).rejects.toMatchObject({ status: 404 });
    await expect(letterAction(await call(stranger.secretaryId, made, `/${made.stopId}/brev`, {}))).rejects.toMatchObject({ status: 404 });
    const bad = (await action(await call(organisation.secretaryId, made, "", { intent: "record", stopId: made.stopId, version: "1", requestKey: randomUUID(), status: "asked", happenedOn: "snart" }))) as Response;
    expect([bad.status, await bad.json()]).toMatchObject([400, { form: { errors: { happenedOn: "error.date" } } }]);
  });

  it("write a letter from the facts in both languages, keep it as edited, and say when the facts moved on", async () => {
    const made = await tripWithHost();
    await db.updateTable("trip").set({ purpose: "Lære om unge i job" }).where("id", "=", made.trip.tripId).execute();
    await db.updateTable("stop").set({ questions: "Hvad virker?\nHvad koster det?" }).where("id", "=", made.stopId).execute();
    const letter = async (locale: string) => (await letterLoader(await call(organisation.secretaryId, made, `/${made.stopId}/brev?sprog=${locale}`))).json();
    const danish = await letter("da");
    for (const part of ["Kære Jobcenter Prøve", "11 medlemmer og 3 medarbejdere, i alt 14 personer", "onsdag den 14. april 2027 kl. 10.30–12.00 (1 t 30 min)", "Lære om unge i job", "– Hvad virker?\n– Hvad koster det?", "senest onsdag den 24. marts 2027", "Signe Sekretær"]) expect(danish.written).toContain(part);
    const english = await letter("en");
    for (const part of ["Dear Jobcenter Prøve", "14 people in all", "Wednesday 14 April 2027, 10:30–12:00 (1 h 30 min)", "by Wednesday 24 March 2027"]) expect(english.written).toContain(part);
    const save = (fields: Record<string, string>) => saveLetter(db, made.trip, made.stopId, letterSchema.parse({ intent: "save", version: "0", locale: "da", body: "Hej 🎉 »vært«", basedOn: danish.written, ...fields }));
    expect((await save({})).ok).toBe(true);
    expect(await save({})).toEqual({ ok: false, reason: { code: "stale" } });
    expect(await letter("da")).toMatchObject({ body: "Hej 🎉 »vært«", version: 1, isOutdated: false });
    await db.updateTable("trip").set({ member_count: 9 }).where("id", "=", made.trip.tripId).execute();
    expect(await letter("da")).toMatchObject({ body: "Hej 🎉 »vært«", isOutdated: true });
    expect((await save({ intent: "reset", version: "1" })).ok).toBe(true);
    const again = await letter("da");
    expect([again.version, again.body === again.written]).toEqual([0, true]);
    // Abroad the hour is the host's.
    await db.updateTable("stop").set({ place_name: "Seoul", lon: 126.978, lat: 37.566, time_zone: "Asia/Seoul", country_code: "KR", coordinate_confidence: "town" }).where("id", "=", made.stopId).execute();
    expect([(await letter("da")).written, (await letter("en")).written]).toEqual([expect.stringContaining("10.30–12.00 lokal tid (1 t"), expect.stringContaining("10:30–12:00 local time (1 h")]);
    await expect(letterLoader({ ...(await call(organisation.secretaryId, made, "")), params: { tripId: made.trip.tripId, stopId: randomUUID() } })).rejects.toMatchObject({ status: 404 });
  });
});

it.each([
  ["2027-04-14", "2027-03-01", "2027-03-24"],
  ["2027-04-14", "2027-03-20", "2027-04-03"],
  ["2027-04-14", "2027-04-10", "2027-04-13"],
  [null, "2027-03-01", "2027-03-23"],
])("an answer for a visit on %s, written on %s, is asked for by %s", (visitOn, on, expected) => {
  expect(replyByFor(visitOn, "2027-04-13", 21, on)).toBe(expected);
});
