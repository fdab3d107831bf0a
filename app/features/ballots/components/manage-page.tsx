import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { Alert, EmptyState } from "~/ui/page-parts";
import type { ReminderRound } from "../reminder-commands.server";
import { momentText, type BallotHead, type ElectorItem } from "../present";
import { ballotPath, electorRoles, type ElectorRole } from "../schema";
import { BallotFrame, BallotRules } from "./ballot-frame";

export type ManageReply = { intent: string; form?: FormReply; problem?: string; link?: { name: string; url: string }; round?: ReminderRound };

type Props = {
  head: BallotHead;
  options: { optionId: string; title: string; removedReason: string | null }[];
  electors: ElectorItem[];
  /** While it is a draft: who can be put on the list, and what opens with it. */
  draft: { possible: { userId: string; displayName: string; office: ElectorRole }[]; together: string[] } | null;
  /** Where members vote, for the reminder. */
  url: string;
  mailIsConfigured: boolean;
  reply: ManageReply | undefined;
};

/** What the secretariat does with a ballot, in the order of its life. */
export function ManagePage({ head, options, electors, draft, url, mailIsConfigured, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  return (
    <BallotFrame head={head} page={t("ballots.manage")}>
      {reply?.problem ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p></Alert> : null}
      {draft ? <OpenForm head={head} draft={draft} options={options} reply={reply} /> : null}
      {head.state === "open" ? <WhileOpen head={head} options={options} electors={electors} url={url} mailIsConfigured={mailIsConfigured} reply={reply} /> : null}
      {head.state === "closed" || head.state === "cancelled" ? <ElectorTable electors={electors} head={head} /> : null}
    </BallotFrame>
  );
}

function OpenForm({ head, draft, options, reply }: { head: BallotHead; draft: NonNullable<Props["draft"]>; options: Props["options"]; reply: ManageReply | undefined }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const busy = useNavigation().formMethod === "POST";
  return (
    <>
      <BallotRules head={head} />
      <p>{t("manage.options", { titles: options.map((option) => option.title).join(", ") })}</p>
      {head.opensAt ? <p>{t("ballots.opens-at", { moment: momentText(translator, head.opensAt) })}</p> : null}
      <p>{t("ballots.closes-at", { moment: momentText(translator, head.closesAt) })} <Link to={`${ballotPath(head.ballotId)}/ret`}>{t("manage.edit")}</Link></p>
      <section aria-labelledby="open-heading">
        <h2 id="open-heading">{t("manage.open-heading")}</h2>
        <p>{t("manage.open-lead")}</p>
        {draft.together.length > 0 ? <Alert kind="info"><p>{t("manage.together", { questions: draft.together.join(" · ") })}</p></Alert> : null}
        {draft.possible.length === 0 ? <EmptyState text={t("manage.nobody")} action={<Link to="/udvalg">{t("shell.people")}</Link>} /> : (
          <Form method="post" className="st-form">
            <ErrorSummary errors={reply?.intent === "open" ? reply.form?.errors : undefined} labels={{}} />
            {draft.possible.length < 5 && head.secrecy === "secret" ? <Alert kind="warning"><p>{t("manage.small-electorate")}</p></Alert> : null}
            <ul className="st-electors">
              {draft.possible.map((person) => (
                <li key={person.userId}>
                  <SelectField name={`elector:${person.userId}`} label={person.displayName} required value={person.office} choices={[...electorRoles, "none"].map((role) => ({ value: role, label: tDynamic(`manage.role.${role}`) }))} />
                </li>
              ))}
            </ul>
            <button className="button button-primary mt-5" name="intent" value="open" type="submit" disabled={busy}>{t("manage.open")}</button>
          </Form>
        )}
      </section>
      <div className="st-danger">
        <details className="st-act">
          <summary>{t("manage.remove-draft")}</summary>
          <p>{t("manage.remove-draft-lead")}</p>
          <Form method="post"><button className="button button-secondary" name="intent" value="remove" type="submit">{t("manage.remove-draft")}</button></Form>
        </details>
      </div>
    </>
  );
}

function WhileOpen({ head, options, electors, url, mailIsConfigured, reply }: Pick<Props, "head" | "options" | "electors" | "url" | "mailIsConfigured" | "reply">) {
  const translator = useTranslator();
  const { t } = translator;
  const busy = useNavigation().formData?.get("intent") === "mail-reminders";
  const waiting = electors.filter((one) => !one.hasVoted && one.removedReason === null);
  const remaining = options.filter((option) => option.removedReason === null);
  return (
    <>
      {head.rights.isOpen ? (
        <section aria-labelledby="reminder-heading">
          <h2 id="reminder-heading">{t("manage.reminder")}</h2>
          {waiting.length === 0 ? <p>{t("manage.all-voted")}</p> : (
            <>
              <p>{t("manage.reminder-lead", { count: waiting.length })}</p>
              <div aria-live="polite">
                {reply?.link ? (
                  <Alert kind="success">
                    <p>{t("manage.link-ready", { name: reply.link.name })}</p>
                    <label className="form-label" htmlFor="personal-link">{t("people.link-label")}</label>
                    <input id="personal-link" className="form-input" readOnly value={reply.link.url} onFocus={(event) => event.currentTarget.select()} />
                  </Alert>
                ) : null}
                {reply?.round ? <RoundWord round={reply.round} /> : null}
              </div>
              <ul className="st-waiting">
                {waiting.map((one) => (
                  <li key={one.electorId}>
                    <Form method="post" className="st-row" preventScrollReset>
                      <span>{one.name}</span>
                      <input type="hidden" name="electorId" value={one.electorId} />
                      <button className="st-link-button" name="intent" value="link" type="submit" aria-label={t("people.make-link", { name: one.name })}>{t("people.make-link-short")}</button>
                    </Form>
                  </li>
                ))}
              </ul>
              {mailIsConfigured ? (
                <Form method="post" preventScrollReset>
                  <button className="button button-secondary" name="intent" value="mail-reminders" type="submit" disabled={busy}>{busy ? t("manage.mailing") : t("manage.mail-reminders")}</button>
                  <p className="st-muted">{t("manage.mail-reminders-lead")}</p>
                </Form>
              ) : null}
              <label className="form-label mt-4" htmlFor="reminder-text">{t("manage.reminder-copy")}</label>
              <textarea id="reminder-text" className="form-input st-reminder-text" readOnly rows={4} value={t("manage.reminder-text", { question: head.question, moment: momentText(translator, head.closesAt), url })} onFocus={(event) => event.currentTarget.select()} />
            </>
          )}
        </section>
      ) : null}
      <ElectorTable electors={electors} head={head} />
      <h2>{t("manage.acts")}</h2>
      <Act intent="extend" title={t("manage.extend")} lead={t("manage.extend-lead")} submit={t("manage.extend")} reply={reply}>
        {(errors, text) => (
          <div className="st-columns">
            <DateField name="closesOn" label={t("ballot.field.closes-on")} required value={text("closesOn")} error={errors.closesOn} />
            <TextField name="closesAt" label={t("ballot.field.closes-at")} required value={text("closesAt")} error={errors.closesAt} inputMode="numeric" />
          </div>
        )}
      </Act>
      {remaining.length > 2 ? (
        <Act intent="remove-option" title={t("manage.remove-option")} lead={t("manage.remove-option-lead")} submit={t("manage.remove-option")} reply={reply}>
          {(errors, text) => <SelectField name="optionId" value={text("optionId")} label={t("manage.option")} required error={errors.optionId} choices={remaining.map((option) => ({ value: option.optionId, label: option.title }))} />}
        </Act>
      ) : null}
      {waiting.length > 0 ? (
        <Act intent="remove-elector" title={t("manage.remove-elector")} lead={t("manage.remove-elector-lead")} submit={t("manage.remove-elector")} reply={reply}>
          {(errors, text) => <SelectField name="electorId" value={text("electorId")} label={t("manage.elector")} required error={errors.electorId} choices={waiting.map((one) => ({ value: one.electorId, label: one.name }))} />}
        </Act>
      ) : null}
      {head.rights.isOpen ? (
        <details className="st-act">
          <summary>{t("manage.close")}</summary>
          <p>{t("manage.close-lead")}</p>
          <Form method="post"><button className="button button-primary" name="intent" value="close" type="submit">{t("manage.close")}</button></Form>
        </details>
      ) : null}
      <Act intent="cancel" title={t("manage.cancel")} lead={t("manage.cancel-lead")} submit={t("manage.cancel")} reply={reply} />
    </>
  );
}

/** Whom a round of reminders has reached, and whom somebody has to reach by another way. */
function RoundWord({ round }: { round: ReminderRound }) {
  const { t } = useTranslator();
  return (
    <Alert kind={round.failed.length > 0 ? "error" : round.withoutAddress.length > 0 ? "warning" : "success"}>
      <p>{t("manage.mailed", { count: round.sent })}</p>
      {round.withoutAddress.length > 0 ? <p>{t("manage.mailed-without", { names: round.withoutAddress.join(", ") })}</p> : null}
      {round.failed.length > 0 ? <p>{t("manage.mailed-failed", { names: round.failed.join(", ") })}</p> : null}
    </Alert>
  );
}

type ActProps = { intent: string; title: string; lead: string; submit: string; reply: ManageReply | undefined; children?: (errors: Record<string, string>, text: (name: string) => string | undefined) => ReactNode };

/** An act that is done with a reason; it stands closed until it is wanted, and open when it was refused. */
function Act({ intent, title, lead, submit, reply, children }: ActProps) {
  const { t } = useTranslator();
  const form = reply?.intent === intent ? reply.form : undefined;
  const errors = form?.errors ?? {};
  const text = (name: string) => (typeof form?.values[name] === "string" ? form.values[name] : undefined);
  return (
    <details className="st-act" open={form !== undefined}>
      <summary>{title}</summary>
      <p>{lead}</p>
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={form?.errors} labels={{ reason: t("manage.reason"), optionId: t("manage.option"), electorId: t("manage.elector"), closesOn: t("ballot.field.closes-on"), closesAt: t("ballot.field.closes-at") }} />
        {children?.(errors, text)}
        <TextAreaField name="reason" label={t("manage.reason")} hint={t("manage.reason-hint")} required rows={2} value={text("reason")} error={errors.reason} maxLength={1000} />
        <button className="button button-secondary mt-5" name="intent" value={intent} type="submit">{submit}</button>
      </Form>
    </details>
  );
}

function ElectorTable({ electors, head }: { electors: ElectorItem[]; head: BallotHead }) {
  const { t, tDynamic } = useTranslator();
  if (electors.length === 0) return null;
  return (
    <section aria-labelledby="electors-heading">
      <h2 id="electors-heading">{t("manage.electors")}</h2>
      <p className="st-muted">{t(head.secrecy === "secret" ? "manage.electors-lead-secret" : "manage.electors-lead")}</p>
      <table className="table table--extracompact">
        <thead><tr><th scope="col">{t("people.name")}</th><th scope="col">{t("people.role")}</th><th scope="col">{t("manage.status")}</th></tr></thead>
        <tbody>
          {electors.map((one) => (
            <tr key={one.electorId}>
              <th scope="row">{one.name}</th>
              <td>{tDynamic(`manage.role.${one.role}`)}</td>
              <td>{one.removedReason ? t("manage.removed", { reason: one.removedReason }) : t(one.hasVoted ? "manage.voted" : "manage.not-voted")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
