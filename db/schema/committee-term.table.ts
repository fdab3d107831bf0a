import type { Generated } from "kysely";

export type CommitteeTermTable = {
  id: Generated<string>;
  committee_id: string;
  starts_on: string;
  ends_on: string;
  ceiling_member_oere: number | null;
};
