import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import type { Role } from "./schema";

export type ViewerMembership = { committeeId: string; committeeNameDa: string; committeeNameEn: string; shortName: string; role: Role };

/** The person a request comes from, with what they may reach. */
export type Viewer = {
  userId: string;
  organisationId: string;
  organisationName: string;
  displayName: string;
  memberships: ViewerMembership[];
};

/** The person behind a session; undefined when there is none, it has ended, or the person was made inactive. */
export async function findViewerBySession(db: Kysely<Database>, sessionTokenHash: string, now: Date): Promise<Viewer | undefined> {
  const rows = await db
    .selectFrom("user_session")
    .innerJoin("app_user", "app_user.id", "user_session.user_id")
    .innerJoin("organisation", "organisation.id", "app_user.organisation_id")
    .leftJoin("membership", "membership.user_id", "app_user.id")
    .leftJoin("committee", "committee.id", "membership.committee_id")
    .select([
      "app_user.id as userId", "app_user.display_name", "organisation.id as organisationId", "organisation.name as organisationName",
      "committee.id as committeeId", "committee.name_da", "committee.name_en", "committee.short_name", "membership.role",
    ])
    .where("user_session.token_hash", "=", sessionTokenHash)
    .where("user_session.expires_at", ">", now)
    .where("app_user.active", "=", true)
    .orderBy("committee.name_da")
    .execute();
  const first = rows[0];
  if (!first) return undefined;
  return {
    userId: first.userId,
    organisationId: first.organisationId,
    organisationName: first.organisationName,
    displayName: first.display_name,
    memberships: rows.flatMap((row) =>
      row.committeeId && row.role
        ? [{ committeeId: row.committeeId, committeeNameDa: row.name_da!, committeeNameEn: row.name_en!, shortName: row.short_name!, role: row.role }]
        : [],
    ),
  };
}

/** Whom a sign-in link is for; undefined when it is unknown, used or too old. */
export async function findSignInLink(db: Kysely<Database>, linkTokenHash: string, now: Date) {
  return db
    .selectFrom("sign_in_link")
    .innerJoin("app_user", "app_user.id", "sign_in_link.user_id")
    .select(["sign_in_link.id", "app_user.id as userId", "app_user.display_name as displayName"])
    .where("sign_in_link.token_hash", "=", linkTokenHash)
    .where("sign_in_link.used_at", "is", null)
    .where("sign_in_link.expires_at", ">", now)
    .where("app_user.active", "=", true)
    .executeTakeFirst();
}

/** The people of a committee with their role, by name. */
export async function listPeople(db: Kysely<Database>, committeeId: string) {
  return db
    .selectFrom("membership")
    .innerJoin("app_user", "app_user.id", "membership.user_id")
    .select((eb) => [
      "app_user.id as userId", "app_user.display_name as displayName", "app_user.email", "app_user.active", "app_user.version", "membership.role", "membership.office",
      eb.selectFrom("user_session").select((s) => s.fn.max("user_session.created_at").as("at")).whereRef("user_session.user_id", "=", "app_user.id").as("lastSignInAt"),
    ])
    .where("membership.committee_id", "=", committeeId)
    .orderBy("app_user.display_name")
    .execute();
}

/** The first person of a secretariat, for whom the first sign-in link is printed. */
export async function findFirstSecretary(db: Kysely<Database>) {
  return db
    .selectFrom("app_user")
    .innerJoin("membership", "membership.user_id", "app_user.id")
    .select(["app_user.id as userId", "app_user.display_name as displayName", "app_user.organisation_id as organisationId", "membership.committee_id as committeeId"])
    .where("membership.role", "=", "secretariat")
    .where("app_user.active", "=", true)
    .orderBy("app_user.created_at")
    .executeTakeFirst();
}
