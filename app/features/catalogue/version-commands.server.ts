import { sql, type Kysely } from "kysely";
import { listSubjectHistory } from "~/features/history/queries.server";
import { recordHistory } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockEntry, saveEntry, titleOf, type CatalogueActor, type EntryRefusal } from "./entry-commands.server";
import { entryTables, type Entry } from "./entry-queries.server";
import { entryFields, type EntryFacts } from "./entry-schema";

export const mostVersions = 200;
export type VersionSide = "before" | "after";
export type VersionRefusal = EntryRefusal | { code: "unknown-version" } | { code: "merged" };

/** What an entry said after (or before) one change, in the fields it has today. */
export function factsOfVersion(entry: Pick<Entry, "kind" | "facts">, kept: Record<string, unknown>): EntryFacts {
  const names = entryFields[entry.kind].map(({ name }) => name).filter((name) => name in kept);
  return { ...entry.facts, ...Object.fromEntries(names.map((name) => [name, kept[name] as EntryFacts[string]])) };
}

/** Lets an entry say again what it said after (or before) one change: a new version, so that it can be taken back in turn. */
export async function restoreVersion(db: Kysely<Database>, actor: CatalogueActor, entry: Entry, version: number, entryId: number, side: VersionSide): Promise<Outcome<{ code: string; changed: boolean }, VersionRefusal>> {
  const kept = (await listSubjectHistory(db, entryTables[entry.kind], entry.id, mostVersions)).find((one) => Number(one.id) === entryId)?.[side];
  if (!kept) return refused({ code: "unknown-version" });
  return saveEntry(db, actor, entry, version, factsOfVersion(entry, kept), { allowDuplicate: true, action: "restore-version" });
}

/** Takes an entry out of lists, search and choices, or puts it back. Trips that have it keep it. */
export async function archiveEntry(db: Kysely<Database>, actor: CatalogueActor, target: Pick<Entry, "kind" | "id">, version: number, archived: boolean): Promise<Outcome<null, VersionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const entry = await lockEntry(trx, target.kind, target.id);
    if (!entry) return refused({ code: "gone" });
    if (entry.archived === archived) return done(null);
    if (entry.version !== version) return refused({ code: "stale", version: entry.version, facts: entry.facts });
    if (entry.mergedIntoId !== null) return refused({ code: "merged" });
    await sql`update ${sql.table(entryTables[entry.kind])} set archived_at = ${archived ? sql`now()` : sql`null`}, version = version + 1, updated_at = now() where id = ${entry.id}`.execute(trx);
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: archived ? "archive-entry" : "unarchive-entry", subjectTitle: titleOf(entry.facts),
      changes: [{ table: entryTables[entry.kind], id: entry.id, before: { ...entry.facts, archived: entry.archived }, after: { ...entry.facts, archived } }], requestKey: null,
    });
    return done(null);
  });
}
