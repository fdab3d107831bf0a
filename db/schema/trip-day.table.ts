import type { Generated } from "kysely";

export type TripDayTable = {
  id: Generated<string>;
  trip_id: string;
  trip_date: string;
};
