import { sql, type Kysely } from "kysely";
import type { Database, RowChange } from "~/shared/db.server";

export type HistoryRow = {
  id: number;
  happenedAt: Date;
  actorName: string | null;
  action: string;
  subjectTitle: string;
  changes: RowChange[];
  undoesEntryId: number | null;
  undone: boolean;
};

/** The changes of a trip, newest first, `pageSize` at a time; `before` is the id of the oldest one already shown. */
export async function listHistory(db: Kysely<Database>, tripId: string, pageSize: number, before?: number): Promise<HistoryRow[]> {
  let query = db
    .selectFrom("history_entry as entry")
    .leftJoin("app_user", "app_user.id", "entry.actor_user_id")
    .leftJoin("history_entry as undoing", "undoing.undoes_entry_id", "entry.id")
    .select(["entry.id", "entry.happened_at as happenedAt", "app_user.display_name as actorName", "entry.action", "entry.subject_title as subjectTitle", "entry.changes", "entry.undoes_entry_id as undoesEntryId", "undoing.id as undoneBy"])
    .where("entry.trip_id", "=", tripId)
    .orderBy("entry.id", "desc")
    .limit(pageSize);
  if (before !== undefined) query = query.where("entry.id", "<", before);
  const rows = await query.execute();
  return rows.map(({ undoneBy, ...row }) => ({ ...row, undone: undoneBy !== null }));
}

/** Acts that are done and taken back on pages of their own, with words of their own: undo on the board passes them by. */
const notOfTheBoard = [
  "create-trip", "move-state", "move-state-back", "cancel-trip", "reopen-trip", "record-trip-decision", "finish-task", "reopen-task", "edit-task", "add-task", "remove-task", "restore-task",
  "merge-site", "unmerge-site", "record-host", "save-host-person", "delete-host-person", "save-letter", "reset-letter", "save-report", "save-kept-details", "save-report-note",
];

export type UndoStep = { entryId: number; action: string; subjectTitle: string };

/**
 * What "undo" and "redo" would take back for one person: undo, their newest act on the trip that still stands; redo, the
 * newest undo that no later act of theirs has followed. Acts of others are theirs to take back.
 */
export async function findUndoSteps(db: Kysely<Database>, tripId: string, userId: string): Promise<{ undo: UndoStep | null; redo: UndoStep | null }> {
  const rows = await db
    .selectFrom("history_entry as entry")
    .leftJoin("history_entry as undoing", "undoing.undoes_entry_id", "entry.id")
    .select(["entry.id", "entry.action", "entry.subject_title", "undoing.id as undoneBy"])
    .where("entry.trip_id", "=", tripId)
    .where("entry.actor_user_id", "=", userId)
    .where("entry.action", "not in", notOfTheBoard)
    // What changed no row of the plan (a link was shared) is told, and there is nothing to take back.
    .where(sql<number>`jsonb_array_length(entry.changes)`, ">", 0)
    .orderBy("entry.id", "desc")
    .limit(200)
    .execute();
  const standing = rows.filter((row) => row.undoneBy === null);
  const newestAct = rows.find((row) => row.action !== "undo" && row.action !== "redo");
  const step = (row: (typeof rows)[number] | undefined): UndoStep | null => (row ? { entryId: row.id, action: row.action, subjectTitle: row.subject_title } : null);
  return {
    undo: step(standing.find((row) => row.action !== "undo")),
    redo: step(standing.find((row) => row.action === "undo" && (!newestAct || row.id > newestAct.id))),
  };
}

/** The entry as it must be for an undo, of this trip and this person only. */
export async function findUndoableEntry(db: Kysely<Database>, tripId: string, userId: string, entryId: number) {
  const row = await db
    .selectFrom("history_entry as entry")
    .leftJoin("history_entry as undoing", "undoing.undoes_entry_id", "entry.id")
    .select(["entry.id", "entry.organisation_id as organisationId", "entry.action", "entry.subject_title as subjectTitle", "entry.changes", "undoing.id as undoneBy"])
    .where("entry.id", "=", entryId)
    .where("entry.trip_id", "=", tripId)
    .where("entry.action", "not in", notOfTheBoard)
    .where("entry.actor_user_id", "=", userId)
    .executeTakeFirst();
  return row && row.undoneBy === null ? { ...row, tripId } : undefined;
}

/** The changes of one row that belongs to no trip, newest first. The caller has proven that the reader may see the row. */
export async function listSubjectHistory(db: Kysely<Database>, table: RowChange["table"], id: string, most: number) {
  const rows = await db
    .selectFrom("history_entry as entry")
    .leftJoin("app_user", "app_user.id", "entry.actor_user_id")
    .select(["entry.id", "entry.happened_at as happenedAt", "app_user.display_name as actorName", "entry.action", "entry.changes"])
    .where(sql<boolean>`entry.changes @> ${JSON.stringify([{ table, id }])}::jsonb`)
    .orderBy("entry.id", "desc")
    .limit(most)
    .execute();
  return rows.flatMap(({ changes, ...entry }) => changes.filter((change) => change.table === table && change.id === id).map(({ before, after }) => ({ ...entry, before, after })));
}

/** How often each stop of a trip was added, changed, removed or brought back: by stop id. It only rises, whatever becomes of the stop. */
export async function countStopChanges(db: Kysely<Database>, tripId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; times: number }>`
    select change ->> 'id' as id, count(*)::int as times
    from history_entry cross join lateral jsonb_array_elements(changes) as change
    where trip_id = ${tripId} and change ->> 'table' = 'stop'
    group by 1`.execute(db);
  return new Map(rows.map(({ id, times }) => [id, times]));
}
