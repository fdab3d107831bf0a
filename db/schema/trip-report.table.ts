import type { ColumnType, Generated } from "kysely";

export type TripReportTable = {
  id: Generated<string>;
  trip_id: string;
  learning: Generated<string>;
  recommendations: Generated<string>;
  kept_details: ColumnType<string[], string | undefined, string>;
  version: Generated<number>;
  updated_at: Generated<Date>;
};
