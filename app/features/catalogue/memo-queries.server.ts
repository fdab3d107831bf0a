import type { Kysely } from "kysely";
import { foldName } from "~/domain/memo/fold-name";
import { towns } from "~/domain/travel/towns";
import type { Database } from "~/shared/db.server";
import { memoReviewSchema } from "./memo-review-schema";
import { getReachBrief, listDestinations, listSites, listThemes } from "./queries.server";
import type { Reach } from "./schema";

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

/** What the committee asked for where a destination lies: in the memo it came from, else in the shared proposal. Wishes that are the names of themes count as these. */
export async function getDestinationBrief(db: Db, destination: { id: string; reach: Reach }) {
  const shared = { ...(await getReachBrief(db, destination.reach)), other_wishes: [] as string[] };
  const own = await db.selectFrom("memo_brief").innerJoin("destination", "destination.source_document_id", "memo_brief.source_document_id").selectAll("memo_brief").where("destination.id", "=", destination.id).where("memo_brief.reach", "=", destination.reach).executeTakeFirst();
  if (!own) return shared;
  const codes = new Map((await listThemes(db)).flatMap((theme) => [[foldName(theme.name_da), theme.code], [foldName(theme.name_en), theme.code]] as const));
  const found = own.wishes.map((wish) => ({ wish, code: codes.get(foldName(wish)) }));
  return {
    ...shared, basis_da: own.basis, basis_en: own.basis, overall_question_da: null, overall_question_en: null, duration_note_da: null, duration_note_en: null, source_line_from: own.source_line_from, source_line_to: own.source_line_to,
    theme_codes: [...new Set(found.flatMap(({ code }) => code ?? []))], other_wishes: found.filter(({ code }) => code === undefined).map(({ wish }) => wish),
  };
}

export type Town = { placeId: string | null; name: string; countryCode: string; lon: number; lat: number };

/** Towns by folded name: places of the catalogue, and beyond them the towns of the travel table. */
export async function listTowns(db: Db): Promise<Map<string, Town>> {
  const places = await db.selectFrom("place").select(["id", "name_da", "name_en", "country_code", "lon", "lat"]).where("archived_at", "is", null).execute();
  const found = new Map<string, Town>(towns.map(({ name, countryCode, lon, lat }) => [foldName(name), { placeId: null, name, countryCode, lon, lat }]));
  for (const { id, name_da, name_en, country_code, lon, lat } of places) for (const name of [name_en, name_da]) found.set(foldName(name), { placeId: id, name: name_da, countryCode: country_code, lon, lat });
  return found;
}
