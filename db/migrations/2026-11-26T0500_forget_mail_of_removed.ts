import { sql, type Kysely } from "kysely";

/** The mail address of a person who was removed is of no use any more, and kept others from adding them again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update app_user set email = null where not active`.execute(db);
}
