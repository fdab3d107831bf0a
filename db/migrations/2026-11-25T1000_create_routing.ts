import { sql, type Kysely } from "kysely";

/** What routing engines have answered, and how reliably. Nothing here is needed to plan: it may be emptied at any time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table routing_cache (
      cache_key text primary key check (length(cache_key) <= 300),
      engine text not null,
      mode text not null,
      travel_seconds integer check (travel_seconds >= 0),
      distance_metres integer not null check (distance_metres >= 0),
      fetched_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index routing_cache_engine on routing_cache (engine, fetched_at)`.execute(db);
  await sql`
    create table routing_stat (
      engine text not null,
      stat_date date not null,
      answered integer not null default 0,
      no_route integer not null default 0,
      engine_down integer not null default 0,
      bad_request integer not null default 0,
      milliseconds bigint not null default 0,
      last_fault text,
      last_fault_at timestamptz,
      primary key (engine, stat_date)
    )`.execute(db);
}
