import type { ColumnType, Generated, GeneratedAlways } from "kysely";

/** A row before and after one change; null before: it was added, null after: it was removed. Values are as JSON holds them. */
export type RowChange = {
  table:
    | "trip" | "trip_day" | "stop" | "leg" | "trip_theme" | "trip_destination" | "accepted_finding" | "budget_line" | "budget_invoice" | "committee" | "app_user"
    | "trip_state_move" | "trip_decision" | "trip_task" | "host_event" | "host_person" | "host_letter" | "recommendation_template" | "trip_report" | "report_note" | "destination" | "visit_site" | "place" | "dialogue_topic" | "theme" | "library_case" | "site_contact";
  id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

export type HistoryEntryTable = {
  id: GeneratedAlways<number>;
  organisation_id: string;
  trip_id: string | null;
  happened_at: Generated<Date>;
  actor_user_id: string | null;
  action: string;
  subject_title: Generated<string>;
  changes: ColumnType<RowChange[], string | undefined, string>;
  undoes_entry_id: number | null;
  request_key: string | null;
};
