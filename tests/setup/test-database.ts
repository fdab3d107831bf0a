import { openAsBlob } from "node:fs";
import { afterAll, inject } from "vitest";
import { openDatabase, type DatabaseHandle } from "~db/client";
import { createDatabase, dropDatabase, newDatabaseName } from "./postgres-databases";

/**
 * A database of this test file's own, migrated and seeded: the embedded one or PostgreSQL, as the vitest project says
 * (a file named `*.integration.test.ts` runs in both). Call it once at the top of the file:
 *
 *     const { db, kind } = await testDatabase();
 *
 * It closes itself after the file. The application's own door (`database()`) answers with the same one, so that loaders,
 * actions and gates can be called as they are.
 */
export async function testDatabase(): Promise<DatabaseHandle> {
  const handle = await openOwnDatabase();
  afterAll(() => handle.close());
  (globalThis as { studieturDatabase?: Promise<DatabaseHandle> }).studieturDatabase = Promise.resolve(handle);
  return handle;
}

async function openOwnDatabase(): Promise<DatabaseHandle> {
  const embedded = inject("embedded");
  if (embedded) return openDatabase({ kind: "memory", dump: await openAsBlob(embedded.dumpFile) });
  const postgres = inject("postgres");
  if (!postgres) throw new Error("No database here: name the file *.integration.test.ts, so that it runs on both.");
  const name = newDatabaseName();
  const handle = await openDatabase({ kind: "postgres", databaseUrl: await createDatabase(postgres.serverUrl, name, postgres.template), maxConnections: 5 });
  return {
    ...handle,
    close: async () => {
      await handle.close();
      await dropDatabase(postgres.serverUrl, name);
    },
  };
}
