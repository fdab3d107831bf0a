import { createHash, randomUUID } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { canonicalJson } from "~/domain/text/canonical-json";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { tokenHash } from "~/shared/tokens.server";
import { lockBallot } from "./commands.server";
import { databaseNow } from "./log-commands.server";
import { listOptions, type PaperRow } from "./queries.server";
import { closeLocked } from "./state-commands.server";
import { optionsOn, plainReceipt, receiptSigns, type CastVote, type VoteRefusal } from "./vote-schema";

type Trx = Transaction<Database>;

/** `receiptCode`: for a secret ballot, what the voter keeps. `changed`: an earlier vote was replaced. */
export type CastOutcome = Outcome<{ receiptCode: string | null; changed: boolean }, VoteRefusal>;

/**
 * Puts one vote into the ballot, or in place of the voter's earlier one. Everything is decided under the ballot's row lock and
 * by the database's clock. The same request twice is one vote; a first vote of somebody who has voted, and a change of a paper
 * that was changed meanwhile, are refused and change nothing. Nothing of it goes to a history or a log.
 */
export async function castVote(db: Kysely<Database>, ballotId: string, voterUserId: string, vote: CastVote): Promise<CastOutcome> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state === "cancelled") return refused({ code: "cancelled" });
    if (ballot.state === "draft") return refused({ code: "not-open-yet" });
    if (ballot.state === "closed") return refused({ code: "closed" });
    const now = await databaseNow(trx);
    if (ballot.opens_at! > now) return refused({ code: "not-open-yet" });
    if (ballot.closes_at <= now) {
      await closeLocked(trx, ballot, null);
      return refused({ code: "closed" });
    }
    const elector = await findVoter(trx, ballotId, ballot.committee_id, voterUserId);
    if (!elector) return refused({ code: "not-elector" });
    const wrong = await findWrongOption(trx, ballotId, vote);
    if (wrong) return refused(wrong);

    const papers = await trx.selectFrom("ballot_paper").selectAll().where("ballot_id", "=", ballotId).execute();
    const secret = ballot.secrecy === "secret";
    const firstCode = secret ? receiptCodeOf(vote.requestKey) : null;
    const code = vote.receiptCode ?? firstCode;
    const hash = code === null ? null : receiptHash(code);
    const own = papers.find((paper) => (secret ? paper.receipt_hash === hash : paper.voter_user_id === voterUserId));

    if (own) {
      const same = sameVote(own, vote);
      const answer = done({ receiptCode: secret ? formatReceipt(code!) : null, changed: vote.revision !== null });
      if (vote.revision === null) return same ? answer : refused({ code: "already-voted" });
      if (own.revision !== vote.revision) return same ? answer : refused({ code: "changed-elsewhere" });
      if (same) return answer;
      await rewrite(trx, ballotId, papers.map((paper) => (paper === own ? { ...paper, ...contentOf(vote), revision: randomUUID() } : paper)), null);
      return answer;
    }
    if (secret && vote.receiptCode !== null) return refused({ code: "unknown-receipt" });
    if (elector.has_voted) return refused({ code: "already-voted" });
    const paper: PaperRow = {
      id: randomUUID(), ballot_id: ballotId, secrecy: ballot.secrecy, ...contentOf(vote), revision: randomUUID(),
      voter_user_id: secret ? null : voterUserId, voter_name: secret ? null : elector.display_name, receipt_hash: hash,
    };
    await rewrite(trx, ballotId, [...papers, paper], elector.id);
    return done({ receiptCode: secret ? formatReceipt(code!) : null, changed: false });
  });
}

/** The paper that a receipt code opens, while the ballot is open and for an elector of it; undefined when there is none. */
export async function openPaperByReceipt(db: Kysely<Database>, ballotId: string, receiptCode: string) {
  return db
    .selectFrom("ballot_paper")
    .innerJoin("ballot", "ballot.id", "ballot_paper.ballot_id")
    .select(["ballot_paper.content", "ballot_paper.blank", "ballot_paper.comment", "ballot_paper.revision"])
    .where("ballot_paper.ballot_id", "=", ballotId)
    .where("ballot_paper.receipt_hash", "=", receiptHash(receiptCode))
    .executeTakeFirst();
}

/** On the frozen list, not taken off it, and still a member of the committee. */
async function findVoter(trx: Trx, ballotId: string, committeeId: string, userId: string) {
  return trx
    .selectFrom("ballot_elector")
    .innerJoin("membership", "membership.user_id", "ballot_elector.user_id")
    .innerJoin("app_user", "app_user.id", "ballot_elector.user_id")
    .select(["ballot_elector.id", "ballot_elector.display_name", "ballot_elector.has_voted"])
    .where("ballot_elector.ballot_id", "=", ballotId)
    .where("ballot_elector.user_id", "=", userId)
    .where("ballot_elector.removed_reason", "is", null)
    .where("membership.committee_id", "=", committeeId)
    .where("app_user.active", "=", true)
    .executeTakeFirst();
}

async function findWrongOption(trx: Trx, ballotId: string, vote: CastVote): Promise<VoteRefusal | null> {
  const options = await listOptions(trx, ballotId);
  for (const id of optionsOn(vote.content)) {
    const option = options.find((one) => one.id === id);
    if (!option) return { code: "unknown-option" };
    // Points of 0 say the same as no points.
    const counts = !(vote.content && "scores" in vote.content) || vote.content.scores[id]! > 0;
    if (option.removed_reason !== null && counts) return { code: "option-removed", title: option.title };
  }
  return null;
}

const contentOf = ({ blank, content, comment }: CastVote) => ({ blank, content: blank ? null : content, comment });

function sameVote(paper: PaperRow, vote: CastVote): boolean {
  return canonicalJson([paper.blank, paper.content, paper.comment]) === canonicalJson([vote.blank, vote.blank ? null : vote.content, vote.comment]);
}

/**
 * Writes every paper and every elector of the ballot anew, papers in order of their random ids and electors by name. So all rows
 * were written by the last vote's transaction, and neither their place on disk nor their version tells which of them it touched.
 */
async function rewrite(trx: Trx, ballotId: string, papers: PaperRow[], votingElectorId: string | null): Promise<void> {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  await trx.deleteFrom("ballot_paper").where("ballot_id", "=", ballotId).execute();
  const sorted = [...papers].sort((a, b) => byText(a.id, b.id));
  await trx.insertInto("ballot_paper").values(sorted.map((paper) => ({ ...paper, content: paper.content === null ? null : JSON.stringify(paper.content) }))).execute();
  const electors = await trx.deleteFrom("ballot_elector").where("ballot_id", "=", ballotId).returningAll().execute();
  const named = electors.sort((a, b) => byText(a.display_name, b.display_name) || byText(a.id, b.id));
  await trx.insertInto("ballot_elector").values(named.map((one) => ({ ...one, has_voted: one.has_voted || one.id === votingElectorId }))).execute();
}

const receiptLength = 16;

/**
 * The receipt code of a first vote follows from its request key, which only the voter's own page knows: the answer to a repeated
 * request is the same, and nothing has to be kept for it but the hash. 80 bits.
 */
export function receiptCodeOf(requestKey: string): string {
  const digest = createHash("sha256").update(`receipt ${requestKey}`).digest();
  return Array.from(digest.subarray(0, receiptLength), (byte) => receiptSigns[byte % receiptSigns.length]).join("");
}

/** "K7QM-2XRA-…": in groups that can be read aloud. */
export const formatReceipt = (code: string) => plainReceipt(code).replaceAll(/(.{4})(?=.)/g, "$1-");

const receiptHash = (code: string) => tokenHash(plainReceipt(code));
