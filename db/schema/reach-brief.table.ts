import type { Generated } from "kysely";

export type ReachBriefTable = {
  reach: "denmark" | "europe" | "overseas";
  basis_da: string;
  basis_en: string;
  overall_question_da: string | null;
  overall_question_en: string | null;
  duration_note_da: string | null;
  duration_note_en: string | null;
  suggested_days: number | null;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type ReachBriefThemeTable = {
  reach: "denmark" | "europe" | "overseas";
  theme_id: string;
  position: number;
};
