import type { Transaction } from "kysely";
import type { Database } from "../schema/database";

/** The organisation a fresh installation starts with: the one the tool was first built for. Left alone once any exists. */
export async function seedFirstOrganisation(trx: Transaction<Database>): Promise<void> {
  if (await trx.selectFrom("organisation").select("id").executeTakeFirst()) return;
  const organisation = await trx
    .insertInto("organisation")
    .values({
      code: "koebenhavn", name: "Københavns Kommune", keeps_catalogue: true,
      home_name: "Københavns Rådhus", home_lon: 12.5695, home_lat: 55.6759, home_time_zone: "Europe/Copenhagen", home_country_code: "DK",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const committee = await trx
    .insertInto("committee")
    .values({
      organisation_id: organisation.id,
      name_da: "Beskæftigelses- og Integrationsudvalget", name_en: "Employment and Integration Committee", short_name: "BIU", member_count: 11,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  // A municipal term runs four calendar years from the January after the election of November 2025.
  await trx.insertInto("committee_term").values({ committee_id: committee.id, starts_on: "2026-01-01", ends_on: "2029-12-31" }).execute();
  const secretary = await trx
    .insertInto("app_user")
    .values({ organisation_id: organisation.id, display_name: "Sekretariatet" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("membership")
    .values({ organisation_id: organisation.id, user_id: secretary.id, committee_id: committee.id, role: "secretariat" })
    .execute();
}
