import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

/** A trip's links, those that open something first, the newest first. Their tokens are known to nobody here. */
export async function listSharedLinks(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("shared_link")
    .leftJoin("app_user", "app_user.id", "shared_link.created_by")
    .select([
      "shared_link.id", "shared_link.kind", "shared_link.edition", "shared_link.label", "shared_link.created_at as createdAt", "app_user.display_name as createdBy",
      "shared_link.expires_at as expiresAt", "shared_link.revoked_at as revokedAt", "shared_link.open_count as openCount", "shared_link.last_opened_at as lastOpenedAt",
    ])
    .where("shared_link.trip_id", "=", tripId)
    .orderBy("shared_link.created_at", "desc")
    .execute();
}
export type SharedLinkRow = Awaited<ReturnType<typeof listSharedLinks>>[number];
