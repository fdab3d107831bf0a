import type { Generated } from "kysely";

export type AcceptedFindingTable = {
  trip_id: string;
  finding_key: string;
  facts_hash: string;
  reason: string;
  accepted_by: string | null;
  accepted_at: Generated<Date>;
};
