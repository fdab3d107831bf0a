import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { recordDecision } from "~/features/ballots/decision-commands.server";
import { closeBallot } from "~/features/ballots/state-commands.server";
import { saveTripReport } from "~/features/documents/report-commands.server";
import { presentHistory } from "~/features/history/present";
import { findUndoSteps, listHistory } from "~/features/history/queries.server";
import { undoAct } from "~/features/planner/commands.server";
import { moveTrip, recordTripDecision } from "~/features/trips/life-commands.server";
import { findCancelledFrom, getLifeFacts, listBallotDecisions } from "~/features/trips/life-queries.server";
import type { MoveTrip, TripDecisionForm } from "~/features/trips/life-schema";
import { findTrip } from "~/features/trips/queries.server";
import type { TripState } from "~/features/trips/schema";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { action, loader } from "~/routes/ture.$tripId._index";
import { action as decideAction, loader as decideLoader } from "~/routes/ture.$tripId.beslutning";
import { createVotingCommittee, openedBallot } from "../../factories/ballots";
import { createOrganisation, signedInCookie, type MadeOrganisation } from "../../factories/people";
import { addStop, makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);
const { db } = await testDatabase();
let organisation: MadeOrganisation;
const today = "2027-01-10";

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

type Made = Awaited<ReturnType<typeof makeTrip>>;
const actorOf = (trip: Made) => ({ userId: trip.userId, organisationId: trip.organisationId });

async function move(trip: Made, to: TripState, form: Partial<MoveTrip> = {}, { errorCount = 0, on = today } = {}) {
  const row = (await findTrip(db, trip.tripId))!;
  return moveTrip(db, actorOf(trip), trip.tripId, { requestKey: randomUUID(), version: row.version, to, reason: "", ...form }, { errorCount, tripUpdatedAt: row.updatedAt, today: on });
}
const stateOf = async (trip: Made) => (await findTrip(db, trip.tripId))!.state;
const decision: TripDecisionForm = { version: 0, body: "committee", meetingOn: "2027-02-03", agendaItem: "7", outcome: "adopted", note: "", formalDecisionId: null };
const givePurpose = (trip: Made) => db.updateTable("trip").set({ purpose: "Lære om job" }).where("id", "=", trip.tripId).execute();
const addBudget = (trip: Made) =>
  db.insertInto("budget_line").values({ trip_id: trip.tripId, category: "transport", title: "Bus", unit: "group", audience: "both", quantity: 1, low_minor: 100, high_minor: 100, currency: "DKK", rate: "1", position: 0 }).execute();
const addInvoice = async (trip: Made) => {
  const line = await db.selectFrom("budget_line").select("id").where("trip_id", "=", trip.tripId).executeTakeFirstOrThrow();
  await db.insertInto("budget_invoice").values({ trip_id: trip.tripId, budget_line_id: line.id, invoice_date: "2027-05-01", supplier: "Busselskabet", amount_minor: 100, currency: "DKK", rate: "1", identity: "1" }).execute();
};
const addVisit = (trip: Made) => addStop(db, trip, { kind: "visit", dayId: trip.dayIds[0]!, startsAtMinute: 600, bookingStatus: "confirmed" });

describe("moving a trip", () => {
  it("goes from idea to report as its requirements are met, one after the other", async () => {
    const trip = await makeTrip(db, organisation, { state: "idea" });
    expect(await stateOf(trip)).toBe("idea");
    expect((await move(trip, "ballot")).ok).toBe(true);
    expect((await move(trip, "draft")).ok).toBe(true);
    expect(await move(trip, "submitted")).toEqual({ ok: false, reason: { code: "missing", missing: ["purpose", "visits", "budget"] } });
    await givePurpose(trip);
    await addBudget(trip);
    await addVisit(trip);
    expect(await move(trip, "submitted", {}, { errorCount: 1 })).toEqual({ ok: false, reason: { code: "missing", missing: ["no-errors"] } });
    expect((await move(trip, "submitted")).ok).toBe(true);
    expect(await move(trip, "approved")).toEqual({ ok: false, reason: { code: "missing", missing: ["decision"] } });
    expect((await recordTripDecision(db, actorOf(trip), trip.tripId, decision)).ok).toBe(true);
    expect((await move(trip, "approved")).ok).toBe(true);
    await addStop(db, trip, { kind: "visit", dayId: trip.dayIds[1]!, startsAtMinute: 600 });
    expect(await move(trip, "underway")).toEqual({ ok: false, reason: { code: "missing", missing: ["departure", "hosts"] } });
    expect(await move(trip, "underway", {}, { on: "2027-04-12" })).toEqual({ ok: false, reason: { code: "reason-needed" } });
    expect((await move(trip, "underway", { reason: "Værten har sagt ja i telefonen" }, { on: "2027-04-12" })).ok).toBe(true);
    expect(await move(trip, "reported", {}, { on: "2027-06-10" })).toEqual({ ok: false, reason: { code: "missing", missing: ["accounts", "report"] } });
    for (const code of ["accounts", "report"]) await db.insertInto("trip_task").values({ trip_id: trip.tripId, code, done_at: new Date() }).execute();
    await addInvoice(trip);
    expect((await saveTripReport(db, actorOf(trip), trip.tripId, { version: 0, learning: "Begynd tidligt", recommendations: " \n" })).ok).toBe(true);
    expect(await move(trip, "reported", {}, { on: "2027-06-10" })).toEqual({ ok: false, reason: { code: "missing", missing: ["report"] } });
    expect((await saveTripReport(db, actorOf(trip), trip.tripId, { version: 1, learning: "Begynd tidligt", recommendations: "Mød værterne før" })).ok).toBe(true);
    expect((await move(trip, "reported", {}, { on: "2027-06-10" })).ok).toBe(true);
    expect(await stateOf(trip)).toBe("reported");
    const history = presentHistory(await listHistory(db, trip.tripId, 50), []);
    expect(history.filter((entry) => entry.action === "move-state").map((entry) => entry.fields)).toEqual([
      [{ field: "state", before: "underway", after: "reported" }],
      [{ field: "state", before: "approved", after: "underway" }, { field: "reason", before: null, after: "Værten har sagt ja i telefonen", isNew: true }],
      [{ field: "state", before: "submitted", after: "approved" }],
      [{ field: "state", before: "draft", after: "submitted" }],
      [{ field: "state", before: "ballot", after: "draft" }],
      [{ field: "state", before: "idea", after: "ballot" }],
    ]);
  });

  it("goes back and is called off with a reason, and is taken up again where it was", async () => {
    const trip = await makeTrip(db, organisation);
    expect(await move(trip, "ballot")).toEqual({ ok: false, reason: { code: "reason-needed" } });
    expect((await move(trip, "ballot", { reason: "Udvalget vil stemme" })).ok).toBe(true);
    expect((await move(trip, "cancelled", { reason: "Ingen penge" })).ok).toBe(true);
    expect(await findCancelledFrom(db, trip.tripId)).toBe("ballot");
    expect(await move(trip, "draft", { reason: "Nu" })).toEqual({ ok: false, reason: { code: "no-such-move" } });
    expect((await move(trip, "ballot", { reason: "Der kom penge" })).ok).toBe(true);
    expect((await listHistory(db, trip.tripId, 3)).map((entry) => entry.action)).toEqual(["reopen-trip", "cancel-trip", "move-state-back"]);
  });

  it("is one move for the same request twice, and one of two rivals", async () => {
    const trip = await makeTrip(db, organisation, { state: "idea" });
    const [requestKey, row] = [randomUUID(), (await findTrip(db, trip.tripId))!];
    const attempt = (key: string, to: TripState) => moveTrip(db, actorOf(trip), trip.tripId, { requestKey: key, version: row.version, to, reason: "" }, { errorCount: 0, tripUpdatedAt: row.updatedAt, today });
    const rivals = await Promise.all([attempt(requestKey, "ballot"), attempt(randomUUID(), "draft")]);
    expect(rivals.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(rivals.find((outcome) => !outcome.ok)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    const won = rivals[0]!.ok ? requestKey : null;
    if (won) expect((await attempt(won, "ballot")).ok).toBe(true);
    expect(await db.selectFrom("trip_state_move").select("to_state").where("trip_id", "=", trip.tripId).execute()).toHaveLength(1);
  });

  it("is refused when the programme changed since it was checked", async () => {
    const trip = await makeTrip(db, organisation);
    await givePurpose(trip);
    await addVisit(trip);
    const row = (await findTrip(db, trip.tripId))!;
    await addVisit(trip);
    const outcome = await moveTrip(db, actorOf(trip), trip.tripId, { requestKey: randomUUID(), version: row.version, to: "submitted", reason: "" }, { errorCount: 0, tripUpdatedAt: row.updatedAt, today });
    expect(outcome).toEqual({ ok: false, reason: { code: "changed-meanwhile" } });
  });

  it("is not taken back by undo on the board", async () => {
    const trip = await makeTrip(db, organisation);
    await addVisit(trip);
    expect((await move(trip, "cancelled", { reason: "Aflyst" })).ok).toBe(true);
    const entry = (await listHistory(db, trip.tripId, 1))[0]!;
    expect((await findUndoSteps(db, trip.tripId, trip.userId)).undo?.action).toBe("add-stop");
    expect(await undoAct(db, trip, entry.id, randomUUID())).toEqual({ ok: false, reason: { code: "nothing-to-undo" } });
    expect(await stateOf(trip)).toBe("cancelled");
  });
});

describe("the decision of a meeting", () => {
  it("is kept once for each body, corrected in place, and one that says no outweighs one that says yes", async () => {
    const trip = await makeTrip(db, organisation);
    const record = (changes: Partial<TripDecisionForm>) => recordTripDecision(db, actorOf(trip), trip.tripId, { ...decision, ...changes });
    const decided = async () => (await getLifeFacts(db, { id: trip.tripId, startsOn: "2027-04-13", endsOn: "2027-04-15", purpose: "" }, today, 0)).decision;
    expect(await decided()).toBeNull();
    await record({});
    expect(await decided()).toBe("adopted");
    await record({ body: "council", outcome: "rejected" });
    expect(await decided()).toBe("rejected");
    expect(await record({ body: "council" })).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
    expect((await record({ body: "council", version: 1, outcome: "adopted" })).ok).toBe(true);
    expect(await decided()).toBe("adopted");
    expect(await record({ version: 1, formalDecisionId: randomUUID() })).toEqual({ ok: false, reason: { code: "unknown-decision" } });
  });

  it("can be taken from a ballot that had the trip to choose from, and from no other committee's", async () => {
    const committee = await createVotingCommittee(db, 3);
    const trip = await makeTrip(db, committee);
    const ballot = await openedBallot(db, committee, { option: [`trip:${trip.tripId}`, "destination:dk-nordjylland"] });
    await closeBallot(db, committee.actor, ballot.ballotId);
    const people = ["A", "B", "C"].map((displayName) => ({ displayName, substituteFor: null, participation: "for" as const, minorityNote: "" }));
    expect((await recordDecision(db, committee.actor, ballot.ballotId, { version: 0, meetingOn: "2027-02-03", agendaItem: "4", motion: "Turen gennemføres", seatCount: 3, people })).ok).toBe(true);
    const [found] = await listBallotDecisions(db, trip.tripId);
    expect(found).toMatchObject({ meetingOn: "2027-02-03", agendaItem: "4", motion: "Turen gennemføres", isAdopted: true, votesFor: 3, against: 0 });
    expect((await recordTripDecision(db, actorOf(trip), trip.tripId, { ...decision, formalDecisionId: found!.id })).ok).toBe(true);
    const foreign = await makeTrip(db, organisation);
    expect(await listBallotDecisions(db, foreign.tripId)).toEqual([]);
    expect(await recordTripDecision(db, actorOf(foreign), foreign.tripId, { ...decision, formalDecisionId: found!.id })).toEqual({ ok: false, reason: { code: "unknown-decision" } });
    // Without a quorum, and when all votes are blank, the meeting has decided nothing.
    const again = (version: number, seatCount: number, participation: "for" | "blank") =>
      recordDecision(db, committee.actor, ballot.ballotId, { version, meetingOn: "2027-02-03", agendaItem: "4", motion: "Turen gennemføres", seatCount, people: people.map((one) => ({ ...one, participation })) });
    expect([(await again(1, 9, "for")).ok, await listBallotDecisions(db, trip.tripId)]).toEqual([true, []]);
    expect([(await again(2, 3, "blank")).ok, await listBallotDecisions(db, trip.tripId)]).toEqual([true, []]);
  });
});

describe("the accounts", () => {
  it("are made up when each line has an amount paid, be it nothing, or an invoice of its own", async () => {
    const trip = await makeTrip(db, organisation);
    const figures = async () => {
      const { budgetLineCount, unsettledLineCount } = await getLifeFacts(db, { id: trip.tripId, startsOn: "2027-04-13", endsOn: "2027-04-15", purpose: "" }, today, 0);
      return [budgetLineCount, unsettledLineCount];
    };
    expect(await figures()).toEqual([0, 0]);
    await addBudget(trip);
    expect(await figures()).toEqual([1, 1]);
    await addInvoice(trip);
    const foreign = await makeTrip(db, organisation);
    await addBudget(foreign);
    await addBudget(trip);
    expect(await figures()).toEqual([2, 1]);
    await db.updateTable("budget_line").set({ actual_minor: 0 }).where("trip_id", "=", trip.tripId).execute();
    expect(await figures()).toEqual([2, 0]);
  });
});

describe("the doors", () => {
  const call = async (tripId: string, userId: string, page = "", body?: Record<string, string>) => ({
    request: new Request(`http://localhost/ture/${tripId}${page}`, { method: body ? "POST" : "GET", headers: { Cookie: await signedInCookie(db, userId) }, ...(body ? { body: new URLSearchParams(body) } : {}) }),
    params: { tripId }, context: {},
  });

  it("show the committee's members the state and no moves, and are closed to others", async () => {
    const trip = await makeTrip(db, organisation);
    const page = await (await loader(await call(trip.tripId, organisation.memberId))).json();
    expect(page.life).toMatchObject({ state: "draft", stepNumber: 3, next: "submitted", moves: [] });
    await expect(action(await call(trip.tripId, organisation.memberId, "", { to: "cancelled" }))).rejects.toMatchObject({ status: 403 });
    const stranger = await createOrganisation(db);
    await expect(action(await call(trip.tripId, stranger.secretaryId, "", { to: "cancelled" }))).rejects.toMatchObject({ status: 404 });
    await expect(decideAction(await call(trip.tripId, stranger.secretaryId, "/beslutning", {}))).rejects.toMatchObject({ status: 404 });
    await expect(decideLoader(await call(trip.tripId, organisation.memberId, "/beslutning"))).rejects.toMatchObject({ status: 403 });
    expect(await stateOf(trip)).toBe("draft");
  });

  it("say what is missing and where it is filled in, and give back the reason that was typed", async () => {
    const trip = await makeTrip(db, organisation);
    const page = await (await loader(await call(trip.tripId, organisation.secretaryId))).json();
    expect(page.life.moves.map((one: { to: string }) => one.to)).toEqual(["submitted", "ballot", "idea", "cancelled"]);
    expect(page.life.moves[0]!.missing).toEqual([
      { code: "purpose", isWaivable: false, path: `/ture/${trip.tripId}/ret`, count: 0 },
      { code: "visits", isWaivable: false, path: `/ture/${trip.tripId}/program`, count: 0 },
      { code: "budget", isWaivable: false, path: `/ture/${trip.tripId}/oekonomi`, count: 0 },
    ]);
    const post = async (fields: Record<string, string>) => (await action(await call(trip.tripId, organisation.secretaryId, "", { requestKey: randomUUID(), version: "1", reason: "", ...fields }))) as Response;
    const bare = await post({ to: "cancelled" });
    expect([bare.status, await bare.json()]).toMatchObject([400, { form: { errors: { reason: "life.refusal.reason-needed" } } }]);
    const stale = await post({ to: "cancelled", version: "9", reason: "Ingen penge" });
    expect([stale.status, await stale.json()]).toMatchObject([409, { problem: "life.refusal.stale", form: { values: { reason: "Ingen penge" } } }]);
    expect((await post({ to: "moon" })).status).toBe(400);
    const done = await post({ to: "cancelled", reason: "Ingen penge" });
    expect([done.status, done.headers.get("Location")]).toEqual([302, `/ture/${trip.tripId}`]);
  });

  it("keep a decision that somebody else recorded meanwhile beside the one that was typed", async () => {
    const trip = await makeTrip(db, organisation);
    const typed = { body: "committee", version: "0", meetingOn: "03.02.2027", agendaItem: "7", outcome: "adopted", note: "" };
    const post = async (fields: Record<string, string>) => (await decideAction(await call(trip.tripId, organisation.secretaryId, "/beslutning", { ...typed, ...fields }))) as Response;
    expect((await post({})).status).toBe(302);
    const stale = await post({ agendaItem: "8" });
    expect([stale.status, await stale.json()]).toMatchObject([409, { form: { values: { version: "1", agendaItem: "8" } }, theirs: { agendaItem: "7", outcome: "adopted" } }]);
    expect((await post({ meetingOn: "i går", version: "1" })).status).toBe(400);
  });
});
