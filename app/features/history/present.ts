import type { HistoryRow } from "./queries.server";
import type { FieldValue, HistoryItem } from "./schema";

/** Columns that say something to a reader; the others follow from them. */
const told = new Set([
  "title", "kind", "trip_day_id", "starts_at_minute", "duration_minutes", "nights", "locked", "booking_status", "place_name", "address", "host_contact", "questions", "notes", "mode",
  "entered_minutes", "starts_on", "ends_on", "purpose", "overall_question", "member_count", "staff_count", "ceiling_participant_oere", "ceiling_trip_oere", "ceiling_term_oere", "contact_note",
]);

/** The history as a reader sees it. A day is shown by its date where it is still part of the trip. */
export function presentHistory(rows: HistoryRow[], days: { id: string; date: string }[]): HistoryItem[] {
  const dates = new Map(days.map((day) => [day.id, day.date]));
  const show = (field: string, value: unknown): FieldValue => (field === "trip_day_id" && typeof value === "string" ? (dates.get(value) ?? value) : ((value ?? null) as FieldValue));
  return rows.map((row) => ({
    entryId: row.id, happenedAt: row.happenedAt.toISOString(), actorName: row.actorName, action: row.action, title: row.subjectTitle, undone: row.undone,
    fields: row.changes.flatMap(({ before, after }) => {
      if (!before || !after) return [];
      return Object.keys(after)
        .filter((field) => told.has(field) && JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null))
        .map((field) => ({ field, before: show(field, before[field]), after: show(field, after[field]) }));
    }),
  }));
}
