import { sql, type Kysely } from "kysely";

/** The office a member holds in the committee, so that a list of electors starts from what is known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table membership add column office text not null default 'member' check (office in ('chair', 'member', 'substitute'))`.execute(db);
}
