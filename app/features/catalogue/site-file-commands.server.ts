import type { Kysely, Transaction } from "kysely";
import { recordHistory, snapshot } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { visibleTo } from "./queries.server";
import { listSiteFileRows } from "./site-file-queries.server";
import type { SiteFileFault, SiteFileRow } from "./site-file-schema";

type Trx = Transaction<Database>;
type Actor = { userId: string; organisationId: string; committeeId: string };

/** What a file would do: `new` sites, `changed` ones of the committee's own, `same`, and those of the shared catalogue that the file gives other values and that stay as they are. */
export type SiteFilePlan = { added: string[]; changed: string[]; same: string[]; shared: string[] };

/** What a file would do to the catalogue, and the codes in it that nobody knows. Changes nothing. */
export async function planSiteImport(db: Kysely<Database>, committeeId: string, rows: SiteFileRow[]): Promise<Outcome<SiteFilePlan, { code: "faults"; faults: SiteFileFault[] }>> {
  const known = new Map((await listSiteFileRows(db, [committeeId])).map((row) => [row.code, row]));
  const own = new Set((await db.selectFrom("visit_site").select("code").where("committee_id", "=", committeeId).execute()).map((row) => row.code));
  const taken = new Set((await db.selectFrom("visit_site").select("code").execute()).map((row) => row.code));
  const ids = await idsOf(db, committeeId);
  // A doubt's code is its own wherever it stands; one that another site holds would take it from there.
  const holders = new Map((await db.selectFrom("caveat").leftJoin("visit_site", "visit_site.id", "caveat.site_id").select(["caveat.code", "visit_site.code as site"]).execute()).map(({ code, site }) => [code, site ?? ""]));
  const faults: SiteFileFault[] = [];
  const plan: SiteFilePlan = { added: [], changed: [], same: [], shared: [] };
  for (const [index, row] of rows.entries()) {
    const unknown = (column: string, value: string) => void faults.push({ row: index + 1, column, code: "unknown-code", value });
    if (!ids.destination.has(row.destination)) unknown("destination", row.destination);
    if (!ids.place.has(row.place)) unknown("place", row.place);
    for (const theme of row.themes) if (!ids.theme.has(theme)) unknown("themes", theme);
    if (row.alternative_group && !ids.group.has(row.alternative_group)) unknown("alternative_group", row.alternative_group);
    if (row.source_document && !ids.document.has(row.source_document)) unknown("source_document", row.source_document);
    for (const { code } of row.caveats) {
      if ((holders.get(code) ?? row.code) !== row.code) faults.push({ row: index + 1, column: "caveats", code: "twice", value: code });
      holders.set(code, row.code);
    }
    const before = known.get(row.code);
    // Another committee's site: its code is not free, and what it holds is not told.
    if (!before && taken.has(row.code)) faults.push({ row: index + 1, column: "code", code: "twice", value: row.code });
    const kind = !before ? "added" : JSON.stringify(before) === JSON.stringify(row) ? "same" : own.has(row.code) ? "changed" : "shared";
    plan[kind].push(row.name);
  }
  return faults.length > 0 ? refused({ code: "faults", faults }) : done(plan);
}

async function idsOf(db: Kysely<Database>, committeeId: string) {
  const byCode = (rows: { code: string; id: string }[]) => new Map(rows.map((row) => [row.code, row.id]));
  return {
    destination: byCode(await db.selectFrom("destination").select(["code", "id"]).where(visibleTo("destination", [committeeId])).execute()),
    place: byCode(await db.selectFrom("place").select(["code", "id"]).execute()),
    theme: byCode(await db.selectFrom("theme").select(["code", "id"]).execute()),
    group: byCode(await db.selectFrom("alternative_group").innerJoin("destination", "destination.id", "alternative_group.destination_id").select(["alternative_group.code", "alternative_group.id"]).where(visibleTo("destination", [committeeId])).where(visibleTo("alternative_group", [committeeId])).execute()),
    document: byCode(await db.selectFrom("source_document").select(["code", "id"]).where(visibleTo("source_document", [committeeId])).execute()),
  };
}

/** Takes a file in as the committee's own sites: new ones are added, its own changed; shared ones stay. All of it or nothing. */
export async function importSites(db: Kysely<Database>, actor: Actor, rows: SiteFileRow[]): Promise<Outcome<SiteFilePlan, { code: "faults"; faults: SiteFileFault[] }>> {
  return db.transaction().execute(async (trx) => {
    // Two imports at once wait for each other at the committee's row.
    await trx.selectFrom("committee").select("id").where("id", "=", actor.committeeId).forUpdate().executeTakeFirstOrThrow();
    const planned = await planSiteImport(trx, actor.committeeId, rows);
    if (!planned.ok) return planned;
    const ids = await idsOf(trx, actor.committeeId);
    const before = new Map((await trx.selectFrom("visit_site").selectAll().where("committee_id", "=", actor.committeeId).execute()).map((row) => [row.code, row]));
    const shared = new Set((await listSiteFileRows(trx, [])).map((row) => row.code));
    const changes: RowChange[] = [];
    for (const [position, row] of rows.entries()) {
      if (shared.has(row.code)) continue;
      const change = await writeSite(trx, actor.committeeId, row, position, ids, before.get(row.code));
      changes.push(change);
    }
    await recordHistory(trx, { organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "import-sites", subjectTitle: String(changes.length), changes, requestKey: null });
    return planned;
  });
}

async function writeSite(trx: Trx, committeeId: string, row: SiteFileRow, position: number, ids: Awaited<ReturnType<typeof idsOf>>, before: { id: string; version: number; position: number } | undefined): Promise<RowChange> {
  const { destination, place, alternative_group, source_document, themes, caveats, event_dates, ...columns } = row;
  const values = {
    ...columns, committee_id: committeeId, destination_id: ids.destination.get(destination)!, place_id: ids.place.get(place)!, position: before?.position ?? position,
    alternative_group_id: alternative_group ? ids.group.get(alternative_group)! : null, source_document_id: source_document ? ids.document.get(source_document)! : null,
  };
  const after = before
    ? await trx.updateTable("visit_site").set({ ...values, version: before.version + 1 }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
    : await trx.insertInto("visit_site").values(values).returningAll().executeTakeFirstOrThrow();
  const site_id = after.id;
  for (const table of ["site_theme", "site_event_date", "caveat"] as const) await trx.deleteFrom(table).where("site_id", "=", site_id).execute();
  if (themes.length > 0) await trx.insertInto("site_theme").values(themes.map((code, at) => ({ site_id, theme_id: ids.theme.get(code)!, position: at }))).execute();
  if (event_dates.length > 0) await trx.insertInto("site_event_date").values(event_dates.map((one) => ({ site_id, ...one }))).execute();
  if (caveats.length > 0) await trx.insertInto("caveat").values(caveats.map((one, at) => ({ ...one, site_id, destination_id: null, position: at }))).execute();
  return { table: "visit_site", id: site_id, before: before ? snapshot(before) : null, after: snapshot(after) };
}
