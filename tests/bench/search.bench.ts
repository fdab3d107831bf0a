import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { sql } from "kysely";
import { wordsOf } from "~/domain/text/mark-words";
import { search } from "~/features/search/queries.server";
import { openDatabase, type DatabaseHandle } from "~db/client";
import { migrateToLatest } from "~db/migrate";
import { seedAll } from "~db/seed/seed-all";
import { createDatabase, dropDatabase, newDatabaseName } from "../setup/postgres-databases";
import { startPostgres } from "../setup/postgres-server";

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

let state = 2026;
/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator with the constants of Numerical Recipes). */
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const oneOf = <Item>(items: readonly Item[], skew = 1) => items[Math.floor(items.length * random() ** skew)]!;

const towns = ["Odense", "Aarhus", "København", "Aalborg", "Esbjerg", "Ringkøbing-Skjern", "Hjørring", "Sønderborg", "Tallinn", "Singapore"];
const hosts = ["Jobcenter", "Erhvervshus", "Ministry of Manpower", "Opkvalificering i", "Integration i", "Virksomhedsservice"];

async function fill({ db }: DatabaseHandle, count: number): Promise<void> {
  const texts = await db.selectFrom("search_entry").select(["title_da", "note_da", "body_da", "title_en", "body_en"]).execute();
  const amounts = new Map<string, number>();
  for (const word of wordsOf(texts.flatMap((row) => Object.values(row)).join(" "))) amounts.set(word, (amounts.get(word) ?? 0) + 1);
  const words = [...amounts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const some = (least: number, most: number) => Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => oneOf(words, 3)).join(" ");
  // Indexes made at the end instead of kept row by row: the same indexes, many times as fast.
  const { rows: indexes } = await sql<{ indexname: string; indexdef: string }>`select indexname, indexdef from pg_indexes where tablename = 'search_entry' and indexname like 'search_entry_%' and indexdef not like '%UNIQUE%'`.execute(db);
  for (const { indexname } of indexes) await sql`drop index ${sql.id(indexname)}`.execute(db);
  for (let done = 0; done < count; done += 1000) {
    await db.insertInto("search_entry").values(Array.from({ length: 1000 }, (_, index) => {
      const town = oneOf(towns);
      return {
        kind: oneOf(["site", "case", "topic", "trip"] as const), ref_id: randomUUID(), committee_id: null, code: `bench-${done + index}`, reach: null, starts_on: null, ends_on: null,
        title_da: `${oneOf(hosts)} ${town} ${some(1, 4)}`, title_en: some(2, 6), note_da: town, note_en: town, body_da: some(40, 90), body_en: some(40, 90),
      };
    })).execute();
  }
  for (const { indexdef } of indexes) await sql.raw(indexdef).execute(db);
  await sql`vacuum analyze search_entry`.execute(db);
}

async function measure(handle: DatabaseHandle, rows: number): Promise<void> {
  await migrateToLatest(handle.db);
  await seedAll(handle.db);
  const started = performance.now();
  await fill(handle, rows);
  console.log(`\n${rows.toLocaleString("en")} rows on the ${handle.kind} database (filled in ${((performance.now() - started) / 1000).toFixed(0)} s), median and worst of ${runs}:`);
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
  await measure(handle, postgresRows);
  await handle.close();
} finally {
  await dropDatabase(server.url, name);
  await server.stop();
}
const embedded = await openDatabase({ kind: "memory" });
await measure(embedded, embeddedRows);
await embedded.close();
