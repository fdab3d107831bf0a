import type { ColumnType, Generated } from "kysely";

export type VisitSiteTable = {
  id: Generated<string>;
  code: string;
  /** Null: shared by all; else seen by this committee only. */
  committee_id: ColumnType<string | null, string | null | undefined>;
  destination_id: string;
  place_id: string;
  name: string;
  present_name: string | null;
  kind: "jobcentre" | "municipal-service" | "company" | "network" | "ministry" | "public-agency" | "hub" | "ngo" | "education" | "conference" | "district";
  concreteness: "named" | "area" | "programme" | "event" | "type-only";
  offer_da: string;
  offer_en: string;
  address: string | null;
  lon: number;
  lat: number;
  coordinate_confidence: "address" | "district" | "town";
  opening_hours: string | null;
  opening_hours_basis: "published" | "assumed" | null;
  visit_minutes: number;
  group_limit: number | null;
  languages: string[];
  contact_role_da: string;
  contact_role_en: string;
  status: "ok" | "to-verify" | "renamed" | "moved" | "remit-changed" | "closed" | "not-verified";
  alternative_group_id: string | null;
  position: number;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  /** The day somebody last asked the host or looked the facts up; null: never. */
  verified_on: ColumnType<string | null, string | null | undefined>;
  verified_note: Generated<string>;
  archived_at: ColumnType<Date | null, Date | null | undefined>;
  /** The site that took its references when two were merged. */
  merged_into_id: ColumnType<string | null, string | null | undefined>;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type SiteThemeTable = {
  site_id: string;
  theme_id: string;
  position: number;
};

export type SiteEventDateTable = {
  id: Generated<string>;
  site_id: string;
  starts_on: string;
  ends_on: string;
  confirmed: boolean;
  source_da: string;
  source_en: string;
};
