import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import type { Database, RowChange } from "~/shared/db.server";
import { codeFor } from "./addition-schema";
import { findEntry, type Entry } from "./entry-queries.server";
import { isSameFact, type EntryFacts } from "./entry-schema";

type Trx = Transaction<Database>;
const fields = ["alternatives_reading", "alternatives", "alternatives_wording", "alternatives_explanation_da", "alternatives_explanation_en"] as const;

/** What is said of a site that stands in nobody's place. */
export const noAlternatives: EntryFacts = { alternatives_reading: null, alternatives: [], alternatives_wording: "", alternatives_explanation_da: "", alternatives_explanation_en: "" };

export const differInAlternatives = (one: EntryFacts, other: EntryFacts): boolean => fields.some((name) => !isSameFact(one[name], other[name]));

export type AlternativeFault = { field: string; message: string };
type Side = { id: string; code: string; committeeId: string | null; destinationId: string };

/**
 * What stands against some alternatives: nothing to choose between, sites of another owner, whose entries one does not write,
 * a group that others look after, or one of another destination.
 */
async function findAlternativeFault(db: Kysely<Database>, side: Side, facts: EntryFacts, groupId: string | null): Promise<AlternativeFault | null> {
  const codes = facts.alternatives as string[];
  const group = groupId === null ? undefined : await db.selectFrom("alternative_group").select(["destination_id", "committee_id"]).where("id", "=", groupId).executeTakeFirst();
  if (facts.alternatives_reading === null) return codes.length > 0 ? { field: "alternatives_reading", message: "error.alternatives-reading" } : null;
  if (codes.includes(side.code)) return { field: "alternatives", message: "error.choose" };
  if (group && group.committee_id !== side.committeeId) return { field: "alternatives_reading", message: "error.alternatives-shared" };
  if (group && group.destination_id !== side.destinationId) return { field: "alternatives_reading", message: "error.alternatives-destination" };
  const towns = groupId === null ? undefined : await db.selectFrom("alternative_group_place").select("place_id").where("alternative_group_id", "=", groupId).executeTakeFirst();
  // A choice between towns has one site, or none.
  if (codes.length === 0 && !towns) return { field: "alternatives", message: "error.alternatives-none" };
  if (String(facts.alternatives_wording) === "") return { field: "alternatives_wording", message: "error.required" };
  const others = codes.length === 0 ? [] : await db.selectFrom("visit_site").select(["committee_id", "destination_id", "alternative_group_id"]).where("code", "in", codes).execute();
  if (others.length < codes.length || others.some((one) => one.committee_id !== side.committeeId || one.destination_id !== side.destinationId)) return { field: "alternatives", message: "error.alternatives-owner" };
  return others.some((one) => one.alternative_group_id !== null && one.alternative_group_id !== groupId) ? { field: "alternatives", message: "error.alternatives-taken" } : null;
}

/**
 * Lets a site stand in the place of others, or no longer, together with how that is meant. The others change with it: each gets a
 * new version, and what is returned tells the history so. The caller holds the lock of additions, under which all entries are saved.
 */
export async function writeAlternatives(trx: Trx, side: Side, facts: EntryFacts): Promise<{ fault: AlternativeFault } | { changes: RowChange[] }> {
  const { alternative_group_id: held } = await trx.selectFrom("visit_site").select("alternative_group_id").where("id", "=", side.id).executeTakeFirstOrThrow();
  const fault = await findAlternativeFault(trx, side, facts, held);
  if (fault) return { fault };
  const members = held === null ? [] : (await trx.selectFrom("visit_site").select("code").where("alternative_group_id", "=", held).where("id", "<>", side.id).execute()).map(({ code }) => code);
  const chosen = facts.alternatives_reading === null ? [] : (facts.alternatives as string[]);
  const touched = await Promise.all([...new Set([...members, ...chosen])].map((code) => findEntry(trx, "site", code, "all")));
  const before = touched.filter((entry): entry is Entry => entry !== undefined);
  const groupId = facts.alternatives_reading === null ? null : await keepGroup(trx, held, side, facts);
  await trx.updateTable("visit_site").set({ alternative_group_id: groupId }).where("id", "=", side.id).execute();
  const leaving = facts.alternatives_reading === null ? [] : before.filter(({ code, archived }) => !chosen.includes(code) && !archived);
  if (leaving.length > 0) await trx.updateTable("visit_site").set({ alternative_group_id: null }).where("code", "in", leaving.map(({ code }) => code)).execute();
  if (chosen.length > 0) await trx.updateTable("visit_site").set({ alternative_group_id: groupId }).where("code", "in", chosen).execute();
  if (held !== null) await dissolveLonely(trx, held);
  const changes: RowChange[] = [];
  for (const entry of before) {
    const after = (await findEntry(trx, "site", entry.code, "all"))!;
    if (isSameFact(after.facts, entry.facts)) continue;
    await trx.updateTable("visit_site").set({ version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", entry.id).execute();
    changes.push({ table: "visit_site", id: entry.id, before: entry.facts, after: after.facts });
  }
  return { changes };
}

async function keepGroup(trx: Trx, held: string | null, side: Side, facts: EntryFacts): Promise<string> {
  const values = {
    reading: facts.alternatives_reading as "choose-one", wording: String(facts.alternatives_wording), explanation_da: String(facts.alternatives_explanation_da ?? ""), explanation_en: String(facts.alternatives_explanation_en ?? ""),
  };
  if (held !== null) {
    await trx.updateTable("alternative_group").set({ ...values, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", held).execute();
    return held;
  }
  const id = randomUUID();
  await trx.insertInto("alternative_group").values({
    ...values, id, code: codeFor(values.wording, id), committee_id: side.committeeId, destination_id: side.destinationId, source_document_id: null, source_line_from: null, source_line_to: null, seed_hash: null,
  }).execute();
  return id;
}

/** A group of one site without towns to choose between is none. */
async function dissolveLonely(trx: Trx, groupId: string): Promise<void> {
  const members = await trx.selectFrom("visit_site").select("id").where("alternative_group_id", "=", groupId).execute();
  const towns = await trx.selectFrom("alternative_group_place").select("place_id").where("alternative_group_id", "=", groupId).executeTakeFirst();
  if (members.length < 2 && !towns) await trx.updateTable("visit_site").set({ alternative_group_id: null }).where("alternative_group_id", "=", groupId).execute();
}
