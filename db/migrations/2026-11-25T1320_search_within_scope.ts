import { sql, type Kysely } from "kysely";

/**
 * What is everybody's and what is a committee's own stand in indexes of their own: a search does not walk over what nearly all
 * belongs to others to find the few rows the reader may see, and their words make what is everybody's no slower to find.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A sign that folding takes out of every word stands first, so that nobody can type it.
  await sql`
    create function search_scope(committee_id uuid) returns tsvector language sql immutable strict parallel safe as $$
      select array_to_tsvector(array['#' || committee_id::text])
    $$`.execute(db);
  for (const words of ["heading", "document"]) {
    await sql`drop index ${sql.id(`search_entry_${words}`)}`.execute(db);
    await sql`create index ${sql.id(`search_entry_${words}`)} on search_entry using gin (${sql.ref(words)}) with (fastupdate = off) where committee_id is null`.execute(db);
    await sql`create index ${sql.id(`search_entry_${words}_own`)} on search_entry using gin ((${sql.ref(words)} || search_scope(committee_id))) with (fastupdate = off) where committee_id is not null`.execute(db);
  }
  for (const title of ["folded_da", "folded_en"]) {
    await sql`drop index ${sql.id(`search_entry_${title}`)}`.execute(db);
    await sql`create index ${sql.id(`search_entry_${title}`)} on search_entry (coalesce(committee_id, '00000000-0000-0000-0000-000000000000'::uuid), ${sql.ref(title)} text_pattern_ops)`.execute(db);
  }
}
