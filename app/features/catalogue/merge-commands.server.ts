import { sql, type Kysely, type Transaction } from "kysely";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockEntry, titleOf, type CatalogueActor } from "./entry-commands.server";
import { findEntry, type Entry } from "./entry-queries.server";

type Trx = Transaction<Database>;
type Db = Kysely<Database>;
export type MergeRefusal = { code: "stale" } | { code: "gone" } | { code: "same" } | { code: "archived" } | { code: "owner" } | { code: "destination" };
/** How many rows of each kind point at a site and go with it. */
export type MergePlan = { stops: number; ballotOptions: number; caseLinks: number; topics: number; themes: number; caveats: number; eventDates: number; contacts: number };

/** What goes along when a site is merged into another. */
export async function planMerge(db: Db, siteId: string): Promise<MergePlan> {
  const count = async (table: "stop" | "ballot_option" | "case_link" | "dialogue_topic_site" | "site_theme" | "caveat" | "site_event_date" | "site_contact") =>
    Number((await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table)} where site_id = ${siteId}`.execute(db)).rows[0]!.count);
  return {
    stops: await count("stop"), ballotOptions: await count("ballot_option"), caseLinks: await count("case_link"), topics: await count("dialogue_topic_site"), themes: await count("site_theme"),
    caveats: await count("caveat"), eventDates: await count("site_event_date"), contacts: await count("site_contact"),
  };
}

type MergeSide = Pick<Entry, "id" | "archived" | "committeeId" | "destinationCode">;

/** Whether one site may go into another: a shared one never into a committee's own, which others could not see, and both stand under one destination, as their topics do. */
export function findMergeFault(from: MergeSide, into: MergeSide): MergeRefusal | null {
  if (from.id === into.id) return { code: "same" };
  if (from.archived || into.archived) return { code: "archived" };
  if (from.destinationCode !== into.destinationCode) return { code: "destination" };
  return into.committeeId !== null && into.committeeId !== from.committeeId ? { code: "owner" } : null;
}

/**
 * Merges one site into another: everything that points at the first points at the second, in one transaction; the first
 * stays as a signpost. Nothing of the second is overwritten. `versions` are those the preview showed.
 */
export async function mergeSites(db: Db, actor: CatalogueActor, ids: { from: string; into: string }, versions: { from: number; into: number }): Promise<Outcome<{ code: string }, MergeRefusal>> {
  return db.transaction().execute(async (trx) => {
    if (ids.from === ids.into) return refused({ code: "same" });
    // Always in the same order, so that two who merge the same pair do not wait for each other.
    const locked = new Map<string, Entry | undefined>();
    for (const id of [ids.from, ids.into].sort()) locked.set(id, await lockEntry(trx, "site", id));
    const [from, into] = [locked.get(ids.from), locked.get(ids.into)];
    if (!from || !into) return refused({ code: "gone" });
    const fault = findMergeFault(from, into);
    if (fault) return refused(fault);
    if (from.version !== versions.from || into.version !== versions.into) return refused({ code: "stale" });
    await moveStops(trx, actor, from, into);
    await moveReferences(trx, from.id, into.id);
    await trx.updateTable("visit_site").set({ merged_into_id: into.id, archived_at: sql`now()`, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", from.id).execute();
    await trx.updateTable("visit_site").set({ merged_into_id: into.id }).where("merged_into_id", "=", from.id).execute();
    await trx.updateTable("visit_site").set({ version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", into.id).execute();
    const after = (await findEntry(trx, "site", into.code, "all"))!;
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "merge-sites", subjectTitle: titleOf(into.facts), requestKey: null,
      changes: [{ table: "visit_site", id: from.id, before: from.facts, after: { ...from.facts, merged_into: into.code } }, { table: "visit_site", id: into.id, before: into.facts, after: after.facts }],
    });
    return done({ code: into.code });
  });
}

/** The stops of every trip, whichever committee's: each trip's own history tells it. */
async function moveStops(trx: Trx, actor: CatalogueActor, from: Entry, into: Entry): Promise<void> {
  const stops = await trx.selectFrom("stop").innerJoin("trip", "trip.id", "stop.trip_id").selectAll("stop").select("trip.organisation_id").where("stop.site_id", "=", from.id).orderBy("stop.id").forUpdate("stop").execute();
  const changes = new Map<string, { organisationId: string; rows: RowChange[] }>();
  for (const { organisation_id, ...stop } of stops) {
    const after = await trx.updateTable("stop").set({ site_id: into.id, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", stop.id).returningAll().executeTakeFirstOrThrow();
    const trip = changes.get(stop.trip_id) ?? { organisationId: organisation_id, rows: [] };
    trip.rows.push({ table: "stop", id: stop.id, before: snapshot(stop), after: snapshot(after) });
    changes.set(stop.trip_id, trip);
  }
  for (const [tripId, { organisationId, rows }] of changes) {
    // Somebody of another organisation is not named in this one's history.
    await recordHistory(trx, { organisationId, tripId, actorUserId: organisationId === actor.organisationId ? actor.userId : null, action: "merge-site", subjectTitle: titleOf(into.facts), changes: rows, requestKey: null });
  }
}

async function moveReferences(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable("ballot_option").set({ site_id: into }).where("site_id", "=", from).execute();
  await trx.updateTable("case_link").set({ site_id: into }).where("site_id", "=", from).execute();
  await trx.updateTable("site_contact").set({ site_id: into }).where("site_id", "=", from).execute();
  // What both have stays once.
  await sql`insert into dialogue_topic_site (topic_id, site_id) select topic_id, ${into} from dialogue_topic_site where site_id = ${from} on conflict do nothing`.execute(trx);
  await trx.deleteFrom("dialogue_topic_site").where("site_id", "=", from).execute();
  await sql`insert into site_theme (site_id, theme_id, position) select ${into}, theme_id, position + 1000 from site_theme where site_id = ${from} on conflict do nothing`.execute(trx);
  await sql`update site_event_date moved set site_id = ${into} where site_id = ${from} and not exists (select from site_event_date kept where kept.site_id = ${into} and kept.starts_on = moved.starts_on)`.execute(trx);
  await sql`update caveat set site_id = ${into}, position = position + 1000 where site_id = ${from}`.execute(trx);
  await sql`update visit_site kept set alternative_group_id = gone.alternative_group_id from visit_site gone where kept.id = ${into} and gone.id = ${from} and kept.alternative_group_id is null`.execute(trx);
}
