import { sql, type Kysely } from "kysely";

/** What a committee's own memo says of a reach: why these destinations, and what the committee wished for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table memo_brief (
      source_document_id uuid not null references source_document (id) on delete cascade,
      reach text not null check (reach in ('denmark', 'europe', 'overseas')),
      basis text not null check (length(basis) <= 4000),
      wishes text[] not null,
      source_line_from integer not null check (source_line_from > 0),
      source_line_to integer not null,
      primary key (source_document_id, reach),
      check (source_line_to >= source_line_from)
    )`.execute(db);
}
