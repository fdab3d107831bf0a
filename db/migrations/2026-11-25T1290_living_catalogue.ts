import { sql, type Kysely } from "kysely";

/**
 * What a catalogue needs that people keep: who keeps the shared part, when a fact was last verified, what is archived or
 * merged, and whom to write to at a site.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One organisation at most keeps the shared catalogue: the one an installation started with.
  await sql`alter table organisation add column keeps_catalogue boolean not null default false`.execute(db);
  await sql`create unique index organisation_keeps_catalogue on organisation (keeps_catalogue) where keeps_catalogue`.execute(db);
  await sql`update organisation set keeps_catalogue = true where id = (select id from organisation order by created_at, id limit 1)`.execute(db);

  for (const table of ["destination", "visit_site"]) {
    await sql`alter table ${sql.table(table)}
      add column verified_on date,
      add column verified_note text not null default '' check (length(verified_note) <= 500)`.execute(db);
  }
  for (const table of ["destination", "visit_site", "dialogue_topic"]) await sql`alter table ${sql.table(table)} add column archived_at timestamptz`.execute(db);
  // A merged site stays as a signpost: its address leads on to the one that took its references.
  await sql`alter table visit_site add column merged_into_id uuid references visit_site (id), add check (merged_into_id is null or archived_at is not null)`.execute(db);

  await sql`
    create table site_contact (
      id uuid primary key default gen_random_uuid(),
      committee_id uuid not null references committee (id) on delete cascade,
      site_id uuid not null references visit_site (id) on delete cascade,
      role text not null check (length(trim(role)) between 1 and 200),
      display_name text not null default '' check (length(display_name) <= 120),
      email text not null default '' check (length(email) <= 254),
      phone text not null default '' check (length(phone) <= 40),
      delete_on date,
      version integer not null default 1,
      check (delete_on is not null or (display_name = '' and email = '' and phone = ''))
    )`.execute(db);
  await sql`create index site_contact_site on site_contact (site_id, committee_id)`.execute(db);
  await sql`create index site_contact_expiry on site_contact (committee_id, delete_on)`.execute(db);

  // The history of one entry is asked for by the entry, not by a trip.
  await sql`create index history_entry_changes on history_entry using gin (changes jsonb_path_ops)`.execute(db);

  // What is archived, or lies in an archived destination, is not found by the search any more.
  await sql`alter function search_source(text, uuid) rename to search_text_of`.execute(db);
  await sql`
    create function search_source(wanted_kind text, wanted_id uuid) returns table (
      committee_id uuid, code text, reach text, starts_on date, ends_on date,
      title_da text, title_en text, note_da text, note_en text, body_da text, body_en text
    ) language plpgsql stable as $$
    begin
      if not exists (
        select from destination where wanted_kind = 'destination' and destination.id = wanted_id and destination.archived_at is not null
        union all select from visit_site join destination on destination.id = visit_site.destination_id
          where wanted_kind = 'site' and visit_site.id = wanted_id and (visit_site.archived_at is not null or destination.archived_at is not null)
        union all select from dialogue_topic join destination on destination.id = dialogue_topic.destination_id
          where wanted_kind = 'topic' and dialogue_topic.id = wanted_id and (dialogue_topic.archived_at is not null or destination.archived_at is not null)
      ) then
        return query select * from search_text_of(wanted_kind, wanted_id);
      end if;
    end $$`.execute(db);
}
