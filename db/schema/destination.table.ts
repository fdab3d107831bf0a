import type { ColumnType, Generated } from "kysely";

export type DestinationTable = {
  id: Generated<string>;
  code: string;
  /** Null: shared by all; else seen by this committee only. */
  committee_id: ColumnType<string | null, string | null | undefined>;
  reach: "denmark" | "europe" | "overseas";
  name_da: string;
  name_en: string;
  headline_da: string | null;
  headline_en: string | null;
  reason_da: string;
  reason_en: string;
  position: number;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  /** The day somebody last looked the facts up; null: never. */
  verified_on: ColumnType<string | null, string | null | undefined>;
  verified_note: Generated<string>;
  archived_at: ColumnType<Date | null, Date | null | undefined>;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type DestinationPlaceTable = {
  destination_id: string;
  place_id: string;
  position: number;
};

export type DestinationThemeTable = {
  destination_id: string;
  theme_id: string;
  position: number;
};
