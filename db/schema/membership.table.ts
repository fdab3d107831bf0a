import type { Generated } from "kysely";

export type MembershipTable = {
  id: Generated<string>;
  organisation_id: string;
  user_id: string;
  committee_id: string;
  role: "secretariat" | "member" | "reader";
  office: Generated<"chair" | "member" | "substitute">;
  created_at: Generated<Date>;
};
