import type { TestProject } from "vitest/node";
import { openDatabase } from "~db/client";
import { migrateToLatest } from "~db/migrate";
import { seedAll } from "~db/seed/seed-all";
import { createDatabase, dropDatabase, newDatabaseName } from "./postgres-databases";
import { startPostgres } from "./postgres-server";

/** Once per run: a PostgreSQL, and in it one migrated and seeded database that every test file gets a copy of. */
export default async function setup(project: TestProject) {
  const server = await startPostgres();
  const template = newDatabaseName();
  try {
    const databaseUrl = await createDatabase(server.url, template);
    const handle = await openDatabase({ kind: "postgres", databaseUrl, maxConnections: 1 });
    await migrateToLatest(handle.db);
    await seedAll(handle.db);
    await handle.close();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgres", { serverUrl: server.url, template });
  return async () => {
    await dropDatabase(server.url, template);
    await server.stop();
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    postgres: { serverUrl: string; template: string } | undefined;
  }
}
