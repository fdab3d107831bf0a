import type { HistoryRow } from "./queries.server";
import type { FieldChange, FieldValue, HistoryItem } from "./schema";

/** Columns that say something to a reader; the others follow from them. */
const told = new Set([
  "title", "kind", "trip_day_id", "starts_at_minute", "duration_minutes", "nights", "locked", "booking_status", "place_name", "address", "host_contact", "questions", "notes", "mode",
  "entered_minutes", "starts_on", "ends_on", "purpose", "overall_question", "member_count", "staff_count", "ceiling_participant_oere", "ceiling_trip_oere", "ceiling_term_oere", "contact_note",
  "state", "reason", "note", "happened_on", "meeting_on", "agenda_item", "outcome", "due_on", "delete_on",
]);

/** Rows that say something by being added: a move with its reason, what a host answered, what a meeting decided. */
const toldWhenAdded = new Set<HistoryRow["changes"][number]["table"]>(["trip_state_move", "host_event", "trip_decision"]);

/** The history as a reader sees it. A day is shown by its date where it is still part of the trip. */
export function presentHistory(rows: HistoryRow[], days: { id: string; date: string }[]): HistoryItem[] {
  const dates = new Map(days.map((day) => [day.id, day.date]));
  const show = (field: string, value: unknown): FieldValue => (field === "trip_day_id" && typeof value === "string" ? (dates.get(value) ?? value) : ((value ?? null) as FieldValue));
  return rows.map((row) => ({
    entryId: row.id, happenedAt: row.happenedAt.toISOString(), actorName: row.actorName, action: row.action, title: row.subjectTitle, undone: row.undone,
    fields: row.changes.flatMap(({ table, before, after }): FieldChange[] => {
      if (!before && after && toldWhenAdded.has(table)) return Object.keys(after).filter((field) => told.has(field) && (after[field] ?? "") !== "").map((field) => ({ field, before: null, after: show(field, after[field]), isNew: true }));
      if (!before || !after) return [];
      return Object.keys(after)
        .filter((field) => told.has(field) && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
        .map((field) => ({ field, before: show(field, before[field]), after: show(field, after[field]) }));
    }),
  }));
}
