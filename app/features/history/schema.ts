/** Why an act could not be taken back: somebody has changed the same thing since. */
export type HistoryRefusal = { code: "changed-since"; title: string } | { code: "nothing-to-undo" };

/** One field that a change gave another value; the values are as the database holds them. */
export type FieldChange = { field: string; before: FieldValue; after: FieldValue; /** Said for the first time: there is no earlier value to show. */ isNew?: true };
export type FieldValue = string | number | boolean | null;

export type HistoryItem = {
  entryId: number;
  happenedAt: string;
  actorName: string | null;
  action: string;
  title: string;
  undone: boolean;
  /** Fields of rows that were there before and after; what was added or removed is told by the action. */
  fields: FieldChange[];
};
