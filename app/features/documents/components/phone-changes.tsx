import { countChanges } from "~/domain/documents/programme-changes";
import { useTranslator } from "~/i18n/use-translator";
import { changeRows } from "../present-changes";
import type { ProgrammeIssue } from "../present-programme";

/** In the hand: folded, with how many there are. */
export function PhoneChanges({ changes }: { changes: ProgrammeIssue["changes"] }) {
  const translator = useTranslator();
  const { t } = translator;
  if (!changes || countChanges(changes.list) === 0) return null;
  const rows = changeRows(translator, changes.list);
  return (
    <details className="st-phone__changes">
      <summary>{t("version.changes.since-count", { number: changes.since, count: rows.length })}</summary>
      <ul>
        {rows.map(({ key, kind, what, how }) => (
          <li key={key}>
            <p><strong>{t(`version.change.${kind}`)}: {what}</strong></p>
            {how.map((line) => <p key={line}>{line}</p>)}
          </li>
        ))}
      </ul>
    </details>
  );
}
