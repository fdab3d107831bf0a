import type { Kysely } from "kysely";
import { findEntry, type Entry } from "~/features/catalogue/entry-queries.server";
import type { EntryKind } from "~/features/catalogue/entry-schema";
import type { Database } from "~/shared/db.server";
import { firstOrganisation } from "./people";

export type CatalogueKeeper = { keeper: Awaited<ReturnType<typeof firstOrganisation>>; actor: { userId: string; organisationId: string }; /** An entry of any kind as it stands now, whosever it is. */ entry(kind: EntryKind, code: string): Promise<Entry>; site(code: string): Promise<Entry> };

/** The organisation that keeps the shared catalogue, its secretary as the one who acts, and the entries of the catalogue. */
export async function catalogueKeeper(db: Kysely<Database>): Promise<CatalogueKeeper> {
  const keeper = await firstOrganisation(db);
  const entry = async (kind: EntryKind, code: string) => {
    const found = await findEntry(db, kind, code, "all");
    if (!found) throw new Error(`No ${kind} ${code}`);
    return found;
  };
  return { keeper, actor: { userId: keeper.secretaryId, organisationId: keeper.organisationId }, entry, site: (code) => entry("site", code) };
}
