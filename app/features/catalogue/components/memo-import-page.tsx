import { Form, Link, useNavigation } from "@remix-run/react";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { FieldFrame, SelectField, TextAreaField, TextField, useFieldIds } from "~/ui/field";
import { Breadcrumbs, PageHead } from "~/ui/page-parts";
import { memoDraftPath } from "../memo-review-schema";
import { cataloguePath } from "../schema";

type Props = { committees: { committeeId: string; name: TextPair }[]; drafts: { id: string; title: string; state: string; updatedAt: string }[]; reply: FormReply | undefined };

/** Where a memo is pasted or fetched from a file, and the drafts that were begun. */
export function MemoImportPage({ committees, drafts, reply }: Props) {
  const { t, tDynamic, pick } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const text = (name: string) => (typeof reply?.values[name] === "string" ? (reply.values[name] as string) : undefined);
  const file = useFieldIds({ name: "file", hint: t("memo.file-hint") });
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("memo.title") }]} />
      <PageHead title={t("memo.title")} lead={t("memo.lead")} />
      <Form method="post" encType="multipart/form-data" noValidate className="st-form">
        <ErrorSummary errors={reply?.errors} labels={{ title: t("memo.name"), text: t("memo.text") }} />
        {committees.length > 1
          ? <SelectField name="committeeId" label={t("trip.field.committee")} required value={text("committeeId")} choices={committees.map((one) => ({ value: one.committeeId, label: pick(one.name) }))} />
          : <input type="hidden" name="committeeId" value={committees[0]!.committeeId} />}
        <TextField name="title" label={t("memo.name")} hint={t("memo.name-hint")} required value={text("title")} error={reply?.errors.title} maxLength={200} />
        <TextAreaField name="text" label={t("memo.text")} hint={t("memo.text-hint")} value={text("text")} error={reply?.errors.text} rows={14} />
        <FieldFrame name="file" id={file.id} label={t("memo.file")} hint={t("memo.file-hint")}>
          <input type="file" id={file.id} name="file" accept=".txt,text/plain,.html,.md" className="form-input" aria-describedby={file.describedBy} />
        </FieldFrame>
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("memo.reading") : t("memo.read")}</button>
          <Link to={cataloguePath}>{t("form.cancel")}</Link>
        </div>
        <p role="status" className="form-hint">{busy ? t("memo.reading-long") : ""}</p>
      </Form>
      <h2>{t("memo.drafts")}</h2>
      {drafts.length === 0 ? <p className="st-muted">{t("memo.no-drafts")}</p> : (
        <ul>
          {drafts.map((draft) => <li key={draft.id}><Link to={memoDraftPath(draft.id)}>{draft.title}</Link> · {tDynamic(`memo.state.${draft.state}`)}</li>)}
        </ul>
      )}
    </div>
  );
}
