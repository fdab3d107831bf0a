import { createHash } from "node:crypto";
import type { Insertable, Transaction } from "kysely";
import type { Database } from "../schema/database";
import type { CatalogueFiles } from "./read-catalogue-files";

type SeededTable = "theme" | "place" | "destination" | "alternative_group" | "visit_site" | "dialogue_topic";
type Trx = Transaction<Database>;

/** By what a file entry is known to have changed. */
export const hashOf = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

/**
 * Writes the catalogue files. A row is known by its code; a row whose file entry has not changed is left alone, and so is a
 * row that somebody has edited (its version is above 1), so seeding twice changes nothing and never overwrites an edit.
 */
export async function seedCatalogue(trx: Trx, files: CatalogueFiles): Promise<void> {
  const documents = await seedDocuments(trx, files);
  const provenanceOf = (provenance: { document: string; lines: [number, number] } | null) => ({
    source_document_id: provenance ? documents.get(provenance.document)! : null,
    source_line_from: provenance?.lines[0] ?? null,
    source_line_to: provenance?.lines[1] ?? null,
  });

  const themes = await seedRows(trx, "theme", files.themes, (theme, position) => ({
    code: theme.code, name_da: theme.name.da, name_en: theme.name.en, theme_group: theme.group, position, ...provenanceOf(theme.provenance),
  }));
  await seedReachBriefs(trx, files, themes.ids, provenanceOf);
  const places = await seedRows(trx, "place", files.places, (place) => ({
    code: place.code, name_da: place.name.da, name_en: place.name.en, country_code: place.countryCode, region_code: place.regionCode,
    lon: place.lon, lat: place.lat, time_zone: place.timeZone,
  }));

  const destinations = await seedRows(trx, "destination", files.destinations, (destination, position) => ({
    code: destination.code, reach: destination.reach, name_da: destination.name.da, name_en: destination.name.en,
    headline_da: destination.headline?.da ?? null, headline_en: destination.headline?.en ?? null,
    reason_da: destination.reason.da, reason_en: destination.reason.en, position, ...provenanceOf(destination.provenance),
  }));
  for (const destination of destinations.written) {
    const destination_id = destinations.ids.get(destination.code)!;
    await trx.deleteFrom("destination_place").where("destination_id", "=", destination_id).execute();
    await trx.deleteFrom("destination_theme").where("destination_id", "=", destination_id).execute();
    await trx.insertInto("destination_place").values(destination.places.map((code, position) => ({ destination_id, place_id: places.ids.get(code)!, position }))).execute();
    await insertAll(trx, "destination_theme", destination.themes.map((code, position) => ({ destination_id, theme_id: themes.ids.get(code)!, position })));
    await seedCaveats(trx, { destination_id, site_id: null }, destination.caveats);
  }

  const groups = await seedRows(trx, "alternative_group", files["alternative-groups"], (group) => ({
    code: group.code, destination_id: destinations.ids.get(group.destination)!, wording: group.wording, reading: group.reading,
    explanation_da: group.explanation.da, explanation_en: group.explanation.en, ...provenanceOf(group.provenance),
  }));
  for (const group of groups.written) {
    const alternative_group_id = groups.ids.get(group.code)!;
    await trx.deleteFrom("alternative_group_place").where("alternative_group_id", "=", alternative_group_id).execute();
    await insertAll(trx, "alternative_group_place", group.places.map((code) => ({ alternative_group_id, place_id: places.ids.get(code)! })));
  }

  const sites = await seedRows(trx, "visit_site", files.sites, (site, position) => ({
    code: site.code, destination_id: destinations.ids.get(site.destination)!, place_id: places.ids.get(site.place)!,
    name: site.name, present_name: site.presentName, kind: site.kind, concreteness: site.concreteness,
    offer_da: site.offer.da, offer_en: site.offer.en, address: site.address, lon: site.lon, lat: site.lat,
    coordinate_confidence: site.coordinateConfidence, opening_hours: site.openingHours, opening_hours_basis: site.openingHoursBasis,
    visit_minutes: site.visitMinutes, group_limit: site.groupLimit, languages: site.languages,
    contact_role_da: site.contactRole.da, contact_role_en: site.contactRole.en, status: site.status,
    alternative_group_id: site.alternativeGroup ? groups.ids.get(site.alternativeGroup)! : null, position, ...provenanceOf(site.provenance),
  }));
  for (const site of sites.written) {
    const site_id = sites.ids.get(site.code)!;
    await trx.deleteFrom("site_theme").where("site_id", "=", site_id).execute();
    await trx.deleteFrom("site_event_date").where("site_id", "=", site_id).execute();
    await insertAll(trx, "site_theme", site.themes.map((code, position) => ({ site_id, theme_id: themes.ids.get(code)!, position })));
    await insertAll(trx, "site_event_date", site.eventDates.map((event) => ({
      site_id, starts_on: event.startsOn, ends_on: event.endsOn, confirmed: event.confirmed, source_da: event.source.da, source_en: event.source.en,
    })));
    await seedCaveats(trx, { destination_id: null, site_id }, site.caveats);
  }

  const topics = await seedRows(trx, "dialogue_topic", files["dialogue-topics"], (topic, position) => ({
    code: topic.code, destination_id: destinations.ids.get(topic.destination)!, title_da: topic.title.da, title_en: topic.title.en,
    description_da: topic.description.da, description_en: topic.description.en, position, ...provenanceOf(topic.provenance),
  }));
  for (const topic of topics.written) {
    const topic_id = topics.ids.get(topic.code)!;
    await trx.deleteFrom("dialogue_topic_theme").where("topic_id", "=", topic_id).execute();
    await trx.deleteFrom("dialogue_topic_site").where("topic_id", "=", topic_id).execute();
    await insertAll(trx, "dialogue_topic_theme", topic.themes.map((code) => ({ topic_id, theme_id: themes.ids.get(code)! })));
    await insertAll(trx, "dialogue_topic_site", topic.sites.map((code) => ({ topic_id, site_id: sites.ids.get(code)! })));
  }
}

/** Writes the rows that are new or whose entry changed. Returns every id by code, and the entries whose row was written. */
async function seedRows<Entry extends { code: string }, Table extends SeededTable>(
  trx: Trx,
  table: Table,
  entries: Entry[],
  rowOf: (entry: Entry, position: number) => Insertable<Database[Table]>,
): Promise<{ ids: Map<string, string>; written: Entry[] }> {
  // Kysely cannot type a table that is itself a parameter; every table of SeededTable has these columns.
  const loose = trx as unknown as Transaction<{ seeded: Database["theme"] }>;
  const name = table as unknown as "seeded";
  const known = await loose.selectFrom(name).select(["id", "code", "version", "seed_hash"]).execute();
  const rows = new Map(known.map((row) => [row.code, row]));
  const ids = new Map(known.map((row) => [row.code, row.id]));
  const written: Entry[] = [];
  for (const [position, entry] of entries.entries()) {
    const seed_hash = hashOf([entry, position]);
    const row = rows.get(entry.code);
    if (row && (row.version > 1 || row.seed_hash === seed_hash)) continue;
    const values = { ...rowOf(entry, position), seed_hash } as unknown as Insertable<Database["theme"]>;
    if (row) await loose.updateTable(name).set(values).where("id", "=", row.id).execute();
    else ids.set(entry.code, (await loose.insertInto(name).values(values).returning("id").executeTakeFirstOrThrow()).id);
    written.push(entry);
  }
  return { ids, written };
}

/** Inserts rows together; none is no statement. */
export async function insertAll<Table extends keyof Database>(trx: Trx, table: Table, rows: Insertable<Database[Table]>[]): Promise<void> {
  if (rows.length > 0) await trx.insertInto(table).values(rows).execute();
}

async function seedDocuments(trx: Trx, files: CatalogueFiles): Promise<Map<string, string>> {
  for (const document of files["source-documents"]) {
    const values = {
      code: document.code, title_da: document.title.da, title_en: document.title.en, publisher_da: document.publisher.da, publisher_en: document.publisher.en,
      published_year: document.year, year_note_da: document.yearNote?.da ?? null, year_note_en: document.yearNote?.en ?? null,
    };
    await trx.insertInto("source_document").values(values).onConflict((conflict) => conflict.column("code").doUpdateSet(values)).execute();
  }
  const rows = await trx.selectFrom("source_document").select(["id", "code"]).execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}

async function seedReachBriefs(
  trx: Trx,
  files: CatalogueFiles,
  themes: Map<string, string>,
  provenanceOf: (provenance: CatalogueFiles["reach-briefs"][number]["provenance"]) => { source_document_id: string | null; source_line_from: number | null; source_line_to: number | null },
): Promise<void> {
  const known = new Map((await trx.selectFrom("reach_brief").select(["reach", "version", "seed_hash"]).execute()).map((row) => [row.reach, row]));
  for (const brief of files["reach-briefs"]) {
    const seed_hash = hashOf(brief);
    const row = known.get(brief.reach);
    if (row && (row.version > 1 || row.seed_hash === seed_hash)) continue;
    const values = {
      reach: brief.reach, basis_da: brief.basis.da, basis_en: brief.basis.en,
      overall_question_da: brief.overallQuestion?.da ?? null, overall_question_en: brief.overallQuestion?.en ?? null,
      duration_note_da: brief.durationNote?.da ?? null, duration_note_en: brief.durationNote?.en ?? null,
      suggested_days: brief.suggestedDays, seed_hash, ...provenanceOf(brief.provenance),
    };
    await trx.insertInto("reach_brief").values(values).onConflict((conflict) => conflict.column("reach").doUpdateSet(values)).execute();
    await trx.deleteFrom("reach_brief_theme").where("reach", "=", brief.reach).execute();
    await insertAll(trx, "reach_brief_theme", brief.themes.map((code, position) => ({ reach: brief.reach, theme_id: themes.get(code)!, position })));
  }
}

async function seedCaveats(
  trx: Trx,
  owner: { destination_id: string; site_id: null } | { destination_id: null; site_id: string },
  caveats: CatalogueFiles["sites"][number]["caveats"],
): Promise<void> {
  const column = owner.site_id ? "site_id" : "destination_id";
  await trx.deleteFrom("caveat").where(column, "=", (owner.site_id ?? owner.destination_id)!).execute();
  await insertAll(trx, "caveat", caveats.map((caveat, position) => ({
    ...owner, code: caveat.code, severity: caveat.severity, text_da: caveat.text.da, text_en: caveat.text.en,
    source_da: caveat.source.da, source_en: caveat.source.en, stated_on: caveat.statedOn, position,
  })));
}
