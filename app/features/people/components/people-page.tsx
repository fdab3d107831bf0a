import { Form, Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { formatMoment } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { Alert, EmptyState, PageHead } from "~/ui/page-parts";
import { roles, type Role } from "../schema";

export type PeopleReply = { form?: FormReply; link?: { name: string; url: string }; problem?: string };

type Person = { userId: string; displayName: string; email: string | null; active: boolean; role: Role; lastSignInAt: string | null };

type Props = {
  viewerUserId: string;
  committees: { committeeId: string; name: TextPair }[];
  committeeId: string;
  people: Person[];
  reply: PeopleReply | undefined;
};

/** Who belongs to a committee, and how each of them gets in. */
export function PeoplePage({ viewerUserId, committees, committeeId, people, reply }: Props) {
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
                  <td>{tDynamic(`people.role.${person.role}`)}</td>
                  <td>{person.email ?? "–"}</td>
                  <td>{person.lastSignInAt ? formatMoment(person.lastSignInAt, locale) : t("people.never")}</td>
                  <td><PersonActs person={person} committeeId={committeeId} self={person.userId === viewerUserId} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul className="nobullet-list">
        <li><Link to={`/udvalg/graenser?udvalg=${committeeId}`}>{t("people.limits")}</Link></li>
        <li><Link to="/styring/rejsetider">{t("people.travel-times")}</Link></li>
      </ul>
      <AddPersonForm committeeId={committeeId} reply={reply?.form} key={people.length} />
    </div>
  );
}

function PersonActs({ person, committeeId, self }: { person: Person; committeeId: string; self: boolean }) {
  const { t } = useTranslator();
  const [asking, setAsking] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  // The button that asked is gone: the keyboard goes on where the answer is.
  useEffect(() => {
    if (asking) confirm.current?.focus();
  }, [asking]);
  // Keys of their own: React would turn the button that asks into the one that removes while it is still being pressed.
  return (
    <Form method="post" className="st-row" onSubmit={() => setAsking(false)}>
      <input type="hidden" name="committeeId" value={committeeId} />
      <input type="hidden" name="userId" value={person.userId} />
      {asking ? (
        <>
          <span>{t("people.remove-question", { name: person.displayName })}</span>
          <button key="confirm" ref={confirm} className="button button-warning" name="intent" value="remove" type="submit">{t("people.remove-confirm")}</button>
          <button key="cancel" className="button button-secondary" type="button" onClick={() => setAsking(false)}>{t("form.cancel")}</button>
        </>
      ) : (
        <>
          <button key="link" className="st-link-button" name="intent" value="link" type="submit" aria-label={t("people.make-link", { name: person.displayName })}>{t("people.make-link-short")}</button>
          {self ? null : (
            <button key="ask" className="st-link-button" type="button" aria-label={t("people.remove", { name: person.displayName })} onClick={() => setAsking(true)}>{t("people.remove-short")}</button>
          )}
        </>
      )}
    </Form>
  );
}

function AddPersonForm({ committeeId, reply }: { committeeId: string; reply: FormReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const typed = (name: string) => (typeof reply?.values[name] === "string" ? reply.values[name] : undefined);
  return (
    <Form method="post" className="width-sm-percent-100" noValidate>
      <h2>{t("people.add-heading")}</h2>
      <ErrorSummary errors={reply?.errors} labels={{ displayName: t("people.name"), email: t("people.email"), role: t("people.role") }} />
      <input type="hidden" name="committeeId" value={committeeId} />
      <TextField name="displayName" label={t("people.name")} required value={typed("displayName")} error={reply?.errors.displayName} maxLength={120} autoComplete="off" />
      <TextField name="email" label={t("people.email")} type="email" value={typed("email")} error={reply?.errors.email} autoComplete="off" />
      <SelectField name="role" label={t("people.role")} required value={typed("role") ?? "member"} error={reply?.errors.role}
        choices={roles.map((role) => ({ value: role, label: tDynamic(`people.role.${role}`) }))} />
      <button className="button button-primary mt-5" name="intent" value="add" type="submit">{t("people.add")}</button>
    </Form>
  );
}
