import type { Generated } from "kysely";

export type ReportNoteTable = {
  id: Generated<string>;
  trip_id: string;
  /** Of the trip when the note was written; the stop may be gone since. */
  stop_id: string;
  /** What the stop was called then. */
  stop_title: string;
  author_user_id: string | null;
  note: Generated<string>;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};
