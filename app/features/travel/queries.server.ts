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

/** Of some questions, those that an engine has refused since a moment. */
export async function listRefusedQuestions(db: Kysely<Database>, questionKeys: string[], refusedAfter: Date): Promise<string[]> {
  if (questionKeys.length === 0) return [];
  const rows = await db.selectFrom("routing_refusal").select("question_key").where("question_key", "=", sql<string>`any(${questionKeys})`).where("refused_at", ">", refusedAfter).execute();
  return rows.map((row) => row.question_key);
}

/** Per engine: what it has answered since a date, how often and how it failed, and how much of it is kept. */
export async function listEngineStatus(db: Kysely<Database>, sinceDate: string) {
  const [stats, faults, cached] = await Promise.all([
    db
      .selectFrom("routing_stat")
      .select((eb) => ["engine", eb.fn.sum<number>("answered").as("answered"), eb.fn.sum<number>("no_route").as("noRoute"), eb.fn.sum<number>("milliseconds").as("milliseconds")])
      .where("stat_date", ">=", sinceDate)
      .groupBy("engine")
      .orderBy("engine")
      .execute(),
    db
      .selectFrom("routing_fault")
      .select((eb) => ["engine", "kind", eb.fn.sum<number>("count").as("count"), eb.fn.max("last_at").as("lastAt")])
      .where("stat_date", ">=", sinceDate)
      .groupBy(["engine", "kind"])
      .orderBy("engine")
      .orderBy("kind")
      .execute(),
    db.selectFrom("routing_cache").select((eb) => ["engine", eb.fn.countAll<number>().as("legs"), eb.fn.min("fetched_at").as("oldest")]).groupBy("engine").execute(),
  ]);
  return {
    stats: stats.map((row) => ({ ...row, answered: Number(row.answered), noRoute: Number(row.noRoute), milliseconds: Number(row.milliseconds) })),
    faults: faults.map((row) => ({ ...row, count: Number(row.count) })),
    cached: cached.map((row) => ({ ...row, legs: Number(row.legs) })),
  };
}
