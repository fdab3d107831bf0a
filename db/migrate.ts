import { Migrator, type Kysely } from "kysely";
import { allMigrations } from "./migrations/all-migrations";
import type { Database } from "./schema/database";

/** Brings the database to the newest form. Returns the names of the migrations that ran; none when it was up to date. */
export async function migrateToLatest(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => allMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).filter((result) => result.status === "Success").map((result) => result.migrationName);
}
