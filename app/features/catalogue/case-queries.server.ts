import { sql, type Kysely } from "kysely";
import type { Database } from "~/shared/db.server";
import type { FactValue } from "./entry-schema";
import type { RowFact } from "./row-schema";

type Db = Kysely<Database>;
type CaseRow = { id: string; source_document_id?: unknown };

const pairTables = { target_groups: ["case_target_group", "name"], sectors: ["case_sector", "name"], lessons: ["case_learning", "text"], questions: ["case_question", "text"] } as const;
export type CasePair = keyof typeof pairTables;
export const casePairTable = (pair: CasePair) => ({ table: pairTables[pair][0], column: pairTables[pair][1] });

/** One fact of a case that stands in a table of its own; undefined for any other. */
export async function readCaseFact(db: Db, row: CaseRow, name: string): Promise<FactValue | undefined> {
  const pair = /^(target_groups|sectors|lessons|questions)_(da|en)$/.exec(name);
  if (pair) {
    const { table, column } = casePairTable(pair[1] as CasePair);
    return (await sql<{ text: string }>`select ${sql.ref(`${column}_${pair[2]}`)} as text from ${sql.table(table)} where case_id = ${row.id} order by position`.execute(db)).rows.map(({ text }) => text);
  }
  switch (name) {
    case "municipalities":
      return (await db.selectFrom("case_municipality").select("name").where("case_id", "=", row.id).orderBy("position").execute()).map((one) => one.name);
    case "places":
      return (await db.selectFrom("case_place").innerJoin("place", "place.id", "case_place.place_id").select("place.code").where("case_id", "=", row.id).orderBy("case_place.position").execute()).map(({ code }) => code);
    case "figures": {
      const rows = await db.selectFrom("case_figure")
        .select(["amount", "amount_to", "precision_code", "unit_da", "unit_en", "meaning_da", "meaning_en", "kind", "year_from", "year_to", "answer_count", "source_line", "note_da", "note_en"]).where("case_id", "=", row.id).orderBy("position").execute();
      return rows satisfies RowFact[];
    }
    case "source_line_from":
    case "source_line_to": {
      const lines = await findToldLines(db, row.id, String(row.source_document_id));
      return (name === "source_line_from" ? lines?.line_from : lines?.line_to) ?? null;
    }
    default:
      return undefined;
  }
}

/** The first lines on which its publication tells the case. */
export function findToldLines(db: Db, caseId: string, documentId: string) {
  return db.selectFrom("case_source").select(["id", "line_from", "line_to"]).where("case_id", "=", caseId).where("contradiction_id", "is", null).where("source_document_id", "=", documentId).orderBy("position").executeTakeFirst();
}
