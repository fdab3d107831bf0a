import { sql, type Kysely } from "kysely";

/** How engines fail, by kind; and the questions that they have refused, so that they are not put again at every look. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table routing_fault (
      engine text not null,
      stat_date date not null,
      kind text not null check (kind in ('timed-out', 'unreachable', 'overloaded', 'unknown-answer', 'refused')),
      count integer not null default 1,
      last_at timestamptz not null default now(),
      primary key (engine, stat_date, kind)
    )`.execute(db);
  await sql`
    create table routing_refusal (
      question_key text primary key check (length(question_key) <= 300),
      engine text not null,
      refused_at timestamptz not null default now()
    )`.execute(db);
  // What was counted before had no kinds.
  await sql`alter table routing_stat drop column engine_down, drop column bad_request, drop column last_fault, drop column last_fault_at`.execute(db);
}
