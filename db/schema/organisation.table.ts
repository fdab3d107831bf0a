import type { Generated } from "kysely";

export type OrganisationTable = {
  id: Generated<string>;
  code: string;
  name: string;
  home_name: string;
  home_lon: number;
  home_lat: number;
  home_time_zone: string;
  home_country_code: string;
  /** Its secretariats look after the shared catalogue; true for one organisation at most. */
  keeps_catalogue: Generated<boolean>;
  created_at: Generated<Date>;
};
