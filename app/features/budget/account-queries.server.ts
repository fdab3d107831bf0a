import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** A committee with its terms, the newest first. */
export async function getCommitteeTerms(db: Kysely<Database>, committeeId: string) {
  const committee = await db.selectFrom("committee").select(["id", "name_da as nameDa", "name_en as nameEn"]).where("id", "=", committeeId).executeTakeFirstOrThrow();
  const terms = await db
    .selectFrom("committee_term")
    .select(["id", "starts_on as startsOn", "ends_on as endsOn", "ceiling_member_oere as ceilingMemberOere"])
    .where("committee_id", "=", committeeId)
    .orderBy("starts_on", "desc")
    .execute();
  return { committee, terms };
}
export type TermRow = Awaited<ReturnType<typeof getCommitteeTerms>>["terms"][number];
