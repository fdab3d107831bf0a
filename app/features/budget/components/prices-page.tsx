import { Form, Link, useNavigation } from "@remix-run/react";
import { quantityBases } from "~/domain/budget/budget-line";
import { suggestedShapes } from "~/domain/budget/suggest-lines";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { priceFields } from "../prices-schema";

export type PricesReply = { form: FormReply; theirs?: Record<string, string> };

type Props = { committee: TextPair; committeeId: string; values: Record<string, string>; reply: PricesReply | undefined };

/** What a committee reckons that a night, a day by coach, a meal costs: the ground of the suggestions. */
export function PricesPage({ committee, committeeId, values: stored, reply }: Props) {
  const { t, tDynamic, pick } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const one = (name: string) => String(values[name] ?? "");
  const labels = Object.fromEntries(quantityBases.flatMap((basis) => {
    const [fields, name] = [priceFields(basis), tDynamic(`budget.basis.${basis}`)];
    return [[fields.low, `${name}: ${t("budget.field.low")}`], [fields.high, `${name}: ${t("budget.field.high")}`], [fields.source, `${name}: ${t("prices.source")}`]];
  })) as Record<string, string>;
  const { theirs } = reply ?? {};
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("account.title"), to: `/udvalg/regnskab?udvalg=${committeeId}` }, { label: t("budget.prices") }]} />
      <PageHead title={`${t("budget.prices")}: ${pick(committee)}`} lead={t("prices.lead")} />
      {theirs ? (
        <Alert kind="warning">
          <p>{t("prices.stale")}</p>
          <ul>
            {Object.keys(theirs).filter((name) => name !== "version" && theirs[name] !== one(name)).map((name) => <li key={name}>{labels[name]}: {theirs[name] === "" ? "–" : theirs[name]} ({t("budget.stale.theirs")}) · {one(name) === "" ? "–" : one(name)} ({t("budget.stale.yours")})</li>)}
          </ul>
        </Alert>
      ) : null}
      <Form method="post" noValidate className="st-form st-prices">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <input type="hidden" name="committeeId" value={committeeId} />
        <input type="hidden" name="version" value={one("version")} />
        {quantityBases.map((basis) => {
          const fields = priceFields(basis);
          return (
            <fieldset className="st-fieldset" key={basis}>
              <legend className="form-label">{tDynamic(`budget.basis.${basis}`)} <span className="weight-normal">({tDynamic(`budget.unit.${suggestedShapes[basis].unit}`)})</span></legend>
              <div className="st-columns st-prices__row">
                <TextField name={fields.low} inputMode="decimal" label={t("prices.low")} value={one(fields.low)} error={errors[fields.low]} />
                <TextField name={fields.high} inputMode="decimal" label={t("prices.high")} value={one(fields.high)} error={errors[fields.high]} />
                <TextField name={fields.source} label={t("prices.source")} value={one(fields.source)} error={errors[fields.source]} maxLength={300} />
              </div>
            </fieldset>
          );
        })}
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
          <Link to={`/udvalg/regnskab?udvalg=${committeeId}`}>{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}
