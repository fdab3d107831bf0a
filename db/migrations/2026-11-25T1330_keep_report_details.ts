import { sql, type Kysely } from "kysely";

/** Which names, numbers and addresses of its notes a report for everybody may keep, as somebody has decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table trip_report add column kept_details jsonb not null default '[]' check (jsonb_typeof(kept_details) = 'array')`.execute(db);
}
