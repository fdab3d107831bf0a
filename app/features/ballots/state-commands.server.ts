import { sql, type Kysely, type Transaction } from "kysely";
import { electionHash } from "~/domain/voting/ballot-protocol";
import { inNameOrder } from "~/domain/voting/election";
import { sha256 } from "~/domain/voting/sha-256";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { newToken } from "~/shared/tokens.server";
import { lockBallot, type BallotActor } from "./commands.server";
import { appendLog, databaseNow } from "./log-commands.server";
import { presentCount, tiedOptions } from "./present-count";
import { listElectors, listOptions, listPapers, listPossibleElectors } from "./queries.server";
import type { BallotRefusal, ChosenElector } from "./schema";

type Trx = Transaction<Database>;
type LockedBallot = Awaited<ReturnType<typeof lockBallot>>;
type Done = Outcome<{ ballotId: string }, BallotRefusal>;

/**
 * Opens a draft and the drafts that were made together with it: from now on options, rules and the list of electors stand. Only
 * members of the committee can be on the list. With a later opening time the ballot waits for it, already frozen.
 */
export async function openBallot(db: Kysely<Database>, actor: BallotActor, ballotId: string, chosen: ChosenElector[]): Promise<Outcome<{ ballotIds: string[] }, BallotRefusal>> {
  return db.transaction().execute(async (trx) => {
    const first = await trx.selectFrom("ballot").select(["set_id", "committee_id"]).where("id", "=", ballotId).executeTakeFirstOrThrow();
    // In order of id, so that two who open the same set wait for each other instead of for ever.
    const ballots = await trx
      .selectFrom("ballot")
      .selectAll()
      .where((eb) => eb.or([eb("id", "=", ballotId), ...(first.set_id ? [eb("set_id", "=", first.set_id)] : [])]))
      .orderBy("id")
      .forUpdate()
      .execute();
    const drafts = ballots.filter((ballot) => ballot.state === "draft");
    if (!drafts.some((ballot) => ballot.id === ballotId)) return refused({ code: "wrong-state" });
    const now = await databaseNow(trx);
    if (drafts.some((ballot) => ballot.closes_at <= now)) return refused({ code: "closes-in-the-past" });
    const possible = await listPossibleElectors(trx, first.committee_id);
    if (chosen.length === 0) return refused({ code: "no-electors" });
    const electors = chosen.map(({ userId, role }) => ({ person: possible.find((one) => one.userId === userId), role }));
    if (electors.some(({ person }) => !person)) return refused({ code: "unknown-elector" });
    for (const ballot of drafts) await openOne(trx, ballot, electors.map(({ person, role }) => ({ ...person!, role })), actor, now);
    return done({ ballotIds: drafts.map((ballot) => ballot.id) });
  });
}

async function openOne(trx: Trx, ballot: LockedBallot, electors: { userId: string; displayName: string; role: ChosenElector["role"] }[], actor: BallotActor, now: Date): Promise<void> {
  const opensAt = ballot.opens_at && ballot.opens_at > now ? ballot.opens_at : now;
  const lotSeed = ballot.lot_wanted ? newToken() : null;
  await trx.updateTable("ballot").set({ state: "open", opens_at: opensAt, lot_seed: lotSeed, version: sql`version + 1` }).where("id", "=", ballot.id).execute();
  const sorted = [...electors].sort((a, b) => (a.displayName < b.displayName ? -1 : a.displayName > b.displayName ? 1 : a.userId < b.userId ? -1 : 1));
  await trx.insertInto("ballot_elector").values(sorted.map((one) => ({ ballot_id: ballot.id, user_id: one.userId, display_name: one.displayName, elector_role: one.role }))).execute();
  const options = await listOptions(trx, ballot.id);
  await appendLog(trx, ballot.id, {
    act: "opened", actor: actor.displayName,
    details: {
      question: ballot.question, method: ballot.method, secrecy: ballot.secrecy, options: inNameOrder(options.map((option) => option.title)), electors: sorted.map((one) => ({ name: one.displayName, role: one.role })),
      opensAt: opensAt.toISOString(), closesAt: ballot.closes_at.toISOString(),
      // Published before anybody can know of a tie: whoever draws later cannot choose the seed.
      ...(lotSeed ? { lotCommitment: sha256(lotSeed) } : {}),
    },
  });
}

/** Moves the closing to a later moment, with a reason that stands in the log. */
export async function extendBallot(db: Kysely<Database>, actor: BallotActor, ballotId: string, { closesAt, reason }: { closesAt: Date; reason: string }): Promise<Done> {
  return whileOpen(db, ballotId, async (trx, ballot) => {
    if (closesAt <= ballot.closes_at) return refused({ code: "not-later" });
    await trx.updateTable("ballot").set({ closes_at: closesAt, version: sql`version + 1` }).where("id", "=", ballotId).execute();
    await appendLog(trx, ballotId, { act: "extended", actor: actor.displayName, details: { from: ballot.closes_at.toISOString(), to: closesAt.toISOString(), reason } });
    return done({ ballotId });
  });
}

/** Ends a ballot without a result. The papers are removed: nobody counts what was called off. */
export async function cancelBallot(db: Kysely<Database>, actor: BallotActor, ballotId: string, reason: string): Promise<Done> {
  return whileOpen(db, ballotId, async (trx) => {
    await trx.deleteFrom("ballot_paper").where("ballot_id", "=", ballotId).execute();
    await trx.updateTable("ballot").set({ state: "cancelled", cancel_reason: reason, version: sql`version + 1` }).where("id", "=", ballotId).execute();
    await appendLog(trx, ballotId, { act: "cancelled", actor: actor.displayName, details: { reason } });
    return done({ ballotId });
  });
}

/** Takes an option out of an open ballot. Papers that name it stay valid without it; who is voting on it right now is told. */
export async function removeOption(db: Kysely<Database>, actor: BallotActor, ballotId: string, optionId: string, reason: string): Promise<Done> {
  return whileOpen(db, ballotId, async (trx) => {
    const options = await listOptions(trx, ballotId);
    const option = options.find((one) => one.id === optionId);
    if (!option) return refused({ code: "unknown-option" });
    if (option.removed_reason !== null) return done({ ballotId });
    if (options.filter((one) => one.removed_reason === null).length <= 2) return refused({ code: "too-few-options" });
    await trx.updateTable("ballot_option").set({ removed_reason: reason }).where("id", "=", optionId).execute();
    await appendLog(trx, ballotId, { act: "option-removed", actor: actor.displayName, details: { option: option.title, reason } });
    return done({ ballotId });
  });
}

/** Takes a person off the list who has not voted. A vote that was cast counts: of a secret one nobody knows which paper it is. */
export async function removeElector(db: Kysely<Database>, actor: BallotActor, ballotId: string, electorId: string, reason: string): Promise<Done> {
  return whileOpen(db, ballotId, async (trx) => {
    const elector = (await listElectors(trx, ballotId)).find((one) => one.id === electorId);
    if (!elector) return refused({ code: "unknown-elector" });
    if (elector.removed_reason !== null) return done({ ballotId });
    if (elector.has_voted) return refused({ code: "has-voted" });
    await trx.updateTable("ballot_elector").set({ removed_reason: reason }).where("id", "=", electorId).execute();
    await appendLog(trx, ballotId, { act: "elector-removed", actor: actor.displayName, details: { name: elector.display_name, reason } });
    return done({ ballotId });
  });
}

/** Closes by hand before the time. Twice is once. */
export async function closeBallot(db: Kysely<Database>, actor: BallotActor, ballotId: string): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state === "closed") return done({ ballotId });
    if (ballot.state !== "open") return refused({ code: "wrong-state" });
    const now = await databaseNow(trx);
    // Before its opening there is nothing to close: it is cancelled.
    if (ballot.opens_at! > now) return refused({ code: "wrong-state" });
    await closeLocked(trx, ballot, ballot.closes_at <= now ? null : actor.displayName);
    return done({ ballotId });
  });
}

/** Closes every ballot of these committees whose time has passed. Called before anything of them is shown. */
export async function closeDueBallots(db: Kysely<Database>, committeeIds: string[]): Promise<void> {
  if (committeeIds.length === 0) return;
  const due = await db.selectFrom("ballot").select("id").where("committee_id", "in", committeeIds).where("state", "=", "open").where("closes_at", "<=", sql<Date>`clock_timestamp()`).execute();
  for (const { id } of due) {
    await db.transaction().execute(async (trx) => {
      const ballot = await lockBallot(trx, id);
      if (ballot.state === "open" && ballot.closes_at <= (await databaseNow(trx))) await closeLocked(trx, ballot, null);
    });
  }
}

/** Closes a ballot whose row is locked. `actor` is null when time ran out. The log binds the papers by a hash. */
export async function closeLocked(trx: Trx, ballot: LockedBallot, actor: string | null): Promise<void> {
  const [options, papers, electors] = [await listOptions(trx, ballot.id), await listPapers(trx, ballot.id), await listElectors(trx, ballot.id)];
  const closedAt = actor === null ? ballot.closes_at : await databaseNow(trx);
  await trx.updateTable("ballot").set({ state: "closed", closed_at: closedAt, version: sql`version + 1` }).where("id", "=", ballot.id).execute();
  const { election } = presentCount(ballot, options, papers);
  await appendLog(trx, ballot.id, {
    act: "closed", actor,
    details: { closedAt: closedAt.toISOString(), eligible: electors.filter((one) => one.removed_reason === null).length, voted: papers.length, papersHash: electionHash(election) },
  });
}

/** Draws the lot that the committee asked for when the ballot opened, between those that are tied. Twice is once. */
export async function drawLot(db: Kysely<Database>, actor: BallotActor, ballotId: string): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state !== "closed") return refused({ code: "wrong-state" });
    if (!ballot.lot_seed) return refused({ code: "no-lot" });
    if (ballot.lot_drawn) return done({ ballotId });
    const tied = tiedOptions(presentCount(ballot, await listOptions(trx, ballotId), await listPapers(trx, ballotId)));
    if (tied.length === 0) return refused({ code: "no-tie" });
    await trx.updateTable("ballot").set({ lot_drawn: true, version: sql`version + 1` }).where("id", "=", ballotId).execute();
    await appendLog(trx, ballotId, { act: "lot-drawn", actor: actor.displayName, details: { seed: ballot.lot_seed, tied } });
    return done({ ballotId });
  });
}

async function whileOpen(db: Kysely<Database>, ballotId: string, act: (trx: Trx, ballot: LockedBallot) => Promise<Done>): Promise<Done> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state === "open" && ballot.closes_at <= (await databaseNow(trx))) await closeLocked(trx, ballot, null);
    else if (ballot.state === "open") return act(trx, ballot);
    return refused({ code: "wrong-state" });
  });
}
