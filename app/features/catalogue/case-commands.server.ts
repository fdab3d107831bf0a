import { sql, type Transaction } from "kysely";
import { foldText } from "~/i18n/fold-text";
import type { Database } from "~/shared/db.server";
import { codeFor } from "./addition-schema";
import { casePairTable, findToldLines } from "./case-queries.server";
import { pairedLists, type NewPublication } from "./case-schema";
import { isSameFact, type EntryFacts } from "./entry-schema";
import { visibleTo } from "./queries.server";
import type { RowFact } from "./row-schema";

type Trx = Transaction<Database>;
type Ids = { source: string | null; places: string[]; themes: string[] };

/** Adds a publication for those who see the case, or finds it among those they see. Returns its code. */
export async function ensurePublication(trx: Trx, committeeId: string | null, publication: NewPublication, key: string): Promise<string> {
  const known = await trx.selectFrom("source_document").select(["code", "title_da", "published_year"]).where(visibleTo("source_document", committeeId === null ? [] : [committeeId])).execute();
  const same = known.find((one) => one.published_year === publication.year && foldText(one.title_da) === foldText(publication.title));
  if (same) return same.code;
  const code = codeFor(publication.title, key);
  await trx.insertInto("source_document").values({
    code, committee_id: committeeId, title_da: publication.title, title_en: publication.title, publisher_da: publication.publisher, publisher_en: publication.publisher, published_year: publication.year, year_note_da: null, year_note_en: null,
  }).execute();
  return code;
}

/** Writes the parts of a case that differ from what stood there (`before`; empty for a new one). The others keep their rows and ids. */
export async function writeCaseParts(trx: Trx, id: string, facts: EntryFacts, before: EntryFacts, ids: Ids): Promise<void> {
  const differs = (...names: string[]) => names.some((name) => !isSameFact(facts[name], before[name]));
  if (differs("themes")) {
    await trx.deleteFrom("case_theme").where("case_id", "=", id).execute();
    if (ids.themes.length > 0) await trx.insertInto("case_theme").values(ids.themes.map((theme_id, position) => ({ case_id: id, theme_id, position }))).execute();
  }
  if (differs("municipalities")) {
    await trx.deleteFrom("case_municipality").where("case_id", "=", id).execute();
    const names = facts.municipalities as string[];
    if (names.length > 0) await trx.insertInto("case_municipality").values(names.map((name, position) => ({ case_id: id, name, position }))).execute();
  }
  if (differs("places")) await writePlaces(trx, id, ids.places);
  for (const pair of pairedLists) if (differs(`${pair}_da`, `${pair}_en`)) await writePair(trx, id, pair, facts);
  if (differs("figures")) {
    await trx.deleteFrom("case_figure").where("case_id", "=", id).execute();
    const figures = facts.figures as RowFact[];
    if (figures.length > 0) await trx.insertInto("case_figure").values(figures.map((figure, position) => ({ ...figure, case_id: id, position })) as never).execute();
  }
  if (differs("source", "source_line_from", "source_line_to")) await writeLines(trx, id, facts, before, ids.source!);
}

/** A point that is no town of the catalogue stays, behind the towns. */
async function writePlaces(trx: Trx, id: string, placeIds: string[]): Promise<void> {
  const own = await trx.deleteFrom("case_place").where("case_id", "=", id).returningAll().execute();
  const towns = placeIds.length === 0 ? [] : await trx.selectFrom("place").select(["id", "name_da", "lon", "lat"]).where("id", "in", placeIds).execute();
  const chosen = placeIds.map((placeId) => towns.find((town) => town.id === placeId)!).map((town) => ({ place_id: town.id as string | null, name: town.name_da, lon: town.lon, lat: town.lat }));
  const free = own.filter((row) => row.place_id === null).sort((a, b) => a.position - b.position).map(({ place_id, name, lon, lat }) => ({ place_id, name, lon, lat }));
  const rows = [...chosen, ...free].map((row, position) => ({ ...row, case_id: id, position }));
  if (rows.length > 0) await trx.insertInto("case_place").values(rows).execute();
}

/** A question that stays keeps its id: somebody may be about to send it to a stop. */
async function writePair(trx: Trx, id: string, pair: (typeof pairedLists)[number], facts: EntryFacts): Promise<void> {
  const { table, column } = casePairTable(pair);
  const [da, en] = [facts[`${pair}_da`] as string[], facts[`${pair}_en`] as string[]];
  const { rows: gone } = await sql<Record<string, string>>`delete from ${sql.table(table)} where case_id = ${id} returning *`.execute(trx);
  for (const [position, text] of da.entries()) {
    const kept = gone.find((row) => row[`${column}_da`] === text)?.id;
    await sql`insert into ${sql.table(table)} (case_id, position, ${sql.ref(`${column}_da`)}, ${sql.ref(`${column}_en`)} ${kept ? sql`, id` : sql``}) values (${id}, ${position}, ${text}, ${en[position]!} ${kept ? sql`, ${kept}` : sql``})`.execute(trx);
  }
}

async function writeLines(trx: Trx, id: string, facts: EntryFacts, before: EntryFacts, documentId: string): Promise<void> {
  const earlier = typeof before.source === "string" ? await trx.selectFrom("source_document").select("id").where("code", "=", before.source).executeTakeFirst() : undefined;
  const told = earlier && (await findToldLines(trx, id, earlier.id));
  const from = facts.source_line_from as number | null;
  if (told) await trx.deleteFrom("case_source").where("id", "=", told.id).execute();
  if (from !== null) await trx.insertInto("case_source").values({ case_id: id, contradiction_id: null, position: 0, source_document_id: documentId, line_from: from, line_to: (facts.source_line_to as number | null) ?? from }).execute();
}
