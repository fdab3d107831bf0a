import type { ColumnType, Generated } from "kysely";

export type DialogueTopicTable = {
  id: Generated<string>;
  code: string;
  destination_id: string;
  title_da: string;
  title_en: string;
  description_da: string;
  description_en: string;
  position: number;
  source_document_id: string | null;
  source_line_from: number | null;
  source_line_to: number | null;
  archived_at: ColumnType<Date | null, Date | null | undefined>;
  seed_hash: string | null;
  version: Generated<number>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

export type DialogueTopicThemeTable = {
  topic_id: string;
  theme_id: string;
};

export type DialogueTopicSiteTable = {
  topic_id: string;
  site_id: string;
};
