import type { Kysely, Transaction } from "kysely";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { newToken, tokenHash } from "~/shared/tokens.server";
import type { AddPerson, EditPerson, PeopleRefusal } from "./schema";

const linkHours = 72;
/** What PostgreSQL calls a second row with a value that must be the only one. */
const uniqueViolation = "23505";

/** Makes a one-time sign-in link for a person and returns its token; only its hash is kept. Earlier unused links end. */
export async function createSignInLink(db: Kysely<Database>, userId: string, now: Date): Promise<string> {
  const token = newToken();
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("sign_in_link").where("user_id", "=", userId).where("used_at", "is", null).execute();
    await trx
      .insertInto("sign_in_link")
      .values({ user_id: userId, token_hash: tokenHash(token), expires_at: new Date(now.getTime() + linkHours * 3_600_000) })
      .execute();
  });
  return token;
}

/**
 * Redeems a sign-in link and opens a session. Of two who use it in the same moment one wins: the row is updated only
 * while it is unused.
 */
export async function redeemSignInLink(
  db: Kysely<Database>,
  linkToken: string,
  now: Date,
  sessionSeconds: number,
): Promise<Outcome<{ sessionToken: string }, PeopleRefusal>> {
  return db.transaction().execute(async (trx) => {
    const link = await trx
      .updateTable("sign_in_link")
      .set({ used_at: now })
      .where("token_hash", "=", tokenHash(linkToken))
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .where("user_id", "in", trx.selectFrom("app_user").select("id").where("active", "=", true))
      .returning("user_id")
      .executeTakeFirst();
    if (!link) return refused({ code: "link-used" });
    const sessionToken = newToken();
    await trx
      .insertInto("user_session")
      .values({ user_id: link.user_id, token_hash: tokenHash(sessionToken), expires_at: new Date(now.getTime() + sessionSeconds * 1000) })
      .execute();
    await trx.deleteFrom("user_session").where("expires_at", "<", now).execute();
    return done({ sessionToken });
  });
}

export async function signOut(db: Kysely<Database>, sessionToken: string): Promise<void> {
  await db.deleteFrom("user_session").where("token_hash", "=", tokenHash(sessionToken)).execute();
}

/** Adds a person to the organisation and one of its committees. The caller has proven the right to the committee. */
export async function addPerson(
  db: Kysely<Database>,
  organisationId: string,
  person: AddPerson,
  actorUserId: string | null = null,
): Promise<Outcome<{ userId: string }, PeopleRefusal>> {
  return db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto("app_user")
      .values({ organisation_id: organisationId, display_name: person.displayName, email: person.email === "" ? null : person.email })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!inserted) return refused({ code: "email-taken" });
    await trx
      .insertInto("membership")
      .values({ organisation_id: organisationId, user_id: inserted.id, committee_id: person.committeeId, role: person.role, office: person.office ?? "member" })
      .execute();
    await recordHistory(trx, {
      organisationId, tripId: null, actorUserId, action: "add-person", subjectTitle: person.displayName, requestKey: null,
      changes: [{ table: "app_user", id: inserted.id, before: null, after: { committee_id: person.committeeId, role: person.role, office: person.office ?? "member" } }],
    });
    return done({ userId: inserted.id });
  });
}

/** Whether somebody of the secretariat is left when this person is not counted. The committee's row is the lock that keeps two of them from removing each other. */
async function secretariatRemains(trx: Transaction<Database>, committeeId: string, userId: string): Promise<boolean> {
  await trx.selectFrom("committee").select("id").where("id", "=", committeeId).forUpdate().executeTakeFirstOrThrow();
  const other = await trx.selectFrom("membership").select("id").where("committee_id", "=", committeeId).where("role", "=", "secretariat").where("user_id", "<>", userId).executeTakeFirst();
  return other !== undefined;
}

/** Corrects a person's name and mail address, and what they are in this committee. */
export async function editPerson(db: Kysely<Database>, committeeId: string, person: EditPerson, actorUserId: string | null): Promise<Outcome<{ userId: string }, PeopleRefusal>> {
  const { userId } = person;
  const email = person.email === "" ? null : person.email;
  const edited = db.transaction().execute(async (trx): Promise<Outcome<{ userId: string }, PeopleRefusal>> => {
    if (person.role !== "secretariat" && !(await secretariatRemains(trx, committeeId, userId))) return refused({ code: "last-secretariat" });
    const before = await trx
      .selectFrom("app_user")
      .innerJoin("membership", "membership.user_id", "app_user.id")
      .select(["app_user.display_name", "app_user.email", "app_user.version", "app_user.organisation_id", "membership.role", "membership.office"])
      .where("app_user.id", "=", userId)
      .where("membership.committee_id", "=", committeeId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return refused({ code: "gone" });
    if (before.version !== person.version) return refused({ code: "stale", version: before.version });
    await trx.updateTable("app_user").set({ display_name: person.displayName, email, version: before.version + 1 }).where("id", "=", userId).execute();
    await trx.updateTable("membership").set({ role: person.role, office: person.office }).where("user_id", "=", userId).where("committee_id", "=", committeeId).execute();
    await recordHistory(trx, {
      organisationId: before.organisation_id, tripId: null, actorUserId, action: "edit-person", subjectTitle: person.displayName, requestKey: null,
      changes: [{ table: "app_user", id: userId, before: { committee_id: committeeId, role: before.role, office: before.office }, after: { committee_id: committeeId, role: person.role, office: person.office } }],
    });
    return done({ userId });
  });
  return edited.catch((error: unknown) => {
    if ((error as { code?: unknown }).code === uniqueViolation) return refused({ code: "email-taken" as const });
    throw error;
  });
}

/**
 * Takes a person out of a committee and, when it was their last one, closes their access at once and forgets their mail
 * address, so that they can be added again as somebody new. Refused for the last one of a secretariat: nobody could let
 * anyone in again.
 */
export async function removePerson(db: Kysely<Database>, committeeId: string, userId: string, actorUserId: string | null = null): Promise<Outcome<{ userId: string }, PeopleRefusal>> {
  return db.transaction().execute(async (trx) => {
    if (!(await secretariatRemains(trx, committeeId, userId))) return refused({ code: "last-secretariat" });
    const removed = await trx.deleteFrom("membership").where("committee_id", "=", committeeId).where("user_id", "=", userId).returning(["organisation_id", "role"]).executeTakeFirst();
    if (!removed) return done({ userId });
    const person = await trx.selectFrom("app_user").select("display_name").where("id", "=", userId).executeTakeFirstOrThrow();
    await recordHistory(trx, {
      organisationId: removed.organisation_id, tripId: null, actorUserId, action: "remove-person", subjectTitle: person.display_name, requestKey: null,
      changes: [{ table: "app_user", id: userId, before: { committee_id: committeeId, role: removed.role }, after: null }],
    });
    const left = await trx.selectFrom("membership").select("id").where("user_id", "=", userId).executeTakeFirst();
    if (!left) {
      await trx.updateTable("app_user").set({ active: false, email: null }).where("id", "=", userId).execute();
      await trx.deleteFrom("user_session").where("user_id", "=", userId).execute();
      await trx.deleteFrom("sign_in_link").where("user_id", "=", userId).execute();
    }
    return done({ userId });
  });
}
