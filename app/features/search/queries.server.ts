import { sql, type Kysely, type RawBuilder, type Transaction } from "kysely";
import { fold } from "~/domain/text/fold";
import { wordsOf } from "~/domain/text/mark-words";
import type { Database } from "~/shared/db.server";
import type { SearchKind } from "./schema";

type Trx = Transaction<Database>;

export type SearchHit = {
  kind: SearchKind;
  refId: string;
  code: string;
  reach: "denmark" | "europe" | "overseas" | null;
  startsOn: string | null;
  endsOn: string | null;
  titleDa: string;
  titleEn: string;
  noteDa: string;
  noteEn: string;
  bodyDa: string;
  bodyEn: string;
  tier: number;
};

export type SearchAnswer = {
  /** The folded words that were asked for and their stems, by which hits are marked. */
  words: string[];
  stems: string[];
  hits: SearchHit[];
  /** How many were found, by kind; `more` where the count ended before the rows did. */
  counts: Partial<Record<SearchKind, number>>;
  more: boolean;
  /** Nothing was found as it was typed; these resemble it. */
  alike: boolean;
};

export type SearchScope = { text: string; kind: SearchKind | null; committeeIds: string[]; limit: number };

const mostWords = 8;
/** Of a word that stands nearly everywhere no more rows are looked at: the best ones are titles, which are looked up first. */
const mostByTitle = 50;
const mostByWords = 200;
/** Below this a misspelt word resembles everything. */
const shortestMisspelt = 4;
/** How alike two words are at least (pg_trgm's similarity), how much less alike than the best, and how many are tried. */
const [leastAlike, besideTheBest, mostAlike] = [0.4, 0.1, 8] as const;

const emptyAnswer: SearchAnswer = { words: [], stems: [], hits: [], counts: {}, more: false, alike: false };

/**
 * What a person may see and asks for, best first: the title itself, its beginning, its words, beginnings of its words,
 * other forms of its words; then place and surroundings, then the text; where there is nothing, what is spelt alike.
 */
export async function search(db: Kysely<Database>, scope: SearchScope): Promise<SearchAnswer> {
  return db.transaction().execute(async (trx) => {
    // Reading on until enough rows fit looks cheap to the planner and is not, because every text has to be unpacked.
    await sql`set local enable_seqscan = off`.execute(trx);
    const words = await readWords(trx, scope.text);
    if (words.length === 0) return emptyAnswer;
    const found = await findRanked(trx, scope, fold(scope.text), words);
    if (found.hits.length > 0) return { ...markedBy(words), ...found, alike: false };
    const alike = await findAlike(trx, words);
    if (!alike) return { ...emptyAnswer, ...markedBy(words) };
    return { ...markedBy(alike), ...(await findRanked(trx, scope, fold(scope.text), alike)), alike: true };
  });
}

const markedBy = (words: Word[]) => ({ words: words.flatMap((word) => [word.folded, ...word.alike]), stems: words.flatMap((word) => word.stems) });

/** `alike`: other words that may have been meant. */
type Word = { folded: string; stems: string[]; alike: string[] };

/** The words that count: without those that stand in every text, unless there are no others, and at most eight. */
async function readWords(db: Trx, text: string): Promise<Word[]> {
  const raw = wordsOf(text).slice(0, 3 * mostWords).map((word) => ({ typed: word.toLowerCase(), folded: fold(word) })).filter(({ folded }) => folded !== "");
  if (raw.length === 0) return [];
  const { rows } = await sql<{ folded: string; da: string[]; en: string[]; stop: boolean }>`
    select folded, coalesce(ts_lexize('danish_stem', folded), '{}') as da, coalesce(ts_lexize('english_stem', folded), '{}') as en,
      ts_lexize('danish_stem', typed) = '{}' or ts_lexize('english_stem', typed) = '{}' as stop
    from unnest(${raw.map(({ typed }) => typed)}::text[], ${raw.map(({ folded }) => folded)}::text[]) with ordinality asked (typed, folded, position) order by position`.execute(db);
  const telling = rows.filter((row) => !row.stop);
  const chosen = telling.length > 0 ? telling : rows;
  const seen = new Map(chosen.map((row) => [row.folded, { folded: row.folded, stems: [...new Set([...row.da, ...row.en])], alike: [] }]));
  return [...seen.values()].slice(0, mostWords);
}

/** A lexeme of a query: quoted, so that nothing in it is an operator. Folding has taken out quotes and backslashes. */
const lexeme = (word: string, form: "whole" | "beginning") => `'${word}'${form === "beginning" ? ":*" : ""}`;
/** One letter begins too many words to be looked up. */
const asTyped = (word: string) => lexeme(word, word.length > 1 ? "beginning" : "whole");
const inAnyForm = ({ folded, stems, alike }: Word, first = asTyped(folded)) => `(${[first, ...[...stems, ...alike].map((form) => lexeme(form, "whole"))].join(" | ")})`;
const query = (wanted: string): RawBuilder<unknown> => sql`${wanted}::tsquery`;

const visible = ({ committeeIds, kind }: SearchScope) =>
  sql`(committee_id is null or committee_id = any(${committeeIds}::uuid[])) ${kind ? sql`and kind = ${kind}` : sql``}`;
/** The same scope as the index of titles holds it. */
const nobody = "00000000-0000-0000-0000-000000000000";
const titledWithin = (scope: SearchScope) => sql`${visible(scope)} and coalesce(committee_id, ${sql.lit(nobody)}::uuid) = any(${[nobody, ...scope.committeeIds]}::uuid[])`;
/** Rows with these words: everybody's by one index, and the committees' own by another that holds beside the words whose they are. */
function withWords({ committeeIds, kind }: SearchScope, column: "heading" | "document", wanted: string, condition = sql`true`): RawBuilder<unknown> {
  const ofKind = kind ? sql`kind = ${kind}` : sql`true`;
  const shared = sql`(select kind, ref_id from search_entry where committee_id is null and ${sql.ref(column)} @@ ${wanted}::tsquery and ${ofKind} and ${condition} limit ${mostByWords})`;
  if (committeeIds.length === 0) return shared;
  const own = `(${committeeIds.map((id) => lexeme(`#${id}`, "whole")).join(" | ")}) & ${wanted}`;
  return sql`${shared} union all (select kind, ref_id from search_entry where committee_id = any(${committeeIds}::uuid[]) and (${sql.ref(column)} || search_scope(committee_id)) @@ ${own}::tsquery and ${ofKind} and ${condition} limit ${mostByWords})`;
}

type Row = SearchHit & { total: Partial<Record<SearchKind, number>>; candidates: number };

const columns = sql`
  entry.kind, entry.ref_id as "refId", entry.code, entry.reach, entry.starts_on as "startsOn", entry.ends_on as "endsOn", entry.title_da as "titleDa", entry.title_en as "titleEn",
  entry.note_da as "noteDa", entry.note_en as "noteEn", entry.body_da as "bodyDa", entry.body_en as "bodyEn"`;

/** Kinds in the order in which they stand where all else is equal, then short titles, so that the same question always gets the same answer. */
const tieBreak = sql`array_position(array['theme', 'destination', 'site', 'topic', 'case', 'trip'], kind), length(folded_da), folded_da, ref_id`;

async function findRanked(db: Trx, scope: SearchScope, phrase: string, words: Word[]) {
  const whole = query(words.map(({ folded }) => lexeme(folded, "whole")).join(" & "));
  const beginning = query(words.map(({ folded }) => asTyped(folded)).join(" & "));
  const wanted = words.map((word) => inAnyForm(word)).join(" & ");
  const any = query(wanted);
  // In texts only the word being typed is taken for a beginning: to gather all beginnings of several common words takes long.
  const lastBegun = words.map((word, index) => inAnyForm(word, index === words.length - 1 ? undefined : lexeme(word.folded, "whole"))).join(" & ");
  const beginsAlike = `${phrase}%`;
  const fewTitled = sql`(select count(*) from titled) < ${mostByWords}`;
  const { rows } = await sql<Row>`
    with titled as materialized (
      (select kind, ref_id from search_entry where ${titledWithin(scope)} and folded_da = ${phrase} limit ${mostByTitle})
      union (select kind, ref_id from search_entry where ${titledWithin(scope)} and folded_en = ${phrase} limit ${mostByTitle})
      union (select kind, ref_id from search_entry where ${titledWithin(scope)} and folded_da like ${beginsAlike} limit ${mostByTitle})
      union (select kind, ref_id from search_entry where ${titledWithin(scope)} and folded_en like ${beginsAlike} limit ${mostByTitle})
      union (${withWords(scope, "heading", wanted)})
    ), written as materialized (
      ${withWords(scope, "document", lastBegun, fewTitled)}
    ), candidate as materialized (
      select kind, ref_id from titled
      union select kind, ref_id from written
      ${words.length > 1 ? sql`union (${withWords(scope, "document", wanted, sql`${fewTitled} and not exists (select from written)`)})` : sql``}
    ), graded as materialized (
      select kind, ref_id, folded_da, case
          when folded_da = ${phrase} or folded_en = ${phrase} then 90
          when folded_da like ${beginsAlike} or folded_en like ${beginsAlike} then 80
          when not heading @@ ${any} then 30
          when ts_filter(heading, '{a}') @@ ${whole} then 70
          when ts_filter(heading, '{a}') @@ ${beginning} then 60
          when ts_filter(heading, '{a}') @@ ${any} then 50
          else 40 end as tier,
        ts_rank(heading, ${any}) as weight
      from candidate join search_entry using (kind, ref_id)
    ), best as materialized (
      select kind, ref_id, folded_da, tier, weight from graded order by tier desc, weight desc, ${tieBreak} limit ${scope.limit}
    )
    select ${columns}, tier, (select count(*) from candidate) as candidates,
      (select jsonb_object_agg(kind, amount) from (select kind, count(*) as amount from candidate group by kind) by_kind) as total
    from best join search_entry entry using (kind, ref_id)
    order by tier desc, weight desc, ${sql`array_position(array['theme', 'destination', 'site', 'topic', 'case', 'trip'], kind), length(best.folded_da), best.folded_da, ref_id`}`.execute(db);
  return answerOf(rows);
}

/** The words, each with those of the headings that it may be a mistake for; undefined when there are none for any. */
async function findAlike(db: Trx, words: Word[]): Promise<Word[] | undefined> {
  const long = words.filter(({ folded }) => folded.length >= shortestMisspelt).map(({ folded }) => folded);
  const { rows } = await sql<{ folded: string; word: string; likeness: number }>`
    select folded, near.word, likeness from unnest(${long}::text[]) asked (folded),
      lateral (select word, similarity(word, folded) as likeness from search_word where word % folded order by likeness desc, word limit ${mostAlike}) near`.execute(db);
  const near = words.map((word) => {
    const found = rows.filter(({ folded, likeness }) => folded === word.folded && likeness >= leastAlike);
    const best = Math.max(...found.map(({ likeness }) => likeness));
    return { ...word, alike: found.filter(({ word: other, likeness }) => other !== word.folded && likeness >= best - besideTheBest).map(({ word: other }) => other) };
  });
  return near.some(({ alike }) => alike.length > 0) ? near : undefined;
}

/** Whether the count ended early shows in the count alone: no branch gives more than its limit. */
function answerOf(rows: Row[]) {
  const first = rows[0];
  return {
    hits: rows.map(({ total: _total, candidates: _candidates, ...hit }): SearchHit => hit),
    counts: first?.total ?? {},
    more: (first?.candidates ?? 0) >= mostByWords,
  };
}
