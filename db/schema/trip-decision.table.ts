import type { Generated } from "kysely";

export type TripDecisionTable = {
  id: Generated<string>;
  trip_id: string;
  body: "committee" | "council";
  meeting_on: string;
  agenda_item: string;
  outcome: "adopted" | "rejected";
  note: Generated<string>;
  formal_decision_id: string | null;
  version: Generated<number>;
};
