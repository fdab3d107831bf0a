import { Form, useNavigation } from "@remix-run/react";
import { unknownPlaceholders } from "~/domain/documents/template-text";
import { formatMoment } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import type { Flash } from "~/shared/flash.server";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, TextAreaField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { TemplatePreview } from "../present-template";
import { placeholderCodes, placeholderNames, placeholders, templateSections } from "../template-schema";
import { PaperView } from "./paper-view";
import { StaleTexts } from "./report-page";

export type TemplateReply = { form: FormReply; theirs?: Record<string, string>; preview?: TemplatePreview | null };
type Props = {
  values: Record<string, string>;
  isStandard: boolean;
  changes: { id: number; action: string; happenedAt: string; name: string | null }[];
  preview: TemplatePreview | null;
  flash: Flash | null;
  reply: TemplateReply | undefined;
};

/** The wording of the organisation's recommendations, what it may name, and how it reads on a trip. */
export function TemplatePage({ values: stored, isStandard, changes, preview, flash, reply }: Props) {
  const { t, tDynamic, locale } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const textOf = (name: string) => (typeof values[name] === "string" ? values[name] : "");
  const labels: Record<string, string> = Object.fromEntries(templateSections.map((section) => [section, t(`recommendation.heading.${section}`)]));
  const unknown = Object.fromEntries(templateSections.map((section) => [section, { names: unknownPlaceholders(textOf(section), placeholderNames).map((name) => `{${name}}`).join(", ") }]));
  const shown = reply?.preview ?? preview;
  const theirs = reply?.theirs;
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("people.title"), to: "/udvalg" }, { label: t("template.title") }]} />
      <PageHead title={t("template.title")} lead={t("template.lead")} />
      <div aria-live="polite">{flash ? <Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert> : null}</div>
      <div className="st-template">
        <Form method="post" noValidate className="st-form" key={`${stored.version} ${locale}`}>
          <ErrorSummary errors={reply?.form.errors} labels={labels} values={unknown} />
          {theirs ? <StaleTexts heading={t("template.stale")} texts={templateSections.filter((section) => theirs[section] !== textOf(section)).map((section) => [labels[section]!, theirs[section]!])} /> : null}
          <input type="hidden" name="version" value={textOf("version")} />
          {templateSections.map((section) => (
            <div key={section}>
              {section === "duty" ? <CheckboxField name="withDuty" label={t("template.with-duty")} checked={textOf("withDuty") === "on"} /> : null}
              <TextAreaField name={section} label={labels[section]!} required={section === "recommendation"} rows={section === "process" || section === "economy" ? 4 : 7} maxLength={6000}
                value={textOf(section)} error={errors[section]} errorValues={unknown[section]} hint={section === "recommendation" ? t("template.text-hint") : undefined} />
            </div>
          ))}
          <div className="st-row mt-6">
            <button className="button button-primary" name="intent" value="save" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
            <button className="button button-secondary" name="intent" value="preview" type="submit" disabled={busy}>{t("template.preview")}</button>
          </div>
        </Form>
        <aside aria-labelledby="placeholders-heading">
          <h2 id="placeholders-heading">{t("template.placeholders")}</h2>
          <p className="st-muted">{t("template.placeholders-lead")}</p>
          <dl className="st-template__names">
            {placeholderCodes.map((code) => {
              const value = shown?.values[placeholders[code]];
              return (
                <div key={code}>
                  <dt><code>{`{${placeholders[code]}}`}</code></dt>
                  <dd>{t(`template.placeholder.${code}`)}{shown ? <span className="st-muted">{" · "}{value ?? t("template.gap", { what: t(`template.placeholder.${code}`) })}</span> : null}</dd>
                </div>
              );
            })}
          </dl>
        </aside>
      </div>
      {isStandard ? <p className="st-muted">{t("template.is-standard")}</p> : (
        <details className="st-act">
          <summary>{t("template.reset")}</summary>
          <Form method="post">
            <input type="hidden" name="version" value={stored.version} />
            <p>{t("template.reset-confirm")}</p>
            <button className="button button-secondary" name="intent" value="reset" type="submit" disabled={busy}>{t("template.reset-do")}</button>
          </Form>
        </details>
      )}
      {changes.length > 0 ? (
        <section>
          <h2>{t("template.changes")}</h2>
          <ul className="st-plain-list">
            {changes.map((change) => <li key={change.id}>{tDynamic(`history.action.${change.action}`)}{": "}{formatMoment(change.happenedAt, locale)}{change.name ? `, ${change.name}` : ""}</li>)}
          </ul>
        </section>
      ) : null}
      {shown ? (
        <section aria-labelledby="preview-heading" className="st-template__preview">
          <h2 id="preview-heading">{reply?.preview ? t("template.preview-typed") : t("template.preview-stored")}</h2>
          <PaperView paper={shown.paper} titleLevel={2} />
        </section>
      ) : <p className="st-muted">{t("template.no-trip")}</p>}
    </div>
  );
}
