import type { ProgrammeChanges } from "~/domain/documents/programme-changes";
import { useTranslator } from "~/i18n/use-translator";
import { changeRows } from "../present-changes";

/** What changed between two versions, one row a thing. */
export function ChangeTable({ changes, className }: { changes: ProgrammeChanges; className: string }) {
  const translator = useTranslator();
  const { t } = translator;
  const rows = changeRows(translator, changes);
  if (rows.length === 0) return <p>{t("version.changes.none")}</p>;
  return (
    <table className={className}>
      <caption className="sr-only">{t("version.changes.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("version.changes.kind")}</th>
          <th scope="col">{t("version.changes.what")}</th>
          <th scope="col">{t("version.changes.how")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, kind, what, how }) => (
          <tr key={key}>
            <td>{t(`version.change.${kind}`)}</td>
            <th scope="row">{what}</th>
            <td>{how.map((line) => <div key={line}>{line}</div>)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
