import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "~db/client";
import { migrateToLatest } from "~db/migrate";
import { seedAll } from "~db/seed/seed-all";

const cacheFolder = path.resolve(".cache/tests");
const dayMs = 86_400_000;

/** Once per form of `db/`: a migrated and seeded embedded database as one file, which every test file starts from. */
export default async function setup(project: TestProject) {
  const file = path.join(cacheFolder, `embedded-${fingerprint()}.tar`);
  if (!existsSync(file)) await makeTemplate(file);
  project.provide("embedded", { dumpFile: file });
}

function fingerprint(): string {
  const hash = createHash("sha256").update(readFileSync("package-lock.json"));
  for (const name of readdirSync("db", { recursive: true, encoding: "utf8" }).sort()) {
    const file = path.join("db", name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}

async function makeTemplate(file: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  for (const name of readdirSync(cacheFolder)) {
    const old = path.join(cacheFolder, name);
    if (name.startsWith("embedded-") && statSync(old).mtimeMs < Date.now() - dayMs) unlinkSync(old);
  }
  const handle = await openDatabase({ kind: "memory" });
  await migrateToLatest(handle.db);
  await seedAll(handle.db);
  const dump = await handle.dump!();
  // Written beside and moved: another run never reads half a file.
  writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${file}.${process.pid}`, file);
  await handle.close();
}

declare module "vitest" {
  export interface ProvidedContext {
    embedded: { dumpFile: string } | undefined;
  }
}
