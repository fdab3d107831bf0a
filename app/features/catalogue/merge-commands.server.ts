import { sql, type Kysely, type Transaction } from "kysely";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database, MovedReferences, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockEntry, titleOf, type CatalogueActor } from "./entry-commands.server";
import { findEntry, type Entry } from "./entry-queries.server";
import { sameCaseLink, sameContact } from "./merge-queries.server";

type Trx = Transaction<Database>;
type Db = Kysely<Database>;
export type MergeRefusal = { code: "stale" } | { code: "gone" } | { code: "same" } | { code: "archived" } | { code: "owner" };
/** `undone`: it was taken back before; `merged-on`: one of the two has been merged with a third since, which is taken back first. */
export type UndoMergeRefusal = { code: "undo-stale" } | { code: "gone" } | { code: "undone" } | { code: "merged-on" };

type MergeSide = Pick<Entry, "id" | "archived" | "committeeId">;
type Versions = { from: number; into: number };

/** Whether one site may go into another: a shared one never into a committee's own, which others could not see. */
export function findMergeFault(from: MergeSide, into: MergeSide): MergeRefusal | null {
  if (from.id === into.id) return { code: "same" };
  if (from.archived || into.archived) return { code: "archived" };
  return into.committeeId !== null && into.committeeId !== from.committeeId ? { code: "owner" } : null;
}

/** Both sites under their locks, always taken in the same order, so that two who merge the same pair do not wait for each other. */
async function lockPair(trx: Trx, ids: { from: string; into: string }): Promise<{ from: Entry | undefined; into: Entry | undefined }> {
  const locked = new Map<string, Entry | undefined>();
  for (const id of [ids.from, ids.into].sort()) locked.set(id, await lockEntry(trx, "site", id));
  return { from: locked.get(ids.from), into: locked.get(ids.into) };
}

/**
 * Merges one site into another, of whichever destination: everything that points at the first points at the second, in one
 * transaction; the first stays as a signpost. Nothing of the second is overwritten. `versions` are those the preview showed.
 */
export async function mergeSites(db: Db, actor: CatalogueActor, ids: { from: string; into: string }, versions: Versions): Promise<Outcome<{ code: string; mergeId: string }, MergeRefusal>> {
  return db.transaction().execute(async (trx) => {
    if (ids.from === ids.into) return refused({ code: "same" });
    const { from, into } = await lockPair(trx, ids);
    if (!from || !into) return refused({ code: "gone" });
    const fault = findMergeFault(from, into);
    if (fault) return refused(fault);
    if (from.version !== versions.from || into.version !== versions.into) return refused({ code: "stale" });
    const stops = await moveStops(trx, actor, { from: from.id, into, only: null, action: "merge-site" });
    const moved = await moveReferences(trx, from, into, stops);
    await touchTopics(trx, moved);
    await trx.updateTable("visit_site").set({ merged_into_id: into.id, archived_at: sql`now()`, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", from.id).execute();
    await trx.updateTable("visit_site").set({ version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", into.id).execute();
    const after = (await findEntry(trx, "site", into.code, "all"))!;
    const history_entry_id = await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "merge-sites", subjectTitle: titleOf(into.facts), requestKey: null,
      changes: [{ table: "visit_site", id: from.id, before: from.facts, after: { ...from.facts, merged_into: into.code } }, { table: "visit_site", id: into.id, before: into.facts, after: after.facts }],
    });
    const { id: mergeId } = await trx.insertInto("site_merge").values({ from_site_id: from.id, into_site_id: into.id, history_entry_id, moved: JSON.stringify(moved) }).returning("id").executeTakeFirstOrThrow();
    return done({ code: into.code, mergeId });
  });
}

/**
 * Takes a merge back: what went along returns, as it is today, unless it has been removed or given to another site since;
 * what has come to the second site since stays there. `versions` are those the page showed.
 */
export async function undoMerge(db: Db, actor: CatalogueActor, mergeId: string, versions: Versions): Promise<Outcome<{ code: string; title: string }, UndoMergeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const ids = await trx.selectFrom("site_merge").select(["from_site_id as from", "into_site_id as into"]).where("id", "=", mergeId).executeTakeFirst();
    if (!ids) return refused({ code: "gone" });
    const { from, into } = await lockPair(trx, ids);
    const merge = await trx.selectFrom("site_merge").selectAll().where("id", "=", mergeId).forUpdate().executeTakeFirst();
    if (!from || !into || !merge) return refused({ code: "gone" });
    if (merge.undone_at !== null) return refused({ code: "undone" });
    if (from.mergedIntoId !== into.id) return refused({ code: "merged-on" });
    if (from.version !== versions.from || into.version !== versions.into) return refused({ code: "undo-stale" });
    await moveStops(trx, actor, { from: into.id, into: from, only: merge.moved.stops, action: "unmerge-site" });
    await touchTopics(trx, merge.moved);
    await returnReferences(trx, from.id, into.id, merge.moved);
    await trx.updateTable("visit_site").set({ merged_into_id: null, archived_at: null, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", from.id).execute();
    await trx.updateTable("visit_site").set({ version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", into.id).execute();
    await trx.updateTable("site_merge").set({ undone_at: new Date() }).where("id", "=", mergeId).execute();
    const [fromAfter, intoAfter] = [(await findEntry(trx, "site", from.code, "all"))!, (await findEntry(trx, "site", into.code, "all"))!];
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "unmerge-sites", subjectTitle: titleOf(from.facts), requestKey: null, undoesEntryId: merge.history_entry_id ?? undefined,
      changes: [{ table: "visit_site", id: from.id, before: { ...from.facts, merged_into: into.code }, after: fromAfter.facts }, { table: "visit_site", id: into.id, before: into.facts, after: intoAfter.facts }],
    });
    return done({ code: from.code, title: titleOf(from.facts) });
  });
}

/** Stops of every trip, whichever committee's (`only` those, or all): each trip's own history tells it. Returns which. */
async function moveStops(trx: Trx, actor: CatalogueActor, move: { from: string; into: Entry; only: string[] | null; action: "merge-site" | "unmerge-site" }): Promise<string[]> {
  if (move.only?.length === 0) return [];
  const stops = await trx.selectFrom("stop").innerJoin("trip", "trip.id", "stop.trip_id").selectAll("stop").select("trip.organisation_id").where("stop.site_id", "=", move.from)
    .$if(move.only !== null, (query) => query.where("stop.id", "in", move.only!)).orderBy("stop.id").forUpdate("stop").execute();
  const changes = new Map<string, { organisationId: string; rows: RowChange[] }>();
  for (const { organisation_id, ...stop } of stops) {
    const after = await trx.updateTable("stop").set({ site_id: move.into.id, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", stop.id).returningAll().executeTakeFirstOrThrow();
    const trip = changes.get(stop.trip_id) ?? { organisationId: organisation_id, rows: [] };
    trip.rows.push({ table: "stop", id: stop.id, before: snapshot(stop), after: snapshot(after) });
    changes.set(stop.trip_id, trip);
  }
  for (const [tripId, { organisationId, rows }] of changes) {
    // Somebody of another organisation is not named in this one's history.
    await recordHistory(trx, { organisationId, tripId, actorUserId: organisationId === actor.organisationId ? actor.userId : null, action: move.action, subjectTitle: titleOf(move.into.facts), changes: rows, requestKey: null });
  }
  return stops.map((stop) => stop.id);
}

/** What both have stays once. What cannot be told apart stays with the signpost, where nobody meets it and an undo finds it. */
async function moveReferences(trx: Trx, from: Entry, into: Entry, stops: string[]): Promise<MovedReferences> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(trx)).rows.map((row) => row.id);
  const [gone, kept] = [from.id, into.id];
  // The days of the two copies of a contact may differ: the earlier one was promised.
  await sql`update site_contact kept set delete_on = least(kept.delete_on, site_contact.delete_on), version = kept.version + 1 from site_contact where kept.site_id = ${kept} and site_contact.site_id = ${gone} and ${sameContact}`.execute(trx);
  const sharedContacts = await ids(sql`select kept.id from site_contact join site_contact kept on kept.site_id = ${kept} and ${sameContact} where site_contact.site_id = ${gone}`);
  await sql`delete from site_contact where site_id = ${gone} and exists (select from site_contact kept where kept.site_id = ${kept} and ${sameContact})`.execute(trx);
  const topics = (await sql<{ id: string; shared: boolean }>`select topic_id as id, exists (select from dialogue_topic_site kept where kept.site_id = ${kept} and kept.topic_id = link.topic_id) as shared from dialogue_topic_site link where site_id = ${gone}`.execute(trx)).rows;
  await sql`insert into dialogue_topic_site (topic_id, site_id) select topic_id, ${kept} from dialogue_topic_site where site_id = ${gone} on conflict do nothing`.execute(trx);
  await trx.deleteFrom("dialogue_topic_site").where("site_id", "=", gone).execute();
  return {
    stops,
    // In a ballot that offers both, the two stay two: somebody may have voted for either.
    ballotOptions: await ids(sql`update ballot_option set site_id = ${kept} where site_id = ${gone} and not exists (select from ballot_option kept where kept.ballot_id = ballot_option.ballot_id and kept.site_id = ${kept}) returning id`),
    caseLinks: await ids(sql`update case_link set site_id = ${kept} where site_id = ${gone} and not exists (select from case_link kept where kept.site_id = ${kept} and ${sameCaseLink}) returning id`),
    contacts: await ids(sql`update site_contact set site_id = ${kept} where site_id = ${gone} returning id`),
    sharedContacts, topics,
    themes: await ids(sql`insert into site_theme (site_id, theme_id, position) select ${kept}, theme_id, position + 1000 from site_theme where site_id = ${gone} on conflict do nothing returning theme_id as id`),
    eventDates: await ids(sql`update site_event_date moved set site_id = ${kept} where site_id = ${gone} and not exists (select from site_event_date kept where kept.site_id = ${kept} and kept.starts_on = moved.starts_on) returning id`),
    caveats: await ids(sql`update caveat set site_id = ${kept}, position = position + 1000 where site_id = ${gone} and not exists (select from caveat kept where kept.site_id = ${kept} and kept.text_da = caveat.text_da) returning code as id`),
    // A group is of one destination.
    alternativeGroup: from.destinationCode !== into.destinationCode ? null : ((await ids(sql`update visit_site kept set alternative_group_id = gone.alternative_group_id from visit_site gone
      where kept.id = ${kept} and gone.id = ${gone} and kept.alternative_group_id is null and gone.alternative_group_id is not null returning gone.alternative_group_id as id`))[0] ?? null),
    signposts: await ids(sql`update visit_site set merged_into_id = ${kept} where merged_into_id = ${gone} returning id`),
  };
}

/** A topic that somebody is editing names the sites as they were: its form is refused as stale. */
async function touchTopics(trx: Trx, moved: MovedReferences): Promise<void> {
  const ids = moved.topics.map(({ id }) => id);
  if (ids.length > 0) await trx.updateTable("dialogue_topic").set({ version: sql`version + 1`, updated_at: sql`now()` }).where("id", "in", ids).execute();
}

async function returnReferences(trx: Trx, from: string, into: string, moved: MovedReferences): Promise<void> {
  for (const [table, ids] of [["ballot_option", moved.ballotOptions], ["case_link", moved.caseLinks], ["site_contact", moved.contacts]] as const) {
    if (ids.length > 0) await sql`update ${sql.table(table)} set site_id = ${from} where id in (${sql.join(ids)}) and site_id = ${into}`.execute(trx);
  }
  if (moved.eventDates.length > 0) await sql`update site_event_date moved set site_id = ${from} where id in (${sql.join(moved.eventDates)}) and site_id = ${into} and not exists (select from site_event_date own where own.site_id = ${from} and own.starts_on = moved.starts_on)`.execute(trx);
  if (moved.caveats.length > 0) await sql`update caveat set site_id = ${from}, position = case when position >= 1000 then position - 1000 else position end where code in (${sql.join(moved.caveats)}) and site_id = ${into}`.execute(trx);
  if (moved.sharedContacts.length > 0) await sql`insert into site_contact (committee_id, site_id, role, display_name, email, phone, delete_on) select committee_id, ${from}, role, display_name, email, phone, delete_on from site_contact where id in (${sql.join(moved.sharedContacts)})`.execute(trx);
  for (const { id, shared } of moved.topics) {
    // A link that somebody has taken away since stays away.
    const standing = await trx.selectFrom("dialogue_topic_site").select("topic_id").where("topic_id", "=", id).where("site_id", "=", into).executeTakeFirst();
    if (!standing) continue;
    await trx.insertInto("dialogue_topic_site").values({ topic_id: id, site_id: from }).onConflict((conflict) => conflict.doNothing()).execute();
    if (!shared) await trx.deleteFrom("dialogue_topic_site").where("topic_id", "=", id).where("site_id", "=", into).execute();
  }
  if (moved.themes.length > 0) await trx.deleteFrom("site_theme").where("site_id", "=", into).where("theme_id", "in", moved.themes).execute();
  if (moved.alternativeGroup !== null) await trx.updateTable("visit_site").set({ alternative_group_id: null }).where("id", "=", into).where("alternative_group_id", "=", moved.alternativeGroup).execute();
  if (moved.signposts.length > 0) await trx.updateTable("visit_site").set({ merged_into_id: from }).where("id", "in", moved.signposts).where("merged_into_id", "=", into).execute();
}
