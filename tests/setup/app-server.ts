import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, inject } from "vitest";
import { spawnApp, startAppOn, type RunningApp } from "./app-process";
import { createDatabase, dropDatabase, newDatabaseName } from "./postgres-databases";

export type AppDatabase = "embedded" | "postgres";

/** Data of its own for a server: a copy of the seeded folder, or a copy of the seeded PostgreSQL database. */
export async function newAppData(database: AppDatabase): Promise<{ env: Record<string, string>; remove(): Promise<void> }> {
  if (database === "embedded") {
    const folder = mkdtempSync(path.join(tmpdir(), "studietur-data-"));
    cpSync(inject("builtApp")!.dataDir, folder, { recursive: true });
    return { env: { DATA_DIR: folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const { serverUrl, template } = inject("postgres")!;
  const name = newDatabaseName();
  return { env: { DATABASE_URL: await createDatabase(serverUrl, name, template) }, remove: () => dropDatabase(serverUrl, name) };
}

/**
 * The real server in production, on data of its own, for the length of this test file. Call it at the top of the file. At
 * the end it is stopped as with Ctrl-C, and that it ended well is part of the test. `example` adds the worked example first.
 */
export async function startApp(
  database: AppDatabase,
  { env = {}, example = false }: { env?: Record<string, string>; example?: boolean } = {},
): Promise<RunningApp & { env: Record<string, string> }> {
  const data = await newAppData(database);
  if (example && (await spawnApp(data.env, "--demo").ended) !== 0) throw new Error("The worked example could not be made");
  const app = await startAppOn({ ...data.env, ...env });
  afterAll(async () => {
    const code = await app.interrupt();
    await data.remove();
    expect(code, `exit code after Ctrl-C; the server wrote:\n${app.output()}`).toBe(0);
    expect(app.output(), "the server logged a bug").not.toContain('"event":"bug"');
  });
  return { ...app, env: data.env };
}
