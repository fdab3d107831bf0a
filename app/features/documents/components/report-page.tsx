import { Form, Link, useNavigation } from "@remix-run/react";
import type { PaperDocument } from "~/domain/documents/document";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextAreaField } from "~/ui/field";
import { Alert } from "~/ui/page-parts";
import { longestNote } from "../report-schema";
import type { FoundDetail } from "../present-report";
import { DetailList } from "./detail-list";
import { GapList } from "./gap-list";
import { PaperFiles, PaperView } from "./paper-view";

type Stored = { learning: string; recommendations: string; version: number };
/** `isListStale`: what stays for everybody was decided anew meanwhile. */
export type ReportReply = { form: FormReply; theirs?: Stored } | { isListStale: true };
type Props = { tripId: string; mayEdit: boolean; mayWrite: boolean; paper: PaperDocument; gaps: string[]; stored: Stored; isPublic: boolean; details: FoundDetail[]; reply: ReportReply | undefined };

/** The report as it stands, with the texts that the secretariat writes and the way to the members' notes. */
export function ReportPage({ tripId, mayEdit, mayWrite, paper, gaps, stored, isPublic, details, reply }: Props) {
  const { t } = useTranslator();
  const path = `/ture/${tripId}/rapport`;
  const textReply = reply && "form" in reply ? reply : undefined;
  return (
    <>
      {isPublic ? <Alert kind="info"><p>{t("report.is-public")} <Link to={path}>{t("report.show-members")}</Link></p></Alert> : null}
      <GapList gaps={gaps} />
      <PaperFiles title={paper.title} files={[{ format: "pdf", href: `${path}.pdf` }, { format: "docx", href: `${path}.docx` }, { format: "public-pdf", href: `${path}-offentlig.pdf` }]} />
      <p className="st-muted">{t("report.public-note")}</p>
      {mayWrite ? <p><Link to={`${path}/noter`}>{t("report.to-notes")}</Link></p> : null}
      {mayEdit ? <ReportForm stored={stored} reply={textReply} key={stored.version} /> : null}
      {mayEdit ? <DetailList details={details} version={stored.version} isStale={reply !== undefined && textReply === undefined} publicHref={`${path}?udgave=offentlig`} /> : null}
      <PaperView paper={paper} titleLevel={2} />
    </>
  );
}

function ReportForm({ stored, reply }: { stored: Stored; reply: Extract<ReportReply, { form: FormReply }> | undefined }) {
  const { t } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const labels = { learning: t("report.heading.learning"), recommendations: t("report.heading.recommendations") };
  const typed = reply?.form.values;
  const valueOf = (name: "learning" | "recommendations") => (typeof typed?.[name] === "string" ? typed[name] : stored[name]);
  return (
    <details className="st-act" open={reply !== undefined || (stored.learning === "" && stored.recommendations === "") || undefined}>
      <summary>{t("report.write")}</summary>
      <Form method="post" noValidate className="st-form" preventScrollReset>
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        {reply?.theirs ? <StaleTexts heading={t("trip.stale")} texts={[[labels.learning, reply.theirs.learning], [labels.recommendations, reply.theirs.recommendations]]} /> : null}
        <input type="hidden" name="version" value={typeof typed?.version === "string" ? typed.version : String(stored.version)} />
        {(["learning", "recommendations"] as const).map((name) => (
          <TextAreaField key={name} name={name} label={labels[name]} hint={t("report.text-hint")} value={valueOf(name)} error={reply?.form.errors[name]} rows={8} maxLength={longestNote} />
        ))}
        <button className="button button-primary mt-5" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
      </Form>
    </details>
  );
}

/** What stands stored beside what is still in the fields. */
export function StaleTexts({ heading, texts }: { heading: string; texts: [label: string, text: string][] }) {
  const { t } = useTranslator();
  return (
    <Alert kind="warning">
      <p>{heading}</p>
      {texts.map(([label, text]) => (
        <div key={label}>
          <p><strong>{label}</strong></p>
          <blockquote className="st-kept-text">{text || t("history.value.empty")}</blockquote>
        </div>
      ))}
    </Alert>
  );
}
