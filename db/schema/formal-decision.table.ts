import type { Generated } from "kysely";

export type FormalDecisionTable = {
  id: Generated<string>;
  ballot_id: string;
  meeting_on: string;
  agenda_item: string;
  motion: string;
  seat_count: number;
  recorded_by: string;
  version: Generated<number>;
  recorded_at: Generated<Date>;
};

export type FormalDecisionVoteTable = {
  formal_decision_id: string;
  position: number;
  display_name: string;
  substitute_for: string | null;
  presence: "present" | "absent" | "biased";
  vote: "for" | "against" | "blank" | null;
  minority_note: Generated<string>;
};
