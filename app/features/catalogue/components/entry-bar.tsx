import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import { Alert } from "~/ui/page-parts";
import { editPath, entryHistoryPath, mergePath, newSitePath, newTopicPath, type EntryKind } from "../entry-schema";
import type { OpenMerge } from "../merge-queries.server";
import { ArchiveForm } from "./archive-form";
import { UndoMergeForm } from "./undo-merge-form";

export type EntryBarData = { kind: EntryKind; code: string; version: number; archived: boolean; mayEdit: boolean; mayAdd: boolean; /** The merge that has just been done. */ merge?: OpenMerge | null };

/** What can be done with an entry on its own page, what became of the last act, and whether it is archived. */
export function EntryBar({ entry, flash }: { entry: EntryBarData; flash: Flash | null }) {
  const { t } = useTranslator();
  const { kind, code, archived } = entry;
  return (
    <>
      <EntryFlash flash={flash} />
      {entry.merge ? <UndoMergeForm merge={entry.merge} /> : null}
      {archived ? <Alert kind="info">{t("entry.archived-note")}</Alert> : null}
      {entry.mayEdit || entry.mayAdd ? (
        <nav className="st-entry-bar" aria-label={t("entry.bar")}>
          {entry.mayEdit ? <Link to={editPath(kind, code)}>{t("entry.edit-short")}</Link> : null}
          {entry.mayEdit ? <Link to={entryHistoryPath(kind, code)}>{t("entry.history")}</Link> : null}
          {kind === "destination" && entry.mayAdd && !archived ? <Link to={newSitePath(code)}>{t("entry.new.site")}</Link> : null}
          {kind === "destination" && entry.mayEdit && !archived ? <Link to={newTopicPath(code)}>{t("entry.new.topic")}</Link> : null}
          {kind === "site" && entry.mayEdit && !archived ? <Link to={mergePath(code)}>{t("merge.short")}</Link> : null}
          {entry.mayEdit ? <ArchiveForm entry={entry} /> : null}
        </nav>
      ) : null}
    </>
  );
}

/** What became of the last act on an entry. */
export function EntryFlash({ flash }: { flash: Flash | null }) {
  const { tDynamic } = useTranslator();
  return <div role="status">{flash?.key.startsWith("entry.") ? <Alert kind={flash.key.startsWith("entry.refusal.") ? "error" : "success"}>{tDynamic(flash.key, flash.values)}</Alert> : null}</div>;
}
