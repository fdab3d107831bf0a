import { sql, type Kysely } from "kysely";

/*
 * What can be searched, one row a thing, kept by the database itself: a change marks what it touches, and each marked thing
 * is written anew once, right before the transaction ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await createFolding(db);

  await sql`
    create table search_entry (
      kind text not null check (kind in ('theme', 'destination', 'site', 'topic', 'case', 'trip')),
      ref_id uuid not null,
      committee_id uuid,
      code text not null,
      reach text,
      starts_on date,
      ends_on date,
      title_da text not null,
      title_en text not null,
      note_da text not null,
      note_en text not null,
      body_da text not null,
      body_en text not null,
      folded_da text not null generated always as (search_fold(title_da)) stored,
      folded_en text not null generated always as (search_fold(title_en)) stored,
      heading tsvector not null generated always as (search_heading(title_da, title_en, note_da, note_en)) stored,
      document tsvector not null generated always as (search_heading(title_da, title_en, note_da, note_en) || search_words(body_da, body_en, 'D')) stored,
      primary key (kind, ref_id)
    )`.execute(db);
  /*
   * Every search walks over the rows of common words: the texts and their word lists, nearly all of a row, are kept beside the
   * table, so that ten rows and more stand on a page instead of two.
   */
  await sql`alter table search_entry set (toast_tuple_target = 512)`.execute(db);
  for (const column of ["code", "title_da", "title_en", "note_da", "note_en", "folded_da", "folded_en", "heading"]) {
    await sql`alter table search_entry alter column ${sql.id(column)} set storage main`.execute(db);
  }
  await sql`create index search_entry_folded_da on search_entry (folded_da text_pattern_ops)`.execute(db);
  await sql`create index search_entry_folded_en on search_entry (folded_en text_pattern_ops)`.execute(db);
  // Written at once instead of in a pending list, which every search would have to read through.
  await sql`create index search_entry_heading on search_entry using gin (heading) with (fastupdate = off)`.execute(db);
  await sql`create index search_entry_document on search_entry using gin (document) with (fastupdate = off)`.execute(db);
  // The words of all headings, for mistakes: a few thousand words are compared at once where texts would take their time.
  await sql`create table search_word (word text primary key)`.execute(db);
  await sql`create index search_word_trigrams on search_word using gin (word gin_trgm_ops) with (fastupdate = off)`.execute(db);

  await sql`create table search_pending (kind text not null, ref_id uuid not null, primary key (kind, ref_id))`.execute(db);
  await createSource(db);
  await createRefresh(db);
  await createTriggers(db);

  for (const [kind, table] of [["theme", "theme"], ["destination", "destination"], ["site", "visit_site"], ["topic", "dialogue_topic"], ["case", "library_case"], ["trip", "trip"]] as const) {
    await sql`select search_refresh(${kind}, id) from ${sql.table(table)}`.execute(db);
  }
}

async function createFolding(db: Kysely<unknown>): Promise<void> {
  /*
   * The one rule of what counts as the same letter; app/domain/text/fold.ts is its twin and a test holds both together.
   * Without marks, in small letters, punctuation as a space; æ and ae, å and aa, ø and oe are a and o, so that every way
   * of writing Århus or København is one word. The collation keeps small letters the same on every server; replace is
   * several times as fast as translate, which a long text notices.
   */
  const letters = [["æ", "a"], ["Æ", "a"], ["ø", "o"], ["Ø", "o"], ["œ", "o"], ["Œ", "o"], ["ð", "d"], ["Ð", "d"], ["đ", "d"], ["Đ", "d"], ["ł", "l"], ["Ł", "l"], ["ı", "i"], ["ß", "ss"]] as const;
  const small = sql`lower(regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g') collate "C")`;
  const latin = letters.reduce((text, [from, to]) => sql`replace(${text}, ${sql.lit(from)}, ${sql.lit(to)})`, small);
  await sql`
    create function search_fold(given text) returns text language sql immutable strict parallel safe as $$
      select trim(both ' ' from
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(${latin},
          '[\\u0001-\\u001f\\u0021-\\u002f\\u003a-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u2000-\\u206f\\u3000-\\u303f]+', ' ', 'g'),
          ' {2,}', ' ', 'g'),
          'a[ae]+', 'a', 'g'),
          'oe+', 'o', 'g'))
    $$`.execute(db);
  // Every word as written, for beginnings of words and exact hits, beside its Danish and its English stem.
  await sql`
    create function search_words(da text, en text, weight "char") returns tsvector language sql immutable strict parallel safe as $$
      select setweight(
        to_tsvector('simple'::regconfig, search_fold(da || ' ' || en))
        || to_tsvector('danish'::regconfig, search_fold(da))
        || to_tsvector('english'::regconfig, search_fold(en)), weight)
    $$`.execute(db);
  await sql`
    create function search_heading(title_da text, title_en text, note_da text, note_en text) returns tsvector language sql immutable strict parallel safe as $$
      select search_words(title_da, title_en, 'A') || search_words(note_da, note_en, 'B')
    $$`.execute(db);
}

/** The texts of one thing as its tables hold them now; no row when it is gone. A column committee_id, where a table has one, makes its rows private. */
async function createSource(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function search_source(wanted_kind text, wanted_id uuid) returns table (
      committee_id uuid, code text, reach text, starts_on date, ends_on date,
      title_da text, title_en text, note_da text, note_en text, body_da text, body_en text
    ) language plpgsql stable as $$
    #variable_conflict use_column
    begin
      case wanted_kind
      when 'theme' then return query
        select (to_jsonb(theme) ->> 'committee_id')::uuid, theme.code, null::text, null::date, null::date, theme.name_da, theme.name_en, '', '', '', ''
        from theme where theme.id = wanted_id;
      when 'destination' then return query
        select (to_jsonb(destination) ->> 'committee_id')::uuid, destination.code, destination.reach, null::date, null::date, destination.name_da, destination.name_en,
          concat_ws(' · ', destination.headline_da, places.da), concat_ws(' · ', destination.headline_en, places.en),
          concat_ws(' ', destination.reason_da, themes.da, caveats.da), concat_ws(' ', destination.reason_en, themes.en, caveats.en)
        from destination,
          lateral (select string_agg(place.name_da, ', ' order by position) as da, string_agg(place.name_en, ', ' order by position) as en
            from destination_place join place on place.id = place_id where destination_id = destination.id) places,
          lateral (select string_agg(name_da, ', ' order by name_da) as da, string_agg(name_en, ', ' order by name_en) as en
            from destination_theme join theme on theme.id = theme_id where destination_id = destination.id) themes,
          lateral (select string_agg(text_da, ' ' order by text_da) as da, string_agg(text_en, ' ' order by text_en) as en from caveat where destination_id = destination.id) caveats
        where destination.id = wanted_id;
      when 'site' then return query
        select coalesce((to_jsonb(visit_site) ->> 'committee_id')::uuid, (to_jsonb(destination) ->> 'committee_id')::uuid),
          visit_site.code, destination.reach, null::date, null::date, coalesce(present_name, visit_site.name), coalesce(present_name, visit_site.name),
          concat_ws(' · ', case when present_name <> visit_site.name then visit_site.name end, place.name_da, nullif(destination.name_da, place.name_da)),
          concat_ws(' · ', case when present_name <> visit_site.name then visit_site.name end, place.name_en, nullif(destination.name_en, place.name_en)),
          concat_ws(' ', offer_da, themes.da, address, caveats.da), concat_ws(' ', offer_en, themes.en, address, caveats.en)
        from visit_site join destination on destination.id = visit_site.destination_id join place on place.id = visit_site.place_id,
          lateral (select string_agg(name_da, ', ' order by name_da) as da, string_agg(name_en, ', ' order by name_en) as en from site_theme join theme on theme.id = theme_id where site_id = visit_site.id) themes,
          lateral (select string_agg(text_da, ' ' order by text_da) as da, string_agg(text_en, ' ' order by text_en) as en from caveat where site_id = visit_site.id) caveats
        where visit_site.id = wanted_id;
      when 'topic' then return query
        select coalesce((to_jsonb(dialogue_topic) ->> 'committee_id')::uuid, (to_jsonb(destination) ->> 'committee_id')::uuid),
          destination.code || '#' || dialogue_topic.code, destination.reach, null::date, null::date, title_da, title_en, destination.name_da, destination.name_en,
          concat_ws(' ', description_da, themes.da), concat_ws(' ', description_en, themes.en)
        from dialogue_topic join destination on destination.id = destination_id,
          lateral (select string_agg(name_da, ', ' order by name_da) as da, string_agg(name_en, ', ' order by name_en) as en from dialogue_topic_theme join theme on theme.id = theme_id where topic_id = dialogue_topic.id) themes
        where dialogue_topic.id = wanted_id;
      when 'case' then return query
        select (to_jsonb(effort) ->> 'committee_id')::uuid, effort.code, null::text, null::date, null::date, title_da, title_en,
          concat_ws(' · ', municipalities.names, area_da, period_da), concat_ws(' · ', municipalities.names, area_en, period_en),
          concat_ws(' ', purpose_da, activities_da, results_da, organised_by_da, effort_kind_da, themes.da, parts.da),
          concat_ws(' ', purpose_en, activities_en, results_en, organised_by_en, effort_kind_en, themes.en, parts.en)
        from library_case effort,
          lateral (select string_agg(name, ', ' order by position) as names from case_municipality where case_id = effort.id) municipalities,
          lateral (select string_agg(name_da, ', ' order by name_da) as da, string_agg(name_en, ', ' order by name_en) as en from case_theme join theme on theme.id = theme_id where case_id = effort.id) themes,
          lateral (select string_agg(da, ' ' order by da) as da, string_agg(en, ' ' order by en) as en from (
            select name_da as da, name_en as en from case_target_group where case_id = effort.id
            union all select name_da, name_en from case_sector where case_id = effort.id
            union all select text_da, text_en from case_learning where case_id = effort.id
            union all select text_da, text_en from case_question where case_id = effort.id
            union all select meaning_da, meaning_en from case_figure where case_id = effort.id) part) parts
        where effort.id = wanted_id;
      when 'trip' then return query
        select trip.committee_id, trip.id::text, trip.reach, trip.starts_on, trip.ends_on, trip.title, trip.title, coalesce(destinations.da, ''), coalesce(destinations.en, ''),
          concat_ws(' ', purpose, overall_question, extract(year from trip.starts_on), stops.titles), concat_ws(' ', purpose, overall_question, extract(year from trip.starts_on), stops.titles)
        from trip,
          lateral (select string_agg(name_da, ', ' order by trip_destination.position) as da, string_agg(name_en, ', ' order by trip_destination.position) as en
            from trip_destination join destination on destination.id = destination_id where trip_id = trip.id) destinations,
          lateral (select string_agg(stop.title, ' ' order by stop.title) as titles from stop where stop.trip_id = trip.id and stop.kind in ('visit', 'meeting')) stops
        where trip.id = wanted_id;
      end case;
    end $$`.execute(db);
}

async function createRefresh(db: Kysely<unknown>): Promise<void> {
  // Nobody reads beyond the first pages of a text, and a word list has a largest size.
  await sql`
    create function search_refresh(wanted_kind text, wanted_id uuid) returns void language plpgsql as $$
    begin
      insert into search_entry (kind, ref_id, committee_id, code, reach, starts_on, ends_on, title_da, title_en, note_da, note_en, body_da, body_en)
        select wanted_kind, wanted_id, now_held.committee_id, now_held.code, now_held.reach, now_held.starts_on, now_held.ends_on, now_held.title_da, now_held.title_en,
          left(now_held.note_da, 1000), left(now_held.note_en, 1000), left(now_held.body_da, 30000), left(now_held.body_en, 30000)
        from search_source(wanted_kind, wanted_id) now_held
      on conflict (kind, ref_id) do update set
        committee_id = excluded.committee_id, code = excluded.code, reach = excluded.reach, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
        title_da = excluded.title_da, title_en = excluded.title_en, note_da = excluded.note_da, note_en = excluded.note_en, body_da = excluded.body_da, body_en = excluded.body_en;
      if not found then
        delete from search_entry where kind = wanted_kind and ref_id = wanted_id;
      end if;
      insert into search_word (word)
        select distinct heading_word from search_entry, regexp_split_to_table(search_fold(title_da || ' ' || title_en || ' ' || note_da || ' ' || note_en), ' ') heading_word
        where kind = wanted_kind and ref_id = wanted_id and length(heading_word) between 4 and 60 and not exists (select from search_word where word = heading_word)
        order by heading_word
      on conflict do nothing;
    end $$`.execute(db);
  await sql`
    create function search_settle() returns trigger language plpgsql as $$
    begin
      perform search_refresh(new.kind, new.ref_id);
      delete from search_pending where kind = new.kind and ref_id = new.ref_id;
      return null;
    end $$`.execute(db);
  // Its key also makes two transactions that touch the same thing write it one after the other, the later one with both changes.
  await sql`
    create constraint trigger search_settle after insert on search_pending
    deferrable initially deferred for each row execute function search_settle()`.execute(db);

  // Marks the thing whose id stands in the named column, before and after the change.
  await sql`
    create function search_mark() returns trigger language plpgsql as $$
    begin
      insert into search_pending (kind, ref_id)
        select distinct tg_argv[0], (changed ->> tg_argv[1])::uuid
        from (values (case when tg_op <> 'INSERT' then to_jsonb(old) end), (case when tg_op <> 'DELETE' then to_jsonb(new) end)) rows (changed)
        where changed ->> tg_argv[1] is not null
      on conflict do nothing;
      return null;
    end $$`.execute(db);
  // Marks whatever carries the name of a theme, a place or a destination.
  await sql`
    create function search_mark_bearers() returns trigger language plpgsql as $$
    begin
      insert into search_pending (kind, ref_id)
        select kind, ref_id from (
          select 'destination' as kind, destination_id as ref_id from destination_theme where tg_table_name = 'theme' and theme_id = new.id
          union select 'site', site_id from site_theme where tg_table_name = 'theme' and theme_id = new.id
          union select 'topic', topic_id from dialogue_topic_theme where tg_table_name = 'theme' and theme_id = new.id
          union select 'case', case_id from case_theme where tg_table_name = 'theme' and theme_id = new.id
          union select 'destination', destination_id from destination_place where tg_table_name = 'place' and place_id = new.id
          union select 'site', id from visit_site where tg_table_name = 'place' and place_id = new.id
          union select 'site', id from visit_site where tg_table_name = 'destination' and destination_id = new.id
          union select 'topic', id from dialogue_topic where tg_table_name = 'destination' and destination_id = new.id
          union select 'trip', trip_id from trip_destination where tg_table_name = 'destination' and destination_id = new.id
        ) bearer order by kind, ref_id
      on conflict do nothing;
      return null;
    end $$`.execute(db);
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  // Tables, the kind they belong to, the column with its id, and, where most changes leave the texts alone, the columns that count.
  const marked: [table: string, kind: string, key: string, columns?: string][] = [
    ["theme", "theme", "id"],
    ["destination", "destination", "id"], ["destination_place", "destination", "destination_id"], ["destination_theme", "destination", "destination_id"], ["caveat", "destination", "destination_id"],
    ["visit_site", "site", "id"], ["site_theme", "site", "site_id"], ["caveat", "site", "site_id"],
    ["dialogue_topic", "topic", "id"], ["dialogue_topic_theme", "topic", "topic_id"],
    ["library_case", "case", "id"], ["case_theme", "case", "case_id"], ["case_municipality", "case", "case_id"], ["case_target_group", "case", "case_id"], ["case_sector", "case", "case_id"],
    ["case_learning", "case", "case_id"], ["case_question", "case", "case_id"], ["case_figure", "case", "case_id"],
    ["trip", "trip", "id", "committee_id, title, purpose, overall_question, reach, starts_on, ends_on"], ["trip_destination", "trip", "trip_id"], ["stop", "trip", "trip_id", "trip_id, title, kind"],
  ];
  for (const [table, kind, key, columns] of marked) {
    await sql`
      create trigger ${sql.id(`search_mark_${kind}`)} after insert or delete or update ${columns ? sql`of ${sql.raw(columns)}` : sql``} on ${sql.table(table)}
      for each row execute function search_mark(${sql.lit(kind)}, ${sql.lit(key)})`.execute(db);
  }
  for (const table of ["theme", "place", "destination"]) {
    await sql`create trigger search_mark_bearers after update on ${sql.table(table)} for each row execute function search_mark_bearers()`.execute(db);
  }
}
