import { sql, type Transaction } from "kysely";
import { chainHash, type ChainedEntry } from "~/domain/voting/log-chain";
import type { Database } from "~/shared/db.server";

type Trx = Transaction<Database>;

export type LogAct = "opened" | "extended" | "cancelled" | "option-removed" | "elector-removed" | "closed" | "lot-drawn" | "decision-recorded";

/** The moment by the database's clock, in milliseconds as the log keeps it. It moves on within a transaction. */
export async function databaseNow(trx: Trx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select date_trunc('milliseconds', clock_timestamp()) as now`.execute(trx);
  return rows[0]!.now;
}

/** Adds to the log of a ballot. The caller holds the ballot's row lock, so that the chain has no fork. */
export async function appendLog(trx: Trx, ballotId: string, { act, actor, details }: { act: LogAct; actor: string | null; details: Record<string, unknown> }): Promise<void> {
  const last = await trx.selectFrom("ballot_log").select(["position", "hash"]).where("ballot_id", "=", ballotId).orderBy("position", "desc").limit(1).executeTakeFirst();
  const now = await databaseNow(trx);
  const previousHash = last?.hash ?? "";
  const entry = { position: (last?.position ?? 0) + 1, at: now.toISOString(), act, actor, details };
  const chained: ChainedEntry = { ...entry, previousHash, hash: chainHash(entry, previousHash) };
  await trx
    .insertInto("ballot_log")
    .values({ ballot_id: ballotId, position: entry.position, happened_at: now, act, actor_name: actor, details: JSON.stringify(details), previous_hash: previousHash, hash: chained.hash })
    .execute();
}
