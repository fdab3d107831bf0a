import { sql, type Kysely } from "kysely";

/**
 * What a catalogue needs that goes on growing: towns, themes and cases can be archived like everything else, and a committee
 * adds cases, publications and alternatives of its own beside the shared ones.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["place", "theme", "library_case"]) await sql`alter table ${sql.table(table)} add column archived_at timestamptz`.execute(db);
  for (const table of ["library_case", "source_document", "alternative_group"]) await sql`alter table ${sql.table(table)} add column committee_id uuid references committee (id)`.execute(db);
  await sql`update source_document set committee_id = memo_draft.committee_id from memo_draft where memo_draft.source_document_id = source_document.id`.execute(db);
  // Not every publication has numbered lines.
  await sql`alter table case_figure alter column source_line drop not null`.execute(db);

  // What is archived is not found by the search: here the kinds that could not be archived before.
  await sql`alter function search_source(text, uuid) rename to search_open_source`.execute(db);
  await sql`
    create function search_source(wanted_kind text, wanted_id uuid) returns table (
      committee_id uuid, code text, reach text, starts_on date, ends_on date,
      title_da text, title_en text, note_da text, note_en text, body_da text, body_en text
    ) language plpgsql stable as $$
    begin
      if not exists (
        select from theme where wanted_kind = 'theme' and theme.id = wanted_id and theme.archived_at is not null
        union all select from library_case where wanted_kind = 'case' and library_case.id = wanted_id and library_case.archived_at is not null
      ) then
        return query select * from search_open_source(wanted_kind, wanted_id);
      end if;
    end $$`.execute(db);
}
