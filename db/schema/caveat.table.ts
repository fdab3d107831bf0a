import type { Generated } from "kysely";

export type CaveatTable = {
  id: Generated<string>;
  code: string;
  destination_id: string | null;
  site_id: string | null;
  severity: "high" | "medium" | "low";
  text_da: string;
  text_en: string;
  source_da: string;
  source_en: string;
  stated_on: string;
  position: number;
};
