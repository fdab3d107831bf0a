import { sql, type Kysely } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Database } from "~/shared/db.server";
import { visibleTo } from "./queries.server";
import { siteColumns, type SiteFileRow } from "./site-file-schema";

/** Every site the committees may see with all its fields, as a file holds it, in the catalogue's order. */
export async function listSiteFileRows(db: Kysely<Database>, committeeIds: string[]): Promise<SiteFileRow[]> {
  const rows = await db
    .selectFrom("visit_site")
    .innerJoin("destination", "destination.id", "visit_site.destination_id")
    .innerJoin("place", "place.id", "visit_site.place_id")
    .leftJoin("alternative_group", "alternative_group.id", "visit_site.alternative_group_id")
    .leftJoin("source_document", "source_document.id", "visit_site.source_document_id")
    .select((eb) => [
      "visit_site.code", "destination.code as destination", "place.code as place", "visit_site.name", "visit_site.present_name", "visit_site.kind", "visit_site.concreteness", "visit_site.offer_da", "visit_site.offer_en",
      "visit_site.address", "visit_site.lat", "visit_site.lon", "visit_site.coordinate_confidence", "visit_site.opening_hours", "visit_site.opening_hours_basis", "visit_site.visit_minutes", "visit_site.group_limit",
      "visit_site.languages", "visit_site.contact_role_da", "visit_site.contact_role_en", "visit_site.status", "alternative_group.code as alternative_group",
      sql<string[]>`array(select theme.code from site_theme join theme on theme.id = site_theme.theme_id where site_theme.site_id = visit_site.id order by site_theme.position)`.as("themes"),
      jsonArrayFrom(eb.selectFrom("caveat").select(["caveat.code", "severity", "text_da", "text_en", "source_da", "source_en", "stated_on"]).whereRef("caveat.site_id", "=", "visit_site.id").orderBy("caveat.position")).as("caveats"),
      jsonArrayFrom(eb.selectFrom("site_event_date").select(["starts_on", "ends_on", "confirmed", "source_da", "source_en"]).whereRef("site_event_date.site_id", "=", "visit_site.id").orderBy("starts_on")).as("event_dates"),
      "source_document.code as source_document", "visit_site.source_line_from", "visit_site.source_line_to", "visit_site.verified_on", "visit_site.verified_note",
    ])
    .where(visibleTo("visit_site", committeeIds))
    .orderBy("destination.position").orderBy("visit_site.position").orderBy("visit_site.code")
    .execute();
  return rows.map((row) => Object.fromEntries(siteColumns.map((column) => [column, row[column]])) as SiteFileRow);
}
