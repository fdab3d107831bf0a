import type { Generated } from "kysely";

export type AppUserTable = {
  id: Generated<string>;
  organisation_id: string;
  display_name: string;
  email: string | null;
  active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
};
