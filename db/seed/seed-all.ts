import { sql, type Kysely } from "kysely";
import type { Database } from "../schema/database";
import { readCatalogueFiles } from "./read-catalogue-files";
import { readLibraryFiles } from "./read-library-files";
import { seedCatalogue } from "./seed-catalogue";
import { seedFirstOrganisation } from "./seed-first-organisation";
import { seedLibrary } from "./seed-library";

/** What every new database needs: the catalogue, the library, and an organisation with a first secretariat user. Twice changes nothing. */
export async function seedAll(db: Kysely<Database>): Promise<void> {
  const [catalogue, library] = await Promise.all([readCatalogueFiles(), readLibraryFiles()]);
  await db.transaction().execute(async (trx) => {
    // Two servers starting on one PostgreSQL seed one after the other; the key is any number of our own.
    await sql`select pg_advisory_xact_lock(20261125)`.execute(trx);
    await seedCatalogue(trx, catalogue);
    await seedLibrary(trx, library);
    await seedFirstOrganisation(trx);
  });
}
