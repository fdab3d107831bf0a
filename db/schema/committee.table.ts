import type { ColumnType, Generated } from "kysely";

export type CommitteeTable = {
  id: Generated<string>;
  organisation_id: string;
  name_da: string;
  name_en: string;
  short_name: string;
  limits: ColumnType<Record<string, number>, string | undefined, string>;
  member_count: Generated<number>;
  version: Generated<number>;
  created_at: Generated<Date>;
};
