import { useTranslator } from "~/i18n/use-translator";

/** What a person typed beside what somebody else has stored meanwhile, one row a field. */
export function VersionsTable({ rows }: { rows: { field: string; yours: string; theirs: string }[] }) {
  const { t } = useTranslator();
  const said = (text: string) => text || t("history.value.empty");
  return (
    <table className="table table--extracompact">
      <thead>
        <tr><th scope="col">{t("trip.stale.field")}</th><th scope="col">{t("trip.stale.yours")}</th><th scope="col">{t("trip.stale.theirs")}</th></tr>
      </thead>
      <tbody>
        {rows.map(({ field, yours, theirs }) => (
          <tr key={field}><th scope="row">{field}</th><td>{said(yours)}</td><td>{said(theirs)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
