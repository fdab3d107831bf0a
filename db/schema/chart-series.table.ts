import type { ColumnType, Generated } from "kysely";

type TextPair = { da: string; en: string };
/** Read as what it holds, written as its JSON. */
type Json<Value> = ColumnType<Value, string, string>;

export type ChartSource = { document: string; lines: [number, number] };
export type ChartColumn = { label: TextPair; unit: TextPair | null };
export type ChartRow = { label: TextPair; values: (number | null)[]; n: number[] | null; unit: TextPair | null; total: boolean; document: string; line: number };

export type ChartSeriesTable = {
  id: Generated<string>;
  code: string;
  case_id: string | null;
  title_da: string;
  title_en: string;
  kind: "bar" | "stacked-bar" | "funnel" | "table";
  unit_da: string | null;
  unit_en: string | null;
  year_from: number;
  year_to: number;
  answer_count: number | null;
  sources: Json<ChartSource[]>;
  series_columns: Json<ChartColumn[]>;
  series_rows: Json<ChartRow[]>;
  caveats: Json<TextPair[]>;
  position: number;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
