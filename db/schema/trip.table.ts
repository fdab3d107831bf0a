import type { ColumnType, Generated } from "kysely";

export type TripState = "idea" | "ballot" | "draft" | "submitted" | "approved" | "underway" | "reported" | "cancelled";

export type TripTable = {
  id: Generated<string>;
  organisation_id: string;
  committee_id: string;
  committee_term_id: string;
  title: string;
  purpose: Generated<string>;
  overall_question: Generated<string>;
  reach: "denmark" | "europe" | "overseas";
  starts_on: string;
  ends_on: string;
  home_name: string;
  home_lon: number;
  home_lat: number;
  home_time_zone: string;
  home_country_code: string;
  member_count: number;
  staff_count: number;
  ceiling_participant_oere: number | null;
  ceiling_term_oere: number | null;
  ceiling_trip_oere: number | null;
  limits: ColumnType<Record<string, number>, string | undefined, string>;
  state: Generated<TripState>;
  contact_note: Generated<string>;
  is_example: Generated<boolean>;
  request_key: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type TripDestinationTable = {
  trip_id: string;
  destination_id: string;
  position: number;
};

export type TripThemeTable = {
  trip_id: string;
  theme_id: string;
  position: number;
};
