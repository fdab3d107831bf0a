import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";
import type { FoundDetail } from "../present-report";

/** What is taken out of the edition for everybody, for somebody to decide what stays. */
export function DetailList({ details, version, isStale, publicHref }: { details: FoundDetail[]; version: number; isStale: boolean; publicHref: string }) {
  const { t, locale } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const removed = details.filter((one) => !one.isKept).length;
  const wheres = new Intl.ListFormat(locale === "da" ? "da-DK" : "en-GB");
  return (
    <details className="st-act" open={isStale || undefined}>
      <summary>{t("report.details.heading", { count: removed })}</summary>
      {isStale ? <Alert kind="warning"><p>{t("report.details.stale")}</p></Alert> : null}
      {details.length === 0 ? <p>{t("report.details.none")}</p> : (
        <Form method="post" className="st-form" preventScrollReset key={version}>
          <input type="hidden" name="intent" value="keep" />
          <input type="hidden" name="version" value={String(version)} />
          <fieldset>
            <legend className="form-label">{t("report.details.lead")}</legend>
            {details.map((one, index) => (
              <div key={`${one.kind} ${one.text}`}>
                <input type="checkbox" className="form-checkbox" id={`keep-${index}`} name="keep" value={one.text} defaultChecked={one.isKept} />
                <label htmlFor={`keep-${index}`}>{t("report.details.keep", { text: one.text, kind: t(`report.mark.${one.kind}`), where: wheres.format(one.where) })}</label>
              </div>
            ))}
          </fieldset>
          <button className="button button-secondary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
        </Form>
      )}
      <p className="mt-4"><Link to={publicHref}>{t("report.show-public")}</Link></p>
    </details>
  );
}
