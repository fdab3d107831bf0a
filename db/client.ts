import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import lockfile from "proper-lockfile";
import type { Database } from "./schema/database";

const dateOid = 1082;
const bigintOid = 20;
// A calendar date is no instant: it stays the text the database holds. Counts and ids here stay far below 2^53.
pg.types.setTypeParser(dateOid, (text) => text);
pg.types.setTypeParser(bigintOid, Number);

export type DatabaseHandle = {
  db: Kysely<Database>;
  kind: "postgres" | "embedded";
  /** The whole embedded database as one file, for a copy to start from; undefined on PostgreSQL, which has tools of its own. */
  dump?: () => Promise<Blob>;
  /** Ends the pool, closes the embedded database and gives back its lock. Safe to call twice. */
  close(): Promise<void>;
};

/** Another process holds the embedded database: two on one folder would lose rows without a word. */
export class DatabaseInUseError extends Error {
  constructor(readonly dataDir: string) {
    super(
      `The folder ${dataDir} is in use by another running Studietur. Stop that one first, or choose another folder with DATA_DIR.`,
    );
    this.name = "DatabaseInUseError";
  }
}

export type DatabaseConfig =
  | { kind: "postgres"; databaseUrl: string; maxConnections?: number }
  /** `lockStaleMs`: a lock not refreshed for so long belongs to a process that was killed. */
  | { kind: "embedded"; dataDir: string; lockStaleMs?: number }
  /** The embedded database without a folder: it starts from a dump where one is given and is gone after `close`. */
  | { kind: "memory"; dump?: Blob };

/** The one door to the database: the same Kysely and the same SQL on PostgreSQL and on the embedded database. */
export async function openDatabase(config: DatabaseConfig): Promise<DatabaseHandle> {
  switch (config.kind) {
    case "postgres":
      return openPostgres(config.databaseUrl, config.maxConnections ?? 10);
    case "embedded":
      return openFolder(config.dataDir, config.lockStaleMs ?? 5000);
    case "memory":
      return openEmbedded({ loadDataDir: config.dump }, async () => undefined);
  }
}

function openPostgres(connectionString: string, max: number): DatabaseHandle {
  const pool = new pg.Pool({ connectionString, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server ends must not end the process; the next query opens a new one.
  pool.on("error", () => undefined);
  return handleOf(pool, "postgres", async () => undefined);
}

async function openFolder(dataDir: string, lockStaleMs: number): Promise<DatabaseHandle> {
  await mkdir(dataDir, { recursive: true });
  const release = await lockFolder(dataDir, lockStaleMs);
  try {
    return await openEmbedded({ dataDir: path.join(dataDir, "database") }, release);
  } catch (error) {
    await release();
    throw error;
  }
}

async function openEmbedded(options: { dataDir?: string; loadDataDir?: Blob }, afterwards: () => Promise<void>): Promise<DatabaseHandle> {
  const { PGlite } = await import("@electric-sql/pglite");
  const { pg_trgm } = await import("@electric-sql/pglite/contrib/pg_trgm");
  const { createPgConfig } = await import("@electric-sql/pglite/node-postgres");
  const embedded = await PGlite.create({ ...options, extensions: { pg_trgm } });
  const pool = new pg.Pool({ ...createPgConfig(embedded), max: 1 } as unknown as pg.PoolConfig);
  const handle = handleOf(pool, "embedded", async () => {
    await embedded.close();
    await afterwards();
  });
  return { ...handle, dump: () => embedded.dumpDataDir("none") };
}

function handleOf(pool: pg.Pool, kind: DatabaseHandle["kind"], afterwards: () => Promise<void>): DatabaseHandle {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return {
    db,
    kind,
    close: () => (closing ??= db.destroy().then(afterwards)),
  };
}

/** Waits just long enough for the lock of a killed process to go stale; a living holder refreshes it and wins. */
async function lockFolder(dataDir: string, staleMs: number): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(dataDir, {
      stale: staleMs,
      update: Math.floor(staleMs / 3),
      retries: { retries: 8, factor: 1, minTimeout: Math.ceil(staleMs / 6), maxTimeout: Math.ceil(staleMs / 6) },
      lockfilePath: path.join(dataDir, "database.lock"),
      // The stored rows matter more than staying up: whoever lost the lock must not write another one.
      onCompromised: () => process.exit(70),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ELOCKED") throw new DatabaseInUseError(dataDir);
    throw error;
  }
}
