import { sql, type Kysely } from "kysely";

/**
 * Advisory ballots with their options, electors, papers and log, and the formal decisions of the meeting. A paper of a secret
 * ballot has no column that could name a person or a moment; app/decisions/0011 says what follows from that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ballot (
      id uuid primary key default gen_random_uuid(),
      organisation_id uuid not null,
      committee_id uuid not null,
      set_id uuid,
      question text not null check (length(trim(question)) between 1 and 300),
      explanation text not null default '' check (length(explanation) <= 4000),
      method text not null check (method in ('approval', 'score', 'schulze', 'ranked-pairs', 'equal-shares')),
      secrecy text not null check (secrecy in ('open', 'secret')),
      results text not null check (results in ('live', 'hidden')),
      reach text references reach_brief (reach),
      opens_at timestamptz,
      closes_at timestamptz not null,
      closed_at timestamptz,
      state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'cancelled')),
      cancel_reason text check (length(trim(cancel_reason)) between 1 and 1000),
      budget bigint check (budget >= 0),
      budget_unit text check (budget_unit in ('oere', 'days')),
      lot_wanted boolean not null default false,
      lot_seed text check (length(lot_seed) between 1 and 200),
      lot_drawn boolean not null default false,
      request_key uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      foreign key (committee_id, organisation_id) references committee (id, organisation_id) on delete cascade,
      unique (id, secrecy),
      check (closes_at > opens_at),
      check (state in ('draft', 'cancelled') or opens_at is not null),
      check ((state = 'closed') = (closed_at is not null)),
      check ((state = 'cancelled') = (cancel_reason is not null)),
      check ((method = 'equal-shares') = (budget is not null)),
      check (num_nulls(budget, budget_unit) in (0, 2)),
      check (secrecy = 'open' or results = 'hidden'),
      check (lot_wanted or lot_seed is null),
      check (lot_seed is not null or not lot_drawn)
    )`.execute(db);
  await sql`create index ballot_committee on ballot (committee_id)`.execute(db);
  // One request makes one ballot, or one a reach.
  await sql`create unique index ballot_request on ballot (committee_id, request_key, coalesce(reach, ''))`.execute(db);

  await sql`
    create table ballot_option (
      id uuid primary key default gen_random_uuid(),
      ballot_id uuid not null references ballot (id) on delete cascade,
      position integer not null,
      title text not null check (length(trim(title)) between 1 and 200),
      destination_id uuid references destination (id),
      trip_id uuid references trip (id) on delete set null,
      site_id uuid references visit_site (id),
      cost bigint check (cost >= 0),
      removed_reason text check (length(trim(removed_reason)) between 1 and 1000),
      unique (ballot_id, title),
      check (num_nonnulls(destination_id, trip_id, site_id) <= 1)
    )`.execute(db);

  // The list is frozen at opening: the name is kept as it was, and no moment is.
  await sql`
    create table ballot_elector (
      id uuid primary key default gen_random_uuid(),
      ballot_id uuid not null references ballot (id) on delete cascade,
      user_id uuid references app_user (id) on delete set null,
      display_name text not null check (length(trim(display_name)) between 1 and 120),
      elector_role text not null check (elector_role in ('chair', 'member', 'substitute')),
      has_voted boolean not null default false,
      removed_reason text check (length(trim(removed_reason)) between 1 and 1000),
      unique (ballot_id, user_id),
      check (removed_reason is null or not has_voted)
    )`.execute(db);

  // The secrecy stands in the key, so that the database itself refuses a name on a secret paper.
  await sql`
    create table ballot_paper (
      id uuid primary key default gen_random_uuid(),
      ballot_id uuid not null,
      secrecy text not null,
      content jsonb check (jsonb_typeof(content) = 'object'),
      blank boolean not null,
      comment text not null default '' check (length(comment) <= 1000),
      voter_user_id uuid references app_user (id) on delete set null,
      voter_name text,
      receipt_hash text,
      revision uuid not null default gen_random_uuid(),
      foreign key (ballot_id, secrecy) references ballot (id, secrecy) on delete cascade,
      unique (ballot_id, voter_user_id),
      unique (ballot_id, receipt_hash),
      check (blank = (content is null)),
      check ((secrecy = 'open') = (voter_name is not null)),
      check (secrecy = 'open' or voter_user_id is null),
      check ((secrecy = 'secret') = (receipt_hash is not null))
    )`.execute(db);

  // Rows are only ever added, each with the hash of the one before. Votes never stand here.
  await sql`
    create table ballot_log (
      ballot_id uuid not null references ballot (id) on delete cascade,
      position integer not null check (position > 0),
      happened_at timestamptz not null,
      act text not null check (act in ('opened', 'extended', 'cancelled', 'option-removed', 'elector-removed', 'closed', 'lot-drawn', 'decision-recorded')),
      actor_name text,
      details jsonb not null check (jsonb_typeof(details) = 'object'),
      previous_hash text not null,
      hash text not null check (length(hash) = 64),
      primary key (ballot_id, position)
    )`.execute(db);

  await sql`
    create table formal_decision (
      id uuid primary key default gen_random_uuid(),
      ballot_id uuid not null unique references ballot (id) on delete cascade,
      meeting_on date not null,
      agenda_item text not null check (length(trim(agenda_item)) between 1 and 200),
      motion text not null check (length(trim(motion)) between 1 and 2000),
      seat_count integer not null check (seat_count between 1 and 200),
      recorded_by text not null,
      version integer not null default 1,
      recorded_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table formal_decision_vote (
      formal_decision_id uuid not null references formal_decision (id) on delete cascade,
      position integer not null,
      display_name text not null check (length(trim(display_name)) between 1 and 120),
      substitute_for text check (length(trim(substitute_for)) between 1 and 120),
      presence text not null check (presence in ('present', 'absent', 'biased')),
      vote text check (vote in ('for', 'against', 'blank')),
      minority_note text not null default '' check (length(minority_note) <= 1000),
      primary key (formal_decision_id, position),
      unique (formal_decision_id, display_name),
      check ((presence = 'present') = (vote is not null))
    )`.execute(db);
}
