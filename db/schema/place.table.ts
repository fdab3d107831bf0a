import type { ColumnType, Generated } from "kysely";

export type PlaceTable = {
  id: Generated<string>;
  code: string;
  name_da: string;
  name_en: string;
  country_code: string;
  region_code: string | null;
  lon: number;
  lat: number;
  time_zone: string;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  archived_at: ColumnType<Date | null, Date | null | undefined>;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
