import { performance } from "node:perf_hooks";
import { search } from "~/features/search/queries.server";
import { openDatabase, type DatabaseHandle } from "~db/client";
import { migrateToLatest } from "~db/migrate";
import { seedAll } from "~db/seed/seed-all";
import { createDatabase, dropDatabase, newDatabaseName } from "../setup/postgres-databases";
import { startPostgres } from "../setup/postgres-server";
import { fillSearch, makePrivate } from "./search-rows";

/*
 * `npm run bench`: how long the search takes among many rows, on PostgreSQL and on the embedded database. The rows are made of
 * the words of the seeded texts, common ones much more often than rare ones, as in language.
 */

const [postgresRows, embeddedRows, runs, mostMilliseconds] = [100_000, 5_000, 25, 50];

const questions: [what: string, text: string][] = [
  ["a word of many titles", "jobcenter"], ["a word in most texts", "virksomheder"], ["a town", "Århus"], ["a beginning", "opkv"], ["two letters", "ar"], ["one letter", "a"],
  ["a mistake", "integratin"], ["a mistake in a town", "aarhuus"], ["two words", "jobcenter odense"], ["two words, one wrong", "jobcentr odense"],
  ["five words", "rekruttering af medarbejdere til virksomheder i Odense"], ["a title", "Samarbejde mellem erhvervsråd og jobcentre"], ["nothing", "zzyzx qwxzt"],
];

async function fill(handle: DatabaseHandle, rows: number): Promise<void> {
  await migrateToLatest(handle.db);
  await seedAll(handle.db);
  if (rows > 0) await fillSearch(handle, rows);
}

async function measure(handle: DatabaseHandle, among: string): Promise<void> {
  console.log(`\n${among} on the ${handle.kind} database, median and worst of ${runs}:`);
  for (const [what, text] of questions) {
    const times: number[] = [];
    let found = "";
    for (let run = -2; run < runs; run += 1) {
      const before = performance.now();
      const answer = await search(handle.db, { text, kind: null, committeeIds: [], limit: 20 });
      if (run >= 0) times.push(performance.now() - before);
      found = `${Object.values(answer.counts).reduce((sum, one) => sum + one, 0)}${answer.more ? "+" : ""} found${answer.alike ? ", alike" : ""}`;
    }
    times.sort((a, b) => a - b);
    const median = times[Math.floor(runs / 2)]!;
    console.log(`${what.padEnd(22)} ${`"${text.slice(0, 30)}"`.padEnd(34)} ${median.toFixed(1).padStart(7)} ms ${times.at(-1)!.toFixed(1).padStart(7)} ms   ${found}${median < mostMilliseconds ? "" : `   not under ${mostMilliseconds} ms`}`);
  }
}

const server = await startPostgres();
const name = newDatabaseName();
try {
  const handle = await openDatabase({ kind: "postgres", databaseUrl: await createDatabase(server.url, name), maxConnections: 1 });
  await fill(handle, postgresRows);
  await measure(handle, `${postgresRows.toLocaleString("en")} rows`);
  await makePrivate(handle);
  await measure(handle, `${postgresRows.toLocaleString("en")} rows, nearly all of another committee,`);
  await handle.close();
} finally {
  await dropDatabase(server.url, name);
  await server.stop();
}
const embedded = await openDatabase({ kind: "memory" });
await fill(embedded, 0);
await measure(embedded, "The seeded rows");
await fillSearch(embedded, embeddedRows);
await measure(embedded, `${embeddedRows.toLocaleString("en")} rows`);
await embedded.close();
