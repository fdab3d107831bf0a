import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** Answers of an engine by their cache keys, none older than `freshAfter`. */
export async function listCachedLegs(db: Kysely<Database>, cacheKeys: string[], freshAfter: Date) {
  if (cacheKeys.length === 0) return [];
  return db
    .selectFrom("routing_cache")
    .select(["cache_key as cacheKey", "travel_seconds as travelSeconds", "distance_metres as distanceMetres"])
    .where("cache_key", "=", sql<string>`any(${cacheKeys})`)
    .where("fetched_at", ">", freshAfter)
    .execute();
}

/** Per engine: what it has answered since a date, how often it failed, and how much of it is kept. */
export async function listEngineStatus(db: Kysely<Database>, sinceDate: string) {
  const [stats, cached] = await Promise.all([
    db
      .selectFrom("routing_stat")
      .select((eb) => [
        "engine",
        eb.fn.sum<number>("answered").as("answered"), eb.fn.sum<number>("no_route").as("noRoute"), eb.fn.sum<number>("engine_down").as("engineDown"), eb.fn.sum<number>("bad_request").as("badRequest"),
        eb.fn.sum<number>("milliseconds").as("milliseconds"), eb.fn.max("last_fault_at").as("lastFaultAt"),
      ])
      .where("stat_date", ">=", sinceDate)
      .groupBy("engine")
      .orderBy("engine")
      .execute(),
    db.selectFrom("routing_cache").select((eb) => ["engine", eb.fn.countAll<number>().as("legs"), eb.fn.min("fetched_at").as("oldest")]).groupBy("engine").execute(),
  ]);
  const numeric = stats.map((row) => ({ ...row, answered: Number(row.answered), noRoute: Number(row.noRoute), engineDown: Number(row.engineDown), badRequest: Number(row.badRequest), milliseconds: Number(row.milliseconds) }));
  return { stats: numeric, cached };
}
