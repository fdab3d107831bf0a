import type { Kysely } from "kysely";
import type { Acceptance } from "~/domain/itinerary/acceptance";
import type { Database } from "~/shared/db.server";

export type StoredAcceptance = Acceptance & { acceptedAt: string; acceptedByName: string | null };

/** What has been accepted of a trip, the oldest first; `acceptedByName` is null for a person who is gone. */
export async function listAccepted(db: Kysely<Database>, tripId: string): Promise<StoredAcceptance[]> {
  const rows = await db
    .selectFrom("accepted_finding as accepted")
    .leftJoin("app_user", "app_user.id", "accepted.accepted_by")
    .select(["accepted.finding_key as findingKey", "accepted.facts_hash as factsHash", "accepted.reason", "accepted.accepted_at as acceptedAt", "app_user.display_name as acceptedByName"])
    .where("accepted.trip_id", "=", tripId)
    .orderBy("accepted.accepted_at")
    .orderBy("accepted.finding_key")
    .execute();
  return rows.map((row) => ({ ...row, acceptedAt: row.acceptedAt.toISOString() }));
}
