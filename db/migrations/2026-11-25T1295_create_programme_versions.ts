import { sql, type Kysely } from "kysely";

/** Programmes as they were sent out. What has been sent out cannot be changed: the database itself refuses it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table programme_version (
      id uuid primary key default gen_random_uuid(),
      trip_id uuid not null references trip (id) on delete cascade,
      number integer not null check (number >= 1),
      status text not null check (status in ('provisional', 'final', 'cancelled')),
      note text not null default '' check (length(note) <= 500),
      issued_at timestamptz not null default now(),
      issued_by uuid references app_user (id) on delete set null,
      snapshot jsonb not null,
      unique (trip_id, number)
    )`.execute(db);
  await sql`
    create function programme_version_is_kept() returns trigger language plpgsql as $$
    begin
      if (new.id, new.trip_id, new.number, new.status, new.note, new.issued_at, new.snapshot) is distinct from (old.id, old.trip_id, old.number, old.status, old.note, old.issued_at, old.snapshot) then
        raise exception 'A version that was sent out cannot be changed';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger programme_version_is_kept before update on programme_version for each row execute function programme_version_is_kept()`.execute(db);
}
