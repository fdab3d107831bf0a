import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { formatDateLong } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { TextAreaField, TextField } from "~/ui/field";
import { Alert, EmptyState } from "~/ui/page-parts";
import { participations } from "../decision-schema";
import type { BallotHead } from "../present";
import type { DecisionPerson, DecisionView, presentDecisionForm } from "../present-decision";
import { BallotFrame } from "./ballot-frame";

export type DecisionReply = { form: FormReply; isStale: boolean };

type Props = { head: BallotHead; decision: DecisionView | null; form: ReturnType<typeof presentDecisionForm> | null; reply: DecisionReply | undefined };

/** What the committee decided in its meeting, each vote by name. The ballot before it was advice. */
export function DecisionPage({ head, decision, form, reply }: Props) {
  const { t } = useTranslator();
  return (
    <BallotFrame head={head} page={t("ballot.tab.decision")}>
      <p className="st-ballot__explanation">{t("decision.lead")}</p>
      {decision ? <Record decision={decision} /> : <EmptyState text={t(form ? "decision.none" : "decision.none-reader")} />}
      {form ? (
        <details className="st-act" open={reply !== undefined || decision === null}>
          <summary>{t(decision ? "decision.correct" : "decision.record")}</summary>
          {reply?.isStale ? <Alert kind="warning"><p>{t("decision.stale")}</p></Alert> : null}
          <DecisionForm key={form.version} form={form} reply={reply?.form} />
        </details>
      ) : null}
      <section aria-labelledby="law-heading">
        <h2 id="law-heading">{t("decision.law")}</h2>
        <ul>
          <li>{t("decision.law-open")}</li>
          <li>{t("decision.law-quorum")}</li>
          <li>{t("decision.law-majority")}</li>
          <li>{t("decision.law-personal")}</li>
          <li>{t("decision.law-bias")}</li>
        </ul>
      </section>
    </BallotFrame>
  );
}

function Record({ decision }: { decision: DecisionView }) {
  const { t, tDynamic, locale } = useTranslator();
  const { tally } = decision;
  return (
    <>
      <div className="st-outcome">
        <p className="st-outcome__words">{tDynamic(`decision.outcome.${tally.outcome}`)}</p>
        <p>{t("decision.figures", { for: tally.for, against: tally.against, blank: tally.blank, counted: tally.counted })} {t("decision.presence", { present: tally.present, seats: decision.seatCount, quorum: tally.quorum })}</p>
      </div>
      <dl className="st-facts">
        <dt>{t("decision.meeting")}</dt><dd>{formatDateLong(decision.meetingOn, locale)}</dd>
        <dt>{t("decision.item")}</dt><dd>{decision.agendaItem}</dd>
        <dt>{t("decision.motion")}</dt><dd>{decision.motion}</dd>
        <dt>{t("decision.recorded-by")}</dt><dd>{decision.recordedBy}</dd>
      </dl>
      <div className="table--responsive-scroll mt-5" role="region" tabIndex={0} aria-label={t("decision.votes")}>
        <table className="table table--extracompact">
          <caption>{t("decision.votes")}</caption>
          <thead><tr><th scope="col">{t("people.name")}</th><th scope="col">{t("result.vote")}</th><th scope="col">{t("decision.minority-note")}</th></tr></thead>
          <tbody>
            {decision.people.map((person) => (
              <tr key={person.name}>
                <th scope="row">{person.name}{person.substituteFor ? <div className="st-small weight-normal">{t("decision.substitute-for", { name: person.substituteFor })}</div> : null}</th>
                <td>{tDynamic(`decision.participation.${person.participation}`)}</td>
                <td>{person.minorityNote || "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const emptyRow: DecisionPerson = { name: "", substituteFor: null, participation: "absent", minorityNote: "" };
const spareRows = 2;

function DecisionForm({ form, reply }: { form: NonNullable<Props["form"]>; reply: FormReply | undefined }) {
  const { t } = useTranslator();
  const errors = reply?.errors ?? {};
  const text = (name: string, fallback: string) => (typeof reply?.values[name] === "string" ? (reply.values[name] as string) : fallback);
  const typed = reply ? rowsOf(reply.values) : form.people;
  const [rows, setRows] = useState(() => [...typed, ...Array.from({ length: spareRows }, () => emptyRow)]);
  const busy = useNavigation().formMethod === "POST";
  return (
    <Form method="post" noValidate className="st-form">
      <ErrorSummary errors={reply?.errors} labels={{ meetingOn: t("decision.meeting"), agendaItem: t("decision.item"), motion: t("decision.motion"), seatCount: t("decision.seats"), name: t("decision.people") }} />
      <input type="hidden" name="version" value={text("version", String(form.version))} />
      <div className="st-columns">
        <DateField name="meetingOn" label={t("decision.meeting")} required value={text("meetingOn", form.meetingOn)} error={errors.meetingOn} />
        <TextField name="agendaItem" label={t("decision.item")} required value={text("agendaItem", form.agendaItem)} error={errors.agendaItem} maxLength={200} />
      </div>
      <TextAreaField name="motion" label={t("decision.motion")} hint={t("decision.motion-hint")} required value={text("motion", form.motion)} error={errors.motion} rows={2} maxLength={2000} />
      <TextField name="seatCount" label={t("decision.seats")} hint={t("decision.seats-hint")} required value={text("seatCount", String(form.seatCount))} error={errors.seatCount} inputMode="numeric" />
      <h2>{t("decision.people")}</h2>
      <p>{t("decision.people-lead")}</p>
      <ol className="st-meeting">{rows.map((row, index) => <MeetingRow key={index} row={row} number={index + 1} />)}</ol>
      <div className="st-row">
        <button type="button" className="st-link-button st-needs-script" onClick={() => setRows([...rows, emptyRow])}>{t("decision.add-row")}</button>
      </div>
      <button className="button button-primary mt-5" type="submit" disabled={busy}>{busy ? t("form.saving") : t("decision.save")}</button>
    </Form>
  );
}

function MeetingRow({ row, number }: { row: DecisionPerson; number: number }) {
  const { t, tDynamic } = useTranslator();
  return (
    <li className="st-meeting__row">
      <label>{t("people.name")}<input className="form-input" name="name" defaultValue={row.name} maxLength={120} autoComplete="off" /></label>
      <label>
        {t("result.vote")}
        <select className="form-select" name="participation" defaultValue={row.participation}>{participations.map((one) => <option key={one} value={one}>{tDynamic(`decision.participation.${one}`)}</option>)}</select>
      </label>
      <label>{t("decision.substitute")}<input className="form-input" name="substituteFor" defaultValue={row.substituteFor ?? ""} maxLength={120} autoComplete="off" /></label>
      <label>{t("decision.minority-note")}<span className="sr-only"> {number}</span><input className="form-input" name="minorityNote" defaultValue={row.minorityNote} maxLength={1000} /></label>
    </li>
  );
}

function rowsOf(values: FormReply["values"]): DecisionPerson[] {
  const list = (name: string) => [values[name] ?? []].flat();
  return list("name")
    .map((name, row): DecisionPerson => ({ name, substituteFor: list("substituteFor")[row] || null, participation: participations.find((one) => one === list("participation")[row]) ?? "absent", minorityNote: list("minorityNote")[row] ?? "" }))
    .filter((one) => one.name.trim() !== "" || one.participation !== "absent" || one.substituteFor || one.minorityNote);
}
