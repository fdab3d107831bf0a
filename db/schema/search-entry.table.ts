import type { ColumnType, GeneratedAlways } from "kysely";

/** One thing that can be found. Triggers of its sources write it; nothing else does. */
export type SearchEntryTable = {
  kind: "theme" | "destination" | "site" | "topic" | "case" | "trip";
  ref_id: string;
  /** Whose thing it is; null: everybody's. */
  committee_id: string | null;
  /** What its address is made of; of a topic the destination's code and, after a #, its own. */
  code: string;
  reach: "denmark" | "europe" | "overseas" | null;
  starts_on: string | null;
  ends_on: string | null;
  title_da: string;
  title_en: string;
  note_da: string;
  note_en: string;
  body_da: string;
  body_en: string;
  folded_da: GeneratedAlways<string>;
  folded_en: GeneratedAlways<string>;
  heading: ColumnType<string, never, never>;
  document: ColumnType<string, never, never>;
};

/** What the running transaction has changed and not yet written to search_entry; empty between transactions. */
export type SearchPendingTable = { kind: SearchEntryTable["kind"]; ref_id: string };

/** The folded words of all headings, anybody's: they lead from a misspelt word to things, and are never shown themselves. */
export type SearchWordTable = { word: string };
