import type { Generated } from "kysely";

/** Whom a committee writes to at a site: a role, and a person only with the day on which the person is deleted. */
export type SiteContactTable = {
  id: Generated<string>;
  committee_id: string;
  site_id: string;
  role: string;
  display_name: Generated<string>;
  email: Generated<string>;
  phone: Generated<string>;
  delete_on: string | null;
  version: Generated<number>;
};
