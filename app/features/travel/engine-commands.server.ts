import { sql, type Kysely } from "kysely";
import type { EngineFault } from "~/domain/travel/routing-engine";
import type { Database } from "~/shared/db.server";

/** Counts one answer of an engine for the status page. */
export async function recordEngineAnswer(db: Kysely<Database>, engine: string, date: string, answer: { ok: boolean; fault?: EngineFault; milliseconds: number }): Promise<void> {
  const column = answer.ok ? "answered" : answer.fault === "no-route" ? "no_route" : answer.fault === "bad-request" ? "bad_request" : "engine_down";
  const failed = !answer.ok && answer.fault !== "no-route";
  await db
    .insertInto("routing_stat")
    .values({ engine, stat_date: date, [column]: 1, milliseconds: Math.round(answer.milliseconds), last_fault: failed ? answer.fault! : null, last_fault_at: failed ? sql`now()` : null })
    .onConflict((conflict) =>
      conflict.columns(["engine", "stat_date"]).doUpdateSet((eb) => ({
        [column]: sql`routing_stat.${sql.ref(column)} + 1`,
        milliseconds: sql`routing_stat.milliseconds + ${eb.ref("excluded.milliseconds")}`,
        last_fault: sql`coalesce(excluded.last_fault, routing_stat.last_fault)`,
        last_fault_at: sql`coalesce(excluded.last_fault_at, routing_stat.last_fault_at)`,
      })),
    )
    .execute();
}

/** Empties the cache of all engines; the next look at a plan asks them again. */
export async function clearRoutingCache(db: Kysely<Database>): Promise<void> {
  await db.deleteFrom("routing_cache").execute();
}
