import type { Generated } from "kysely";
import type { TripState } from "./trip.table";

export type TripStateMoveTable = {
  id: Generated<string>;
  trip_id: string;
  from_state: TripState;
  to_state: TripState;
  reason: Generated<string>;
  moved_by: string | null;
  moved_at: Generated<Date>;
};
