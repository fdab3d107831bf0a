import { sql, type Transaction } from "kysely";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { HistoryRefusal } from "./schema";

type Trx = Transaction<Database>;

export type HistoryAct = {
  organisationId: string;
  /** Null: it concerns no single trip (people, the limits of a committee). */
  tripId: string | null;
  /** Null: the installation itself. */
  actorUserId: string | null;
  /** Code of what was done ("move-stop"); its sentence is `history.action.<code>`. */
  action: string;
  subjectTitle: string;
  changes: RowChange[];
  requestKey: string | null;
  undoesEntryId?: number;
};

/** Writes what a command changed, in the command's own transaction: no change without its entry. */
export async function recordHistory(trx: Trx, act: HistoryAct): Promise<number> {
  const row = await trx
    .insertInto("history_entry")
    .values({
      organisation_id: act.organisationId,
      trip_id: act.tripId,
      actor_user_id: act.actorUserId,
      action: act.action,
      subject_title: act.subjectTitle,
      changes: JSON.stringify(act.changes),
      request_key: act.requestKey,
      undoes_entry_id: act.undoesEntryId ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** True when this request was carried out before: the answer was lost, not the work. */
export async function wasRequestDone(trx: Trx, tripId: string, requestKey: string): Promise<boolean> {
  const row = await trx.selectFrom("history_entry").select("id").where("trip_id", "=", tripId).where("request_key", "=", requestKey).executeTakeFirst();
  return row !== undefined;
}

/** The columns a person can tell apart; the others are kept by the database itself. */
const bookkeeping = new Set(["version", "created_at", "updated_at", "request_key"]);

/** A row as history keeps it. */
export function snapshot(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !bookkeeping.has(column)));
}

function sameRow(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const columns = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...columns].every((column) => JSON.stringify(a[column] ?? null) === JSON.stringify(b[column] ?? null));
}

// What belongs to no trip (a committee, a person) is told in the history and never taken back from a board.
// Rows are added from the trip down and removed from the legs up, so that no row ever points at one that is not there.
const tableOrder: RowChange["table"][] = ["trip", "trip_day", "trip_destination", "trip_theme", "stop", "host_event", "leg", "accepted_finding", "budget_line", "budget_invoice"];

/**
 * Takes an entry back: every row it touched returns to what it was before. The caller holds the lock on the trip and has
 * proven that the entry is the trip's. Refused, with the titles, when somebody changed one of the rows since.
 */
export async function undoHistory(
  trx: Trx,
  entry: { id: number; organisationId: string; tripId: string; action: string; subjectTitle: string; changes: RowChange[] },
  actorUserId: string,
  requestKey: string | null,
): Promise<Outcome<{ entryId: number }, HistoryRefusal>> {
  await sql`set constraints all deferred`.execute(trx);
  for (const change of entry.changes) {
    const current = await readRow(trx, change.table, change.id, entry.tripId);
    const expected = change.after;
    if (current === null ? expected !== null : expected === null || !sameRow(snapshot(current), expected)) {
      return refused({ code: "changed-since", title: String(current?.title ?? entry.subjectTitle) });
    }
    if (change.table === "budget_line" && change.before === null && (await hasInvoices(trx, change.id))) return refused({ code: "changed-since", title: entry.subjectTitle });
  }
  const back = [...entry.changes].reverse();
  for (const table of tableOrder) {
    for (const change of back.filter((one) => one.table === table && one.before !== null)) await writeRow(trx, change.table, change.id, change.before!, change.after !== null);
  }
  for (const table of [...tableOrder].reverse()) {
    for (const change of back.filter((one) => one.table === table && one.before === null)) await deleteRow(trx, change.table, change.id, entry.tripId);
  }
  const entryId = await recordHistory(trx, {
    organisationId: entry.organisationId,
    tripId: entry.tripId,
    actorUserId,
    action: entry.action === "undo" ? "redo" : "undo",
    subjectTitle: entry.subjectTitle,
    changes: back.map(({ table, id, before, after }) => ({ table, id, before: after, after: before })),
    requestKey,
    undoesEntryId: entry.id,
  });
  return done({ entryId });
}

/** A line of the accounts that somebody has paid on cannot go. */
async function hasInvoices(trx: Trx, budgetLineId: string): Promise<boolean> {
  return (await trx.selectFrom("budget_invoice").select("id").where("budget_line_id", "=", budgetLineId).executeTakeFirst()) !== undefined;
}

/* Tables without an id of their own: a change is named by what tells its row from the trip's others. */
const keyColumn: Record<RowChange["table"], string> = {
  trip_state_move: "id", trip_decision: "id", trip_task: "id", host_event: "id", host_person: "id", host_letter: "id", recommendation_template: "id", trip_report: "id", report_note: "id", trip: "id", trip_day: "id", stop: "id", leg: "id", trip_theme: "theme_id", trip_destination: "destination_id", accepted_finding: "finding_key", budget_line: "id", budget_invoice: "id", committee: "id", app_user: "id", destination: "id", visit_site: "id", place: "id", dialogue_topic: "id", theme: "id", library_case: "id", site_contact: "id",
};
const namedWithinTrip = new Set<RowChange["table"]>(["trip_theme", "trip_destination", "accepted_finding"]);
const versioned = new Set<RowChange["table"]>(["trip", "stop", "leg", "budget_line"]);

async function readRow(trx: Trx, table: RowChange["table"], id: string, tripId: string): Promise<Record<string, unknown> | null> {
  const owner = table === "trip" ? sql`true` : sql`trip_id = ${tripId}`;
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where ${sql.ref(keyColumn[table])} = ${id} and ${owner}`.execute(trx);
  return rows[0] ?? null;
}

async function writeRow(trx: Trx, table: RowChange["table"], id: string, row: Record<string, unknown>, exists: boolean): Promise<void> {
  const columns = Object.keys(row);
  const value = (column: string) => (row[column] !== null && typeof row[column] === "object" ? sql`${JSON.stringify(row[column])}::jsonb` : sql`${row[column]}`);
  if (exists) {
    const assignments = columns.filter((column) => column !== keyColumn[table] && column !== "trip_id").map((column) => sql`${sql.ref(column)} = ${value(column)}`);
    if (versioned.has(table)) assignments.push(sql`version = version + 1`);
    if (assignments.length > 0) await sql`update ${sql.table(table)} set ${sql.join(assignments)} where ${sql.ref(keyColumn[table])} = ${id}${namedWithinTrip.has(table) ? sql` and trip_id = ${row.trip_id}` : sql``}`.execute(trx);
    return;
  }
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values (${sql.join(columns.map(value))})`.execute(trx);
}

async function deleteRow(trx: Trx, table: RowChange["table"], id: string, tripId: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${sql.ref(keyColumn[table])} = ${id} and trip_id = ${tripId}`.execute(trx);
}
