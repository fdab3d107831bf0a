import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import tzLookup from "tz-lookup";
import { unitVector } from "~/domain/geo/great-circle";
import { nearestTownsTo, towns } from "~/domain/travel/towns";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockAdditions } from "./addition-commands.server";
import { codeFor } from "./addition-schema";
import { findEntry, keepsCatalogue } from "./entry-queries.server";
import { isSameFact, type EntryFacts } from "./entry-schema";
import { visibleTo } from "./queries.server";
import { listSiteFileRows } from "./site-file-queries.server";
import { nameKey, type NameChoices, type SiteFileFault, type SiteFileRow, type UnknownName } from "./site-file-schema";
import { resolveNames, type ResolvedRows } from "./site-name-queries.server";

type Trx = Transaction<Database>;
type Actor = { userId: string; organisationId: string; committeeId: string };

/** What a file would do: `added` sites, `changed` ones, `same`, and `shared`: those of the shared catalogue that the file gives other values and that stay as they are, since others look after it. */
export type SiteFilePlan = {
  added: string[]; changed: string[]; same: string[]; shared: string[];
  /** Names of towns and themes nobody knows: what they shall be is still to be said. */
  unknown: UnknownName[];
  /** Towns and themes that are made along with the sites. */
  fresh: { kind: UnknownName["kind"]; name: string }[];
};
type PlanRefusal = { code: "faults"; faults: SiteFileFault[] };

/** What a file would do to the catalogue, and what in it nobody knows. `choices`: what unknown names of towns and themes shall be. Changes nothing. */
export async function planSiteImport(db: Kysely<Database>, actor: Pick<Actor, "committeeId" | "organisationId">, given: SiteFileRow[], choices: NameChoices = new Map()): Promise<Outcome<SiteFilePlan, PlanRefusal>> {
  const keeps = await keepsCatalogue(db, actor.organisationId);
  return planRows(db, actor.committeeId, keeps, await resolveNames(db, given, choices, keeps));
}

/** The sites that a file may change: the committee's own, and for those who keep the shared catalogue everybody's. */
async function listWritable(db: Kysely<Database>, committeeId: string, keeps: boolean) {
  const rows = await db.selectFrom("visit_site").select(["id", "code", "version", "position", "committee_id"])
    .where((eb) => eb.or([eb("committee_id", "=", committeeId), ...(keeps ? [eb("committee_id", "is", null)] : [])])).execute();
  return new Map(rows.map((row) => [row.code, row]));
}

async function planRows(db: Kysely<Database>, committeeId: string, keeps: boolean, { rows, unknown: unknownNames, fresh }: ResolvedRows): Promise<Outcome<SiteFilePlan, PlanRefusal>> {
  const known = new Map((await listSiteFileRows(db, [committeeId])).map((row) => [row.code, row]));
  const writable = await listWritable(db, committeeId, keeps);
  const taken = new Set((await db.selectFrom("visit_site").select("code").execute()).map((row) => row.code));
  const [ownIds, sharedIds] = [await idsOf(db, [committeeId]), await idsOf(db, [])];
  // A doubt's code is its own wherever it stands; one that another site holds would take it from there.
  const holders = new Map((await db.selectFrom("caveat").leftJoin("visit_site", "visit_site.id", "caveat.site_id").select(["caveat.code", "visit_site.code as site"]).execute()).map(({ code, site }) => [code, site ?? ""]));
  const closed = await listClosed(db);
  const faults: SiteFileFault[] = [];
  const plan: SiteFilePlan = { added: [], changed: [], same: [], shared: [], unknown: unknownNames, fresh: fresh.map(({ kind, name }) => ({ kind, name })) };
  for (const [index, row] of rows.entries()) {
    const unknown = (column: string, value: string) => void faults.push({ row: index + 1, column, code: "unknown-code", value });
    // What is everybody's names nothing that only a committee sees.
    const ids = writable.get(row.code)?.committee_id === null ? sharedIds : ownIds;
    if (!ids.destination.has(row.destination)) unknown("destination", row.destination);
    if (row.alternative_group && !ids.group.has(row.alternative_group)) unknown("alternative_group", row.alternative_group);
    if (row.source_document && !ids.document.has(row.source_document)) unknown("source_document", row.source_document);
    for (const { code } of row.caveats) {
      if ((holders.get(code) ?? row.code) !== row.code) faults.push({ row: index + 1, column: "caveats", code: "twice", value: code });
      holders.set(code, row.code);
    }
    const before = known.get(row.code);
    // What is archived stays where it was and is no new choice.
    const archived = (column: keyof typeof closed, value: string, held: boolean) => void (closed[column].has(value) && !held && faults.push({ row: index + 1, column, code: "archived", value }));
    archived("destination", row.destination, before?.destination === row.destination);
    archived("place", row.place, before?.place === row.place);
    for (const theme of row.themes) archived("themes", theme, before?.themes.includes(theme) === true);
    // Another committee's site: its code is not free, and what it holds is not told.
    if (!before && taken.has(row.code)) faults.push({ row: index + 1, column: "code", code: "twice", value: row.code });
    const kind = !before ? "added" : isSameFact(before, row) ? "same" : writable.has(row.code) ? "changed" : "shared";
    // A merged site is a signpost: what is said of the host is said of the other one.
    if (kind === "changed" && closed.code.has(row.code)) faults.push({ row: index + 1, column: "code", code: "merged", value: row.code });
    plan[kind].push(row.name);
  }
  return faults.length > 0 ? refused({ code: "faults", faults }) : done(plan);
}

/** What is archived, by the columns that name it, and under `code` the sites that were merged into others. */
async function listClosed(db: Kysely<Database>) {
  const codes = (rows: { code: string }[]) => new Set(rows.map(({ code }) => code));
  return {
    code: codes(await db.selectFrom("visit_site").select("code").where("merged_into_id", "is not", null).execute()),
    destination: codes(await db.selectFrom("destination").select("code").where("archived_at", "is not", null).execute()),
    place: codes(await db.selectFrom("place").select("code").where("archived_at", "is not", null).execute()),
    themes: codes(await db.selectFrom("theme").select("code").where("archived_at", "is not", null).execute()),
  };
}

/** What the columns of a file name, as the committees may see it; without any what is everybody's. */
async function idsOf(db: Kysely<Database>, committeeIds: string[]) {
  const byCode = (rows: { code: string; id: string }[]) => new Map(rows.map((row) => [row.code, row.id]));
  return {
    destination: byCode(await db.selectFrom("destination").select(["code", "id"]).where(visibleTo("destination", committeeIds)).execute()),
    place: byCode(await db.selectFrom("place").select(["code", "id"]).execute()),
    theme: byCode(await db.selectFrom("theme").select(["code", "id"]).execute()),
    group: byCode(await db.selectFrom("alternative_group").innerJoin("destination", "destination.id", "alternative_group.destination_id").select(["alternative_group.code", "alternative_group.id"]).where(visibleTo("destination", committeeIds)).where(visibleTo("alternative_group", committeeIds)).execute()),
    document: byCode(await db.selectFrom("source_document").select(["code", "id"]).where(visibleTo("source_document", committeeIds)).execute()),
  };
}

/** Takes a file in: new sites are added as the committee's own, its own are changed, and shared ones by those who keep them. All of it or nothing. */
export async function importSites(db: Kysely<Database>, actor: Actor, given: SiteFileRow[], choices: NameChoices = new Map()): Promise<Outcome<SiteFilePlan, PlanRefusal>> {
  return db.transaction().execute(async (trx) => {
    // Two imports at once wait for each other at the committee's row.
    await trx.selectFrom("committee").select("id").where("id", "=", actor.committeeId).forUpdate().executeTakeFirstOrThrow();
    await lockAdditions(trx);
    const keeps = await keepsCatalogue(trx, actor.organisationId);
    const resolved = await resolveNames(trx, given, choices, keeps);
    const planned = await planRows(trx, actor.committeeId, keeps, resolved);
    if (!planned.ok) return planned;
    if (resolved.unknown.length > 0) return refused({ code: "faults", faults: resolved.unknown.flatMap(({ kind, name, rows: at }) => at.map((row): SiteFileFault => ({ row, column: kind === "place" ? "place" : "themes", code: "unknown-code", value: name }))) });
    const changes: RowChange[] = [];
    const made = new Map<string, string>();
    for (const one of resolved.fresh) made.set(nameKey(one.kind, one.name), await addNamed(trx, one, changes));
    const rows = resolved.rows.map((row) => ({ ...row, place: made.get(nameKey("place", row.place)) ?? row.place, themes: [...new Set(row.themes.map((theme) => made.get(nameKey("theme", theme)) ?? theme))] }));
    const ids = await idsOf(trx, [actor.committeeId]);
    const writable = await listWritable(trx, actor.committeeId, keeps);
    const known = new Map((await listSiteFileRows(trx, [actor.committeeId])).map((row) => [row.code, row]));
    const written = rows.map((row, position) => ({ row, position })).filter(({ row }) => !known.has(row.code) || (writable.has(row.code) && !isSameFact(known.get(row.code), row)));
    // Who stands in the place of a site that leaves or joins a group changes with it.
    const groups = new Set(written.flatMap(({ row }) => [row.alternative_group, known.get(row.code)?.alternative_group ?? null]));
    const beside = [...known.values()].filter(({ code, alternative_group }) => writable.has(code) && alternative_group !== null && groups.has(alternative_group) && !written.some(({ row }) => row.code === code)).map(({ code }) => code);
    const before = await readFacts(trx, [...written.map(({ row }) => row.code), ...beside]);
    for (const { row, position } of written) await writeSite(trx, actor.committeeId, row, position, ids, writable.get(row.code));
    for (const [code, { id, facts }] of await readFacts(trx, [...written.map(({ row }) => row.code), ...beside])) {
      if (beside.includes(code) && isSameFact(before.get(code)!.facts, facts)) continue;
      if (beside.includes(code)) await trx.updateTable("visit_site").set({ version: sql`version + 1` }).where("id", "=", id).execute();
      changes.push({ table: "visit_site", id, before: before.get(code)?.facts ?? null, after: facts });
    }
    await recordHistory(trx, { organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "import-sites", subjectTitle: String(written.length), changes, requestKey: null });
    return planned;
  });
}

/** What is said of the sites that are there, as their forms hold it: this is what history compares. */
async function readFacts(trx: Trx, codes: string[]): Promise<Map<string, { id: string; facts: EntryFacts }>> {
  const facts = new Map<string, { id: string; facts: EntryFacts }>();
  for (const code of codes) {
    const entry = await findEntry(trx, "site", code, "all");
    if (entry) facts.set(code, { id: entry.id, facts: entry.facts });
  }
  return facts;
}

/** A town where the first site that names it stands, in the country of the nearest larger town, or a theme beside the committee's own list; under the file's name in both languages. Gives its code. */
async function addNamed(trx: Trx, { kind, name, row }: ResolvedRows["fresh"][number], changes: RowChange[]): Promise<string> {
  const code = codeFor(name, randomUUID());
  const names = { code, name_da: name, name_en: name };
  const after = kind === "place"
    ? await trx.insertInto("place").values({ ...names, country_code: towns[nearestTownsTo({ lon: row.lon, lat: row.lat, ...unitVector(row) }).nearest]!.countryCode, lon: row.lon, lat: row.lat, time_zone: tzLookup(row.lat, row.lon) }).returningAll().executeTakeFirstOrThrow()
    : await trx.insertInto("theme").values({ ...names, theme_group: "further", position: sql<number>`(select coalesce(max(position), -1) + 1 from theme)` }).returningAll().executeTakeFirstOrThrow();
  changes.push({ table: kind, id: after.id, before: null, after: snapshot(after) });
  return code;
}

async function writeSite(trx: Trx, committeeId: string, row: SiteFileRow, position: number, ids: Awaited<ReturnType<typeof idsOf>>, before: { id: string; version: number; position: number; committee_id: string | null } | undefined): Promise<void> {
  const { destination, place, alternative_group, source_document, themes, caveats, event_dates, ...columns } = row;
  const values = {
    ...columns, committee_id: before ? before.committee_id : committeeId, destination_id: ids.destination.get(destination)!, place_id: ids.place.get(place)!, position: before?.position ?? position,
    alternative_group_id: alternative_group ? ids.group.get(alternative_group)! : null, source_document_id: source_document ? ids.document.get(source_document)! : null,
  };
  const { id: site_id } = before
    ? await trx.updateTable("visit_site").set({ ...values, version: before.version + 1 }).where("id", "=", before.id).returning("id").executeTakeFirstOrThrow()
    : await trx.insertInto("visit_site").values(values).returning("id").executeTakeFirstOrThrow();
  for (const table of ["site_theme", "site_event_date", "caveat"] as const) await trx.deleteFrom(table).where("site_id", "=", site_id).execute();
  if (themes.length > 0) await trx.insertInto("site_theme").values(themes.map((code, at) => ({ site_id, theme_id: ids.theme.get(code)!, position: at }))).execute();
  if (event_dates.length > 0) await trx.insertInto("site_event_date").values(event_dates.map((one) => ({ site_id, ...one }))).execute();
  if (caveats.length > 0) await trx.insertInto("caveat").values(caveats.map((one, at) => ({ ...one, site_id, destination_id: null, position: at }))).execute();
}
