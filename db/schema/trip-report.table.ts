import type { Generated } from "kysely";

export type TripReportTable = {
  id: Generated<string>;
  trip_id: string;
  learning: Generated<string>;
  recommendations: Generated<string>;
  version: Generated<number>;
  updated_at: Generated<Date>;
};
