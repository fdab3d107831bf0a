import type { Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import type { Outcome } from "~/shared/outcome";
import { saveEntry, type CatalogueActor, type EntryRefusal } from "./entry-commands.server";
import type { Entry } from "./entry-queries.server";
import type { EntryFacts } from "./entry-schema";

/** States that only say that nobody has looked yet. */
const untested = new Set(["to-verify", "not-verified"]);

/** Notes that somebody has confirmed an entry on a day. What was only waiting to be looked at is then in order. */
export function verifyEntry(db: Kysely<Database>, actor: CatalogueActor, entry: Entry, version: number, note: string, today: string): Promise<Outcome<{ code: string; changed: boolean }, EntryRefusal>> {
  const status: EntryFacts = untested.has(String(entry.facts.status)) ? { status: "ok" } : {};
  return saveEntry(db, actor, entry, version, { ...entry.facts, ...status, verified_on: today, verified_note: note }, { allowDuplicate: true, action: "verify-entry" });
}
