import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { audiences, budgetCategories, budgetUnits, quantityBases, vatNotes } from "~/domain/budget/budget-line";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { Alert } from "~/ui/page-parts";
import { differingLineFields, type LineFormValues } from "../present";
import { currencies } from "../schema";

/** `theirs` comes with a stale save: what somebody else has stored meanwhile. */
export type LineReply = { form: FormReply; theirs?: LineFormValues };

type Props = { heading: string; values: LineFormValues; requestKey: string; path: string; invoiceCount: number; reply: LineReply | undefined };

const fieldNames = ["title", "category", "unit", "audience", "quantity", "quantityBasis", "roomCount", "low", "high", "actual", "currency", "rate", "rateDate", "vat", "note"] as const;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The form of one line, new or stored. */
export function LineFormPage({ heading, values: stored, requestKey, path, invoiceCount, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const one = (name: string) => String(values[name] ?? "");
  const labels = Object.fromEntries(fieldNames.map((name) => [name, tDynamic(`budget.field.${name}`)])) as Record<(typeof fieldNames)[number], string>;
  const options = (codes: readonly string[], prefix: string) => codes.map((code) => ({ value: code, label: capital(tDynamic(`budget.${prefix}.${code}`)) }));
  const [unit, setUnit] = useState(one("unit"));
  const [currency, setCurrency] = useState(one("currency") || "DKK");
  return (
    <>
      <h2>{heading}</h2>
      {reply?.theirs ? <TwoVersions typed={values} theirs={reply.theirs} labels={labels} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <input type="hidden" name="version" value={one("version")} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <TextField name="title" label={labels.title} required value={one("title")} error={errors.title} maxLength={200} />
        <div className="st-columns">
          <SelectField name="category" label={labels.category} required value={one("category")} error={errors.category} choices={[...(one("category") === "" ? [{ value: "", label: t("form.choose") }] : []), ...options(budgetCategories, "category")]} />
          <SelectField name="audience" label={labels.audience} required value={one("audience")} error={errors.audience} choices={options(audiences, "audience")} />
        </div>
        <div className="st-columns">
          <SelectField name="unit" label={labels.unit} required value={one("unit")} error={errors.unit} choices={options(budgetUnits, "unit")} onChange={setUnit} />
          <TextField name="quantity" inputMode="numeric" label={labels.quantity} hint={tDynamic(`budget.quantity-hint.${unit}`)} required value={one("quantity")} error={errors.quantity} />
        </div>
        <div className="st-columns">
          <SelectField name="quantityBasis" label={labels.quantityBasis} hint={t("budget.field.quantityBasis-hint")} required value={one("quantityBasis")} error={errors.quantityBasis}
            choices={[{ value: "", label: t("budget.basis-entered") }, ...options(quantityBases, "basis-name")]} />
          <div hidden={unit !== "room-night"}>
            <TextField name="roomCount" inputMode="numeric" label={labels.roomCount} hint={t("budget.field.roomCount-hint")} value={one("roomCount")} error={errors.roomCount} />
          </div>
        </div>
        <div className="st-columns">
          <TextField name="low" inputMode="decimal" label={labels.low} hint={t("budget.field.low-hint")} required value={one("low")} error={errors.low} />
          <TextField name="high" inputMode="decimal" label={labels.high} hint={t("budget.field.high-hint")} value={one("high")} error={errors.high} />
        </div>
        <div className="st-columns">
          <SelectField name="currency" label={labels.currency} required value={one("currency")} error={errors.currency} choices={currencies.map((code) => ({ value: code, label: code }))} onChange={setCurrency} />
          <SelectField name="vat" label={labels.vat} required value={one("vat")} error={errors.vat} choices={options(vatNotes, "vat")} />
        </div>
        <div className="st-columns" hidden={currency === "DKK"}>
          <TextField name="rate" inputMode="decimal" label={labels.rate} hint={t("budget.field.rate-hint", { currency })} required value={one("rate")} error={errors.rate} />
          <DateField name="rateDate" label={labels.rateDate} required value={one("rateDate")} error={errors.rateDate} />
        </div>
        {invoiceCount > 0 && !errors.actual ? <p className="st-muted mt-5">{t("budget.actual-from-invoices", { count: invoiceCount })}</p> : (
          <TextField name="actual" inputMode="decimal" label={labels.actual} hint={t("budget.field.actual-hint")} value={one("actual")} error={errors.actual} />
        )}
        <TextAreaField name="note" label={labels.note} value={one("note")} error={errors.note} rows={2} maxLength={1000} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
          <Link to={path}>{t("form.cancel")}</Link>
        </div>
      </Form>
    </>
  );
}

/** What somebody else has saved meanwhile beside what this person typed; saving again is then a decision made after seeing both. */
function TwoVersions({ typed, theirs, labels }: { typed: LineFormValues; theirs: LineFormValues; labels: Record<string, string> }) {
  const { t, tDynamic, has } = useTranslator();
  const prefixes: Record<string, string> = { category: "category", unit: "unit", audience: "audience", vat: "vat", quantityBasis: "basis-name" };
  const show = (values: LineFormValues, field: string) => {
    const text = String(values[field] ?? "");
    const key = `budget.${prefixes[field]}.${text}`;
    return text === "" ? "–" : has(key) ? tDynamic(key) : text;
  };
  return (
    <Alert kind="warning">
      <p>{t("budget.stale")}</p>
      <table className="table table--extracompact">
        <thead><tr><th scope="col">{t("budget.stale.field")}</th><th scope="col">{t("budget.stale.yours")}</th><th scope="col">{t("budget.stale.theirs")}</th></tr></thead>
        <tbody>
          {differingLineFields(typed, theirs).map((field) => (
            <tr key={field}><th scope="row">{labels[field] ?? field}</th><td>{show(typed, field)}</td><td>{show(theirs, field)}</td></tr>
          ))}
        </tbody>
      </table>
    </Alert>
  );
}
