import type { Generated } from "kysely";

export type LegTable = {
  id: Generated<string>;
  trip_id: string;
  from_stop_id: string | null;
  to_stop_id: string | null;
  mode: "walk" | "coach" | "car" | "transit" | "train" | "ferry" | "flight" | null;
  entered_minutes: number | null;
  version: Generated<number>;
};
