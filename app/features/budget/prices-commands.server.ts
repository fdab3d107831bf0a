import { sql, type Kysely } from "kysely";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { findCommitteePrices } from "./prices-queries.server";
import type { PricesForm } from "./prices-schema";

type Actor = { userId: string; organisationId: string };

/** Sets what a committee reckons with. The caller has proven the right to the committee; no line of any budget changes by it. */
export async function saveCommitteePrices(db: Kysely<Database>, actor: Actor, committeeId: string, form: PricesForm): Promise<Outcome<null, { code: "stale"; version: number }>> {
  return db.transaction().execute(async (trx) => {
    // The committee's row is the lock: the prices may have no row of their own yet.
    const committee = await trx.selectFrom("committee").select(["id", "name_da"]).where("id", "=", committeeId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    const before = await findCommitteePrices(trx, committeeId);
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    const prices = JSON.stringify(form.prices);
    await trx
      .insertInto("committee_prices")
      .values({ committee_id: committeeId, prices })
      .onConflict((conflict) => conflict.column("committee_id").doUpdateSet({ prices, version: sql`committee_prices.version + 1`, updated_at: sql`now()` }))
      .execute();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "save-committee-prices", subjectTitle: committee.name_da,
      changes: [{ table: "committee", id: committeeId, before: { prices: before.prices }, after: { prices: form.prices } }], requestKey: null,
    });
    return done(null);
  });
}

/** Sets what a member may cost in a term (null: no ceiling). Refused when the term is not the committee's or somebody changed it since. */
export async function saveTermCeiling(
  db: Kysely<Database>, actor: Actor, committeeId: string, termId: string, form: { knownOere: number | null; ceilingOere: number | null },
): Promise<Outcome<null, { code: "gone" } | { code: "stale" }>> {
  return db.transaction().execute(async (trx) => {
    const committee = await trx.selectFrom("committee").select("name_da").where("id", "=", committeeId).where("organisation_id", "=", actor.organisationId).executeTakeFirstOrThrow();
    const term = await trx.selectFrom("committee_term").selectAll().where("id", "=", termId).where("committee_id", "=", committeeId).forUpdate().executeTakeFirst();
    if (!term) return refused({ code: "gone" });
    if (term.ceiling_member_oere !== form.knownOere) return refused({ code: "stale" });
    await trx.updateTable("committee_term").set({ ceiling_member_oere: form.ceilingOere }).where("id", "=", termId).execute();
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "save-term-ceiling", subjectTitle: committee.name_da,
      changes: [{ table: "committee", id: committeeId, before: { ceiling_member_oere: form.knownOere }, after: { ceiling_member_oere: form.ceilingOere } }], requestKey: null,
    });
    return done(null);
  });
}
