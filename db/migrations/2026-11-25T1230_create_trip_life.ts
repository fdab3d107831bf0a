import { sql, type Kysely } from "kysely";

/** The life of a trip: its moves between states, the decisions of meetings, its tasks, and what was said with its hosts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const states = sql.raw("'idea', 'ballot', 'draft', 'submitted', 'approved', 'underway', 'reported', 'cancelled'");

  // Rows are only ever added. What was missing is kept where somebody moved the trip on all the same.
  await sql`
    create table trip_state_move (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      from_state text not null check (from_state in (${states})),
      to_state text not null check (to_state in (${states})),
      reason text not null default '' check (length(reason) <= 1000),
      moved_by uuid references app_user (id) on delete set null,
      moved_at timestamptz not null default clock_timestamp(),
      check (from_state <> to_state)
    )`.execute(db);
  await sql`create index trip_state_move_trip on trip_state_move (trip_id, moved_at)`.execute(db);

  await sql`
    create table trip_decision (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      body text not null check (body in ('committee', 'council')),
      meeting_on date not null,
      agenda_item text not null check (length(trim(agenda_item)) between 1 and 200),
      outcome text not null check (outcome in ('adopted', 'rejected')),
      note text not null default '' check (length(note) <= 2000),
      formal_decision_id uuid references formal_decision (id) on delete set null,
      version integer not null default 1,
      unique (trip_id, body)
    )`.execute(db);

  // A task that the calendar suggests has a code, and a row only once somebody has touched it. due_on null: it follows the trip's dates.
  await sql`
    create table trip_task (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      code text check (length(code) between 1 and 60),
      title text check (length(trim(title)) between 1 and 200),
      due_on date,
      assignee_user_id uuid references app_user (id) on delete set null,
      done_at timestamptz,
      done_by uuid references app_user (id) on delete set null,
      removed boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default clock_timestamp(),
      unique (trip_id, code),
      check (num_nonnulls(code, title) = 1),
      check (code is not null or due_on is not null)
    )`.execute(db);

  // No foreign key to the stop: a stop that was removed and put back by undo finds what was said with its host.
  await sql`
    create table host_event (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      stop_id uuid not null,
      status text not null check (status in ('suggested', 'asked', 'confirmed', 'declined')),
      happened_on date not null,
      note text not null default '' check (length(note) <= 1000),
      recorded_by uuid references app_user (id) on delete set null,
      recorded_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`create index host_event_stop on host_event (stop_id, recorded_at)`.execute(db);

  // The one place for a host's person. Everything in it goes on its date, and nothing of it enters the history.
  await sql`
    create table host_person (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      stop_id uuid not null unique,
      display_name text not null check (length(trim(display_name)) between 1 and 120),
      email text not null default '' check (length(email) <= 254),
      phone text not null default '' check (length(phone) <= 40),
      delete_on date not null,
      version integer not null default 1
    )`.execute(db);
  await sql`create index host_person_trip on host_person (trip_id, delete_on)`.execute(db);

  // based_on is the letter as the facts wrote it when it was edited: it tells when the facts have moved on.
  await sql`
    create table host_letter (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      stop_id uuid not null,
      locale text not null check (locale in ('da', 'en')),
      body text not null check (length(trim(body)) between 1 and 8000),
      based_on text not null,
      version integer not null default 1,
      unique (stop_id, locale)
    )`.execute(db);
}
