/** Why an act could not be taken back: somebody has changed the same thing since. */
export type HistoryRefusal = { code: "changed-since"; title: string } | { code: "nothing-to-undo" };
