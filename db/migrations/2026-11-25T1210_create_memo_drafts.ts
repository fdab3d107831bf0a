import { sql, type Kysely } from "kysely";

/** Committees' own destinations and sites beside the shared catalogue, and the drafts read from their memos. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Null: shared by all. A committee's own rows are seen by its people only.
  await sql`alter table destination add column committee_id uuid references committee (id)`.execute(db);
  await sql`alter table visit_site add column committee_id uuid references committee (id)`.execute(db);
  await sql`
    create table memo_draft (
      id uuid primary key default gen_random_uuid(),
      committee_id uuid not null references committee (id) on delete cascade,
      title text not null check (length(trim(title)) between 1 and 200),
      source_text text not null,
      draft jsonb not null,
      state text not null default 'open' check (state in ('open', 'accepted', 'withdrawn')),
      source_document_id uuid references source_document (id) on delete set null,
      created_by uuid references app_user (id) on delete set null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index memo_draft_committee on memo_draft (committee_id)`.execute(db);
}
