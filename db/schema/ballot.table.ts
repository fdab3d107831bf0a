import type { ColumnType, Generated } from "kysely";

export type BallotTable = {
  id: Generated<string>;
  organisation_id: string;
  committee_id: string;
  set_id: string | null;
  question: string;
  explanation: Generated<string>;
  method: "approval" | "score" | "schulze" | "ranked-pairs" | "equal-shares";
  secrecy: "open" | "secret";
  results: "live" | "hidden";
  reach: "denmark" | "europe" | "overseas" | null;
  opens_at: Date | null;
  closes_at: Date;
  closed_at: Date | null;
  state: Generated<"draft" | "open" | "closed" | "cancelled">;
  cancel_reason: string | null;
  budget: number | null;
  budget_unit: "oere" | "days" | null;
  lot_wanted: Generated<boolean>;
  lot_seed: string | null;
  lot_drawn: Generated<boolean>;
  request_key: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
};

export type BallotOptionTable = {
  id: Generated<string>;
  ballot_id: string;
  position: number;
  title: string;
  destination_id: string | null;
  trip_id: string | null;
  site_id: string | null;
  cost: number | null;
  removed_reason: string | null;
};

export type BallotElectorTable = {
  id: Generated<string>;
  ballot_id: string;
  user_id: string | null;
  display_name: string;
  elector_role: "chair" | "member" | "substitute";
  has_voted: Generated<boolean>;
  removed_reason: string | null;
};

/** What a paper says, by option id: groups from best to worst, approvals, or points. */
export type PaperContent = { ranking: string[][] } | { approved: string[] } | { scores: Record<string, number> };

export type BallotPaperTable = {
  id: Generated<string>;
  ballot_id: string;
  secrecy: "open" | "secret";
  content: ColumnType<PaperContent | null, string | null, string | null>;
  blank: boolean;
  comment: Generated<string>;
  voter_user_id: string | null;
  voter_name: string | null;
  receipt_hash: string | null;
  revision: Generated<string>;
};

export type BallotLogTable = {
  ballot_id: string;
  position: number;
  happened_at: Date;
  act: "opened" | "extended" | "cancelled" | "option-removed" | "elector-removed" | "closed" | "lot-drawn" | "decision-recorded";
  actor_name: string | null;
  details: ColumnType<Record<string, unknown>, string, never>;
  previous_hash: string;
  hash: string;
};
