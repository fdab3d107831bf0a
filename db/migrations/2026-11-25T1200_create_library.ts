import { sql, type Kysely } from "kysely";

/*
 * The library: efforts told by publications, their figures one by one, what was learnt, and whom they point to. A case can
 * be read, searched and counted by its parts, so its parts are rows; a chart is only ever shown whole, so its body is JSON.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table library_case (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      source_document_id uuid not null references source_document (id),
      number_in_source integer check (number_in_source > 0),
      title_da text not null check (length(trim(title_da)) between 1 and 200),
      title_en text not null check (length(trim(title_en)) between 1 and 200),
      period_da text not null,
      period_en text not null,
      year_from integer not null check (year_from between 1900 and 2100),
      year_to integer not null check (year_to between 1900 and 2100),
      period_basis text not null check (period_basis in ('stated', 'publication')),
      regional boolean not null,
      area_da text,
      area_en text,
      effort_kind_da text not null,
      effort_kind_en text not null,
      purpose_code text check (purpose_code in ('coordinated-service', 'school-business', 'sector-skills', 'target-groups')),
      organised_by_da text not null,
      organised_by_en text not null,
      purpose_da text not null,
      purpose_en text not null,
      activities_da text not null,
      activities_en text not null,
      results_da text not null,
      results_en text not null,
      position integer not null,
      seed_hash text,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (year_from <= year_to),
      check ((area_da is null) = (area_en is null))
    )`.execute(db);

  await sql`
    create table case_theme (
      case_id uuid not null references library_case (id) on delete cascade,
      theme_id uuid not null references theme (id),
      position integer not null,
      primary key (case_id, theme_id)
    )`.execute(db);
  await sql`create index case_theme_theme on case_theme (theme_id)`.execute(db);
  await sql`
    create table case_municipality (
      case_id uuid not null references library_case (id) on delete cascade,
      name text not null check (length(trim(name)) between 1 and 120),
      position integer not null,
      primary key (case_id, name)
    )`.execute(db);
  await sql`create index case_municipality_name on case_municipality (name)`.execute(db);
  await sql`
    create table case_place (
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      place_id uuid references place (id),
      name text not null check (length(trim(name)) between 1 and 120),
      lon double precision not null check (lon between -180 and 180),
      lat double precision not null check (lat between -90 and 90),
      primary key (case_id, position)
    )`.execute(db);
  await sql`
    create table case_target_group (
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      name_da text not null,
      name_en text not null,
      primary key (case_id, position)
    )`.execute(db);
  await sql`
    create table case_sector (
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      name_da text not null,
      name_en text not null,
      primary key (case_id, position)
    )`.execute(db);

  // A range ("30-40") has two amounts; every other number has one.
  await sql`
    create table case_figure (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      amount double precision not null,
      amount_to double precision check (amount_to > amount),
      precision_code text not null check (precision_code in ('exact', 'about', 'more-than', 'nearly')),
      kind text not null check (kind in ('result', 'scope', 'goal', 'context')),
      unit_da text not null,
      unit_en text not null,
      meaning_da text not null,
      meaning_en text not null,
      year_from integer,
      year_to integer,
      answer_count integer check (answer_count > 0),
      source_line integer not null check (source_line > 0),
      note_da text,
      note_en text,
      unique (case_id, position),
      check ((year_from is null) = (year_to is null) and year_from <= year_to)
    )`.execute(db);
  await sql`
    create table case_learning (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      text_da text not null,
      text_en text not null,
      unique (case_id, position)
    )`.execute(db);
  await sql`
    create table case_question (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      text_da text not null,
      text_en text not null,
      unique (case_id, position)
    )`.execute(db);
  await sql`
    create table case_contradiction (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      position integer not null,
      text_da text not null,
      text_en text not null,
      unique (case_id, position)
    )`.execute(db);

  // The lines a case is told on, or those on which its sources disagree.
  await sql`
    create table case_source (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      contradiction_id uuid references case_contradiction (id) on delete cascade,
      position integer not null,
      source_document_id uuid not null references source_document (id),
      line_from integer not null check (line_from > 0),
      line_to integer not null check (line_to >= line_from)
    )`.execute(db);
  await sql`create index case_source_case on case_source (case_id)`.execute(db);

  await sql`
    create table case_link (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null references library_case (id) on delete cascade,
      destination_id uuid not null references destination (id) on delete cascade,
      site_id uuid references visit_site (id) on delete cascade,
      relation text not null check (relation in ('place', 'partner', 'theme')),
      reason_da text not null,
      reason_en text not null,
      position integer not null,
      added_by_person boolean not null default false
    )`.execute(db);
  await sql`create index case_link_case on case_link (case_id)`.execute(db);
  await sql`create index case_link_destination on case_link (destination_id)`.execute(db);
  await sql`create index case_link_site on case_link (site_id)`.execute(db);

  // Two cases that tell the same effort: one row each way.
  await sql`
    create table case_relation (
      case_id uuid not null references library_case (id) on delete cascade,
      other_case_id uuid not null references library_case (id) on delete cascade,
      primary key (case_id, other_case_id),
      check (case_id <> other_case_id)
    )`.execute(db);

  await sql`
    create table chart_series (
      id uuid primary key default gen_random_uuid(),
      code text not null unique check (code ~ '^[a-z0-9-]+$'),
      case_id uuid references library_case (id) on delete set null,
      title_da text not null,
      title_en text not null,
      kind text not null check (kind in ('bar', 'stacked-bar', 'funnel', 'table')),
      unit_da text,
      unit_en text,
      year_from integer not null,
      year_to integer not null,
      answer_count integer check (answer_count > 0),
      sources jsonb not null,
      series_columns jsonb not null,
      series_rows jsonb not null,
      caveats jsonb not null,
      position integer not null,
      seed_hash text,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (year_from <= year_to),
      check ((unit_da is null) = (unit_en is null))
    )`.execute(db);
  await sql`create index chart_series_case on chart_series (case_id)`.execute(db);
}
