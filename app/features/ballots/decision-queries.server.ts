import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** The formal decision on a ballot with every person's vote; undefined when none is recorded. */
export async function findDecision(db: Kysely<Database>, ballotId: string) {
  const decision = await db.selectFrom("formal_decision").selectAll().where("ballot_id", "=", ballotId).executeTakeFirst();
  if (!decision) return undefined;
  const votes = await db.selectFrom("formal_decision_vote").selectAll().where("formal_decision_id", "=", decision.id).orderBy("position").execute();
  return { ...decision, votes };
}
export type DecisionRow = NonNullable<Awaited<ReturnType<typeof findDecision>>>;
