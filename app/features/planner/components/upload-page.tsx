import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormFault } from "../itinerary-form-schema";
import { SelectField, TextAreaField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";

/** What comes back when the file cannot be used: what was pasted, and each fault in words at its path. */
export type UploadReply = { text: string; faults: FormFault[] };

type Props = { requestKey: string; committees: { committeeId: string; committeeNameDa: string; committeeNameEn: string }[]; reply: UploadReply | undefined };

/** A trip from a file: chosen, or pasted. */
export function UploadPage({ requestKey, committees, reply }: Props) {
  const { t, pick } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const fileId = useId();
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("trips.title"), to: "/ture" }, { label: t("check.upload.title") }]} />
      <PageHead title={t("check.upload.title")} lead={t("check.upload.lead")} />
      {reply ? <Faults faults={reply.faults} /> : null}
      <Form method="post" encType="multipart/form-data" noValidate className="st-form">
        <input type="hidden" name="requestKey" value={requestKey} />
        {committees.length > 1 ? (
          <SelectField name="committeeId" label={t("trip.field.committee")} required choices={committees.map((one) => ({ value: one.committeeId, label: pick({ da: one.committeeNameDa, en: one.committeeNameEn }) }))} />
        ) : (
          <input type="hidden" name="committeeId" value={committees[0]!.committeeId} />
        )}
        <div className="form-group">
          <label className="form-label" htmlFor={fileId}>{t("check.upload.file")}</label>
          <input type="file" id={fileId} name="file" accept=".json,application/json" className="form-input" />
        </div>
        <TextAreaField name="text" label={t("check.upload.text")} hint={t("check.upload.text-hint")} value={reply?.text} rows={8} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("check.upload.submit")}</button>
          <Link to="/ture">{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}

/** Takes the focus, so that the answer is heard and not only seen. */
function Faults({ faults }: { faults: FormFault[] }) {
  const { t } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [faults]);
  return (
    <div ref={box} tabIndex={-1}>
      <Alert kind="error" heading={t("check.upload.faults")}>
        <ul>
          {faults.map((fault, index) => <li key={index}>{fault.path ? <code>{fault.path}</code> : t("check.whole-file")}: {fault.message}</li>)}
        </ul>
      </Alert>
    </div>
  );
}
