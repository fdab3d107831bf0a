import type { ColumnType, Generated } from "kysely";

export type ProgrammeVersionTable = {
  id: Generated<string>;
  trip_id: string;
  number: number;
  status: "provisional" | "final" | "cancelled";
  note: Generated<string>;
  issued_at: Generated<Date>;
  /** Null: the person is gone; the only column that ever changes. */
  issued_by: string | null;
  snapshot: ColumnType<unknown, string, never>;
};
