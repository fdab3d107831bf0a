import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { DatabaseHandle } from "./client";

const dayMs = 86_400_000;
const kept = 7;

/**
 * A copy of the embedded database in `backups/`, one a day, the newest seven kept: it runs without fsync, so a power cut can
 * take its last seconds and, at worst, the folder. Does nothing on PostgreSQL, or when the newest copy is younger than a
 * day. Returns the file written, if any. It is a tar of the database folder: README says how to go back to one.
 */
export async function backUp(handle: DatabaseHandle, dataDir: string, now: Date): Promise<string | undefined> {
  if (!handle.dump) return undefined;
  const folder = path.join(dataDir, "backups");
  await mkdir(folder, { recursive: true });
  const present = (await readdir(folder)).filter((name) => /^studietur-.*\.tar\.gz$/.test(name)).sort();
  const newest = present.at(-1);
  if (newest && now.getTime() - (await stat(path.join(folder, newest))).mtimeMs < dayMs) return undefined;
  const file = path.join(folder, `studietur-${now.toISOString().slice(0, 16).replace(":", "")}.tar.gz`);
  const dump = await handle.dump();
  await pipeline(Readable.fromWeb(dump.stream() as ReadableStream), createGzip(), createWriteStream(`${file}.part`));
  await rename(`${file}.part`, file);
  for (const old of present.slice(0, Math.max(0, present.length + 1 - kept))) await rm(path.join(folder, old), { force: true });
  return file;
}

/** Backs up now and then once an hour looks whether a day has passed. The timer keeps no process alive. */
export function backUpDaily(handle: DatabaseHandle, dataDir: string, onError: (error: unknown) => void): void {
  const attempt = () => void backUp(handle, dataDir, new Date()).catch(onError);
  attempt();
  setInterval(attempt, dayMs / 24).unref();
}
