import { sql, type Kysely } from "kysely";

/** What a merge of two sites moved, so that it can be taken back; and the search finds the one that stays by the other's name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table site_merge (
      id uuid primary key default gen_random_uuid(),
      from_site_id uuid not null references visit_site (id) on delete cascade,
      into_site_id uuid not null references visit_site (id) on delete cascade,
      history_entry_id bigint references history_entry (id) on delete set null,
      moved jsonb not null,
      merged_at timestamptz not null default now(),
      undone_at timestamptz,
      check (from_site_id <> into_site_id)
    )`.execute(db);
  await sql`create unique index site_merge_open on site_merge (from_site_id) where undone_at is null`.execute(db);
  await sql`create index site_merge_into on site_merge (into_site_id)`.execute(db);
  await sql`create index visit_site_merged_into on visit_site (merged_into_id) where merged_into_id is not null`.execute(db);
  await sql`create index ballot_option_site on ballot_option (site_id) where site_id is not null`.execute(db);

  // A committee's own name of a host is not told to those who do not see it.
  await sql`alter function search_source(text, uuid) rename to search_source_of_today`.execute(db);
  await sql`
    create function search_source(wanted_kind text, wanted_id uuid) returns table (
      committee_id uuid, code text, reach text, starts_on date, ends_on date,
      title_da text, title_en text, note_da text, note_en text, body_da text, body_en text
    ) language plpgsql stable as $$
    declare
      former text;
    begin
      if wanted_kind = 'site' then
        select string_agg(distinct called.name, ' · ' order by called.name) into former
          from visit_site gone join visit_site kept on kept.id = gone.merged_into_id cross join lateral (values (gone.name), (gone.present_name)) called (name)
          where gone.merged_into_id = wanted_id and called.name <> kept.name and called.name is distinct from kept.present_name and (gone.committee_id is null or gone.committee_id = kept.committee_id);
      end if;
      return query
        select told.committee_id, told.code, told.reach, told.starts_on, told.ends_on, told.title_da, told.title_en,
          concat_ws(' · ', told.note_da, former), concat_ws(' · ', told.note_en, former), told.body_da, told.body_en
        from search_source_of_today(wanted_kind, wanted_id) told;
    end $$`.execute(db);
}
