import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import { visibleTo } from "~/features/catalogue/queries.server";
import type { Reach } from "~/features/catalogue/schema";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { longestQuestion, type BallotRefusal, type CreateBallot, type EditBallot } from "./schema";

type Trx = Transaction<Database>;

/** Who manages a ballot; the caller's gate has proven the right to the committee. */
export type BallotActor = { userId: string; organisationId: string; displayName: string };

/** In which language options take their titles, and what each reach is called in it. */
export type BallotWords = { locale: "da" | "en"; reachNames: Record<Reach, string> };

type FoundOption = { title: string; reach: Reach; destination_id: string | null; trip_id: string | null; site_id: string | null; cost: number | null };

/**
 * Drafts a ballot, or with `perReach` one for each reach of its options that are opened together, each with its
 * reach behind the question. The same request key twice gives the same ballots: a double click makes one.
 */
export async function createBallot(db: Kysely<Database>, actor: BallotActor, form: CreateBallot, { locale, reachNames }: BallotWords): Promise<Outcome<{ ballotIds: string[] }, BallotRefusal>> {
  return db.transaction().execute(async (trx) => {
    // The committee's row is the lock that makes two requests with one key wait for each other.
    await trx.selectFrom("committee").select("id").where("id", "=", form.committeeId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    const existing = await trx.selectFrom("ballot").select("id").where("committee_id", "=", form.committeeId).where("request_key", "=", form.requestKey).orderBy("question").orderBy("id").execute();
    if (existing.length > 0) return done({ ballotIds: existing.map((ballot) => ballot.id) });
    const options = await findOptions(trx, form.committeeId, form.options, locale);
    if (!options) return refused({ code: "unknown-option" });
    const reaches = [...new Set(options.map((option) => option.reach))];
    const groups = form.perReach ? reaches.map((reach) => ({ reach, options: options.filter((option) => option.reach === reach) })) : [{ reach: reaches.length === 1 ? reaches[0]! : null, options }];
    if (groups.some((group) => group.options.length < 2)) return refused({ code: "too-few-options" });
    const setId = groups.length > 1 ? randomUUID() : null;
    const ballotIds: string[] = [];
    for (const group of groups) {
      const ofReach = setId && group.reach ? `${form.question} (${reachNames[group.reach]})` : form.question;
      const ballot = await trx
        .insertInto("ballot")
        .values({ organisation_id: actor.organisationId, committee_id: form.committeeId, set_id: setId, reach: group.reach, request_key: form.requestKey, ...draftColumns(form), question: ofReach.length <= longestQuestion ? ofReach : form.question })
        .returning("id")
        .executeTakeFirstOrThrow();
      await insertOptions(trx, ballot.id, group.options);
      ballotIds.push(ballot.id);
    }
    return done({ ballotIds });
  });
}

/** Saves a draft with its options. Once a ballot is open its question, options and rules stand. */
export async function editBallot(db: Kysely<Database>, ballotId: string, form: EditBallot, locale: "da" | "en" = "da"): Promise<Outcome<{ version: number }, BallotRefusal>> {
  return db.transaction().execute(async (trx) => {
    const ballot = await lockBallot(trx, ballotId);
    if (ballot.state !== "draft") return refused({ code: "wrong-state" });
    if (ballot.version !== form.version) return refused({ code: "stale", version: ballot.version });
    const options = await findOptions(trx, ballot.committee_id, form.options, locale);
    if (!options) return refused({ code: "unknown-option" });
    const reaches = new Set(options.map((option) => option.reach));
    await trx.deleteFrom("ballot_option").where("ballot_id", "=", ballotId).execute();
    await insertOptions(trx, ballotId, options);
    const saved = await trx
      .updateTable("ballot")
      .set({ ...draftColumns(form), reach: reaches.size === 1 ? [...reaches][0]! : null, version: sql`version + 1` })
      .where("id", "=", ballotId)
      .returning("version")
      .executeTakeFirstOrThrow();
    return done({ version: saved.version });
  });
}

/** Removes a draft. Whatever was open stays: it is cancelled with a reason instead. */
export async function removeDraft(db: Kysely<Database>, ballotId: string): Promise<Outcome<{ ballotId: string }, BallotRefusal>> {
  const removed = await db.deleteFrom("ballot").where("id", "=", ballotId).where("state", "=", "draft").returning("id").executeTakeFirst();
  return removed ? done({ ballotId: removed.id }) : refused({ code: "wrong-state" });
}

/** Acts on one ballot wait for each other, votes included. */
export async function lockBallot(trx: Trx, ballotId: string) {
  return trx.selectFrom("ballot").selectAll().where("id", "=", ballotId).forUpdate().executeTakeFirstOrThrow();
}

function draftColumns(form: CreateBallot | EditBallot) {
  return {
    question: form.question, explanation: form.explanation, method: form.method, secrecy: form.secrecy, results: form.results, opens_at: form.opensAt, closes_at: form.closesAt,
    budget: form.budget, budget_unit: form.budgetUnit, lot_wanted: form.lotWanted,
  };
}

/** All or nothing: undefined when one of the keys is unknown or a trip is not the committee's. In the order given. */
async function findOptions(trx: Trx, committeeId: string, wanted: CreateBallot["options"], locale: "da" | "en"): Promise<FoundOption[] | undefined> {
  const keysOf = (kind: string) => wanted.filter(({ key }) => key.startsWith(`${kind}:`)).map(({ key }) => key.slice(kind.length + 1));
  const [destinations, sites, trips] = [keysOf("destination"), keysOf("site"), keysOf("trip")];
  const none = { destination_id: null, trip_id: null, site_id: null };
  const found = new Map<string, Omit<FoundOption, "cost">>();
  if (destinations.length > 0) {
    const rows = await trx.selectFrom("destination").select(["id", "code", "reach", "name_da", "name_en"]).where("code", "in", destinations).where(visibleTo("destination", [committeeId])).execute();
    for (const row of rows) found.set(`destination:${row.code}`, { ...none, title: locale === "en" ? row.name_en : row.name_da, reach: row.reach, destination_id: row.id });
  }
  if (sites.length > 0) {
    const rows = await trx.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id").select(["visit_site.id", "visit_site.code", "visit_site.name", "visit_site.present_name", "destination.reach"]).where("visit_site.code", "in", sites).where(visibleTo("visit_site", [committeeId])).execute();
    for (const row of rows) found.set(`site:${row.code}`, { ...none, title: row.present_name ?? row.name, reach: row.reach, site_id: row.id });
  }
  if (trips.length > 0) {
    const rows = await trx.selectFrom("trip").select(["id", "title", "reach"]).where("id", "in", trips).where("committee_id", "=", committeeId).execute();
    for (const row of rows) found.set(`trip:${row.id}`, { ...none, title: row.title, reach: row.reach, trip_id: row.id });
  }
  const options = wanted.flatMap(({ key, cost }) => (found.has(key) ? [{ ...found.get(key)!, cost }] : []));
  return options.length === wanted.length ? options : undefined;
}

/** An option is named by its title in the count and the protocol: of two with the same title the second gets a number. */
async function insertOptions(trx: Trx, ballotId: string, options: FoundOption[]): Promise<void> {
  const taken = new Set<string>();
  const values = options.map(({ reach: _reach, title: wanted, ...option }, position) => {
    let title = wanted;
    for (let serial = 2; taken.has(title); serial += 1) title = `${wanted.slice(0, 190)} (${serial})`;
    taken.add(title);
    return { ballot_id: ballotId, position, title, ...option };
  });
  await trx.insertInto("ballot_option").values(values).execute();
}
