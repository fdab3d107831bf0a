import type { ColumnType, Generated } from "kysely";

export type SourceDocumentTable = {
  id: Generated<string>;
  code: string;
  /** Null: shared by all; else seen by this committee only. */
  committee_id: ColumnType<string | null, string | null | undefined>;
  title_da: string;
  title_en: string;
  publisher_da: string;
  publisher_en: string;
  published_year: number | null;
  year_note_da: string | null;
  year_note_en: string | null;
};
