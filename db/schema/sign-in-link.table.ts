import type { Generated } from "kysely";

export type SignInLinkTable = {
  id: Generated<string>;
  user_id: string;
  token_hash: string;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Date | null;
};
