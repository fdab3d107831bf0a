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
  /** Of all requests, those that failed too. */
  milliseconds: Generated<number>;
};

export type RoutingFaultTable = {
  engine: string;
  stat_date: string;
  kind: string;
  count: Generated<number>;
  last_at: Generated<Date>;
};

/** A question that an engine will not answer as put; the key holds a digest of its places. */
export type RoutingRefusalTable = {
  question_key: string;
  engine: string;
  refused_at: Generated<Date>;
};
