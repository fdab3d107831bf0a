import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { mapTiles } from "~/shared/map-tiles.server";
import { listEntryChoices } from "./entry-queries.server";
import type { EntryFacts, EntryKind } from "./entry-schema";
import { presentEntryForm } from "./present-entry";

type NewEntry = {
  kind: EntryKind;
  /** What stands in the form from the start. */
  facts: EntryFacts;
  /** The committees whose own entries can be chosen beside the shared ones. */
  seenBy: string[];
  destinationCode: string | null;
  backPath: string;
  /** Under whose name it can be added; a null committee is everybody's. */
  owners: { committeeId: string | null; name: { da: string; en: string } | null }[];
};

/** The page on which an entry is added: its empty form, with a key of its own so that a form sent twice adds one. */
export async function loadNewEntryPage(db: Kysely<Database>, { seenBy, destinationCode, owners, ...entry }: NewEntry, translator: Translator) {
  const { t, tDynamic, pick } = translator;
  const shared = t(entry.kind === "case" ? "entry.owner-shared-library" : "entry.owner-shared");
  const blank = presentEntryForm(
    { ...entry, entry: null, choices: await listEntryChoices(db, seenBy, destinationCode), owners: owners.map(({ committeeId, name }) => ({ value: committeeId ?? "shared", label: name ? pick(name) : shared })) },
    translator,
  );
  return { title: `${tDynamic(`entry.new.${entry.kind}`)} – ${t("app.name")}`, form: { ...blank, values: { ...blank.values, requestKey: randomUUID() } }, tiles: mapTiles() };
}
