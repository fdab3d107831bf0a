import type { ColumnType, Generated } from "kysely";

export type LibraryCaseTable = {
  id: Generated<string>;
  code: string;
  /** Null: shared by all; else seen by this committee only. */
  committee_id: ColumnType<string | null, string | null | undefined>;
  source_document_id: string;
  /** The case's number within its publication; null for a case that somebody added. */
  number_in_source: number | null;
  title_da: string;
  title_en: string;
  period_da: string;
  period_en: string;
  year_from: number;
  year_to: number;
  period_basis: "stated" | "publication";
  regional: boolean;
  area_da: string | null;
  area_en: string | null;
  effort_kind_da: string;
  effort_kind_en: string;
  purpose_code: "coordinated-service" | "school-business" | "sector-skills" | "target-groups" | null;
  organised_by_da: string;
  organised_by_en: string;
  purpose_da: string;
  purpose_en: string;
  activities_da: string;
  activities_en: string;
  results_da: string;
  results_en: string;
  position: number;
  archived_at: ColumnType<Date | null, Date | null | undefined>;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type CaseThemeTable = { case_id: string; theme_id: string; position: number };

export type CaseMunicipalityTable = { case_id: string; name: string; position: number };

/** A place of the catalogue has its id beside the name; the first place leads the effort. */
export type CasePlaceTable = { case_id: string; position: number; place_id: string | null; name: string; lon: number; lat: number };

export type CaseTargetGroupTable = { case_id: string; position: number; name_da: string; name_en: string };

export type CaseSectorTable = { case_id: string; position: number; name_da: string; name_en: string };

export type CaseLearningTable = { id: Generated<string>; case_id: string; position: number; text_da: string; text_en: string };

export type CaseQuestionTable = { id: Generated<string>; case_id: string; position: number; text_da: string; text_en: string };

export type CaseContradictionTable = { id: Generated<string>; case_id: string; position: number; text_da: string; text_en: string };

export type CaseSourceTable = {
  id: Generated<string>;
  case_id: string;
  /** Null: the lines tell the case itself. */
  contradiction_id: string | null;
  position: number;
  source_document_id: string;
  line_from: number;
  line_to: number;
};

export type CaseLinkTable = {
  id: Generated<string>;
  case_id: string;
  destination_id: string;
  site_id: string | null;
  relation: "place" | "partner" | "theme";
  reason_da: string;
  reason_en: string;
  position: number;
  /** Made when a case became a site or a destination: the seed leaves it alone. */
  added_by_person: Generated<boolean>;
};

export type CaseRelationTable = { case_id: string; other_case_id: string };
