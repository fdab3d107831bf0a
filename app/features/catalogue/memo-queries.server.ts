import type { Kysely } from "kysely";
import { foldName } from "~/domain/memo/fold-name";
import { towns } from "~/domain/travel/towns";
import type { Database } from "~/shared/db.server";
import { memoReviewSchema } from "./memo-review-schema";
import { listDestinations, listSites } from "./queries.server";

type Db = Kysely<Database>;

/** The drafts of the committees, the newest first. No committees: no drafts. */
export function listMemoDrafts(db: Db, committeeIds: string[]) {
  if (committeeIds.length === 0) return Promise.resolve([]);
  return db.selectFrom("memo_draft").select(["id", "title", "state", "updated_at as updatedAt"]).where("committee_id", "in", committeeIds).orderBy("created_at", "desc").limit(50).execute();
}

/** One draft with its review; undefined when there is none. The caller proves the right to its committee. */
export async function findMemoDraft(db: Db, draftId: string) {
  const row = await db.selectFrom("memo_draft").selectAll().where("id", "=", draftId).executeTakeFirst();
  return row && { id: row.id, committeeId: row.committee_id, title: row.title, sourceText: row.source_text, state: row.state, version: row.version, review: memoReviewSchema.parse(row.draft) };
}
export type MemoDraftRow = NonNullable<Awaited<ReturnType<typeof findMemoDraft>>>;

/** The names that stand in the catalogue already, folded, with the name as it stands there. */
export async function listKnownNames(db: Db, committeeId: string): Promise<Map<string, string>> {
  const [destinations, sites] = [await listDestinations(db, [committeeId]), await listSites(db, undefined, [committeeId])];
  const names = [...destinations.flatMap((one) => [one.name_da, one.name_en]), ...sites.flatMap((one) => [one.name, one.present_name])];
  return new Map(names.filter((name) => name !== null).map((name) => [foldName(name), name]));
}

export type Town = { placeId: string | null; name: string; countryCode: string; lon: number; lat: number };

/** Towns by folded name: places of the catalogue, and beyond them the towns of the travel table. */
export async function listTowns(db: Db): Promise<Map<string, Town>> {
  const places = await db.selectFrom("place").select(["id", "name_da", "name_en", "country_code", "lon", "lat"]).where("archived_at", "is", null).execute();
  const found = new Map<string, Town>(towns.map(({ name, countryCode, lon, lat }) => [foldName(name), { placeId: null, name, countryCode, lon, lat }]));
  for (const { id, name_da, name_en, country_code, lon, lat } of places) for (const name of [name_en, name_da]) found.set(foldName(name), { placeId: id, name: name_da, countryCode: country_code, lon, lat });
  return found;
}
