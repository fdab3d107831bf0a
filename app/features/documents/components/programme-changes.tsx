import { useTranslator } from "~/i18n/use-translator";
import { changesHeading } from "../present-changes";
import type { ProgrammeIssue } from "../present-programme";
import { ChangeTable } from "./change-table";

/** On paper: what whoever has the version before must know. */
export function ProgrammeChangesPart({ changes }: { changes: ProgrammeIssue["changes"] }) {
  const translator = useTranslator();
  if (!changes) return null;
  return (
    <section className="st-programme__changes">
      <h2>{changesHeading(translator, changes.since)}</h2>
      <ChangeTable changes={changes.list} className="st-programme__table" />
    </section>
  );
}
