import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";

type Db = Kysely<Database>;

/** One ballot with its committee and what the database's clock says now; undefined when there is none. */
export async function findBallot(db: Db, ballotId: string) {
  return db
    .selectFrom("ballot")
    .innerJoin("committee", "committee.id", "ballot.committee_id")
    .innerJoin("organisation", "organisation.id", "ballot.organisation_id")
    .selectAll("ballot")
    .select(["committee.name_da as committee_name_da", "committee.name_en as committee_name_en", "committee.member_count", "organisation.name as organisation_name", sql<Date>`clock_timestamp()`.as("asked_at")])
    .where("ballot.id", "=", ballotId)
    .executeTakeFirst();
}
export type BallotRow = NonNullable<Awaited<ReturnType<typeof findBallot>>>;

/** The ballots of some committees with their turnout, those that close next first. */
export async function listBallots(db: Db, committeeIds: string[], userId: string) {
  if (committeeIds.length === 0) return [];
  return db
    .selectFrom("ballot")
    .innerJoin("committee", "committee.id", "ballot.committee_id")
    .selectAll("ballot")
    .select((eb) => [
      "committee.name_da as committee_name_da", "committee.name_en as committee_name_en", sql<Date>`clock_timestamp()`.as("asked_at"),
      eb.selectFrom("ballot_elector").select(sql<number>`count(*)::int`.as("n")).whereRef("ballot_elector.ballot_id", "=", "ballot.id").where("removed_reason", "is", null).as("eligible"),
      eb.selectFrom("ballot_elector").select(sql<number>`count(*)::int`.as("n")).whereRef("ballot_elector.ballot_id", "=", "ballot.id").where("has_voted", "=", true).as("voted"),
      eb.selectFrom("ballot_option").select(sql<number>`count(*)::int`.as("n")).whereRef("ballot_option.ballot_id", "=", "ballot.id").where("removed_reason", "is", null).as("option_count"),
      eb.selectFrom("ballot_elector").select("has_voted").whereRef("ballot_elector.ballot_id", "=", "ballot.id").where("user_id", "=", userId).where("removed_reason", "is", null).as("own_has_voted"),
    ])
    .where("ballot.committee_id", "in", committeeIds)
    .orderBy("ballot.closes_at")
    .orderBy("ballot.question")
    .execute();
}
export type BallotListRow = Awaited<ReturnType<typeof listBallots>>[number];

/** The options of a ballot as they are shown, removed ones included. */
export async function listOptions(db: Db, ballotId: string) {
  return db.selectFrom("ballot_option").selectAll().where("ballot_id", "=", ballotId).orderBy("position").execute();
}
export type OptionRow = Awaited<ReturnType<typeof listOptions>>[number];

/** Who may vote, by name; removed ones included. */
export async function listElectors(db: Db, ballotId: string) {
  return db.selectFrom("ballot_elector").selectAll().where("ballot_id", "=", ballotId).orderBy("display_name").orderBy("id").execute();
}
export type ElectorRow = Awaited<ReturnType<typeof listElectors>>[number];

/** A person's place on the list of a ballot; undefined when they are not on it or were taken off. */
export async function findElector(db: Db, ballotId: string, userId: string) {
  return db.selectFrom("ballot_elector").selectAll().where("ballot_id", "=", ballotId).where("user_id", "=", userId).where("removed_reason", "is", null).executeTakeFirst();
}

/** All papers of a ballot. In an order by chance: nothing may be read from it. */
export async function listPapers(db: Db, ballotId: string) {
  return db.selectFrom("ballot_paper").selectAll().where("ballot_id", "=", ballotId).orderBy("id").execute();
}
export type PaperRow = Awaited<ReturnType<typeof listPapers>>[number];

/** A person's own paper of an open ballot. */
export async function findOwnPaper(db: Db, ballotId: string, userId: string) {
  return db.selectFrom("ballot_paper").selectAll().where("ballot_id", "=", ballotId).where("voter_user_id", "=", userId).executeTakeFirst();
}

export async function listLog(db: Db, ballotId: string) {
  return db.selectFrom("ballot_log").selectAll().where("ballot_id", "=", ballotId).orderBy("position").execute();
}
export type LogRow = Awaited<ReturnType<typeof listLog>>[number];

/** The other drafts that were made together with a ballot and are opened with it. */
export async function listDraftsOfSet(db: Db, setId: string | null) {
  if (setId === null) return [];
  return db.selectFrom("ballot").select(["id", "question", "reach"]).where("set_id", "=", setId).where("state", "=", "draft").orderBy("question").execute();
}

/** Persons of a committee who can be put on the list of electors. */
export async function listPossibleElectors(db: Db, committeeId: string) {
  return db
    .selectFrom("membership")
    .innerJoin("app_user", "app_user.id", "membership.user_id")
    .select(["app_user.id as userId", "app_user.display_name as displayName", "membership.office"])
    .where("membership.committee_id", "=", committeeId)
    .where("membership.role", "=", "member")
    .where("app_user.active", "=", true)
    .orderBy("app_user.display_name")
    .execute();
}

/** Who is on the list of a ballot, still has a vote and has not cast it, with the address a reminder could go to. */
export async function listWaitingElectors(db: Db, ballotId: string) {
  return db
    .selectFrom("ballot_elector")
    .innerJoin("app_user", "app_user.id", "ballot_elector.user_id")
    .select(["ballot_elector.id as electorId", "app_user.id as userId", "ballot_elector.display_name as name", "app_user.email"])
    .where("ballot_elector.ballot_id", "=", ballotId)
    .where("ballot_elector.removed_reason", "is", null)
    .where("ballot_elector.has_voted", "=", false)
    .where("app_user.active", "=", true)
    .orderBy("ballot_elector.display_name")
    .orderBy("ballot_elector.id")
    .execute();
}
