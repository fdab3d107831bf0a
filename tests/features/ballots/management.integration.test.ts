import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { brokenLink } from "~/domain/voting/log-chain";
import { createBallot, editBallot } from "~/features/ballots/commands.server";
import { decisionSchema } from "~/features/ballots/decision-schema";
import { recordDecision } from "~/features/ballots/decision-commands.server";
import { findDecision } from "~/features/ballots/decision-queries.server";
import { rightsOf } from "~/features/ballots/permissions";
import { presentCount } from "~/features/ballots/present-count";
import { presentExtension } from "~/features/ballots/present-log";
import { findBallot, listElectors, listLog, listOptions, listPapers } from "~/features/ballots/queries.server";
import { editBallotSchema } from "~/features/ballots/schema";
import { cancelBallot, closeBallot, drawLot, extendBallot, openBallot, removeOption } from "~/features/ballots/state-commands.server";
import { ballotWords, ballotForm, cast, createVotingCommittee, draftBallot, openedBallot, parsedBallotForm, voteFor, type Committee } from "../../factories/ballots";
import { createPerson } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
let committee: Committee;

beforeAll(async () => {
  committee = await createVotingCommittee(db, 4);
});

const stateOf = async (ballotId: string) => (await findBallot(db, ballotId))!.state;
const acts = async (ballotId: string) => (await listLog(db, ballotId)).map((entry) => entry.act);

describe("a draft", () => {
  it("is made once of a double click", async () => {
    const form = parsedBallotForm(committee.committeeId);
    const made = await Promise.all(Array.from({ length: 5 }, () => createBallot(db, committee.actor, form, ballotWords)));
    expect(new Set(made.map((outcome) => (outcome.ok ? outcome.value.ballotIds[0] : ""))).size).toBe(1);
  });

  it("becomes one ballot a reach, which open together", async () => {
    const option = ["destination:dk-odense", "destination:dk-billund", "destination:eu-tallinn", "destination:eu-london"];
    const made = await createBallot(db, committee.actor, parsedBallotForm(committee.committeeId, { option, perReach: "on" }), ballotWords);
    if (!made.ok) throw new Error(made.reason.code);
    const [one, two] = made.value.ballotIds as [string, string];
    expect((await Promise.all([one, two].map((id) => findBallot(db, id)))).map((ballot) => [ballot!.reach, ballot!.question])).toEqual([["denmark", "Hvor skal turen i Danmark gå hen? (Danmark)"], ["europe", "Hvor skal turen i Danmark gå hen? (Europa)"]]);
    const electors = committee.memberIds.map((userId) => ({ userId, role: "member" as const }));
    const opened = await Promise.all([openBallot(db, committee.actor, one, electors), openBallot(db, committee.actor, two, electors)]);
    expect(opened.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect([await stateOf(one), await stateOf(two)]).toEqual(["open", "open"]);
    expect(await listElectors(db, two)).toHaveLength(4);
    expect(await createBallot(db, committee.actor, parsedBallotForm(committee.committeeId, { option: option.slice(0, 3), perReach: "on" }), ballotWords)).toEqual({ ok: false, reason: { code: "too-few-options" } });
  });

  it("takes destinations, sites and the committee's own trips, and nothing else", async () => {
    const trip = await makeTrip(db, committee);
    const { ballotId } = await draftBallot(db, committee, { option: ["destination:dk-odense", "site:dk-bi-erhverv", `trip:${trip.tripId}`] });
    expect((await listOptions(db, ballotId)).map((one) => [one.destination_id, one.site_id, one.trip_id].filter(Boolean).length)).toEqual([1, 1, 1]);
    const other = await createVotingCommittee(db, 1);
    const foreign = await makeTrip(db, other);
    for (const key of [`trip:${foreign.tripId}`, `trip:${randomUUID()}`, "destination:findes-ikke", "site:findes-ikke"]) {
      expect(await createBallot(db, committee.actor, parsedBallotForm(committee.committeeId, { option: ["destination:dk-odense", key] }), ballotWords)).toEqual({ ok: false, reason: { code: "unknown-option" } });
    }
  });

  it("is edited until it opens, and a stale form is told", async () => {
    const { ballotId } = await draftBallot(db, committee);
    const form = (changes: Record<string, unknown>) => editBallotSchema.parse(ballotForm(committee.committeeId, { version: "1", ...changes }));
    expect(await editBallot(db, ballotId, form({ question: "Hvor hen?", option: ["destination:eu-tallinn", "destination:eu-london"] }))).toEqual({ ok: true, value: { version: 2 } });
    expect(await findBallot(db, ballotId)).toMatchObject({ question: "Hvor hen?", reach: "europe" });
    expect(await editBallot(db, ballotId, form({}))).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    await openBallot(db, committee.actor, ballotId, [{ userId: committee.memberIds[0]!, role: "chair" }]);
    expect(await editBallot(db, ballotId, form({ version: "3" }))).toEqual({ ok: false, reason: { code: "wrong-state" } });
  });
});

describe("opening", () => {
  it("freezes who may vote: a later member has no vote, a later name stays outside", async () => {
    const { ballotId } = await openedBallot(db, committee);
    const late = await createPerson(db, committee.organisationId, committee.committeeId, { displayName: "Sen Medlem" });
    await db.updateTable("app_user").set({ display_name: "Medlem 1 (nyt navn)" }).where("id", "=", committee.memberIds[0]!).execute();
    const electors = await listElectors(db, ballotId);
    expect(electors.map((one) => one.display_name)).toEqual(["Medlem 1", "Medlem 2", "Medlem 3", "Medlem 4"]);
    expect(electors.some((one) => one.user_id === late)).toBe(false);
    await db.updateTable("app_user").set({ display_name: "Medlem 1" }).where("id", "=", committee.memberIds[0]!).execute();
  });

  it("takes members of this committee only, at least one, and a closing that lies ahead", async () => {
    const { ballotId } = await draftBallot(db, committee);
    const other = await createVotingCommittee(db, 1);
    expect(await openBallot(db, committee.actor, ballotId, [])).toEqual({ ok: false, reason: { code: "no-electors" } });
    for (const userId of [committee.secretaryId, committee.readerId, other.memberIds[0]!, randomUUID()]) {
      expect(await openBallot(db, committee.actor, ballotId, [{ userId, role: "member" }])).toEqual({ ok: false, reason: { code: "unknown-elector" } });
    }
    const past = await draftBallot(db, committee, { closesOn: "2020-01-01" });
    expect(await openBallot(db, committee.actor, past.ballotId, [{ userId: committee.memberIds[0]!, role: "member" }])).toEqual({ ok: false, reason: { code: "closes-in-the-past" } });
    expect(await stateOf(ballotId)).toBe("draft");
  });
});

describe("the log", () => {
  it("tells every act on the ballot in a chain that holds", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const later = new Date("2091-01-01T11:00:00Z");
    expect(await extendBallot(db, committee.actor, ballotId, { closesAt: later, reason: "Ferie" })).toMatchObject({ ok: true });
    expect(await extendBallot(db, committee.actor, ballotId, { closesAt: later, reason: "Ferie" })).toEqual({ ok: false, reason: { code: "not-later" } });
    await removeOption(db, committee.actor, ballotId, optionIds[0]!, "Værten har meldt fra.");
    await cast(db, ballotId, committee.memberIds[0]!, voteFor(optionIds.slice(1)));
    await closeBallot(db, committee.actor, ballotId);
    await closeBallot(db, committee.actor, ballotId);
    expect(await acts(ballotId)).toEqual(["opened", "extended", "option-removed", "closed"]);
    expect(presentExtension(await listLog(db, ballotId))).toEqual({ to: later.toISOString(), reason: "Ferie" });
    expect(presentExtension([])).toBeNull();
    const entries = (await listLog(db, ballotId)).map((row) => ({ position: row.position, at: row.happened_at.toISOString(), act: row.act, actor: row.actor_name, details: row.details, previousHash: row.previous_hash, hash: row.hash }));
    expect(brokenLink(entries)).toBeNull();
    expect(await cancelBallot(db, committee.actor, ballotId, "For sent")).toEqual({ ok: false, reason: { code: "wrong-state" } });
  });
});

describe("a lot", () => {
  it("is drawn once, from a seed that was bound when the ballot opened, and only in a tie", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee, { lotWanted: "on" });
    const [a, b] = optionIds as [string, string];
    expect(await drawLot(db, committee.actor, ballotId)).toEqual({ ok: false, reason: { code: "wrong-state" } });
    await cast(db, ballotId, committee.memberIds[0]!, voteFor([a, b]));
    await cast(db, ballotId, committee.memberIds[1]!, voteFor([b, a]));
    await closeBallot(db, committee.actor, ballotId);
    const drawn = await Promise.all([drawLot(db, committee.actor, ballotId), drawLot(db, committee.actor, ballotId)]);
    expect(drawn.every((outcome) => outcome.ok)).toBe(true);
    expect(await acts(ballotId)).toEqual(["opened", "closed", "lot-drawn"]);
    const count = presentCount((await findBallot(db, ballotId))!, await listOptions(db, ballotId), await listPapers(db, ballotId));
    expect(count.result.winners).toHaveLength(2);
    expect(count.drawn!.winners).toHaveLength(1);
  });

  it("is not drawn when nobody asked for it, nor when one has won", async () => {
    for (const changes of [{}, { lotWanted: "on" }]) {
      const { ballotId, optionIds } = await openedBallot(db, committee, changes);
      await cast(db, ballotId, committee.memberIds[0]!, voteFor(optionIds));
      await closeBallot(db, committee.actor, ballotId);
      expect(await drawLot(db, committee.actor, ballotId)).toEqual({ ok: false, reason: { code: "lotWanted" in changes ? "no-tie" : "no-lot" } });
    }
  });
});

describe("the formal decision", () => {
  const decision = (version: number, participation: string[]) =>
    decisionSchema.parse({
      version: String(version), meetingOn: "2027-03-02", agendaItem: "Punkt 4", motion: "Turen går til Odense.", seatCount: "4",
      name: ["Medlem 1", "Medlem 2", "Medlem 3", "Sten Stedfortræder"], substituteFor: ["", "", "", "Medlem 4"], participation, minorityNote: ["", "", "", "Jeg foretrak Billund."],
    });

  it("is recorded by name after closing, corrected with the version that was seen, and told in the log", async () => {
    const { ballotId } = await openedBallot(db, committee);
    expect(await recordDecision(db, committee.actor, ballotId, decision(0, ["for", "for", "blank", "against"]))).toEqual({ ok: false, reason: { code: "wrong-state" } });
    await closeBallot(db, committee.actor, ballotId);
    expect((await recordDecision(db, committee.actor, ballotId, decision(0, ["for", "for", "blank", "against"]))).ok).toBe(true);
    expect(await recordDecision(db, committee.actor, ballotId, decision(0, ["for", "for", "for", "for"]))).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
    expect((await recordDecision(db, committee.actor, ballotId, decision(1, ["for", "biased", "blank", "against"]))).ok).toBe(true);
    const stored = (await findDecision(db, ballotId))!;
    expect(stored.votes.map((one) => [one.display_name, one.substitute_for, one.presence, one.vote])).toEqual([
      ["Medlem 1", null, "present", "for"], ["Medlem 2", null, "biased", null], ["Medlem 3", null, "present", "blank"], ["Sten Stedfortræder", "Medlem 4", "present", "against"],
    ]);
    expect((await listLog(db, ballotId)).filter((entry) => entry.act === "decision-recorded").map((entry) => entry.details.outcome)).toEqual(["adopted", "tied"]);
  });

  it.each([
    [{ name: ["Medlem 1", "Medlem 1"], substituteFor: ["", ""], participation: ["for", "for"] }, "error.person-twice"],
    [{ name: ["Medlem 1", "Sten"], substituteFor: ["", "Medlem 1"], participation: ["for", "for"] }, "error.replaced-present"],
    [{ name: ["Sten", "Stine"], substituteFor: ["Medlem 1", "Medlem 1"], participation: ["for", "for"] }, "error.replaced-twice"],
    [{ name: ["A", "B"], substituteFor: ["", ""], participation: ["for", "for"], seatCount: "1" }, "error.more-than-seats"],
    [{ name: [""], substituteFor: [""], participation: ["absent"] }, "error.nobody-present"],
    [{ name: ["Medlem 1", ""], substituteFor: ["", ""], participation: ["for", "against"] }, "error.vote-without-name"],
    [{ name: ["Medlem 1", ""], substituteFor: ["", ""], participation: ["for", "absent"], minorityNote: ["", "Jeg er imod."] }, "error.vote-without-name"],
    [{ name: ["Medlem 1", "medlem  1"], substituteFor: ["", ""], participation: ["for", "for"] }, "error.person-twice"],
    [{ name: ["Medlem 1", "Sten"], substituteFor: ["", "medlem 1"], participation: ["for", "for"] }, "error.replaced-present"],
  ])("refuses %j", (changes, message) => {
    const parsed = decisionSchema.safeParse({ version: "0", meetingOn: "2027-03-02", agendaItem: "4", motion: "x", seatCount: "11", minorityNote: [], ...changes });
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message);
  });
});

it("nobody of another committee, no reader and no member without a vote gets at an open ballot", () => {
  const ballot = { state: "open", results: "live", opensAt: new Date("2027-03-01"), closesAt: new Date("2027-03-05") } as const;
  const now = new Date("2027-03-02");
  const rights = (role: "secretariat" | "member" | "reader" | null, isElector: boolean, changes = {}) => rightsOf({ membership: role ? { role } : undefined, isElector, now, ballot: { ...ballot, ...changes } });
  expect(rights(null, true)).toBeUndefined();
  expect(rights("member", false)).toBeUndefined();
  expect(rights("reader", false)).toBeUndefined();
  expect(rights("member", true)).toEqual({ mayManage: false, mayVote: true, isOpen: true, maySeeResult: true });
  expect(rights("member", true, { state: "draft" })).toBeUndefined();
  expect(rights("reader", false, { state: "closed" })).toEqual({ mayManage: false, mayVote: false, isOpen: false, maySeeResult: true });
  expect(rights("secretariat", false, { results: "hidden" })).toMatchObject({ mayManage: true, mayVote: false, maySeeResult: false });
  expect(rights("member", true, { opensAt: new Date("2027-03-03") })).toMatchObject({ mayVote: false, maySeeResult: false });
});
