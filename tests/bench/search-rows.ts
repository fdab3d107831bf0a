import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { wordsOf } from "~/domain/text/mark-words";
import type { DatabaseHandle } from "~db/client";

let state = 2026;
/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator with the constants of Numerical Recipes). */
const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const oneOf = <Item>(items: readonly Item[], skew = 1) => items[Math.floor(items.length * random() ** skew)]!;

const towns = ["Odense", "Aarhus", "København", "Aalborg", "Esbjerg", "Ringkøbing-Skjern", "Hjørring", "Sønderborg", "Tallinn", "Singapore"];
const hosts = ["Jobcenter", "Erhvervshus", "Ministry of Manpower", "Opkvalificering i", "Integration i", "Virksomhedsservice"];
const [rowsPerText, rowsAtOnce] = [25, 5000];

/**
 * Rows of the search made of the words of the seeded texts, common ones much more often than rare ones, as in language.
 * Every title is a new one; the texts, whose word lists take their time, each stand in many rows. For that the column
 * is filled by hand, so the database is good for reading only.
 */
export async function fillSearch({ db }: DatabaseHandle, count: number): Promise<void> {
  const seeded = await db.selectFrom("search_entry").select(["title_da", "note_da", "body_da", "title_en", "body_en"]).execute();
  const amounts = new Map<string, number>();
  for (const word of wordsOf(seeded.flatMap((row) => Object.values(row)).join(" "))) amounts.set(word, (amounts.get(word) ?? 0) + 1);
  const words = [...amounts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const some = (least: number, most: number) => Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () => oneOf(words, 3)).join(" ");

  // Indexes made at the end instead of kept row by row: the same indexes, many times as fast.
  const { rows: indexes } = await sql<{ indexname: string; indexdef: string }>`select indexname, indexdef from pg_indexes where tablename = 'search_entry' and indexdef not like '%UNIQUE%'`.execute(db);
  for (const { indexname } of indexes) await sql`drop index ${sql.id(indexname)}`.execute(db);
  await sql`alter table search_entry alter column document drop expression`.execute(db);
  await sql`create table bench_text (id integer primary key, da text, en text, words tsvector)`.execute(db);
  const distinctTexts = Math.ceil(count / rowsPerText);
  const texts = Array.from({ length: distinctTexts }, (_, id) => ({ id, da: some(40, 90), en: some(40, 90) }));
  await sql`insert into bench_text select id, da, en, search_words(da, en, 'D') from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) given (id integer, da text, en text)`.execute(db);
  for (let done = 0; done < count; done += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, count - done) }, (_, index) => {
      const town = oneOf(towns);
      return { id: randomUUID(), kind: oneOf(["site", "case", "topic", "trip"]), code: `bench-${done + index}`, da: `${oneOf(hosts)} ${town} ${some(1, 4)}`, en: some(2, 6), town, text: Math.floor(distinctTexts * random()) };
    });
    await sql`
      insert into search_entry (kind, ref_id, code, title_da, title_en, note_da, note_en, body_da, body_en, document)
      select kind, row.id, code, row.da, row.en, town, town, bench_text.da, bench_text.en, search_heading(row.da, row.en, town, town) || bench_text.words
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) row (id uuid, kind text, code text, da text, en text, town text, text integer) join bench_text on bench_text.id = row.text`.execute(db);
  }
  await sql`insert into search_word select distinct word from search_entry, regexp_split_to_table(folded_da || ' ' || folded_en, ' ') word where length(word) between 4 and 60 on conflict do nothing`.execute(db);
  await sql`drop table bench_text`.execute(db);
  for (const { indexdef } of indexes) await sql.raw(indexdef).execute(db);
  await sql`vacuum analyze search_entry`.execute(db);
  await sql`vacuum analyze search_word`.execute(db);
}

/** Gives all but every fiftieth of these rows to one committee. */
export async function makePrivate({ db }: DatabaseHandle): Promise<void> {
  await sql`update search_entry set committee_id = ${randomUUID()} where code like 'bench-%' and substring(code from 7)::integer % 50 <> 0`.execute(db);
  await sql`vacuum full analyze search_entry`.execute(db);
}
