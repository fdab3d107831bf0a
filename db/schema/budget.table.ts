import type { ColumnType, Generated } from "kysely";

export type BudgetLineTable = {
  id: Generated<string>;
  trip_id: string;
  category: "transport" | "lodging" | "meals" | "talks-visits" | "allowances" | "other";
  title: string;
  unit: "person" | "person-night" | "person-day" | "group" | "day" | "room-night";
  audience: "members" | "staff" | "both";
  quantity: number;
  quantity_basis: "nights" | "days" | "coach-days" | "meals" | "flights" | "train-rides" | null;
  room_count: number | null;
  low_minor: number;
  high_minor: number;
  actual_minor: number | null;
  currency: string;
  rate: string;
  rate_date: string | null;
  vat: Generated<"included" | "excluded" | "unknown">;
  note: Generated<string>;
  position: number;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type BudgetInvoiceTable = {
  id: Generated<string>;
  trip_id: string;
  budget_line_id: string;
  invoice_date: string;
  supplier: string;
  invoice_number: Generated<string>;
  description: Generated<string>;
  amount_minor: number;
  currency: string;
  rate: string;
  /** What tells the invoice from the trip's others, so that a file read twice counts once. */
  identity: string;
  created_at: Generated<Date>;
};

/** One price a committee reckons with: for one unit, in øre, and where it comes from. */
export type StoredPrice = { lowOere: number; highOere: number; source: string };

export type CommitteePricesTable = {
  committee_id: string;
  prices: ColumnType<Record<string, StoredPrice>, string | undefined, string>;
  version: Generated<number>;
  updated_at: Generated<Date>;
};
