import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { electionHash } from "~/domain/voting/ballot-protocol";
import { presentCount } from "~/features/ballots/present-count";
import { findBallot, listElectors, listLog, listOptions, listPapers } from "~/features/ballots/queries.server";
import { cancelBallot, closeBallot, closeDueBallots, removeElector, removeOption } from "~/features/ballots/state-commands.server";
import { castVote, openPaperByReceipt } from "~/features/ballots/vote-commands.server";
import { removePerson } from "~/features/people/commands.server";
import { cast, createVotingCommittee, draftBallot, openedBallot, voteFor, type Committee } from "../../factories/ballots";
import { createOrganisation } from "../../factories/people";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
let committee: Committee;

beforeAll(async () => {
  committee = await createVotingCommittee(db);
});

const member = (number: number) => committee.memberIds[number - 1]!;
const votedNames = async (ballotId: string) => (await listElectors(db, ballotId)).filter((one) => one.has_voted).map((one) => one.display_name);
const closeIn = (ballotId: string, milliseconds: number) => sql`update ballot set opens_at = clock_timestamp() - interval '1 hour', closes_at = clock_timestamp() + ${milliseconds} * interval '1 millisecond' where id = ${ballotId}`.execute(db);

/** Every row that a refused vote must leave alone. */
const rowsOf = async (ballotId: string) => JSON.stringify([await listPapers(db, ballotId), await listElectors(db, ballotId), await listLog(db, ballotId)]);

describe("a vote in an open ballot", () => {
  it("counts once however often and wherever it is sent", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const vote = voteFor(optionIds);
    const answers = await Promise.all(Array.from({ length: 8 }, () => castVote(db, ballotId, member(1), vote)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await listPapers(db, ballotId)).toHaveLength(1);
    expect(await votedNames(ballotId)).toEqual(["Medlem 1"]);
  });

  it("of one member in two tabs: the first stands, the second is told and changes nothing", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const [one, two] = [voteFor(optionIds), voteFor([...optionIds].reverse())];
    const answers = await Promise.all([castVote(db, ballotId, member(1), one), castVote(db, ballotId, member(1), two)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toEqual({ ok: false, reason: { code: "already-voted" } });
    const [paper] = await listPapers(db, ballotId);
    expect(paper!.content).toEqual((answers[0]!.ok ? one : two).content);
    expect(await listPapers(db, ballotId)).toHaveLength(1);
  });

  it("of many members in the same moment: every one is there", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const answers = await Promise.all(committee.memberIds.map((userId) => castVote(db, ballotId, userId, voteFor(optionIds))));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await listPapers(db, ballotId)).map((paper) => paper.voter_name).sort()).toEqual(["Medlem 1", "Medlem 2", "Medlem 3", "Medlem 4", "Medlem 5"]);
  });

  it("is changed until closing; a request that was overtaken does not undo the change", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const [a, b, c] = optionIds as [string, string, string];
    const first = voteFor([a, b, c]);
    await cast(db, ballotId, member(1), first);
    const before = (await listPapers(db, ballotId))[0]!;
    const change = voteFor([b, a], { revision: before.revision });
    expect(await castVote(db, ballotId, member(1), change)).toMatchObject({ ok: true, value: { changed: true } });
    expect(await castVote(db, ballotId, member(1), change)).toMatchObject({ ok: true });
    expect(await castVote(db, ballotId, member(1), voteFor([c], { revision: before.revision }))).toEqual({ ok: false, reason: { code: "changed-elsewhere" } });
    expect(await castVote(db, ballotId, member(1), first)).toEqual({ ok: false, reason: { code: "already-voted" } });
    const after = (await listPapers(db, ballotId))[0]!;
    expect(after).toMatchObject({ id: before.id, content: { ranking: [[b], [a]] } });
    await castVote(db, ballotId, member(1), voteFor([], { revision: after.revision, blank: true, content: null }));
    expect((await listPapers(db, ballotId))[0]).toMatchObject({ blank: true, content: null });
  });

  it("is refused to who has none, and nothing is stored", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const stranger = await createOrganisation(db);
    const before = await rowsOf(ballotId);
    for (const userId of [committee.secretaryId, committee.readerId, committee.memberId, stranger.memberId, randomUUID()]) {
      expect(await castVote(db, ballotId, userId, voteFor(optionIds))).toEqual({ ok: false, reason: { code: "not-elector" } });
    }
    expect(await castVote(db, ballotId, member(1), voteFor([randomUUID()]))).toEqual({ ok: false, reason: { code: "unknown-option" } });
    const other = await openedBallot(db, committee);
    expect(await castVote(db, ballotId, member(1), voteFor(other.optionIds))).toEqual({ ok: false, reason: { code: "unknown-option" } });
    expect(await rowsOf(ballotId)).toBe(before);
  });

  it("is refused before opening, after closing and when the ballot is cancelled", async () => {
    const draft = await draftBallot(db, committee);
    expect(await castVote(db, draft.ballotId, member(1), voteFor(draft.optionIds))).toEqual({ ok: false, reason: { code: "not-open-yet" } });
    const coming = await openedBallot(db, committee, { opensOn: "2090-05-01" });
    expect(await castVote(db, coming.ballotId, member(1), voteFor(coming.optionIds))).toEqual({ ok: false, reason: { code: "not-open-yet" } });
    const closed = await openedBallot(db, committee);
    await closeBallot(db, committee.actor, closed.ballotId);
    expect(await castVote(db, closed.ballotId, member(1), voteFor(closed.optionIds))).toEqual({ ok: false, reason: { code: "closed" } });
    const cancelled = await openedBallot(db, committee);
    await cast(db, cancelled.ballotId, member(1), voteFor(cancelled.optionIds));
    await cancelBallot(db, committee.actor, cancelled.ballotId, "Turen er aflyst.");
    expect(await castVote(db, cancelled.ballotId, member(2), voteFor(cancelled.optionIds))).toEqual({ ok: false, reason: { code: "cancelled" } });
    expect(await listPapers(db, cancelled.ballotId)).toEqual([]);
  });
});

describe("the closing second", () => {
  it("parts the votes by the database's clock: what was accepted is counted, what came later is not stored", async () => {
    const crowd = await createVotingCommittee(db, 12);
    const { ballotId, optionIds } = await openedBallot(db, crowd);
    await closeIn(ballotId, 120);
    let accepted = 0;
    for (const userId of crowd.memberIds) {
      const answer = await castVote(db, ballotId, userId, voteFor(optionIds));
      if (answer.ok) accepted += 1;
      else expect(answer.reason.code).toBe("closed");
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(accepted).toBeLessThan(12);
    expect(await listPapers(db, ballotId)).toHaveLength(accepted);
    const ballot = (await findBallot(db, ballotId))!;
    expect(ballot).toMatchObject({ state: "closed", closed_at: ballot.closes_at });
    expect((await listLog(db, ballotId)).at(-1)).toMatchObject({ act: "closed", actor_name: null, details: { voted: accepted, eligible: 12 } });
  });

  it("closes at the next access what nobody voted in since, once", async () => {
    const { ballotId } = await openedBallot(db, committee);
    await closeIn(ballotId, -5);
    await Promise.all(Array.from({ length: 5 }, () => closeDueBallots(db, [committee.committeeId])));
    expect((await findBallot(db, ballotId))!.state).toBe("closed");
    expect((await listLog(db, ballotId)).filter((entry) => entry.act === "closed")).toHaveLength(1);
  });

  it("counts a vote that rivals the closing by hand, or refuses it; never both", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { ballotId, optionIds } = await openedBallot(db, committee);
      const [vote] = await Promise.all([castVote(db, ballotId, member(1), voteFor(optionIds)), closeBallot(db, committee.actor, ballotId)]);
      const papers = await listPapers(db, ballotId);
      expect(papers).toHaveLength(vote.ok ? 1 : 0);
      const count = presentCount((await findBallot(db, ballotId))!, await listOptions(db, ballotId), papers);
      expect((await listLog(db, ballotId)).at(-1)!.details).toMatchObject({ voted: papers.length, papersHash: electionHash(count.election) });
    }
  });
});

describe("what is removed while somebody votes", () => {
  it("an option: papers that name it stay without it; a vote for it that comes later is refused by its name", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    const [a, b, c] = optionIds as [string, string, string];
    await cast(db, ballotId, member(1), voteFor([a, b, c]));
    const title = (await listOptions(db, ballotId))[0]!.title;
    const [removed, vote] = await Promise.all([removeOption(db, committee.actor, ballotId, a, "Værten har meldt fra."), castVote(db, ballotId, member(2), voteFor([a, c, b]))]);
    expect(removed.ok).toBe(true);
    if (!vote.ok) expect(vote.reason).toEqual({ code: "option-removed", title });
    expect(await castVote(db, ballotId, member(3), voteFor([a, c]))).toEqual({ ok: false, reason: { code: "option-removed", title } });
    await cast(db, ballotId, member(3), voteFor([c, b]));
    const count = presentCount((await findBallot(db, ballotId))!, await listOptions(db, ballotId), await listPapers(db, ballotId));
    expect(count.election.options).not.toContain(title);
    expect(count.result.votes).toBe(vote.ok ? 3 : 2);
    expect(await removeOption(db, committee.actor, ballotId, b, "Også væk.")).toEqual({ ok: false, reason: { code: "too-few-options" } });
  });

  it("a person on the list: who has voted stays, who has not is refused afterwards", async () => {
    const { ballotId, optionIds } = await openedBallot(db, committee);
    await cast(db, ballotId, member(1), voteFor(optionIds));
    const electors = await listElectors(db, ballotId);
    const elector = (number: number) => electors.find((one) => one.user_id === member(number))!;
    expect(await removeElector(db, committee.actor, ballotId, elector(1).id, "Fejl")).toEqual({ ok: false, reason: { code: "has-voted" } });
    const [removed, vote] = await Promise.all([removeElector(db, committee.actor, ballotId, elector(2).id, "Udtrådt"), castVote(db, ballotId, member(2), voteFor(optionIds))]);
    expect(removed.ok).not.toBe(vote.ok);
    expect(await listPapers(db, ballotId)).toHaveLength(vote.ok ? 2 : 1);
  });

  it("a member of the committee: the next vote is refused, an earlier one counts", async () => {
    const own = await createVotingCommittee(db, 3);
    const { ballotId, optionIds } = await openedBallot(db, own);
    await cast(db, ballotId, own.memberIds[0]!, voteFor(optionIds));
    for (const userId of own.memberIds.slice(0, 2)) await removePerson(db, own.committeeId, userId);
    expect(await castVote(db, ballotId, own.memberIds[1]!, voteFor(optionIds))).toEqual({ ok: false, reason: { code: "not-elector" } });
    expect(await listPapers(db, ballotId)).toHaveLength(1);
  });
});

describe("a secret ballot", () => {
  const secretBallot = () => openedBallot(db, committee, { secrecy: "secret" });

  it("gives a receipt code with which the own vote is found and changed, and nobody else's", async () => {
    const { ballotId, optionIds } = await secretBallot();
    const vote = voteFor(optionIds);
    const code = (await cast(db, ballotId, member(1), vote))!;
    expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    expect(await cast(db, ballotId, member(1), vote)).toBe(code);
    expect(await castVote(db, ballotId, member(1), voteFor(optionIds))).toEqual({ ok: false, reason: { code: "already-voted" } });
    const paper = (await openPaperByReceipt(db, ballotId, code.toLowerCase().replaceAll("-", " ")))!;
    expect(paper.content).toEqual(vote.content);
    const changed = voteFor([optionIds[2]!], { receiptCode: code, revision: paper.revision });
    expect(await castVote(db, ballotId, member(1), changed)).toMatchObject({ ok: true, value: { changed: true, receiptCode: code } });
    expect(await castVote(db, ballotId, member(1), voteFor([optionIds[0]!], { receiptCode: "AAAA-AAAA-AAAA-AAAA", revision: paper.revision }))).toEqual({ ok: false, reason: { code: "unknown-receipt" } });
    expect(await castVote(db, ballotId, member(2), voteFor([optionIds[0]!], { receiptCode: "AAAA-AAAA-AAAA-AAAA" }))).toEqual({ ok: false, reason: { code: "unknown-receipt" } });
    expect(await listPapers(db, ballotId)).toHaveLength(1);
    expect(await votedNames(ballotId)).toEqual(["Medlem 1"]);
    const other = await secretBallot();
    expect(await openPaperByReceipt(db, other.ballotId, code)).toBeUndefined();
  });

  it("has no column for a person or a moment on its papers, and none for a moment on its electors", async () => {
    const { rows } = await sql<{ table_name: string; column_name: string; data_type: string }>`
      select table_name, column_name, data_type from information_schema.columns where table_name in ('ballot_paper', 'ballot_elector')`.execute(db);
    expect(rows.filter((row) => /timestamp|date|time|serial|identity/.test(row.data_type))).toEqual([]);
    const { ballotId, optionIds } = await secretBallot();
    await cast(db, ballotId, member(1), voteFor(optionIds, { comment: "Godt valg" }));
    const [paper] = await listPapers(db, ballotId);
    expect(paper).toMatchObject({ voter_user_id: null, voter_name: null });
    expect(JSON.stringify(paper)).not.toMatch(new RegExp(`${member(1)}|Medlem 1`));
    const insertNamed = db.insertInto("ballot_paper").values({ ballot_id: ballotId, secrecy: "secret", content: null, blank: true, voter_user_id: member(2), voter_name: "Medlem 2", receipt_hash: "x" }).execute();
    await expect(insertNamed).rejects.toMatchObject({ code: "23514" });
    const asOpen = db.insertInto("ballot_paper").values({ ballot_id: ballotId, secrecy: "open", content: null, blank: true, voter_user_id: member(2), voter_name: "Medlem 2" }).execute();
    await expect(asOpen).rejects.toMatchObject({ code: "23503" });
  });

  it("leaves all papers and all electors with one transaction's number and in an order that tells nothing", async () => {
    const { ballotId, optionIds } = await secretBallot();
    const codes: string[] = [];
    for (const number of [4, 1, 5, 2]) codes.push((await cast(db, ballotId, member(number), voteFor(number % 2 ? optionIds : [...optionIds].reverse())))!);
    const first = (await openPaperByReceipt(db, ballotId, codes[0]!))!;
    await cast(db, ballotId, member(4), voteFor([optionIds[1]!], { receiptCode: codes[0]!, revision: first.revision }));
    const papers = (await sql<{ xmin: string; id: string }>`select xmin::text as xmin, id from ballot_paper where ballot_id = ${ballotId} order by ctid`.execute(db)).rows;
    const electors = (await sql<{ xmin: string; display_name: string }>`select xmin::text as xmin, display_name from ballot_elector where ballot_id = ${ballotId} order by ctid`.execute(db)).rows;
    expect(papers).toHaveLength(4);
    expect(new Set([...papers, ...electors].map((row) => row.xmin)).size).toBe(1);
    expect(papers.map((paper) => paper.id)).toEqual(papers.map((paper) => paper.id).sort());
    expect(electors.map((one) => one.display_name)).toEqual(electors.map((one) => one.display_name).sort());
  });

  it("writes nothing about a vote anywhere else: no log entry, no history, no row of another table", async () => {
    const { ballotId, optionIds } = await secretBallot();
    const { rows: tables } = await sql<{ table_name: string }>`select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('ballot_paper', 'ballot_elector')`.execute(db);
    const everything = async () => JSON.stringify(await Promise.all(tables.map(async ({ table_name }) => (await sql`select to_jsonb(t) as row from ${sql.table(table_name)} t order by to_jsonb(t)::text`.execute(db)).rows)));
    const before = await everything();
    await cast(db, ballotId, member(3), voteFor(optionIds));
    expect(await everything()).toBe(before);
  });
});

