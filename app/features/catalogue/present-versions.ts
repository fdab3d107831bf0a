import type { listSubjectHistory } from "~/features/history/queries.server";
import type { Translator } from "~/i18n/translator";
import { coordinateText } from "~/shared/form-fields";
import type { Entry, EntryChoices } from "./entry-queries.server";
import { changedFields, entryFields, type CaveatFact, type EntryFacts, type FactValue } from "./entry-schema";
import type { OpenMerge } from "./merge-queries.server";
import { presentEntryForm, type FormChoice } from "./present-entry";
import { rowText } from "./present-row";
import type { RowFact } from "./row-schema";

type Rows = Awaited<ReturnType<typeof listSubjectHistory>>;
export type FieldDifference = { field: string; before: string; after: string };
export type VersionItem = {
  entryId: number;
  happenedAt: string;
  actorName: string | null;
  action: string;
  /** What the change made of the state before it. */
  changes: FieldDifference[];
  /** What restoring the state after it would change now; empty where it is what stands. */
  restoring: FieldDifference[];
  /** The merge that this change was, while it can be taken back. */
  merge: OpenMerge | null;
};
export type VersionPage = { kind: Entry["kind"]; code: string; title: string; backPath: string; version: number; archived: boolean; /** A signpost: nothing of it is brought back before the merge is undone. */ isMerged: boolean; items: VersionItem[]; /** The state before the oldest change. */ first: { entryId: number; restoring: FieldDifference[] } | null };

/** All versions of an entry, the newest first, each with what it changed and what restoring it would change. */
export function presentVersions(entry: Entry, rows: Rows, choices: EntryChoices, merges: OpenMerge[], translator: Translator): VersionPage {
  const form = presentEntryForm({ kind: entry.kind, entry, facts: entry.facts, choices, withArchived: true }, translator);
  const differences = (before: EntryFacts, after: EntryFacts) =>
    changedFields(entry.kind, before, after).map((field): FieldDifference => ({ field, before: show(entry.kind, field, before[field] ?? null, form.choices, translator), after: show(entry.kind, field, after[field] ?? null, form.choices, translator) }));
  const kept = (facts: Record<string, unknown> | null) => (facts ?? {}) as EntryFacts;
  const oldest = rows.at(-1);
  const hasFields = (facts: Record<string, unknown> | null) => facts !== null && entryFields[entry.kind].some(({ name }) => name in facts);
  return {
    kind: entry.kind, code: entry.code, title: form.title, backPath: form.backPath, version: entry.version, archived: entry.archived, isMerged: entry.mergedIntoId !== null,
    items: rows.map((row) => ({
      entryId: Number(row.id), happenedAt: row.happenedAt.toISOString(), actorName: row.actorName, action: row.action,
      changes: row.before && row.after ? differences(kept(row.before), kept(row.after)) : [], restoring: differences(entry.facts, kept(row.after)),
      merge: merges.find((merge) => Number(merge.historyEntryId) === Number(row.id)) ?? null,
    })),
    first: oldest && hasFields(oldest.before) ? { entryId: Number(oldest.id), restoring: differences(entry.facts, kept(oldest.before)) } : null,
  };
}

function show(kind: Entry["kind"], name: string, value: FactValue, choices: Record<string, FormChoice[]>, translator: Translator): string {
  const { t, locale } = translator;
  const field = entryFields[kind].find((one) => one.name === name)!;
  if (field.type === "check") return t(value === true ? "entry.yes" : "entry.no");
  const list = (Array.isArray(value) ? value : [value]).filter((one): one is string | number | CaveatFact | RowFact => one !== null && one !== "" && typeof one !== "boolean");
  const texts = list.map((one) => {
    if (typeof one === "object") return field.type === "rows" ? rowText(name, field.rows, one as RowFact, translator) : (one as CaveatFact).text_da;
    return choices[name]?.find((choice) => choice.value === String(one))?.label ?? (typeof one === "number" ? coordinateText(String(one), locale) : one);
  });
  return texts.join(field.type === "many" || field.type === "select" ? ", " : " · ") || t("history.value.empty");
}
