import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backUp } from "~db/backup";
import { openDatabase } from "~db/client";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "studietur-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("writes one copy a day, keeps seven, and a copy opens as the database it was", { timeout: 60_000 }, async () => {
  const handle = await openDatabase({ kind: "embedded", dataDir: folder });
  await sql`create table kept (word text)`.execute(handle.db);
  await sql`insert into kept values ('æøå')`.execute(handle.db);
  const backups = path.join(folder, "backups");
  mkdirSync(backups);
  for (let day = 1; day <= 8; day += 1) {
    const old = path.join(backups, `studietur-2026-11-0${day}T0800.tar.gz`);
    writeFileSync(old, "");
    utimesSync(old, new Date(`2026-11-0${day}T08:00:00Z`), new Date(`2026-11-0${day}T08:00:00Z`));
  }
  const file = await backUp(handle, folder, new Date("2026-11-25T09:00:00Z"));
  expect(await backUp(handle, folder, new Date())).toBeUndefined();
  expect(readdirSync(backups)).toHaveLength(7);
  await handle.close();

  const restored = path.join(folder, "restored");
  mkdirSync(path.join(restored, "database"), { recursive: true });
  execFileSync("tar", ["-xzf", file!, "-C", path.join(restored, "database")]);
  const copy = await openDatabase({ kind: "embedded", dataDir: restored });
  expect((await sql<{ word: string }>`select word from kept`.execute(copy.db)).rows).toEqual([{ word: "æøå" }]);
  await copy.close();
});
