import { openDatabase, type DatabaseHandle } from "~db/client";
import { readEnv } from "./env.server";

export type { Database } from "~db/schema/database";
export type { RowChange } from "~db/schema/history-entry.table";
export type { MovedReferences } from "~db/schema/site-merge.table";

// The server and the compiled application are two bundles in one process, and development reloads modules:
// the handle stands on globalThis so that the embedded database is opened once.
const holder = globalThis as typeof globalThis & { studieturDatabase?: Promise<DatabaseHandle> };

/** The database of this process; opened at the first call. Rejects when it cannot be opened. */
export function databaseHandle(): Promise<DatabaseHandle> {
  if (!holder.studieturDatabase) {
    const env = readEnv();
    holder.studieturDatabase = openDatabase(
      env.DATABASE_URL
        ? { kind: "postgres", databaseUrl: env.DATABASE_URL }
        : { kind: "embedded", dataDir: env.DATA_DIR, lockStaleMs: env.LOCK_STALE_MS },
    );
  }
  return holder.studieturDatabase;
}

/** The query builder of this process. */
export async function database() {
  return (await databaseHandle()).db;
}

/** Ends the connections and gives back the lock; nothing to do when none was opened. */
export async function closeDatabase(): Promise<void> {
  const handle = holder.studieturDatabase;
  holder.studieturDatabase = undefined;
  await (await handle)?.close();
}
