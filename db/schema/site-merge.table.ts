import type { ColumnType, Generated } from "kysely";

/** What went from one site to another when they were merged, by the ids of the rows: what an undo brings back. */
export type MovedReferences = {
  stops: string[];
  ballotOptions: string[];
  caseLinks: string[];
  contacts: string[];
  /** Contacts both had: the one that stays, of which the undo makes a copy. */
  sharedContacts: string[];
  /** `shared`: the other site had it already. */
  topics: { id: string; shared: boolean }[];
  /** Only what the other site did not have. */
  themes: string[];
  eventDates: string[];
  /** By code, for a doubt is written anew when its site is edited. */
  caveats: string[];
  /** Null: none was handed over. */
  alternativeGroup: string | null;
  /** Sites merged into the first one earlier. */
  signposts: string[];
};

export type SiteMergeTable = {
  id: Generated<string>;
  from_site_id: string;
  into_site_id: string;
  history_entry_id: number | null;
  moved: ColumnType<MovedReferences, string, never>;
  merged_at: Generated<Date>;
  undone_at: ColumnType<Date | null, undefined, Date>;
};
