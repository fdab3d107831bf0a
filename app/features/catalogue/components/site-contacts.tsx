import { Form, Link, useNavigation } from "@remix-run/react";
import { formatDate } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { Flash } from "~/shared/flash.server";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert } from "~/ui/page-parts";
import { VersionsTable } from "~/ui/versions-table";
import type { ContactItem, SiteContactsData } from "../present-contacts";

export type ContactReply = { form: FormReply; problem?: string };

type Props = { data: SiteContactsData; reply: ContactReply | undefined; flash: Flash | null };

/** Whom the secretariat's committees write to at a site: the role, and a person only until a date. */
export function SiteContacts({ data, reply, flash }: Props) {
  const { t, tDynamic } = useTranslator();
  const expired = data.contacts.filter(({ isExpired }) => isExpired).length;
  const typedFor = reply?.form.values.intent === "save-contact" ? reply.form : undefined;
  // What was typed of a contact that is gone by now can be saved as a new one.
  const forNew = typedFor && !data.contacts.some(({ id }) => id === typedFor.values.contactId) ? typedFor : undefined;
  return (
    <section id="kontakter" aria-labelledby="contacts-heading">
      <h2 id="contacts-heading">{t("contact.title")}</h2>
      <p className="st-muted">{t("contact.lead")}</p>
      <div role="status">{flash?.key.startsWith("contact.") ? <Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert> : null}</div>
      {reply?.problem ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p></Alert> : null}
      {expired > 0 ? (
        <Alert kind="warning">
          <p>{t("contact.expired-note", { count: expired })}</p>
          <Form method="post" preventScrollReset><button className="button button-warning" name="intent" value="delete-expired" type="submit">{t("contact.delete-expired", { count: expired })}</button></Form>
        </Alert>
      ) : null}
      {data.contacts.length === 0 ? <p>{t("contact.none")}</p> : (
        <ul className="st-plain-list">
          {data.contacts.map((contact) => <ContactLine key={contact.id} contact={contact} data={data} own={typedFor?.values.contactId === contact.id ? typedFor : undefined} isStale={reply?.problem === "contact.refusal.stale"} />)}
        </ul>
      )}
      <details className="st-life__details" open={forNew !== undefined || undefined}>
        <summary>{t("contact.add")}</summary>
        <ContactForm key={data.newContactId} contact={null} data={data} own={forNew} />
      </details>
    </section>
  );
}

function ContactLine({ contact, data, own, isStale }: { contact: ContactItem; data: SiteContactsData; own: FormReply | undefined; isStale: boolean }) {
  const { t, locale } = useTranslator();
  const person = [contact.displayName, contact.email, contact.phone].filter(Boolean).join(", ");
  return (
    <li>
      <p className="weight-semibold mt-0 mb-0">{contact.role}{data.committees.length > 1 ? <span className="st-muted"> · {contact.committeeName}</span> : null}</p>
      {person && contact.deleteOn ? (
        <p className="st-small mt-0 mb-0">
          <Icon name={contact.isExpired ? "warning" : "persons"} /> {person} <span className={contact.isExpired ? "weight-semibold" : "st-muted"}>{t(contact.isExpired ? "hosts.person-expired" : "hosts.person-until", { date: formatDate(contact.deleteOn, locale) })}</span>
        </p>
      ) : null}
      <details className="st-life__details" open={own !== undefined || undefined}>
        <summary aria-label={t("contact.edit-for", { role: contact.role })}>{t("contact.edit")}</summary>
        {own && isStale ? <Stale contact={contact} typed={own} /> : null}
        <ContactForm key={contact.version} contact={contact} data={data} own={own} />
      </details>
      <details className="st-life__details">
        <summary aria-label={t("contact.delete-for", { role: contact.role })}>{t("contact.delete")}</summary>
        <Form method="post" preventScrollReset>
          <p className="st-small">{t("contact.delete-warning")}</p>
          <input type="hidden" name="contactId" value={contact.id} />
          <input type="hidden" name="version" value={contact.version} />
          <button className="button button-warning" name="intent" value="delete-contact" type="submit">{t("contact.delete-confirm")}</button>
        </Form>
      </details>
    </li>
  );
}

/** Somebody else saved first: where the two differ. */
function Stale({ contact, typed }: { contact: ContactItem; typed: FormReply }) {
  const { t, locale } = useTranslator();
  const labels = useLabels();
  const rows = (["role", "displayName", "email", "phone"] as const).map((name) => ({ field: labels[name], yours: String(typed.values[name] ?? ""), theirs: contact[name] }));
  const stored = contact.deleteOn ? formatDate(contact.deleteOn, locale) : "";
  return (
    <Alert kind="warning">
      <p>{t("form.stale-choice")}</p>
      <VersionsTable rows={[...rows, { field: labels.deleteOn, yours: String(typed.values.deleteOn ?? ""), theirs: stored }].filter((row) => row.yours !== row.theirs)} />
      <Link to="." reloadDocument>{t("form.take-stored")}</Link>
    </Alert>
  );
}

function useLabels() {
  const { t } = useTranslator();
  return { committeeId: t("contact.field.committee"), role: t("contact.field.role"), displayName: t("hosts.field.name"), email: t("hosts.field.email"), phone: t("hosts.field.phone"), deleteOn: t("hosts.field.delete-on") };
}

function ContactForm({ contact, data, own }: { contact: ContactItem | null; data: SiteContactsData; own: FormReply | undefined }) {
  const { t, locale } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const labels = useLabels();
  const text = (name: string, stored: string) => (own ? String(own.values[name] ?? "") : stored);
  return (
    <Form method="post" noValidate preventScrollReset className="st-form">
      <ErrorSummary errors={own?.errors} labels={labels} />
      <input type="hidden" name="intent" value="save-contact" />
      <input type="hidden" name="contactId" value={contact?.id ?? data.newContactId} />
      <input type="hidden" name="version" value={contact?.version ?? 0} />
      {contact || data.committees.length === 1
        ? <input type="hidden" name="committeeId" value={contact?.committeeId ?? data.committees[0]!.value} />
        : <SelectField name="committeeId" label={labels.committeeId} required value={text("committeeId", data.committees[0]!.value)} error={own?.errors.committeeId} choices={data.committees} />}
      <TextField name="role" label={labels.role} hint={t("contact.field.role-hint")} required value={text("role", contact?.role ?? "")} error={own?.errors.role} maxLength={200} />
      <p className="st-small st-muted">{t("contact.person-lead")}</p>
      <div className="st-columns">
        <TextField name="displayName" label={labels.displayName} value={text("displayName", contact?.displayName ?? "")} error={own?.errors.displayName} maxLength={120} />
        <DateField name="deleteOn" label={labels.deleteOn} hint={t("contact.field.delete-on-hint", { date: formatDate(data.latestOn, locale) })} value={text("deleteOn", contact?.deleteOn ?? data.deleteOn)} error={own?.errors.deleteOn} />
      </div>
      <div className="st-columns">
        <TextField name="email" type="email" label={labels.email} value={text("email", contact?.email ?? "")} error={own?.errors.email} maxLength={254} />
        <TextField name="phone" type="tel" label={labels.phone} value={text("phone", contact?.phone ?? "")} error={own?.errors.phone} maxLength={40} />
      </div>
      <button className="button button-primary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
    </Form>
  );
}
