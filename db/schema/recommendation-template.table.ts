import type { ColumnType, Generated } from "kysely";

export type RecommendationTemplateTable = {
  id: Generated<string>;
  organisation_id: string;
  locale: "da" | "en";
  sections: ColumnType<Record<string, string>, string, string>;
  with_duty: boolean;
  version: Generated<number>;
  updated_at: Generated<Date>;
};
