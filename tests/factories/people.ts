import type { Kysely } from "kysely";
import { addPerson, createSignInLink, redeemSignInLink } from "~/features/people/commands.server";
import type { Role } from "~/features/people/schema";
import { sessionCookie, sessionSeconds } from "~/shared/cookies.server";
import type { Database } from "~/shared/db.server";

let serial = 0;

export type MadeOrganisation = {
  organisationId: string;
  committeeId: string;
  committeeTermId: string;
  secretaryId: string;
  memberId: string;
  readerId: string;
};

/**
 * An organisation with a committee, its term 2026–2029 and a person of each role. Every call makes another one that shares
 * nothing with the earlier ones: two of them prove that organisations do not see each other.
 */
export async function createOrganisation(db: Kysely<Database>, { name = "Prøvekøbing Kommune" }: { name?: string } = {}): Promise<MadeOrganisation> {
  serial += 1;
  const organisation = await db
    .insertInto("organisation")
    .values({
      code: `test-${serial}`, name: `${name} ${serial}`,
      home_name: "Rådhuset", home_lon: 10.2039, home_lat: 56.1572, home_time_zone: "Europe/Copenhagen", home_country_code: "DK",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const committee = await createCommittee(db, organisation.id);
  const person = (displayName: string, role: Role) => createPerson(db, organisation.id, committee.committeeId, { displayName, role });
  return {
    organisationId: organisation.id,
    ...committee,
    secretaryId: await person("Signe Sekretær", "secretariat"),
    memberId: await person("Morten Medlem", "member"),
    readerId: await person("Lærke Læser", "reader"),
  };
}

/** A committee with its term; no one belongs to it yet. */
export async function createCommittee(db: Kysely<Database>, organisationId: string, nameDa = "Prøveudvalget"): Promise<{ committeeId: string; committeeTermId: string }> {
  serial += 1;
  const committee = await db
    .insertInto("committee")
    .values({ organisation_id: organisationId, name_da: `${nameDa} ${serial}`, name_en: `Test Committee ${serial}`, short_name: `P${serial}` })
    .returning("id")
    .executeTakeFirstOrThrow();
  const term = await db
    .insertInto("committee_term")
    .values({ committee_id: committee.id, starts_on: "2026-01-01", ends_on: "2029-12-31" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return { committeeId: committee.id, committeeTermId: term.id };
}

/** A person of a committee, through the command that the people page uses. Returns the id. */
export async function createPerson(
  db: Kysely<Database>,
  organisationId: string,
  committeeId: string,
  { displayName = "Peter Prøve", email = "", role = "member" }: { displayName?: string; email?: string; role?: Role } = {},
): Promise<string> {
  const added = await addPerson(db, organisationId, { displayName, email, role, committeeId });
  if (!added.ok) throw new Error(`The person was refused: ${added.reason.code}`);
  return added.value.userId;
}

/** Signs a person in by a link of their own; returns the value of a request's `Cookie` header. */
export async function signedInCookie(db: Kysely<Database>, userId: string, now = new Date()): Promise<string> {
  const used = await redeemSignInLink(db, await createSignInLink(db, userId, now), now, sessionSeconds);
  if (!used.ok) throw new Error(`Signing in was refused: ${used.reason.code}`);
  return (await sessionCookie.serialize(used.value.sessionToken)).split(";")[0]!;
}

/** The organisation that every new database holds, with its first secretary. */
export async function firstOrganisation(db: Kysely<Database>): Promise<{ organisationId: string; committeeId: string; committeeTermId: string; secretaryId: string }> {
  const row = await db
    .selectFrom("organisation")
    .innerJoin("committee", "committee.organisation_id", "organisation.id")
    .innerJoin("committee_term", "committee_term.committee_id", "committee.id")
    .innerJoin("membership", "membership.committee_id", "committee.id")
    .select(["organisation.id as organisationId", "committee.id as committeeId", "committee_term.id as committeeTermId", "membership.user_id as secretaryId"])
    .where("membership.role", "=", "secretariat")
    .orderBy("organisation.created_at")
    .executeTakeFirstOrThrow();
  return row;
}
