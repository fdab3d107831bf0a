import { describe, expect, it } from "vitest";
import { migrateToLatest } from "~db/migrate";
import { readLibraryFiles } from "~db/seed/read-library-files";
import { seedAll } from "~db/seed/seed-all";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
const { cases, charts } = await readLibraryFiles();

const parts = ["case_theme", "case_municipality", "case_place", "case_target_group", "case_sector", "case_figure", "case_learning", "case_question", "case_contradiction", "case_source", "case_link", "case_relation"] as const;

async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ["library_case", "chart_series", ...parts] as const) {
    counts[table] = (await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow()).count;
  }
  return counts;
}

const total = (count: (entry: (typeof cases)[number]) => number) => cases.reduce((sum, entry) => sum + count(entry), 0);

describe("the library's tables", () => {
  it("hold 47 cases with every part of them, and 24 series of numbers", async () => {
    expect(await countRows()).toEqual({
      library_case: 47, chart_series: 24, case_figure: 250, case_link: 60,
      case_theme: total((entry) => entry.themes.length), case_municipality: total((entry) => entry.municipalities.length), case_place: total((entry) => entry.places.length),
      case_target_group: total((entry) => entry.targetGroups.length), case_sector: total((entry) => entry.sectors.length),
      case_learning: total((entry) => entry.learning.length), case_question: total((entry) => entry.questions.length), case_contradiction: total((entry) => entry.contradictions.length),
      case_source: total((entry) => entry.provenance.length + entry.contradictions.reduce((sum, { lines }) => sum + lines.length, 0)),
      case_relation: total((entry) => entry.tellsAlso.length),
    });
  });

  it("hold every figure exactly as the file has it", async () => {
    const rows = await db
      .selectFrom("case_figure")
      .innerJoin("library_case", "library_case.id", "case_figure.case_id")
      .selectAll("case_figure")
      .select("library_case.code as case_code")
      .orderBy("library_case.position")
      .orderBy("case_figure.position")
      .execute();
    const years = (from: number | null, to: number | null) => (from === null ? null : from === to ? from : `${from}-${to}`);
    const text = (da: string | null, en: string | null) => (da === null ? null : { da, en });
    const stored = rows.map((row) => [row.case_code, {
      value: row.amount_to === null ? row.amount : `${row.amount}-${row.amount_to}`, precision: row.precision_code, kind: row.kind,
      unit: { da: row.unit_da, en: row.unit_en }, meaning: { da: row.meaning_da, en: row.meaning_en }, year: years(row.year_from, row.year_to), n: row.answer_count,
      line: row.source_line, note: text(row.note_da, row.note_en),
    }]);
    expect(stored).toEqual(cases.flatMap((entry) => entry.figures.map((figure) => [entry.code, figure])));
    expect(stored).toContainEqual(["konsortium-ringkoebing-skjern", expect.objectContaining({ value: 11.08 })]);
  });

  it("hold every series exactly as the file has it", async () => {
    const rows = await db.selectFrom("chart_series").select(["code", "series_rows", "series_columns", "sources", "caveats"]).orderBy("position").execute();
    expect(rows).toEqual(charts.map((chart) => ({ code: chart.code, series_rows: chart.rows, series_columns: chart.columns, sources: chart.sources, caveats: chart.caveats })));
  });

  it("link every case to destinations and sites that stand together", async () => {
    const rows = await db
      .selectFrom("case_link")
      .innerJoin("library_case", "library_case.id", "case_link.case_id")
      .innerJoin("destination", "destination.id", "case_link.destination_id")
      .leftJoin("visit_site", "visit_site.id", "case_link.site_id")
      .select(["library_case.code", "destination.code as destination", "visit_site.code as site", "visit_site.destination_id as siteDestinationId", "case_link.destination_id as destinationId", "case_link.relation"])
      .orderBy("library_case.position")
      .orderBy("case_link.position")
      .execute();
    expect(rows.map(({ code, destination, site, relation }) => [code, destination, site, relation]))
      .toEqual(cases.flatMap((entry) => entry.links.map((link) => [entry.code, link.destination, link.site, link.relation])));
    expect(rows.filter((row) => row.siteDestinationId !== null && row.siteDestinationId !== row.destinationId)).toEqual([]);
  });

  it("change nothing when they are seeded a second time", async () => {
    const snapshot = async () => [await countRows(), await db.selectFrom("library_case").selectAll().orderBy("position").execute(), await db.selectFrom("case_question").select("id").orderBy("id").execute()];
    const before = await snapshot();
    expect(await migrateToLatest(db)).toEqual([]);
    await seedAll(db);
    expect(await snapshot()).toEqual(before);
  });

  it("take a changed entry anew, and keep what somebody has edited or linked", async () => {
    const [changed, edited] = [cases[0]!.code, cases[1]!.code];
    const { id } = await db.updateTable("library_case").set({ seed_hash: "older", title_da: "Gammel titel" }).where("code", "=", changed).returning("id").executeTakeFirstOrThrow();
    await db.updateTable("library_case").set({ seed_hash: "older", title_da: "Rettet titel", version: 2 }).where("code", "=", edited).execute();
    const { id: destinationId } = await db.selectFrom("destination").select("id").where("code", "=", "dk-odense").executeTakeFirstOrThrow();
    await db.insertInto("case_link").values({ case_id: id, destination_id: destinationId, site_id: null, relation: "place", reason_da: "x", reason_en: "x", position: 99, added_by_person: true }).execute();
    const before = await countRows();
    await seedAll(db);
    expect(await countRows()).toEqual(before);
    const titles = await db.selectFrom("library_case").select(["code", "title_da"]).where("code", "in", [changed, edited]).orderBy("position").execute();
    expect(titles).toEqual([{ code: changed, title_da: cases[0]!.title.da }, { code: edited, title_da: "Rettet titel" }]);
  });
});
