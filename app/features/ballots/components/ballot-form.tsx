import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { formatClock } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, RadioGroup, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { BallotChoices } from "../card-queries.server";
import { ballotMethods, ballotPath, ballotsPath } from "../schema";
import { OptionBoxes } from "./option-boxes";

/** `isStale`: somebody saved the draft after the form was opened. */
export type BallotFormReply = FormReply & { isStale?: boolean };

/** A ballot closes at noon unless another hour is written. */
const usualClosingMinute = 12 * 60;

type Values = Record<string, string | string[]>;

type Props = {
  choices: BallotChoices;
  values: Values;
  /** A new ballot: for which committees and with which key. */
  isNew: { requestKey: string; committees: { committeeId: string; name: { da: string; en: string } }[] } | null;
  ballotId: string | null;
  reply: BallotFormReply | undefined;
};

/** The form of a ballot: what is asked, between what, how, and until when. */
export function BallotForm({ choices, values: start, isNew, ballotId, reply }: Props) {
  const { t, tDynamic, pick, locale } = useTranslator();
  const values = reply?.values ?? start;
  const errors = reply?.errors ?? {};
  const text = (name: string) => (typeof values[name] === "string" ? (values[name] as string) : undefined);
  const [method, setMethod] = useState(text("method") ?? "schulze");
  const busy = useNavigation().formMethod === "POST";
  const title = t(isNew ? "ballot.new.title" : "ballot.edit.title");
  const labels = {
    question: t("ballot.field.question"), explanation: t("ballot.field.explanation"), option: t("ballot.options"), costs: t("ballot.fact.cost"), budget: t("ballot.field.budget"), method: t("ballot.field.method"), results: t("ballot.field.results"),
    opensOn: t("ballot.field.opens-on"), opensAt: t("ballot.field.opens-at"), closesOn: t("ballot.field.closes-on"), closesAt: t("ballot.field.closes-at"), committeeId: t("trip.field.committee"),
  };
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("ballots.title"), to: ballotsPath }, { label: title }]} />
      <PageHead title={title} lead={t("ballot.new.lead")} />
      {reply?.isStale ? <Alert kind="warning"><p>{t("ballot.stale")}</p></Alert> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.errors} labels={labels} />
        {isNew ? <input type="hidden" name="requestKey" value={text("requestKey") ?? isNew.requestKey} /> : <input type="hidden" name="version" value={text("version")} />}
        {isNew && isNew.committees.length > 1 ? (
          <SelectField name="committeeId" label={labels.committeeId} required value={text("committeeId")} error={errors.committeeId} choices={isNew.committees.map((one) => ({ value: one.committeeId, label: pick(one.name) }))} />
        ) : isNew ? <input type="hidden" name="committeeId" value={isNew.committees[0]!.committeeId} /> : null}
        <TextField name="question" label={labels.question} hint={t("ballot.field.question-hint")} required value={text("question")} error={errors.question} maxLength={300} />
        <TextAreaField name="explanation" label={labels.explanation} hint={t("ballot.field.explanation-hint")} value={text("explanation")} error={errors.explanation} rows={3} maxLength={4000} />
        <SelectField name="method" label={labels.method} hint={tDynamic(`ballot.method-hint.${method}`)} required value={method} error={errors.method} onChange={setMethod}
          choices={ballotMethods.map((one) => ({ value: one, label: tDynamic(`ballot.method.${one}`) }))} />
        {method === "equal-shares" ? (
          <div className="st-columns">
            <TextField name="budget" label={labels.budget} required value={text("budget")} error={errors.budget} inputMode="decimal" />
            <SelectField name="budgetUnit" label={t("ballot.field.budget-unit")} required value={text("budgetUnit") ?? "oere"} choices={(["oere", "days"] as const).map((unit) => ({ value: unit, label: tDynamic(`ballot.unit.${unit}`) }))} />
          </div>
        ) : null}
        <OptionBoxes choices={choices} values={values} error={errors.option} costError={errors.costs} withCosts={method === "equal-shares"} />
        {isNew ? <CheckboxField name="perReach" label={t("ballot.field.per-reach")} checked={text("perReach") === "on"} /> : null}
        <RadioGroup name="secrecy" label={t("ballot.field.secrecy")} hint={t("ballot.field.secrecy-hint")} value={text("secrecy") ?? "open"} error={errors.secrecy}
          choices={(["open", "secret"] as const).map((one) => ({ value: one, label: tDynamic(`ballot.secrecy.${one}`) }))} />
        <RadioGroup name="results" label={labels.results} value={text("results") ?? "hidden"} error={errors.results}
          choices={(["hidden", "live"] as const).map((one) => ({ value: one, label: tDynamic(`ballot.results.${one}`) }))} />
        <fieldset className="st-fieldset">
          <legend>{t("ballot.field.when")}</legend>
          <p className="form-hint">{t("ballot.field.when-hint")}</p>
          <div className="st-columns">
            <DateField name="opensOn" label={labels.opensOn} value={text("opensOn")} error={errors.opensOn} />
            <TextField name="opensAt" label={labels.opensAt} value={text("opensAt")} error={errors.opensAt} inputMode="numeric" />
          </div>
          <div className="st-columns">
            <DateField name="closesOn" label={labels.closesOn} required value={text("closesOn")} error={errors.closesOn} />
            <TextField name="closesAt" label={labels.closesAt} required value={text("closesAt") ?? formatClock(usualClosingMinute, locale, true)} error={errors.closesAt} inputMode="numeric" />
          </div>
        </fieldset>
        <CheckboxField name="lotWanted" label={t("ballot.field.lot")} checked={text("lotWanted") === "on"} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("ballot.save-draft")}</button>
          <Link to={ballotId ? `${ballotPath(ballotId)}/styring` : ballotsPath}>{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}
