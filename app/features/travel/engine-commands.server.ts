import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import type { HeardAnswer } from "./adapters/http-engine.server";

/** Counts one answer of an engine for the status page, and how it failed. */
export async function recordEngineAnswer(db: Kysely<Database>, engine: string, date: string, { outcome, milliseconds }: HeardAnswer): Promise<void> {
  const column = outcome === "answered" ? "answered" : outcome === "no-route" ? "no_route" : null;
  await db
    .insertInto("routing_stat")
    .values({ engine, stat_date: date, milliseconds: Math.round(milliseconds), ...(column ? { [column]: 1 } : {}) })
    .onConflict((conflict) =>
      conflict.columns(["engine", "stat_date"]).doUpdateSet((eb) => ({
        milliseconds: sql`routing_stat.milliseconds + ${eb.ref("excluded.milliseconds")}`,
        ...(column ? { [column]: sql`routing_stat.${sql.ref(column)} + 1` } : {}),
      })),
    )
    .execute();
  if (outcome === "answered" || outcome === "no-route") return;
  await db
    .insertInto("routing_fault")
    .values({ engine, stat_date: date, kind: outcome })
    .onConflict((conflict) => conflict.columns(["engine", "stat_date", "kind"]).doUpdateSet({ count: sql`routing_fault.count + 1`, last_at: sql`now()` }))
    .execute();
}

/** Forgets what all engines have answered and refused; the next look at a plan asks them again. */
export async function clearRoutingCache(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom("routing_cache").execute();
  await db.deleteFrom("routing_refusal").execute();
}
