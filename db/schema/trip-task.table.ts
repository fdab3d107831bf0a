import type { Generated } from "kysely";

export type TripTaskTable = {
  id: Generated<string>;
  trip_id: string;
  code: string | null;
  title: string | null;
  due_on: string | null;
  assignee_user_id: string | null;
  done_at: Date | null;
  done_by: string | null;
  removed: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
};
