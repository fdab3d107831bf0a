import { decimalOf, isCurrency } from "~/domain/budget/money";
import type { HistoryRow } from "./queries.server";
import type { FieldChange, FieldValue, HistoryItem } from "./schema";

/** Columns that say something to a reader; the others follow from them. */
const told = new Set([
  "title", "kind", "trip_day_id", "starts_at_minute", "duration_minutes", "nights", "locked", "booking_status", "place_name", "address", "host_contact", "questions", "notes", "mode",
  "entered_minutes", "starts_on", "ends_on", "purpose", "overall_question", "member_count", "staff_count", "ceiling_participant_oere", "ceiling_trip_oere", "ceiling_term_oere", "contact_note",
  "state", "reason", "note", "happened_on", "meeting_on", "agenda_item", "outcome", "due_on", "delete_on",
  "category", "unit", "audience", "quantity", "room_count", "low_minor", "high_minor", "actual_minor", "rate", "rate_date", "vat",
]);

/** Rows that say something by being added: a move with its reason, what a host answered, what a meeting decided. */
const toldWhenAdded = new Set<HistoryRow["changes"][number]["table"]>(["trip_state_move", "host_event", "trip_decision"]);

/** The history as a reader sees it. A day is shown by its date where it is still part of the trip. */
export function presentHistory(rows: HistoryRow[], days: { id: string; date: string }[]): HistoryItem[] {
  const dates = new Map(days.map((day) => [day.id, day.date]));
  const show = (field: string, value: unknown, row: Record<string, unknown>): FieldValue => {
    if (field === "trip_day_id" && typeof value === "string") return dates.get(value) ?? value;
    // An amount says nothing without the currency beside it in the row.
    if (field.endsWith("_minor") && typeof value === "number" && typeof row.currency === "string" && isCurrency(row.currency)) return `${decimalOf(value, row.currency)} ${row.currency}`;
    return (value ?? null) as FieldValue;
  };
  return rows.map((row) => ({
    entryId: row.id, happenedAt: row.happenedAt.toISOString(), actorName: row.actorName, action: row.action, title: row.subjectTitle, undone: row.undone,
    fields: row.changes.flatMap(({ table, before, after }): FieldChange[] => {
      if (!before && after && toldWhenAdded.has(table)) return Object.keys(after).filter((field) => told.has(field) && (after[field] ?? "") !== "").map((field) => ({ field, before: null, after: show(field, after[field], after), isNew: true }));
      if (!before || !after) return [];
      return Object.keys(after)
        .filter((field) => told.has(field) && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
        .map((field) => ({ field, before: show(field, before[field], before), after: show(field, after[field], after) }));
    }),
  }));
}
