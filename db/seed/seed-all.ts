import { sql, type Kysely } from "kysely";
import type { Database } from "../schema/database";
import { readCatalogueFiles } from "./read-catalogue-files";
import { seedCatalogue } from "./seed-catalogue";
import { seedFirstOrganisation } from "./seed-first-organisation";

/** What every new database needs: the catalogue, and an organisation with a first secretariat user. Twice changes nothing. */
export async function seedAll(db: Kysely<Database>): Promise<void> {
  const files = await readCatalogueFiles();
  await db.transaction().execute(async (trx) => {
    // Two servers starting on one PostgreSQL seed one after the other; the key is any number of our own.
    await sql`select pg_advisory_xact_lock(20261125)`.execute(trx);
    await seedCatalogue(trx, files);
    await seedFirstOrganisation(trx);
  });
}
