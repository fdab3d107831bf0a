import { sql, type Kysely } from "kysely";

/** Organisations, their committees and terms, the people and how they get in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisation (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      name text not null check (length(trim(name)) between 1 and 200),
      home_name text not null check (length(trim(home_name)) between 1 and 200),
      home_lon double precision not null check (home_lon between -180 and 180),
      home_lat double precision not null check (home_lat between -90 and 90),
      home_time_zone text not null check (length(home_time_zone) > 0),
      home_country_code text not null check (home_country_code ~ '^[A-Z]{2}$'),
      created_at timestamptz not null default now()
    )`.execute(db);

  await sql`
    create table committee (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation (id) on delete cascade,
      name_da text not null check (length(trim(name_da)) between 1 and 200),
      name_en text not null check (length(trim(name_en)) between 1 and 200),
      short_name text not null check (length(trim(short_name)) between 1 and 30),
      limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
      member_count integer not null default 11 check (member_count between 1 and 200),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      unique (organisation_id, name_da),
      unique (id, organisation_id)
    )`.execute(db);

  await sql`
    create table committee_term (
      id uuid primary key default gen_random_uuid(),
      committee_id uuid not null references committee (id) on delete cascade,
      starts_on date not null,
      ends_on date not null,
      ceiling_member_oere bigint check (ceiling_member_oere >= 0),
      check (ends_on > starts_on),
      unique (committee_id, starts_on),
      unique (id, committee_id)
    )`.execute(db);

  await sql`
    create table app_user (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null references organisation (id) on delete cascade,
      display_name text not null check (length(trim(display_name)) between 1 and 120),
      email text check (length(email) between 3 and 254),
      active boolean not null default true,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      unique (id, organisation_id)
    )`.execute(db);
  await sql`create unique index app_user_email on app_user (organisation_id, lower(email))`.execute(db);

  // The organisation stands in the row so that the database itself refuses a member of one in a committee of another.
  await sql`
    create table membership (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null,
      user_id uuid not null,
      committee_id uuid not null,
      role text not null check (role in ('secretariat', 'member', 'reader')),
      created_at timestamptz not null default now(),
      unique (user_id, committee_id),
      foreign key (user_id, organisation_id) references app_user (id, organisation_id) on delete cascade,
      foreign key (committee_id, organisation_id) references committee (id, organisation_id) on delete cascade
    )`.execute(db);
  await sql`create index membership_committee on membership (committee_id)`.execute(db);

  await sql`
    create table sign_in_link (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user (id) on delete cascade,
      token_hash text not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db);
  await sql`create index sign_in_link_user on sign_in_link (user_id)`.execute(db);

  await sql`
    create table user_session (
      id uuid primary key default gen_random_uuid(),
      user_id uuid not null references app_user (id) on delete cascade,
      token_hash text not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index user_session_user on user_session (user_id)`.execute(db);
}
