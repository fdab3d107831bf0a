import { sql, type Kysely } from "kysely";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import type { ProgrammePage } from "./present-programme";
import type { IssuedPage, ProgrammeSnapshot } from "./present-versions";

/** The versions of a trip's programme that were sent out, the newest first. */
export async function listVersions(db: Kysely<Database>, tripId: string) {
  return db
    .selectFrom("programme_version")
    .leftJoin("app_user", "app_user.id", "programme_version.issued_by")
    .select(["programme_version.number", "programme_version.status", "programme_version.note", "programme_version.issued_at as issuedAt", "app_user.display_name as issuedBy"])
    .where("programme_version.trip_id", "=", tripId)
    .orderBy("programme_version.number", "desc")
    .execute();
}
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

/** The two newest versions up to a number (without one: of all), the newest first, as they read in one language. */
export async function listIssuedPages(db: Kysely<Database>, tripId: string, locale: Locale, upTo?: number): Promise<IssuedPage[]> {
  let query = db
    .selectFrom("programme_version")
    .select(["number", "issued_at", sql<ProgrammePage>`snapshot -> 'pages' -> ${sql.lit(locale)}`.as("page")])
    .where("trip_id", "=", tripId)
    .orderBy("number", "desc")
    .limit(2);
  if (upTo !== undefined) query = query.where("number", "<=", upTo);
  return (await query.execute()).map(({ number, issued_at, page }) => ({ number, issuedAt: issued_at.toISOString(), page }));
}

/** What a version keeps; undefined: the trip has no such version. */
export async function findSnapshot(db: Kysely<Database>, tripId: string, number: number): Promise<ProgrammeSnapshot | undefined> {
  const row = await db.selectFrom("programme_version").select("snapshot").where("trip_id", "=", tripId).where("number", "=", number).executeTakeFirst();
  return row && (row.snapshot as ProgrammeSnapshot);
}
