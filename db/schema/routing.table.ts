import type { Generated } from "kysely";

/** `travel_seconds` null: the engine knows that there is no way. */
export type RoutingCacheTable = {
  cache_key: string;
  engine: string;
  mode: string;
  travel_seconds: number | null;
  distance_metres: number;
  fetched_at: Generated<Date>;
};

export type RoutingStatTable = {
  engine: string;
  stat_date: string;
  answered: Generated<number>;
  no_route: Generated<number>;
  engine_down: Generated<number>;
  bad_request: Generated<number>;
  milliseconds: Generated<number>;
  last_fault: string | null;
  last_fault_at: Date | null;
};
