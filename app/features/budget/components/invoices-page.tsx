import { Form, Link, useNavigation } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import { formatAmount, formatDate, formatMoney } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { TextAreaField } from "~/ui/field";
import { Alert } from "~/ui/page-parts";
import type { InvoiceReport } from "../invoice-schema";
import type { InvoiceView } from "../present";

/** What the page's action answers: the preview of a file, or why nothing was done. */
export type InvoicesReply = { text: string; fileName: string; report: InvoiceReport | null; problem: string | null };

type Props = { path: string; lineTitles: string[]; invoices: InvoiceView[]; reply: InvoicesReply | undefined };

/** Invoices from a file: seen row by row before anything is written, then all of them or none. */
export function InvoicesPage({ path, lineTitles, invoices, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const fileId = useId();
  return (
    <div className="st-budget">
      <h2>{t("invoice.title")}</h2>
      <p className="st-muted">{t("invoice.lead")}</p>
      {reply?.problem ? <Alert kind="error">{tDynamic(reply.problem)}</Alert> : null}
      {reply?.report ? <Preview reply={reply} report={reply.report} busy={busy} /> : null}
      <Form method="post" encType="multipart/form-data" noValidate className="st-form">
        <div className="form-group">
          <label className="form-label" htmlFor={fileId}>{t("invoice.file")}</label>
          <span className="form-hint" id={`${fileId}-hint`}>{t("invoice.file-hint")}</span>
          <input type="file" id={fileId} name="file" accept=".csv,text/csv" className="form-input" aria-describedby={`${fileId}-hint`} />
        </div>
        <TextAreaField name="pasted" label={t("invoice.pasted")} hint={t("invoice.lines", { titles: lineTitles.join(" · ") })} rows={4} />
        <div className="st-row mt-5">
          <button className="button button-primary" name="intent" value="preview" disabled={busy}>{t("invoice.preview")}</button>
          <Link to={path}>{t("form.cancel")}</Link>
        </div>
      </Form>
      <InvoiceTable invoices={invoices} />
    </div>
  );
}

/** Takes the focus, so that the answer is heard and not only seen. */
function Preview({ reply, report, busy }: { reply: InvoicesReply; report: InvoiceReport; busy: boolean }) {
  const { t, tDynamic } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [report]);
  const count = (status: string) => report.rows.filter((row) => row.status === status).length;
  const isGood = report.missing.length === 0 && count("fault") === 0;
  return (
    <section ref={box} tabIndex={-1} aria-label={t("invoice.report")}>
      <Alert kind={isGood ? "info" : "error"}>
        {report.missing.length > 0 ? t("invoice.missing", { columns: report.missing.map((column) => tDynamic(`invoice.column.${column}`)).join(", ") }) : t("invoice.counts", { fresh: count("new"), known: count("known"), faults: count("fault") })}
      </Alert>
      {report.rows.length > 0 ? (
        <div className="table--responsive-scroll" role="region" tabIndex={0} aria-label={t("invoice.report")}>
          <table className="table table--extracompact table--responsive-headers">
            <caption className="sr-only">{t("invoice.report")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("invoice.row")}</th><th scope="col">{t("invoice.column.date")}</th><th scope="col">{t("invoice.column.supplier")}</th><th scope="col">{t("invoice.column.text")}</th>
                <th scope="col">{t("invoice.column.amount")}</th><th scope="col">{t("invoice.column.line")}</th><th scope="col">{t("invoice.status")}</th>
              </tr>
            </thead>
            <tbody>
              {report.rows.map((row) => (
                <tr key={row.rowNumber}>
                  <th scope="row">{row.rowNumber}</th>
                  <td data-title={t("invoice.column.date")}>{row.date}</td>
                  <td data-title={t("invoice.column.supplier")}>{row.supplier} {row.number}</td>
                  <td data-title={t("invoice.column.text")}>{row.text}</td>
                  <td data-title={t("invoice.column.amount")}>{row.amount}</td>
                  <td data-title={t("invoice.column.line")}>{row.line}</td>
                  <td data-title={t("invoice.status")}>
                    <Icon name={row.status === "fault" ? "error" : row.status === "new" ? "success" : "info"} /> {row.status === "fault" ? row.faults.map((fault) => tDynamic(`invoice.fault.${fault}`)).join(" ") : tDynamic(`invoice.status.${row.status}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {isGood && count("new") > 0 ? (
        <Form method="post" encType="multipart/form-data">
          <input type="hidden" name="fileName" value={reply.fileName} />
          <textarea name="pasted" hidden readOnly value={reply.text} />
          <button className="button button-primary" name="intent" value="import" disabled={busy}>{t("invoice.import", { count: count("new") })}</button>
        </Form>
      ) : null}
    </section>
  );
}

function InvoiceTable({ invoices }: { invoices: InvoiceView[] }) {
  const { t, locale } = useTranslator();
  if (invoices.length === 0) return null;
  return (
    <section aria-labelledby="invoices-heading">
      <h2 id="invoices-heading">{t("invoice.stored")}</h2>
      <div className="table--responsive-scroll" role="region" tabIndex={0} aria-labelledby="invoices-heading">
        <table className="table table--extracompact table--responsive-headers">
          <thead>
            <tr>
              <th scope="col">{t("invoice.column.supplier")}</th><th scope="col">{t("invoice.column.date")}</th><th scope="col">{t("invoice.column.text")}</th><th scope="col">{t("invoice.column.line")}</th>
              <th scope="col" className="align-text-right">{t("invoice.column.amount")}</th><th scope="col">{t("budget.column.acts")}</th>
            </tr>
          </thead>
          <tbody>
            {invoices.map((one) => (
              <tr key={one.invoiceId}>
                <th scope="row">{one.supplier} {one.number}</th>
                <td data-title={t("invoice.column.date")}>{formatDate(one.date, locale)}</td>
                <td data-title={t("invoice.column.text")}>{one.description}</td>
                <td data-title={t("invoice.column.line")}>{one.lineTitle}</td>
                <td data-title={t("invoice.column.amount")} className="align-text-right st-nowrap">{formatAmount(one.amountOere, locale)}{one.currency === "DKK" ? null : <span className="st-budget__reckoning">{formatMoney(one.amountMinor, one.currency, one.decimals, locale)}</span>}</td>
                <td>
                  <Form method="post" encType="multipart/form-data">
                    <input type="hidden" name="invoiceId" value={one.invoiceId} />
                    <button className="st-link-button" name="intent" value="remove" aria-label={t("budget.remove-of", { title: one.supplier })}>{t("budget.remove")}</button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
