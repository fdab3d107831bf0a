import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** Whom the given committees write to at a site, by role. Nothing of any other committee, whoever shares the site. */
export async function listSiteContacts(db: Kysely<Database>, siteId: string, committeeIds: string[]) {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("site_contact")
    .select(["id", "committee_id as committeeId", "role", "display_name as displayName", "email", "phone", "delete_on as deleteOn", "version"])
    .where("site_id", "=", siteId)
    .where("committee_id", "in", committeeIds)
    .orderBy("role")
    .orderBy("id")
    .execute();
}
export type SiteContactRow = Awaited<ReturnType<typeof listSiteContacts>>[number];
