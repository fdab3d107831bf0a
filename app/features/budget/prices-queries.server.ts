import type { Kysely } from "kysely";
import type { AssumedPrices } from "~/domain/budget/suggest-lines";
import type { Database } from "~/shared/db.server";

/** The prices a committee reckons with; version 0 and no price where it has set none. */
export async function findCommitteePrices(db: Kysely<Database>, committeeId: string): Promise<{ version: number; prices: AssumedPrices }> {
  const row = await db.selectFrom("committee_prices").select(["version", "prices"]).where("committee_id", "=", committeeId).executeTakeFirst();
  return row ?? { version: 0, prices: {} };
}
