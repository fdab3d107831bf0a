import type { Generated } from "kysely";

export type CaseFigureTable = {
  id: Generated<string>;
  case_id: string;
  position: number;
  /** As printed; the lower end where `amount_to` makes it a range. */
  amount: number;
  amount_to: number | null;
  precision_code: "exact" | "about" | "more-than" | "nearly";
  kind: "result" | "scope" | "goal" | "context";
  unit_da: string;
  unit_en: string;
  meaning_da: string;
  meaning_en: string;
  year_from: number | null;
  year_to: number | null;
  answer_count: number | null;
  /** Null where the publication has no numbered lines. */
  source_line: number | null;
  note_da: string | null;
  note_en: string | null;
};
