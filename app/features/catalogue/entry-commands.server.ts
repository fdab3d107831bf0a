import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import tzLookup from "tz-lookup";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import { isValidOpeningHours } from "~/domain/time/opening-hours";
import { recordHistory } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { lockAdditions } from "./addition-commands.server";
import { codeFor } from "./addition-schema";
import { differInAlternatives, noAlternatives, writeAlternatives, type AlternativeFault } from "./alternative-commands.server";
import { ensurePublication, writeCaseParts } from "./case-commands.server";
import { pairedLists, type NewPublication } from "./case-schema";
import { findTwin } from "./duplicate-queries.server";
import { entryTables, findEntry, isLinked, standsUnder, themeLinks, type Entry } from "./entry-queries.server";
import { entryFields, isSameFact, type CaveatFact, type EntryFacts, type EntryKind } from "./entry-schema";
import { visibleTo } from "./queries.server";
import type { RowFact } from "./row-schema";

type Trx = Transaction<Database>;
export type CatalogueActor = { userId: string; organisationId: string };
export type Twin = { name: string; code: string };
export type EntryRefusal =
  /** Somebody has saved since; with what stands now. */
  | { code: "stale"; version: number; facts: EntryFacts }
  | { code: "duplicate"; twin: Twin }
  /** The field and the key of what is wrong with it. */
  | { code: "field"; field: string; message: string }
  | { code: "gone" };

/** `publication`: one that the library does not have yet, for those who see the entry. */
type SaveOptions = { allowDuplicate?: boolean; publication?: NewPublication | null };

/** Carries a refusal out of a transaction, so that nothing of what it wrote remains. */
class RefusedInTransaction extends Error {
  constructor(readonly reason: EntryRefusal) {
    super(reason.code);
  }
}

async function allOrNothing<Value>(db: Kysely<Database>, act: (trx: Trx) => Promise<Outcome<Value, EntryRefusal>>): Promise<Outcome<Value, EntryRefusal>> {
  try {
    return await db.transaction().execute(async (trx) => {
      const outcome = await act(trx);
      if (!outcome.ok) throw new RefusedInTransaction(outcome.reason);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RefusedInTransaction) return refused(error.reason);
    throw error;
  }
}

/** Reads an entry under its lock, so that two who save at once come one after the other; undefined when it is gone. */
export async function lockEntry(trx: Trx, kind: EntryKind, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<{ code: string }>`select code from ${sql.table(entryTables[kind])} where id = ${id} for update`.execute(trx);
  return rows[0] ? findEntry(trx, kind, rows[0].code, "all") : undefined;
}

/** Saves what is said of an entry, whose editor the caller's gate has proven. Nothing changed is no new version. */
export async function saveEntry(
  db: Kysely<Database>, actor: CatalogueActor, target: Pick<Entry, "kind" | "id">, version: number, given: EntryFacts, { allowDuplicate = false, action = "edit-entry", publication = null }: SaveOptions & { action?: string } = {},
): Promise<Outcome<{ code: string; changed: boolean }, EntryRefusal>> {
  return allOrNothing<{ code: string; changed: boolean }>(db, async (trx) => {
    await lockAdditions(trx);
    const entry = await lockEntry(trx, target.kind, target.id);
    // A merged site is a signpost: what is said of the host is said of the other one.
    if (!entry || entry.mergedIntoId !== null) return refused({ code: "gone" });
    if (entry.version !== version) return refused({ code: "stale", version: entry.version, facts: entry.facts });
    const facts = publication ? { ...given, source: await ensurePublication(trx, entry.committeeId, publication, randomUUID()) } : given;
    if (isSameFact(entry.facts, facts)) return done({ code: entry.code, changed: false });
    const fault = findFault(entry.kind, facts);
    if (fault) return refused(fault);
    const ids = await resolveLinks(trx, entry.kind, entry.committeeId, entry.destinationCode, facts, entry.facts);
    if (!ids.ok) return ids;
    const far = await findFarPoint(trx, entry.kind, facts, entry.facts);
    if (far) return refused(far);
    const named = ["name", "name_da", "title_da", "place"].some((name) => entry.facts[name] !== facts[name]);
    const twin = named && !allowDuplicate ? await findTwin(trx, entry.kind, facts, entry) : undefined;
    if (twin) return refused({ code: "duplicate", twin });
    await sql`update ${sql.table(entryTables[entry.kind])} set ${sql.join(assignmentsOf(entry.kind, facts, ids.value))}, version = version + 1, updated_at = now() where id = ${entry.id}`.execute(trx);
    const linked = await writeLinks(trx, entry, facts, entry.facts, ids.value);
    if ("fault" in linked) return refused({ code: "field", ...linked.fault });
    // Read back: what the database keeps (the order of sites, a new code of a doubt) is what history tells.
    const after = (await findEntry(trx, entry.kind, entry.code, "all"))!;
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action, subjectTitle: titleOf(after.facts),
      changes: [{ table: entryTables[entry.kind], id: entry.id, before: entry.facts, after: after.facts }, ...linked.changes], requestKey: null,
    });
    return done({ code: entry.code, changed: true });
  });
}

/** Adds an entry, shared (`committeeId` null) or of one committee. A request that was carried out before answers with what it made. */
export async function addEntry(
  db: Kysely<Database>, actor: CatalogueActor, wanted: { kind: EntryKind; committeeId: string | null; destinationCode: string | null; requestKey: string }, given: EntryFacts, { allowDuplicate = false, publication = null }: SaveOptions = {},
): Promise<Outcome<{ code: string }, EntryRefusal>> {
  const { kind, committeeId, requestKey } = wanted;
  return allOrNothing(db, async (trx) => {
    await lockAdditions(trx);
    const known = await sql<{ code: string }>`select code from ${sql.table(entryTables[kind])} where id = ${requestKey}`.execute(trx);
    if (known.rows[0]) return done(known.rows[0]);
    const facts = publication ? { ...given, source: await ensurePublication(trx, committeeId, publication, requestKey) } : given;
    const fault = findFault(kind, facts);
    if (fault) return refused(fault);
    const ids = await resolveLinks(trx, kind, committeeId, wanted.destinationCode, facts, {});
    if (!ids.ok) return ids;
    const far = await findFarPoint(trx, kind, facts, {});
    if (far) return refused(far);
    const twin = allowDuplicate ? undefined : await findTwin(trx, kind, facts, { id: null, committeeId, destinationCode: wanted.destinationCode });
    if (twin) return refused({ code: "duplicate", twin });
    const code = codeFor(titleOf(facts), requestKey);
    const columns: [string, unknown][] = [["id", requestKey], ["code", code], ...columnsOf(kind, facts, ids.value)];
    if (kind !== "place") columns.push(["position", sql`(select coalesce(max(position), -1) + 1 from ${sql.table(entryTables[kind])})`]);
    if (kind === "topic") columns.push(["destination_id", ids.value.parent!]);
    if (kind === "site" || kind === "destination" || kind === "case") columns.push(["committee_id", committeeId]);
    await sql`insert into ${sql.table(entryTables[kind])} (${sql.join(columns.map(([name]) => sql.ref(name)))}) values (${sql.join(columns.map(([, value]) => (isSql(value) ? value : sql`${value}`)))})`.execute(trx);
    const linked = await writeLinks(trx, { kind, id: requestKey, code, committeeId }, facts, {}, ids.value);
    if ("fault" in linked) return refused({ code: "field", ...linked.fault });
    const after = (await findEntry(trx, kind, code, "all"))!;
    await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: null, actorUserId: actor.userId, action: "add-entry", subjectTitle: titleOf(after.facts),
      changes: [{ table: entryTables[kind], id: requestKey, before: null, after: after.facts }, ...linked.changes], requestKey: null,
    });
    return done({ code });
  });
}

const isSql = (value: unknown): value is ReturnType<typeof sql> => typeof value === "object" && value !== null && "toOperationNode" in value;

export function titleOf(facts: EntryFacts): string {
  return String(facts.name ?? facts.name_da ?? facts.title_da ?? "");
}

/** Faults that need more than the form to be seen. */
function findFault(kind: EntryKind, facts: EntryFacts): EntryRefusal | undefined {
  if (kind === "site") {
    const hours = facts.opening_hours as string | null;
    if (hours !== null && !isValidOpeningHours(hours)) return { code: "field", field: "opening_hours", message: "error.opening-hours" };
    if (hours !== null && facts.opening_hours_basis === null) return { code: "field", field: "opening_hours_basis", message: "error.choose" };
    if (hours === null && facts.opening_hours_basis !== null) return { code: "field", field: "opening_hours", message: "error.required" };
  }
  if (kind === "place") {
    if (!/^[A-Z]{2}$/.test(String(facts.country_code))) return { code: "field", field: "country_code", message: "error.country-code" };
    if (facts.region_code !== null && !/^[A-Z0-9]{1,3}$/.test(String(facts.region_code))) return { code: "field", field: "region_code", message: "error.invalid" };
  }
  if (kind === "case") {
    if (typeof facts.year_to === "number" && facts.year_to < Number(facts.year_from)) return { code: "field", field: "year_to", message: "error.range" };
    if (facts.source === null) return { code: "field", field: "source", message: "error.choose" };
    if (facts.area_en && !facts.area_da) return { code: "field", field: "area_da", message: "error.required" };
    const uneven = pairedLists.find((name) => (facts[`${name}_da`] as string[]).length !== (facts[`${name}_en`] as string[]).length);
    if (uneven) return { code: "field", field: `${uneven}_en`, message: "error.line-count" };
  }
  const [from, to] = [facts.source_line_from as number | null | undefined, facts.source_line_to as number | null | undefined];
  if (typeof to === "number" && (typeof from !== "number" || to < from)) return { code: "field", field: "source_line_to", message: "error.range" };
  return undefined;
}

/** No site lies so far from its town: the two numbers are swapped, or another town was chosen and the point left behind. */
const farMetres = 300_000;

async function findFarPoint(trx: Trx, kind: EntryKind, facts: EntryFacts, before: EntryFacts): Promise<EntryRefusal | undefined> {
  if (kind !== "site" || ["place", "lat", "lon"].every((name) => facts[name] === before[name])) return undefined;
  const town = await trx.selectFrom("place").select(["lat", "lon"]).where("code", "=", String(facts.place)).executeTakeFirst();
  const isFar = town !== undefined && greatCircleMetres(town, { lat: Number(facts.lat), lon: Number(facts.lon) }) > farMetres;
  return isFar ? { code: "field", field: "lat", message: "error.far-from-town" } : undefined;
}

type Ids = { parent: string | null; place: string | null; source: string | null; themes: string[]; places: string[]; sites: string[] };

const linkTables = { destination: "destination", place: "place", source: "source_document", themes: "theme", places: "place", sites: "visit_site" } as const;

/**
 * The ids of what the facts name, each proven to be there for those who see the entry. What is archived can stay where it was
 * (`before`) and is no new choice. Refused at the field whose choice is none.
 */
async function resolveLinks(trx: Trx, kind: EntryKind, committeeId: string | null, destinationCode: string | null, facts: EntryFacts, before: EntryFacts): Promise<Outcome<Ids, EntryRefusal>> {
  const ids: Ids = { parent: null, place: null, source: null, themes: [], places: [], sites: [] };
  const named: EntryFacts = { ...facts, destination: kind === "site" ? facts.destination! : destinationCode };
  for (const field of ["destination", "place", "source", "themes", "places", "sites"] as const) {
    const codes = [...new Set([named[field] ?? []].flat() as string[])];
    const found = await findLinked(trx, linkTables[field], codes, committeeId === null ? [] : [committeeId], ids.parent);
    const kept = field === "destination" && kind === "topic" ? codes : [before[field] ?? []].flat();
    if (found.some(({ archived, code }) => archived && !kept.includes(code)) || found.length < codes.length) return refused({ code: "field", field, message: "error.choose" });
    const list = found.map(({ id }) => id);
    if (field === "destination") ids.parent = list[0] ?? null;
    else if (field === "place" || field === "source") ids[field] = list[0] ?? null;
    else ids[field] = list;
  }
  return done(ids);
}

/** The rows that some codes name, in the order of the codes; sites only of the destination. What others own is not there. */
async function findLinked(trx: Trx, table: (typeof linkTables)[keyof typeof linkTables], codes: string[], seenBy: string[], destinationId: string | null): Promise<{ id: string; code: string; archived: boolean }[]> {
  if (codes.length === 0) return [];
  const seen = table === "theme" || table === "place" ? sql`true` : visibleTo(table, seenBy);
  const archived = table === "source_document" ? sql`false` : sql`archived_at is not null`;
  const { rows } = await sql<{ id: string; code: string; archived: boolean }>`
    select id, code, ${archived} as archived from ${sql.table(table)} where code in (${sql.join(codes)}) and ${seen} ${table === "visit_site" ? sql`and ${standsUnder({ id: destinationId! })}` : sql``}`.execute(trx);
  return codes.flatMap((code) => rows.find((row) => row.code === code) ?? []);
}

function columnsOf(kind: EntryKind, facts: EntryFacts, ids: Ids): [string, unknown][] {
  const columns: [string, unknown][] = entryFields[kind].filter(({ name }) => !isLinked(kind, name)).map(({ name }) => [name, facts[name] ?? null]);
  if (kind === "site") columns.push(["destination_id", ids.parent], ["place_id", ids.place]);
  if (kind === "place") columns.push(["time_zone", tzLookup(facts.lat as number, facts.lon as number)]);
  columns.push(["source_document_id", ids.source]);
  return columns;
}

function assignmentsOf(kind: EntryKind, facts: EntryFacts, ids: Ids) {
  return columnsOf(kind, facts, ids).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
}

type Written = Pick<Entry, "kind" | "id" | "code" | "committeeId">;

/** What stands in tables of its own. Other entries may change with it: `changes` tells the history of them. */
async function writeLinks(trx: Trx, { kind, id, code, committeeId }: Written, facts: EntryFacts, before: EntryFacts, ids: Ids): Promise<{ fault: AlternativeFault } | { changes: RowChange[] }> {
  if (kind === "case") await writeCaseParts(trx, id, facts, before, ids);
  if (kind === "site" || kind === "destination" || kind === "topic") {
    const { table, column } = themeLinks[kind];
    await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(trx);
    for (const [position, theme] of ids.themes.entries()) {
      if (kind === "topic") await trx.insertInto("dialogue_topic_theme").values({ topic_id: id, theme_id: theme }).execute();
      else await sql`insert into ${sql.table(table)} (${sql.ref(column)}, theme_id, position) values (${id}, ${theme}, ${position})`.execute(trx);
    }
  }
  if (kind === "destination") {
    await trx.deleteFrom("destination_place").where("destination_id", "=", id).execute();
    await trx.insertInto("destination_place").values(ids.places.map((place_id, position) => ({ destination_id: id, place_id, position }))).execute();
  }
  if (kind === "topic") {
    await trx.deleteFrom("dialogue_topic_site").where("topic_id", "=", id).execute();
    if (ids.sites.length > 0) await trx.insertInto("dialogue_topic_site").values(ids.sites.map((site_id) => ({ topic_id: id, site_id }))).execute();
  }
  if (kind === "site" || kind === "destination") await writeCaveats(trx, kind, id, (facts.caveats ?? []) as CaveatFact[]);
  if (kind !== "site") return { changes: [] };
  await writeEventDates(trx, id, (facts.event_dates ?? []) as RowFact[]);
  return differInAlternatives(facts, { ...noAlternatives, ...before }) ? writeAlternatives(trx, { id, code, committeeId, destinationId: ids.parent! }, facts) : { changes: [] };
}

/** A date that stays keeps its row: a merge remembers which ones it moved. */
async function writeEventDates(trx: Trx, siteId: string, dates: RowFact[]): Promise<void> {
  const days = dates.map((date) => String(date.starts_on));
  await trx.deleteFrom("site_event_date").where("site_id", "=", siteId).$if(days.length > 0, (query) => query.where("starts_on", "not in", days)).execute();
  for (const date of dates) {
    const values = { site_id: siteId, starts_on: String(date.starts_on), ends_on: String(date.ends_on), confirmed: date.confirmed === true, source_da: String(date.source_da), source_en: String(date.source_en) };
    await trx.insertInto("site_event_date").values(values).onConflict((conflict) => conflict.columns(["site_id", "starts_on"]).doUpdateSet(values)).execute();
  }
}

async function writeCaveats(trx: Trx, kind: "site" | "destination", id: string, caveats: CaveatFact[]): Promise<void> {
  const owner = kind === "site" ? { site_id: id, destination_id: null } : { site_id: null, destination_id: id };
  await trx.deleteFrom("caveat").where(kind === "site" ? "site_id" : "destination_id", "=", id).execute();
  for (const [position, caveat] of caveats.entries()) {
    // A doubt's code is its own wherever it stands: one that another entry has by now is not taken from there.
    const taken = await trx.selectFrom("caveat").select("id").where("code", "=", caveat.code).executeTakeFirst();
    await trx.insertInto("caveat").values({ ...caveat, ...owner, code: taken ? `${caveat.code.slice(0, 100)}-${randomUUID().slice(0, 8)}` : caveat.code, position }).execute();
  }
}
