import { Form, Link, useNavigation } from "@remix-run/react";
import { formatDate } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { RadioGroup, TextAreaField, TextField } from "~/ui/field";
import { decisionOutcomes } from "../life-schema";
import type { TripDecisionFormView } from "../present-life";
import type { EditTripReply } from "./edit-trip-page";
import { StaleComparison } from "./stale-comparison";
import { oneOf } from "./trip-fields";
import { TripFrame, type FramedTrip } from "./trip-frame";

export type BallotDecisionItem = { id: string; question: string; meetingOn: string; agendaItem: string; motion: string; isAdopted: boolean; votesFor: number; against: number };

type Props = { trip: FramedTrip; forms: TripDecisionFormView[]; ballotDecisions: BallotDecisionItem[]; reply: EditTripReply | undefined };

/** What the meetings have decided about the trip: the committee's, and the council's where the case goes there. */
export function TripDecisionPage({ trip, forms, ballotDecisions, reply }: Props) {
  const { t, locale } = useTranslator();
  return (
    <TripFrame trip={trip} page={t("life.decision.title")}>
      <h2>{t("life.decision.title")}</h2>
      <p className="st-muted">{t("life.decision.lead")}</p>
      {ballotDecisions.length > 0 ? (
        <section aria-labelledby="ballot-decisions">
          <h3 id="ballot-decisions">{t("life.decision.from-ballots")}</h3>
          <ul className="st-plain-list">
            {ballotDecisions.map((one) => (
              <li key={one.id}>
                <p>{t("life.decision.ballot", { date: formatDate(one.meetingOn, locale), item: one.agendaItem, question: one.question, adopted: one.isAdopted ? "yes" : "no", votesFor: one.votesFor, against: one.against })}</p>
                <p className="st-muted">{one.motion}</p>
                <Link to={`?fra=${one.id}`} aria-label={t("life.decision.use-this-for", { question: one.question })}>{t("life.decision.use-this")}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {forms.map((form) => <DecisionForm key={`${form.body}-${form.values.formalDecisionId}`} form={form} reply={reply?.form.values.body === form.body ? reply : undefined} />)}
    </TripFrame>
  );
}

function DecisionForm({ form, reply }: { form: TripDecisionFormView; reply: EditTripReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? form.values;
  const errors = reply?.form.errors ?? {};
  const outcomes = decisionOutcomes.map((outcome) => ({ code: outcome, name: { da: tDynamic(`life.outcome.${outcome}`), en: tDynamic(`life.outcome.${outcome}`) } }));
  const labels = { meetingOn: t("life.decision.meeting-on"), agendaItem: t("life.decision.agenda-item"), outcome: t("life.decision.outcome"), note: t("life.decision.note") };
  return (
    <section aria-labelledby={`decision-${form.body}`}>
      <h3 id={`decision-${form.body}`}>{tDynamic(`life.decision.heading.${form.body}`)}</h3>
      {form.body === "council" ? <p className="st-muted">{t("life.decision.council-lead")}</p> : null}
      {reply?.theirs ? <StaleComparison typed={values} stored={reply.theirs} labels={labels} names={outcomes} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <input type="hidden" name="version" value={oneOf(values, "version")} />
        <input type="hidden" name="body" value={form.body} />
        <input type="hidden" name="formalDecisionId" value={oneOf(values, "formalDecisionId")} />
        <div className="st-columns">
          <DateField name="meetingOn" label={labels.meetingOn} required value={oneOf(values, "meetingOn")} error={errors.meetingOn} />
          <TextField name="agendaItem" label={labels.agendaItem} required value={oneOf(values, "agendaItem")} error={errors.agendaItem} maxLength={200} />
        </div>
        <RadioGroup name="outcome" label={labels.outcome} value={oneOf(values, "outcome")} error={errors.outcome} choices={decisionOutcomes.map((outcome) => ({ value: outcome, label: tDynamic(`life.outcome.${outcome}`) }))} />
        <TextAreaField name="note" label={labels.note} hint={t("life.decision.note-hint")} value={oneOf(values, "note")} error={errors.note} rows={3} maxLength={2000} />
        <div className="st-row mt-5">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : tDynamic(`life.decision.save.${form.body}`)}</button>
        </div>
      </Form>
    </section>
  );
}
