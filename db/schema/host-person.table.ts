import type { Generated } from "kysely";

export type HostPersonTable = {
  id: Generated<string>;
  trip_id: string;
  stop_id: string;
  display_name: string;
  email: Generated<string>;
  phone: Generated<string>;
  delete_on: string;
  version: Generated<number>;
};
