import type { ColumnType, Generated } from "kysely";

/** A memo that was pasted, and what the officer made of its reading so far. Its form is the feature's own. */
export type MemoDraftTable = {
  id: Generated<string>;
  committee_id: string;
  title: string;
  source_text: string;
  draft: ColumnType<unknown, string, string>;
  state: Generated<"open" | "accepted" | "withdrawn">;
  source_document_id: string | null;
  created_by: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
