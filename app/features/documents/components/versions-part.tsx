import { Form, useNavigation } from "@remix-run/react";
import { formatMoment } from "~/i18n/format";
import type { MessageValues } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextAreaField } from "~/ui/field";
import { Alert } from "~/ui/page-parts";
import { changesHeading } from "../present-changes";
import type { ProgrammeIssue, ProgrammePage } from "../present-programme";
import { ChangeTable } from "./change-table";
import { FileLinks, type FileLink } from "./file-links";

export type VersionItem = { number: number; status: ProgrammePage["status"]; note: string; issuedAt: string; issuedBy: string | null };
export type VersionsProps = { issue: ProgrammeIssue; items: VersionItem[]; mayIssue: boolean; requestKey: string; flash: { key: string; values: MessageValues } | null; reply: FormReply | undefined };

/** Where the programme stands among its versions, what changed, the act that sends out the next one, and those before. */
export function VersionsPart({ tripId, issue, items, mayIssue, requestKey, flash, reply }: VersionsProps & { tripId: string }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const { number, changes } = issue;
  return (
    <div className="st-issued">
      <h4 id="versions-heading">{t("version.title")}</h4>
      <p>{t("version.lead")}</p>
      <div aria-live="polite">{flash && !reply ? <Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert> : null}</div>
      <p><strong>{t(number === 0 ? "version.now.none" : issue.isDraft ? "version.now.draft" : "version.now.issued", { number })}</strong></p>
      {changes ? (
        <details open={issue.isDraft}>
          <summary>{changesHeading(translator, changes.since)}</summary>
          <ChangeTable changes={changes.list} className="table st-issued__changes" />
        </details>
      ) : null}
      {mayIssue && issue.isDraft ? <IssueForm key={requestKey} number={number + 1} requestKey={requestKey} reply={reply} /> : null}
      {mayIssue && !issue.isDraft && reply ? <ErrorSummary errors={reply.errors} labels={{}} /> : null}
      {items.length > 0 ? <VersionTable tripId={tripId} items={items} /> : null}
    </div>
  );
}

function IssueForm({ number, requestKey, reply }: { number: number; requestKey: string; reply: FormReply | undefined }) {
  const { t } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  return (
    <Form method="post" noValidate className="st-form" aria-labelledby="versions-heading">
      <ErrorSummary errors={reply?.errors} labels={{ note: t("version.note") }} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <input type="hidden" name="number" value={number} />
      <TextAreaField name="note" label={t("version.note")} hint={t("version.note-hint")} rows={2} maxLength={500} value={String(reply?.values.note ?? "")} error={reply?.errors.note} />
      <p className="st-muted mt-4">{t("version.issue-lead")}</p>
      <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("version.issue", { number })}</button>
    </Form>
  );
}

function VersionTable({ tripId, items }: { tripId: string; items: VersionItem[] }) {
  const { t, locale } = useTranslator();
  const files = (number: number): FileLink[] => {
    const path = `/ture/${tripId}/version/${number}`;
    const of = t("version.file-of", { number });
    return [
      { href: `${path}/program.pdf`, text: t("document.format.pdf"), of }, { href: `${path}/program.docx`, text: t("document.format.docx"), of },
      { href: `${path}/program-offentlig.pdf`, text: t("version.public-pdf"), of },
    ];
  };
  return (
    <ul className="st-plain-list st-issued__list" aria-label={t("version.list")}>
      {items.map(({ number, status, note, issuedAt, issuedBy }) => (
        <li key={number} className="st-documents__row">
          <div>
            <h5>{t("version.heading", { number, status: t(`print.status.${status}`) })}</h5>
            <p className="st-small st-muted">{t("version.by", { moment: formatMoment(issuedAt, locale), name: issuedBy ?? "–" })}</p>
            {note ? <p className="st-prewrap">{note}</p> : null}
          </div>
          <FileLinks links={files(number)} look="plain" />
        </li>
      ))}
    </ul>
  );
}
