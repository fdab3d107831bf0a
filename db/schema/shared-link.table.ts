import type { Generated } from "kysely";

export type SharedLinkTable = {
  id: Generated<string>;
  trip_id: string;
  kind: "page" | "calendar";
  edition: "members" | "public";
  label: string;
  token_hash: string;
  created_at: Generated<Date>;
  created_by: string | null;
  expires_at: Date;
  revoked_at: Date | null;
  open_count: Generated<number>;
  last_opened_at: Date | null;
};
