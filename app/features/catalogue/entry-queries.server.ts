import { sql, type Kysely } from "kysely";
import type { Database, RowChange } from "~/shared/db.server";
import { readCaseFact } from "./case-queries.server";
import { pairedLists } from "./case-schema";
import { visibleTo } from "./queries.server";
import type { RowFact } from "./row-schema";
import { entryFields, type CaveatFact, type EntryFacts, type EntryKind } from "./entry-schema";

type Db = Kysely<Database>;

export const entryTables = { site: "visit_site", destination: "destination", topic: "dialogue_topic", place: "place", theme: "theme", case: "library_case" } as const satisfies Record<EntryKind, RowChange["table"]>;
/** Fields that are no column of the entry's own table. */
const linkedFields: ReadonlySet<string> = new Set([
  "destination", "place", "places", "themes", "sites", "caveats", "source", "event_dates", "alternatives", "alternatives_reading", "alternatives_wording", "alternatives_explanation_da", "alternatives_explanation_en",
]);
const caseParts: ReadonlySet<string> = new Set(["municipalities", "figures", "source_line_from", "source_line_to", ...pairedLists.flatMap((name) => [`${name}_da`, `${name}_en`])]);
export const isLinked = (kind: EntryKind, field: string): boolean => linkedFields.has(field) || (kind === "case" && caseParts.has(field));

export type Entry = {
  kind: EntryKind;
  id: string;
  code: string;
  version: number;
  /** Null: shared. */
  committeeId: string | null;
  /** The destination a topic or a site belongs to. */
  destinationCode: string | null;
  archived: boolean;
  mergedIntoId: string | null;
  facts: EntryFacts;
};

type Row = Record<string, unknown> & { id: string; code: string; version: number };

/** One entry as it can be edited; undefined when there is none, or when it belongs to a committee that is not named. */
export async function findEntry(db: Db, kind: EntryKind, code: string, seenBy: string[] | "all"): Promise<Entry | undefined> {
  const { rows } = await sql<Row>`select * from ${sql.table(entryTables[kind])} where code = ${code}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const parent = kind === "topic" || kind === "site" ? await db.selectFrom("destination").select(["code", "committee_id"]).where("id", "=", row.destination_id as string).executeTakeFirstOrThrow() : null;
  const committeeId = ((row.committee_id as string | null | undefined) ?? parent?.committee_id ?? null);
  if (committeeId !== null && seenBy !== "all" && !seenBy.includes(committeeId)) return undefined;
  return {
    kind, id: row.id, code: row.code, version: row.version, committeeId, destinationCode: parent?.code ?? null,
    archived: (row.archived_at ?? null) !== null, mergedIntoId: (row.merged_into_id as string | null | undefined) ?? null, facts: await readFacts(db, kind, row),
  };
}

async function readFacts(db: Db, kind: EntryKind, row: Row): Promise<EntryFacts> {
  const facts: EntryFacts = {};
  for (const { name } of entryFields[kind]) facts[name] = isLinked(kind, name) ? await readLinked(db, kind, row, name) : (row[name] as EntryFacts[string]) ?? null;
  return facts;
}

async function readLinked(db: Db, kind: EntryKind, row: Row, name: string): Promise<EntryFacts[string]> {
  const codes = async (query: ReturnType<typeof sql<{ code: string }>>) => (await query.execute(db)).rows.map((one) => one.code);
  const codeOf = async (table: string, id: unknown) => (id === null ? null : ((await codes(sql<{ code: string }>`select code from ${sql.table(table)} where id = ${id}`))[0] ?? null));
  const part = kind === "case" ? await readCaseFact(db, row, name) : name.startsWith("alternatives") ? await readAlternative(db, row, name) : undefined;
  if (part !== undefined) return part;
  switch (name) {
    case "destination": return codeOf("destination", row.destination_id);
    case "place": return codeOf("place", row.place_id);
    case "source": return codeOf("source_document", row.source_document_id);
    case "places": return codes(sql<{ code: string }>`select place.code from destination_place join place on place.id = place_id where destination_id = ${row.id} order by position`);
    case "sites": return codes(sql<{ code: string }>`select visit_site.code from dialogue_topic_site join visit_site on visit_site.id = site_id join destination on destination.id = visit_site.destination_id
      where topic_id = ${row.id} and (visit_site.committee_id is null or visit_site.committee_id = destination.committee_id) order by visit_site.position, visit_site.code`);
    case "event_dates":
      return db.selectFrom("site_event_date").select(["starts_on", "ends_on", "confirmed", "source_da", "source_en"]).where("site_id", "=", row.id).orderBy("starts_on").execute() satisfies Promise<RowFact[]>;
    case "caveats": {
      const column = kind === "site" ? "site_id" : "destination_id";
      return (await db.selectFrom("caveat").select(["code", "severity", "text_da", "text_en", "source_da", "source_en", "stated_on"]).where(column, "=", row.id).orderBy("position").execute()) satisfies CaveatFact[];
    }
    default: {
      const order = kind === "topic" ? sql`theme.position` : sql`link.position`;
      return codes(sql<{ code: string }>`select theme.code from ${sql.table(themeLinks[kind as keyof typeof themeLinks].table)} link join theme on theme.id = link.theme_id where link.${sql.ref(themeLinks[kind as keyof typeof themeLinks].column)} = ${row.id} order by ${order}`);
    }
  }
}

/** In whose place a site can stand, and how that is meant: of the group it is in, the other sites of the same owner. */
async function readAlternative(db: Db, row: Row, name: string): Promise<EntryFacts[string]> {
  const groupId = row.alternative_group_id as string | null;
  const group = groupId === null ? undefined : await db.selectFrom("alternative_group").select(["reading", "wording", "explanation_da", "explanation_en"]).where("id", "=", groupId).executeTakeFirst();
  if (name !== "alternatives") return group?.[name.replace("alternatives_", "") as keyof typeof group] ?? (name === "alternatives_reading" ? null : "");
  if (groupId === null) return [];
  const others = await db.selectFrom("visit_site").select("code").where("alternative_group_id", "=", groupId).where("id", "<>", row.id).where("archived_at", "is", null)
    .where((eb) => (row.committee_id === null ? eb("committee_id", "is", null) : eb("committee_id", "=", row.committee_id as string))).orderBy("position").orderBy("code").execute();
  return others.map(({ code }) => code);
}

export const themeLinks = { site: { table: "site_theme", column: "site_id" }, destination: { table: "destination_theme", column: "destination_id" }, topic: { table: "dialogue_topic_theme", column: "topic_id" }, case: { table: "case_theme", column: "case_id" } } as const;

/** True for the organisation whose secretariats look after what all committees share. */
export async function keepsCatalogue(db: Db, organisationId: string): Promise<boolean> {
  return (await db.selectFrom("organisation").select("id").where("id", "=", organisationId).where("keeps_catalogue", "=", true).executeTakeFirst()) !== undefined;
}

/** The condition that a site is of a destination, or that one of the destination's topics names it since its own host was merged with it. */
export function standsUnder(destination: { id: string } | { code: string }) {
  const own = "id" in destination ? sql`own.id = ${destination.id}` : sql`own.code = ${destination.code}`;
  return sql<boolean>`exists (select from destination own where ${own} and (visit_site.destination_id = own.id
    or exists (select from dialogue_topic_site link join dialogue_topic topic on topic.id = link.topic_id where link.site_id = visit_site.id and topic.destination_id = own.id)))`;
}

/** `archived`: no choice any more, but the name of what was chosen before. */
export type NamedChoice = { code: string; da: string; en: string; archived: boolean };
const isArchived = sql<boolean>`archived_at is not null`.as("archived");

/** The committees that see all of an entry; what it points to must be seen by them, too. */
export const audienceOf = (entry: Pick<Entry, "committeeId">): string[] => (entry.committeeId === null ? [] : [entry.committeeId]);

/** What the choices of a form are made among, as the committees may see it. */
export async function listEntryChoices(db: Db, seenBy: string[], destinationCode: string | null) {
  const [destinations, places, themes, documents, sites] = await Promise.all([
    db.selectFrom("destination").select(["code", "name_da as da", "name_en as en", isArchived]).where(visibleTo("destination", seenBy)).orderBy("position").execute(),
    db.selectFrom("place").select(["code", "name_da as da", "name_en as en", isArchived]).orderBy("name_da").execute(),
    db.selectFrom("theme").select(["code", "name_da as da", "name_en as en", isArchived]).orderBy("position").execute(),
    db.selectFrom("source_document").select(["code", "title_da as da", "title_en as en", sql<boolean>`false`.as("archived")]).where(visibleTo("source_document", seenBy)).orderBy("title_da").execute(),
    destinationCode === null ? [] : db.selectFrom("visit_site").innerJoin("destination", "destination.id", "visit_site.destination_id")
      .select(["visit_site.code", "visit_site.name as da", "visit_site.name as en", sql<boolean>`visit_site.archived_at is not null`.as("archived")])
      .where(standsUnder({ code: destinationCode })).where("visit_site.merged_into_id", "is", null).where(visibleTo("visit_site", seenBy)).orderBy("visit_site.position").execute(),
  ]);
  return { destinations, places, themes, documents, sites } satisfies Record<string, NamedChoice[]>;
}
export type EntryChoices = Awaited<ReturnType<typeof listEntryChoices>>;

/** The entries of a kind that has no page of its own and that are in use, by name. */
export async function listEntries(db: Db, kind: "place" | "theme" | "topic", seenBy: string[]) {
  if (kind === "topic") {
    return db.selectFrom("dialogue_topic").innerJoin("destination", "destination.id", "dialogue_topic.destination_id").select(["dialogue_topic.code", "title_da as da", "title_en as en"])
      .select(["destination.name_da as noteDa", "destination.name_en as noteEn"]).where("dialogue_topic.archived_at", "is", null).where(visibleTo("destination", seenBy)).orderBy("destination.position").orderBy("dialogue_topic.position").execute();
  }
  return db.selectFrom(kind).select(["code", "name_da as da", "name_en as en"]).where("archived_at", "is", null)
    .select(kind === "place" ? [sql<string>`country_code`.as("noteDa"), sql<string>`country_code`.as("noteEn")] : [sql<string>`''`.as("noteDa"), sql<string>`''`.as("noteEn")]).orderBy("name_da").execute();
}

export type ArchivedRow = { kind: EntryKind; code: string; version: number; committeeId: string | null; da: string; en: string; archivedAt: Date };

/** Everything that is archived and that the committees may see, what was archived last first. A site that was merged into another is none: its address leads on. */
export async function listArchived(db: Db, seenBy: string[]): Promise<ArchivedRow[]> {
  const visible = seenBy.length === 0 ? sql`committee_id is null` : sql`(committee_id is null or committee_id in (${sql.join(seenBy)}))`;
  const { rows } = await sql<ArchivedRow>`
    select kind, code, version, committee_id as "committeeId", da, en, archived_at as "archivedAt" from (
      select 'destination' as kind, code, version, committee_id, name_da as da, name_en as en, archived_at from destination
      union all select 'site', code, version, committee_id, coalesce(present_name, name), coalesce(present_name, name), archived_at from visit_site where merged_into_id is null
      union all select 'topic', topic.code, topic.version, destination.committee_id, title_da, title_en, topic.archived_at from dialogue_topic topic join destination on destination.id = destination_id
      union all select 'place', code, version, null, name_da, name_en, archived_at from place
      union all select 'theme', code, version, null, name_da, name_en, archived_at from theme
      union all select 'case', code, version, committee_id, title_da, title_en, archived_at from library_case
    ) entry where archived_at is not null and ${visible} order by archived_at desc, da`.execute(db);
  return rows;
}

/** The towns of a destination, in its order. */
export function listTownsOf(db: Db, destinationId: string) {
  return db.selectFrom("destination_place").innerJoin("place", "place.id", "destination_place.place_id").select(["place.code", "place.lon", "place.lat"]).where("destination_place.destination_id", "=", destinationId).orderBy("destination_place.position").execute();
}
