import { sql, type Kysely } from "kysely";

/** What trips cost: the lines of a budget, the invoices that were paid, and the prices a committee reckons with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table trip add column ceiling_trip_oere bigint check (ceiling_trip_oere >= 0)`.execute(db);

  // Amounts are in the minor unit of the line's currency; the rate is text, because a binary fraction would not keep it.
  await sql`
    create table budget_line (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      category text not null check (category in ('transport', 'lodging', 'meals', 'talks-visits', 'allowances', 'other')),
      title text not null check (length(trim(title)) between 1 and 200),
      unit text not null check (unit in ('person', 'person-night', 'person-day', 'group', 'day', 'room-night')),
      audience text not null check (audience in ('members', 'staff', 'both')),
      quantity integer not null check (quantity between 1 and 1000),
      quantity_basis text check (quantity_basis in ('nights', 'days', 'coach-days', 'meals', 'flights', 'train-rides')),
      room_count integer check (room_count between 1 and 500),
      low_minor bigint not null check (low_minor >= 0),
      high_minor bigint not null,
      actual_minor bigint,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      rate text not null check (rate ~ '^[0-9]{1,6}([.][0-9]{1,8})?$'),
      rate_date date,
      vat text not null default 'unknown' check (vat in ('included', 'excluded', 'unknown')),
      note text not null default '' check (length(note) <= 1000),
      position integer not null,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (id, trip_id),
      check (high_minor >= low_minor),
      check (unit = 'room-night' or room_count is null),
      check ((currency = 'DKK') = (rate_date is null)),
      check (currency <> 'DKK' or rate = '1')
    )`.execute(db);
  await sql`create index budget_line_trip on budget_line (trip_id)`.execute(db);

  // The trip stands in the key of the line, so that no invoice can be put on the line of another trip.
  await sql`
    create table budget_invoice (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      budget_line_id uuid not null,
      invoice_date date not null,
      supplier text not null check (length(trim(supplier)) between 1 and 200),
      invoice_number text not null default '' check (length(invoice_number) <= 100),
      description text not null default '' check (length(description) <= 500),
      amount_minor bigint not null,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      rate text not null check (rate ~ '^[0-9]{1,6}([.][0-9]{1,8})?$'),
      identity text not null check (length(identity) between 1 and 100),
      created_at timestamptz not null default now(),
      unique (trip_id, identity),
      foreign key (budget_line_id, trip_id) references budget_line (id, trip_id)
    )`.execute(db);
  await sql`create index budget_invoice_line on budget_invoice (budget_line_id)`.execute(db);

  await sql`
    create table committee_prices (
      committee_id uuid primary key references committee (id) on delete cascade,
      prices jsonb not null default '{}' check (jsonb_typeof(prices) = 'object'),
      version integer not null default 1,
      updated_at timestamptz not null default now()
    )`.execute(db);
}
