import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { formatMoment } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { Confirmation } from "~/ui/confirmation";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { Alert, EmptyState, PageHead } from "~/ui/page-parts";
import { standings, standingOf, type Office, type Role } from "../schema";

export type PeopleReply = { form?: FormReply; link?: { name: string; url: string }; mailed?: { name: string; email: string }; problem?: string };

type Person = { userId: string; displayName: string; email: string | null; active: boolean; role: Role; office: Office; version: number; lastSignInAt: string | null };

type Props = {
  viewerUserId: string;
  committees: { committeeId: string; name: TextPair }[];
  committeeId: string;
  people: Person[];
  /** Whose facts are being corrected. */
  editedUserId: string | null;
  mailIsConfigured: boolean;
  reply: PeopleReply | undefined;
};

/** Who belongs to a committee, and how each of them gets in. */
export function PeoplePage({ viewerUserId, committees, committeeId, people, editedUserId, mailIsConfigured, reply }: Props) {
  const edited = people.find((person) => person.userId === editedUserId);
  const { t, tDynamic, pick, locale } = useTranslator();
  return (
    <div className="container st-stack">
      <PageHead title={t("people.title")} lead={t("people.lead")} />
      {committees.length > 1 ? (
        <Form method="get" className="st-row">
          <SelectField name="udvalg" label={t("people.committee")} required value={committeeId}
            choices={committees.map((one) => ({ value: one.committeeId, label: pick(one.name) }))} />
          <button className="button button-secondary" type="submit">{t("form.choose")}</button>
        </Form>
      ) : (
        <h2>{pick(committees[0]!.name)}</h2>
      )}
      <div aria-live="polite">
        {reply?.link ? (
          <Alert kind="success">
            <p>{t("people.link-ready", { name: reply.link.name })}</p>
            <label className="form-label" htmlFor="personal-link">{t("people.link-label")}</label>
            <input id="personal-link" className="form-input" readOnly value={reply.link.url} onFocus={(event) => event.currentTarget.select()} />
          </Alert>
        ) : null}
        {reply?.mailed ? <Alert kind="success">{t("people.mailed", reply.mailed)}</Alert> : null}
        {reply?.problem ? <Alert kind="error">{tDynamic(reply.problem)}</Alert> : null}
      </div>
      {people.length === 0 ? <EmptyState text={t("people.empty")} /> : (
        <div className="table--responsive-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("people.name")}</th>
                <th scope="col">{t("people.role")}</th>
                <th scope="col">{t("people.email")}</th>
                <th scope="col">{t("people.last-sign-in")}</th>
                <th scope="col">{t("people.actions")}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.userId}>
                  <th scope="row">{person.displayName}</th>
                  <td>{tDynamic(`people.role.${standingOf(person)}`)}</td>
                  <td>{person.email ?? "–"}</td>
                  <td>{person.lastSignInAt ? formatMoment(person.lastSignInAt, locale) : t("people.never")}</td>
                  <td><PersonActs person={person} committeeId={committeeId} self={person.userId === viewerUserId} mayMail={mailIsConfigured && person.email !== null} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="nobullet-list">
        <li><Link to={`/udvalg/graenser?udvalg=${committeeId}`}>{t("people.limits")}</Link></li>
        <li><Link to={`/udvalg/regnskab?udvalg=${committeeId}`}>{t("account.title")}</Link></li>
        <li><Link to={`/udvalg/priser?udvalg=${committeeId}`}>{t("budget.prices")}</Link></li>
        <li><Link to="/udvalg/skabeloner">{t("template.title")}</Link></li>
        <li><Link to="/styring/rejsetider">{t("people.travel-times")}</Link></li>
      </ul>
      {edited ? <PersonForm committeeId={committeeId} person={edited} reply={reply?.form} key={edited.userId} /> : <PersonForm committeeId={committeeId} reply={reply?.form} key={people.length} />}
    </div>
  );
}

function PersonActs({ person, committeeId, self, mayMail }: { person: Person; committeeId: string; self: boolean; mayMail: boolean }) {
  const { t } = useTranslator();
  const [asking, setAsking] = useState(false);
  return (
    <Form method="post" className="st-row" onSubmit={() => setAsking(false)}>
      <input type="hidden" name="committeeId" value={committeeId} />
      <input type="hidden" name="userId" value={person.userId} />
      {asking ? (
        <Confirmation question={t("people.remove-question", { name: person.displayName })} confirm={t("people.remove-confirm")} intent="remove" onCancel={() => setAsking(false)} />
      ) : (
        <>
          <button key="link" className="st-link-button" name="intent" value="link" type="submit" aria-label={t("people.make-link", { name: person.displayName })}>{t("people.make-link-short")}</button>
          {mayMail ? <button key="mail" className="st-link-button" name="intent" value="mail-link" type="submit" aria-label={t("people.mail-link", { name: person.displayName })}>{t("people.mail-link-short")}</button> : null}
          <Link key="edit" to={`/udvalg?udvalg=${committeeId}&ret=${person.userId}#person`} aria-label={t("people.edit", { name: person.displayName })}>{t("people.edit-short")}</Link>
          {self ? null : (
            <button key="ask" className="st-link-button" type="button" aria-label={t("people.remove", { name: person.displayName })} onClick={() => setAsking(true)}>{t("people.remove-short")}</button>
          )}
        </>
      )}
    </Form>
  );
}

/** A new person, or the facts of one who is there. */
function PersonForm({ committeeId, person, reply }: { committeeId: string; person?: Person; reply: FormReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const typed = (name: string) => (typeof reply?.values[name] === "string" ? reply.values[name] : undefined);
  return (
    <Form method="post" className="width-sm-percent-100" noValidate id="person">
      <h2>{person ? t("people.edit-heading", { name: person.displayName }) : t("people.add-heading")}</h2>
      <ErrorSummary errors={reply?.errors} labels={{ displayName: t("people.name"), email: t("people.email"), standing: t("people.role") }} />
      <input type="hidden" name="committeeId" value={committeeId} />
      {person ? <><input type="hidden" name="userId" value={person.userId} /><input type="hidden" name="version" value={person.version} /></> : null}
      <TextField name="displayName" label={t("people.name")} required value={typed("displayName") ?? person?.displayName} error={reply?.errors.displayName} maxLength={120} autoComplete="off" />
      <TextField name="email" label={t("people.email")} type="email" value={typed("email") ?? person?.email ?? undefined} error={reply?.errors.email} autoComplete="off" />
      <SelectField name="standing" label={t("people.role")} required value={typed("standing") ?? (person ? standingOf(person) : "member")} error={reply?.errors.standing}
        choices={standings.map((one) => ({ value: one, label: tDynamic(`people.role.${one}`) }))} />
      <p className="st-row mt-5">
        <button className="button button-primary" name="intent" value={person ? "edit" : "add"} type="submit">{person ? t("form.save") : t("people.add")}</button>
        {person ? <Link to={`/udvalg?udvalg=${committeeId}`}>{t("form.cancel")}</Link> : null}
      </p>
    </Form>
  );
}
