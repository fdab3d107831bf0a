import type { Generated } from "kysely";

export type HostEventTable = {
  id: Generated<string>;
  trip_id: string;
  stop_id: string;
  status: "suggested" | "asked" | "confirmed" | "declined";
  happened_on: string;
  note: Generated<string>;
  recorded_by: string | null;
  recorded_at: Generated<Date>;
};
