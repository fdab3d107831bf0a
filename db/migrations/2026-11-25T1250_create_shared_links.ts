import { sql, type Kysely } from "kysely";

/** Links that open a trip's programme without sign-in. Only the hash of a token is kept: a copy of the database opens nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table shared_link (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      kind text not null check (kind in ('page', 'calendar')),
      edition text not null check (edition in ('members', 'public')),
      label text not null check (length(trim(label)) between 1 and 100),
      token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
      created_at timestamptz not null default now(),
      created_by uuid references app_user (id) on delete set null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      open_count integer not null default 0 check (open_count >= 0),
      last_opened_at timestamptz
    )`.execute(db);
  await sql`create index shared_link_trip on shared_link (trip_id, created_at)`.execute(db);
}
