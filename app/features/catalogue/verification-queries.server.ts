import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import { offeredTo } from "./queries.server";
import type { SiteKind } from "./schema";

export type VerificationRow = {
  kind: "site" | "destination"; code: string; name: string; nameEn: string; version: number; committeeId: string | null; destinationCode: string; destinationDa: string; destinationEn: string;
  siteKind: SiteKind | null; status: string | null; confidence: "address" | "district" | "town" | null; graveCaveats: number; verifiedOn: string | null; verifiedNote: string;
};

/** Every site and destination that can be verified, in the catalogue's order, with what makes it uncertain. */
export async function listVerificationRows(db: Kysely<Database>, seenBy: string[]): Promise<VerificationRow[]> {
  const grave = (column: "site_id" | "destination_id", id: string) => sql<number>`(select count(*)::integer from caveat where caveat.${sql.ref(column)} = ${sql.ref(id)} and caveat.severity = 'high')`;
  const [destinations, sites] = await Promise.all([
    db.selectFrom("destination").select(["code", "name_da as name", "name_en as nameEn", "version", "committee_id as committeeId", "code as destinationCode", "name_da as destinationDa", "name_en as destinationEn", "verified_on as verifiedOn", "verified_note as verifiedNote"])
      .select(grave("destination_id", "destination.id").as("graveCaveats")).where(offeredTo("destination", seenBy)).orderBy("position").execute(),
    db.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id")
      .select(["visit_site.code", sql<string>`coalesce(visit_site.present_name, visit_site.name)`.as("name"), sql<string>`coalesce(visit_site.present_name, visit_site.name)`.as("nameEn"), "visit_site.version",
        sql<string | null>`coalesce(visit_site.committee_id, destination.committee_id)`.as("committeeId"), "destination.code as destinationCode", "destination.name_da as destinationDa", "destination.name_en as destinationEn",
        "visit_site.kind as siteKind", "visit_site.status", "visit_site.coordinate_confidence as confidence", "visit_site.verified_on as verifiedOn", "visit_site.verified_note as verifiedNote", grave("site_id", "visit_site.id").as("graveCaveats")])
      .where(offeredTo("visit_site", seenBy)).orderBy("destination.position").orderBy("visit_site.position").execute(),
  ]);
  return [...destinations.map((row) => ({ ...row, kind: "destination" as const, siteKind: null, status: null, confidence: null })), ...sites.map((row) => ({ ...row, kind: "site" as const }))];
}
