import type { ColumnType, Generated } from "kysely";

export type AlternativeGroupTable = {
  id: Generated<string>;
  code: string;
  /** Null: shared by all; else seen by this committee only. */
  committee_id: ColumnType<string | null, string | null | undefined>;
  destination_id: string;
  wording: string;
  reading: "choose-one" | "either-or-both" | "example" | "same-host";
  explanation_da: string;
  explanation_en: string;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type AlternativeGroupPlaceTable = {
  alternative_group_id: string;
  place_id: string;
};
