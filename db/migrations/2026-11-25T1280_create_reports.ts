import { sql, type Kysely } from "kysely";

/** The wording of an organisation's recommendations, and what was seen and learnt on a trip. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No row: the standard text holds. A language has a wording of its own.
  await sql`
    create table recommendation_template (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation (id) on delete cascade,
      locale text not null check (locale in ('da', 'en')),
      sections jsonb not null check (jsonb_typeof(sections) = 'object'),
      with_duty boolean not null,
      version integer not null default 1,
      updated_at timestamptz not null default now(),
      unique (organisation_id, locale)
    )`.execute(db);

  await sql`
    create table trip_report (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null unique references trip (id) on delete cascade,
      learning text not null default '' check (length(learning) <= 20000),
      recommendations text not null default '' check (length(recommendations) <= 20000),
      version integer not null default 1,
      updated_at timestamptz not null default now()
    )`.execute(db);

  // No foreign key to the stop: what somebody wrote on the way outlives the stop, and a stop put back by undo finds it.
  await sql`
    create table report_note (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      stop_id uuid not null,
      stop_title text not null,
      author_user_id uuid references app_user (id) on delete set null,
      note text not null default '' check (length(note) <= 20000),
      version integer not null default 1,
      created_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default now(),
      unique (trip_id, stop_id, author_user_id)
    )`.execute(db);
}
