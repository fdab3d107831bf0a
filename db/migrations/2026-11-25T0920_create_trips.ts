import { sql, type Kysely } from "kysely";

/** Trips with their days, stops and legs, and the history of every change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trip (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null,
      committee_id uuid not null,
      committee_term_id uuid not null,
      title text not null check (length(trim(title)) between 1 and 200),
      purpose text not null default '' check (length(purpose) <= 4000),
      overall_question text not null default '' check (length(overall_question) <= 1000),
      reach text not null references reach_brief (reach),
      starts_on date not null,
      ends_on date not null,
      home_name text not null check (length(trim(home_name)) between 1 and 200),
      home_lon double precision not null check (home_lon between -180 and 180),
      home_lat double precision not null check (home_lat between -90 and 90),
      home_time_zone text not null check (length(home_time_zone) > 0),
      home_country_code text not null check (home_country_code ~ '^[A-Z]{2}$'),
      member_count integer not null check (member_count between 1 and 200),
      staff_count integer not null check (staff_count between 0 and 50),
      ceiling_participant_oere bigint check (ceiling_participant_oere >= 0),
      ceiling_term_oere bigint check (ceiling_term_oere >= 0),
      limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
      state text not null default 'idea' check (state in ('idea', 'ballot', 'draft', 'submitted', 'approved', 'underway', 'reported', 'cancelled')),
      contact_note text not null default '' check (length(contact_note) <= 2000),
      is_example boolean not null default false,
      request_key uuid unique,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (ends_on >= starts_on and ends_on <= starts_on + 59),
      foreign key (committee_id, organisation_id) references committee (id, organisation_id) on delete cascade,
      foreign key (committee_term_id, committee_id) references committee_term (id, committee_id)
    )`.execute(db);
  await sql`create index trip_committee on trip (committee_id)`.execute(db);

  await sql`
    create table trip_destination (
      trip_id uuid not null references trip (id) on delete cascade,
      destination_id uuid not null references destination (id),
      position integer not null,
      primary key (trip_id, destination_id)
    )`.execute(db);
  await sql`
    create table trip_theme (
      trip_id uuid not null references trip (id) on delete cascade,
      theme_id uuid not null references theme (id),
      position integer not null,
      primary key (trip_id, theme_id)
    )`.execute(db);

  await sql`
    create table trip_day (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      trip_date date not null,
      unique (trip_id, trip_date) deferrable initially immediate,
      unique (id, trip_id)
    )`.execute(db);

  // The trip stands in the key of day and stop, so that no stop can be put on the day of another trip.
  await sql`
    create table stop (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      trip_day_id uuid,
      kind text not null check (kind in ('visit', 'meal', 'lodging', 'travel', 'meeting', 'free')),
      title text not null check (length(trim(title)) between 1 and 200),
      site_id uuid references visit_site (id),
      place_name text check (length(trim(place_name)) between 1 and 200),
      address text not null default '' check (length(address) <= 300),
      lon double precision check (lon between -180 and 180),
      lat double precision check (lat between -90 and 90),
      time_zone text check (length(time_zone) > 0),
      country_code text check (country_code ~ '^[A-Z]{2}$'),
      region_code text check (region_code ~ '^[A-Z0-9]{1,3}$'),
      coordinate_confidence text check (coordinate_confidence in ('address', 'district', 'town')),
      arrival_name text check (length(trim(arrival_name)) between 1 and 200),
      arrival_lon double precision check (arrival_lon between -180 and 180),
      arrival_lat double precision check (arrival_lat between -90 and 90),
      arrival_time_zone text check (length(arrival_time_zone) > 0),
      arrival_country_code text check (arrival_country_code ~ '^[A-Z]{2}$'),
      travel_mode text check (travel_mode in ('walk', 'coach', 'car', 'transit', 'train', 'ferry', 'flight')),
      starts_at_minute integer check (starts_at_minute between 0 and 1439),
      duration_minutes integer not null check (duration_minutes between 5 and 2880),
      nights integer not null default 0 check (nights between 0 and 30),
      locked boolean not null default false,
      booking_status text not null default 'suggested' check (booking_status in ('suggested', 'asked', 'confirmed', 'declined')),
      host_contact text not null default '' check (length(host_contact) <= 500),
      questions text not null default '' check (length(questions) <= 4000),
      notes text not null default '' check (length(notes) <= 4000),
      position integer not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (id, trip_id),
      foreign key (trip_day_id, trip_id) references trip_day (id, trip_id),
      check (num_nulls(place_name, lon, lat, time_zone, country_code, coordinate_confidence) in (0, 6)),
      check (num_nulls(arrival_name, arrival_lon, arrival_lat, arrival_time_zone, arrival_country_code) in (0, 5)),
      check (kind = 'travel' or (arrival_name is null and travel_mode is null)),
      check ((kind = 'lodging') = (nights > 0))
    )`.execute(db);
  await sql`create index stop_trip on stop (trip_id)`.execute(db);
  await sql`create index stop_site on stop (site_id)`.execute(db);

  await sql`
    create table leg (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      from_stop_id uuid,
      to_stop_id uuid,
      mode text check (mode in ('walk', 'coach', 'car', 'transit', 'train', 'ferry', 'flight')),
      entered_minutes integer check (entered_minutes between 1 and 2880),
      version integer not null default 1,
      foreign key (from_stop_id, trip_id) references stop (id, trip_id) on delete cascade,
      foreign key (to_stop_id, trip_id) references stop (id, trip_id) on delete cascade,
      check (num_nulls(from_stop_id, to_stop_id) < 2),
      check (from_stop_id is distinct from to_stop_id)
    )`.execute(db);
  // A null end is home; an index on expressions keeps one choice a leg, on every version of PostgreSQL.
  await sql`
    create unique index leg_ends on leg (
      trip_id,
      coalesce(from_stop_id, '00000000-0000-0000-0000-000000000000'::uuid),
      coalesce(to_stop_id, '00000000-0000-0000-0000-000000000000'::uuid)
    )`.execute(db);

  await sql`
    create table accepted_finding (
      trip_id uuid not null references trip (id) on delete cascade,
      finding_key text not null check (length(finding_key) <= 300),
      facts_hash text not null,
      reason text not null check (length(trim(reason)) between 1 and 500),
      accepted_by uuid references app_user (id) on delete set null,
      accepted_at timestamptz not null default now(),
      primary key (trip_id, finding_key)
    )`.execute(db);

  // Rows are only ever added. trip_id is kept without a foreign key: the history outlives the trip it tells of.
  await sql`
    create table history_entry (
      id bigint generated always as identity primary key,
      organisation_id uuid not null references organisation (id) on delete cascade,
      trip_id uuid,
      happened_at timestamptz not null default clock_timestamp(),
      actor_user_id uuid references app_user (id) on delete set null,
      action text not null check (length(action) between 1 and 60),
      subject_title text not null default '',
      changes jsonb not null default '[]' check (jsonb_typeof(changes) = 'array'),
      undoes_entry_id bigint references history_entry (id),
      request_key uuid
    )`.execute(db);
  await sql`create index history_entry_trip on history_entry (trip_id, id)`.execute(db);
  await sql`create unique index history_entry_request on history_entry (trip_id, request_key)`.execute(db);
  await sql`create unique index history_entry_undoes on history_entry (undoes_entry_id)`.execute(db);
}
