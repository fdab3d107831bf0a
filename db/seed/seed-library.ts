import { sql, type Insertable, type Transaction } from "kysely";
import type { Database } from "../schema/database";
import type { CaseFigureSeed, CaseSeed, ChartSeed } from "./case-format";
import type { LibraryFiles } from "./read-library-files";
import { hashOf, insertAll } from "./seed-catalogue";

type Trx = Transaction<Database>;
type Ids = ReadonlyMap<string, string>;
type Known = { documents: Ids; themes: Ids; destinations: Ids; sites: Ids; places: ReadonlyMap<string, { id: string; name: string; lon: number; lat: number }> };

/**
 * Writes the library files. As with the catalogue, a row whose entry has not changed is left alone, and so is one that
 * somebody has edited (its version is above 1). New rows go in together: an empty database is filled in a dozen statements.
 */
export async function seedLibrary(trx: Trx, files: LibraryFiles): Promise<void> {
  const stored = await trx.selectFrom("library_case").select(["id", "code", "version", "seed_hash"]).execute();
  const written = unwritten(files.cases, stored);
  const storedCharts = await trx.selectFrom("chart_series").select(["id", "code", "version", "seed_hash"]).execute();
  const writtenCharts = unwritten(files.charts, storedCharts);
  if (written.length === 0 && writtenCharts.length === 0) return;
  const known = await readKnown(trx);
  const ids = new Map(stored.map((row) => [row.code, row.id]));
  const fresh: Insertable<Database["library_case"]>[] = [];
  for (const { entry, position, seed_hash } of written) {
    const values = { ...caseRow(entry, position, known), seed_hash };
    const id = ids.get(entry.code);
    if (id) await trx.updateTable("library_case").set(values).where("id", "=", id).execute();
    else fresh.push(values);
  }
  if (fresh.length > 0) for (const row of await trx.insertInto("library_case").values(fresh).returning(["id", "code"]).execute()) ids.set(row.code, row.id);
  await writeParts(trx, written.map(({ entry }) => entry), ids, known);
  for (const { entry, position, seed_hash } of writtenCharts) {
    const values = { ...chartRow(entry, position, ids), seed_hash };
    await trx.insertInto("chart_series").values(values).onConflict((conflict) => conflict.column("code").doUpdateSet(values)).execute();
  }
}

/** The entries that are new or have changed, with the hash they are known by from now on. */
function unwritten<Entry extends { code: string }>(entries: Entry[], stored: { code: string; version: number; seed_hash: string | null }[]) {
  const rows = new Map(stored.map((row) => [row.code, row]));
  return entries
    .map((entry, position) => ({ entry, position, seed_hash: hashOf([entry, position]) }))
    .filter(({ entry, seed_hash }) => {
      const row = rows.get(entry.code);
      return !row || (row.version === 1 && row.seed_hash !== seed_hash);
    });
}

async function readKnown(trx: Trx): Promise<Known> {
  const idsOf = async (table: "source_document" | "theme" | "destination" | "visit_site") =>
    new Map((await trx.selectFrom(table).select(["id", "code"]).execute()).map((row) => [row.code, row.id]));
  const places = await trx.selectFrom("place").select(["id", "code", "name_da", "lon", "lat"]).execute();
  return {
    documents: await idsOf("source_document"), themes: await idsOf("theme"), destinations: await idsOf("destination"), sites: await idsOf("visit_site"),
    places: new Map(places.map(({ code, name_da, ...place }) => [code, { ...place, name: name_da }])),
  };
}

function caseRow(entry: CaseSeed, position: number, { documents }: Known): Insertable<Database["library_case"]> {
  return {
    code: entry.code, source_document_id: documents.get(entry.publication)!, number_in_source: entry.number, title_da: entry.title.da, title_en: entry.title.en,
    period_da: entry.period.da, period_en: entry.period.en, year_from: entry.period.from, year_to: entry.period.to, period_basis: entry.period.basis,
    regional: entry.regional, area_da: entry.area?.da ?? null, area_en: entry.area?.en ?? null, effort_kind_da: entry.effortKind.da, effort_kind_en: entry.effortKind.en,
    purpose_code: entry.purposeOf001, organised_by_da: entry.organisedBy.da, organised_by_en: entry.organisedBy.en, purpose_da: entry.purpose.da, purpose_en: entry.purpose.en,
    activities_da: entry.activities.da, activities_en: entry.activities.en, results_da: entry.results.da, results_en: entry.results.en, position,
  };
}

/** What belongs to the written cases, in place of what belonged to them before. What a person has linked stays. */
async function writeParts(trx: Trx, entries: CaseSeed[], ids: Ids, known: Known): Promise<void> {
  if (entries.length === 0) return;
  const caseIds = entries.map((entry) => ids.get(entry.code)!);
  const parts = [
    "case_theme", "case_municipality", "case_place", "case_target_group", "case_sector", "case_figure", "case_learning", "case_question", "case_source", "case_contradiction", "case_relation",
  ] as const;
  for (const table of parts) await trx.deleteFrom(table).where("case_id", "in", caseIds).execute();
  await trx.deleteFrom("case_link").where("case_id", "in", caseIds).where("added_by_person", "=", false).execute();

  const rowsOf = <Row>(make: (entry: CaseSeed, case_id: string) => Row[]) => entries.flatMap((entry) => make(entry, ids.get(entry.code)!));
  await insertAll(trx, "case_theme", rowsOf((entry, case_id) => entry.themes.map((code, position) => ({ case_id, theme_id: known.themes.get(code)!, position }))));
  await insertAll(trx, "case_municipality", rowsOf((entry, case_id) => entry.municipalities.map((name, position) => ({ case_id, name, position }))));
  await insertAll(trx, "case_place", rowsOf((entry, case_id) => entry.places.map((place, position) => {
    if (typeof place !== "string") return { case_id, position, place_id: null, name: place.name, lon: place.lon, lat: place.lat };
    const { id, ...point } = known.places.get(place)!;
    return { case_id, position, place_id: id, ...point };
  })));
  await insertAll(trx, "case_target_group", rowsOf((entry, case_id) => entry.targetGroups.map((group, position) => ({ case_id, position, name_da: group.da, name_en: group.en }))));
  await insertAll(trx, "case_sector", rowsOf((entry, case_id) => entry.sectors.map((sector, position) => ({ case_id, position, name_da: sector.da, name_en: sector.en }))));
  await insertAll(trx, "case_figure", rowsOf((entry, case_id) => entry.figures.map((figure, position) => figureRow(figure, case_id, position))));
  const texts = (field: "learning" | "questions") => rowsOf((entry, case_id) => entry[field].map((text, position) => ({ case_id, position, text_da: text.da, text_en: text.en })));
  await insertAll(trx, "case_learning", texts("learning"));
  await insertAll(trx, "case_question", texts("questions"));
  await insertAll(trx, "case_source", rowsOf((entry, case_id) => entry.provenance.map((source, position) => ({ ...sourceRow(source, known), case_id, contradiction_id: null, position }))));
  await writeContradictions(trx, entries, ids, known);
  await insertAll(trx, "case_link", rowsOf((entry, case_id) => entry.links.map((link, position) => ({
    case_id, destination_id: known.destinations.get(link.destination)!, site_id: link.site ? known.sites.get(link.site)! : null,
    relation: link.relation, reason_da: link.reason.da, reason_en: link.reason.en, position,
  }))));
  // A site that has been merged since stands under the other one.
  await sql`update case_link set site_id = visit_site.merged_into_id from visit_site where visit_site.id = case_link.site_id and visit_site.merged_into_id is not null and not case_link.added_by_person and case_link.case_id in (${sql.join(caseIds)})`.execute(trx);
  await insertAll(trx, "case_relation", rowsOf((entry, case_id) => entry.tellsAlso.map((code) => ({ case_id, other_case_id: ids.get(code)! }))));
}

async function writeContradictions(trx: Trx, entries: CaseSeed[], ids: Ids, known: Known): Promise<void> {
  const rows = entries.flatMap((entry) => entry.contradictions.map(({ text }, position) => ({ case_id: ids.get(entry.code)!, position, text_da: text.da, text_en: text.en })));
  if (rows.length === 0) return;
  const stored = await trx.insertInto("case_contradiction").values(rows).returning(["id", "case_id", "position"]).execute();
  const idOf = new Map(stored.map((row) => [`${row.case_id} ${row.position}`, row.id]));
  await insertAll(trx, "case_source", entries.flatMap((entry) => {
    const case_id = ids.get(entry.code)!;
    return entry.contradictions.flatMap(({ lines }, index) =>
      lines.map((source, position) => ({ ...sourceRow(source, known), case_id, contradiction_id: idOf.get(`${case_id} ${index}`)!, position })));
  }));
}

const sourceRow = ({ document, lines }: { document: string; lines: [number, number] }, { documents }: Known) => ({
  source_document_id: documents.get(document)!, line_from: lines[0], line_to: lines[1],
});

/** One year, or "2008-2011", as first and last year. */
function yearsOf(year: number | string): { year_from: number; year_to: number } {
  const [from, to] = String(year).split("-").map(Number);
  return { year_from: from!, year_to: to ?? from! };
}

function figureRow(figure: CaseFigureSeed, case_id: string, position: number): Insertable<Database["case_figure"]> {
  const [amount, amountTo] = typeof figure.value === "string" ? figure.value.split("-").map(Number) : [figure.value];
  return {
    case_id, position, amount: amount!, amount_to: amountTo ?? null, precision_code: figure.precision, kind: figure.kind,
    unit_da: figure.unit.da, unit_en: figure.unit.en, meaning_da: figure.meaning.da, meaning_en: figure.meaning.en,
    ...(figure.year === null ? { year_from: null, year_to: null } : yearsOf(figure.year)), answer_count: figure.n, source_line: figure.line,
    note_da: figure.note?.da ?? null, note_en: figure.note?.en ?? null,
  };
}

function chartRow(chart: ChartSeed, position: number, ids: Ids): Insertable<Database["chart_series"]> {
  return {
    code: chart.code, case_id: chart.case === null ? null : ids.get(chart.case)!, title_da: chart.title.da, title_en: chart.title.en, kind: chart.kind,
    unit_da: chart.unit?.da ?? null, unit_en: chart.unit?.en ?? null, ...yearsOf(chart.year), answer_count: chart.n,
    sources: JSON.stringify(chart.sources), series_columns: JSON.stringify(chart.columns), series_rows: JSON.stringify(chart.rows), caveats: JSON.stringify(chart.caveats), position,
  };
}
