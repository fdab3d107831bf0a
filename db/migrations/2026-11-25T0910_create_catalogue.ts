import { sql, type Kysely } from "kysely";

/** The shared catalogue: themes, destinations, places, visit sites, topics, and where each fact comes from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table source_document (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      title_da text not null,
      title_en text not null,
      publisher_da text not null,
      publisher_en text not null,
      published_year integer check (published_year between 1900 and 2100),
      year_note_da text,
      year_note_en text
    )`.execute(db);

  // Every catalogue row names its document and lines; seed_hash tells an edited row from one the seeder may refresh.
  const provenance = sql`
      source_document_id uuid references source_document (id),
      source_line_from integer check (source_line_from > 0),
      source_line_to integer,
      seed_hash text,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (source_line_to >= source_line_from)`;

  await sql`
    create table theme (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      name_da text not null check (length(trim(name_da)) between 1 and 120),
      name_en text not null check (length(trim(name_en)) between 1 and 120),
      theme_group text not null check (theme_group in ('core', 'further', 'case')),
      position integer not null,
      ${provenance}
    )`.execute(db);

  await sql`
    create table reach_brief (
      reach text primary key check (reach in ('denmark', 'europe', 'overseas')),
      basis_da text not null,
      basis_en text not null,
      overall_question_da text,
      overall_question_en text,
      duration_note_da text,
      duration_note_en text,
      suggested_days integer check (suggested_days between 1 and 60),
      ${provenance}
    )`.execute(db);
  await sql`
    create table reach_brief_theme (
      reach text not null references reach_brief (reach) on delete cascade,
      theme_id uuid not null references theme (id),
      position integer not null,
      primary key (reach, theme_id)
    )`.execute(db);

  await sql`
    create table place (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      name_da text not null check (length(trim(name_da)) between 1 and 120),
      name_en text not null check (length(trim(name_en)) between 1 and 120),
      country_code text not null check (country_code ~ '^[A-Z]{2}$'),
      region_code text check (region_code ~ '^[A-Z0-9]{1,3}$'),
      lon double precision not null check (lon between -180 and 180),
      lat double precision not null check (lat between -90 and 90),
      time_zone text not null check (length(time_zone) > 0),
      ${provenance}
    )`.execute(db);

  await sql`
    create table destination (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      reach text not null references reach_brief (reach),
      name_da text not null check (length(trim(name_da)) between 1 and 200),
      name_en text not null check (length(trim(name_en)) between 1 and 200),
      headline_da text,
      headline_en text,
      reason_da text not null,
      reason_en text not null,
      position integer not null,
      ${provenance}
    )`.execute(db);
  await sql`
    create table destination_place (
      destination_id uuid not null references destination (id) on delete cascade,
      place_id uuid not null references place (id),
      position integer not null,
      primary key (destination_id, place_id)
    )`.execute(db);
  await sql`
    create table destination_theme (
      destination_id uuid not null references destination (id) on delete cascade,
      theme_id uuid not null references theme (id),
      position integer not null,
      primary key (destination_id, theme_id)
    )`.execute(db);

  await sql`
    create table alternative_group (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      destination_id uuid not null references destination (id) on delete cascade,
      wording text not null,
      reading text not null check (reading in ('choose-one', 'either-or-both', 'example', 'same-host')),
      explanation_da text not null,
      explanation_en text not null,
      ${provenance}
    )`.execute(db);
  await sql`
    create table alternative_group_place (
      alternative_group_id uuid not null references alternative_group (id) on delete cascade,
      place_id uuid not null references place (id),
      primary key (alternative_group_id, place_id)
    )`.execute(db);

  await sql`
    create table visit_site (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      destination_id uuid not null references destination (id),
      place_id uuid not null references place (id),
      name text not null check (length(trim(name)) between 1 and 200),
      present_name text check (length(trim(present_name)) between 1 and 200),
      kind text not null check (kind in ('jobcentre', 'municipal-service', 'company', 'network', 'ministry', 'public-agency', 'hub', 'ngo', 'education', 'conference', 'district')),
      concreteness text not null check (concreteness in ('named', 'area', 'programme', 'event', 'type-only')),
      offer_da text not null,
      offer_en text not null,
      address text,
      lon double precision not null check (lon between -180 and 180),
      lat double precision not null check (lat between -90 and 90),
      coordinate_confidence text not null check (coordinate_confidence in ('address', 'district', 'town')),
      opening_hours text,
      opening_hours_basis text check (opening_hours_basis in ('published', 'assumed')),
      visit_minutes integer not null check (visit_minutes between 15 and 480),
      group_limit integer check (group_limit > 0),
      languages text[] not null check (cardinality(languages) > 0),
      contact_role_da text not null,
      contact_role_en text not null,
      status text not null check (status in ('ok', 'to-verify', 'renamed', 'moved', 'remit-changed', 'closed', 'not-verified')),
      alternative_group_id uuid references alternative_group (id) on delete set null,
      position integer not null,
      check ((opening_hours is null) = (opening_hours_basis is null)),
      ${provenance}
    )`.execute(db);
  await sql`create index visit_site_destination on visit_site (destination_id)`.execute(db);
  await sql`
    create table site_theme (
      site_id uuid not null references visit_site (id) on delete cascade,
      theme_id uuid not null references theme (id),
      position integer not null,
      primary key (site_id, theme_id)
    )`.execute(db);
  await sql`create index site_theme_theme on site_theme (theme_id)`.execute(db);
  await sql`
    create table site_event_date (
      id uuid primary key default gen_random_uuid(),
      site_id uuid not null references visit_site (id) on delete cascade,
      starts_on date not null,
      ends_on date not null,
      confirmed boolean not null,
      source_da text not null,
      source_en text not null,
      check (ends_on >= starts_on),
      unique (site_id, starts_on)
    )`.execute(db);

  await sql`
    create table caveat (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      destination_id uuid references destination (id) on delete cascade,
      site_id uuid references visit_site (id) on delete cascade,
      severity text not null check (severity in ('high', 'medium', 'low')),
      text_da text not null,
      text_en text not null,
      source_da text not null,
      source_en text not null,
      stated_on date not null,
      position integer not null,
      check ((destination_id is null) <> (site_id is null))
    )`.execute(db);
  await sql`create index caveat_site on caveat (site_id)`.execute(db);

  await sql`
    create table dialogue_topic (
      id uuid primary key default gen_random_uuid(),
      code text not null unique,
      destination_id uuid not null references destination (id) on delete cascade,
      title_da text not null,
      title_en text not null,
      description_da text not null,
      description_en text not null,
      position integer not null,
      ${provenance}
    )`.execute(db);
  await sql`
    create table dialogue_topic_theme (
      topic_id uuid not null references dialogue_topic (id) on delete cascade,
      theme_id uuid not null references theme (id),
      primary key (topic_id, theme_id)
    )`.execute(db);
  await sql`
    create table dialogue_topic_site (
      topic_id uuid not null references dialogue_topic (id) on delete cascade,
      site_id uuid not null references visit_site (id) on delete cascade,
      primary key (topic_id, site_id)
    )`.execute(db);
}
