import { Form, Link, useNavigation } from "@remix-run/react";
import { bookingStatuses, type BookingStatus } from "~/domain/itinerary/itinerary";
import { readDate } from "~/i18n/date-text";
import { formatClock, formatDate, formatDateShort } from "~/i18n/format";
import type { Locale } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert, EmptyState } from "~/ui/page-parts";
import { VersionsTable } from "~/ui/versions-table";
import type { HostItem } from "../present-hosts";

export type HostReply = { form: FormReply; problem?: string };

type Props = { tripId: string; hosts: HostItem[]; shown: BookingStatus | null; mayEdit: boolean; today: string; deleteOn: string; requestKey: string; reply: HostReply | undefined };

/** The hosts of a trip: how far each agreement is, until when it must be made, and what is kept of persons. */
export function HostsPage({ tripId, hosts, shown, mayEdit, today, deleteOn, requestKey, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const visible = hosts.filter((host) => shown === null || host.status === shown);
  return (
    <>
      <h2>{t("hosts.title")}</h2>
      <p className="st-muted">{t("hosts.lead")}</p>
      {reply?.problem ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p></Alert> : null}
      {hosts.length === 0 ? <EmptyState text={t("hosts.empty")} action={<Link to={`/ture/${tripId}/program`}>{t("trip.open-programme")}</Link>} /> : (
        <>
          <ul className="st-row nobullet-list" aria-label={t("hosts.filter")}>
            <li><Link to="?" className="st-choice" aria-current={shown === null ? "true" : undefined}>{t("hosts.all", { count: hosts.length })}</Link></li>
            {bookingStatuses.map((status) => <li key={status}><Link to={`?status=${status}`} className="st-choice" aria-current={shown === status ? "true" : undefined}>{tDynamic(`planner.status.${status}`)} ({hosts.filter((host) => host.status === status).length})</Link></li>)}
          </ul>
          {visible.length === 0 ? <p>{t("hosts.none-shown")}</p> : null}
          <ul className="st-tasks mt-4">{visible.map((host) => <HostLine key={host.id} {...{ tripId, host, mayEdit, today, deleteOn, requestKey, reply }} />)}</ul>
        </>
      )}
      {mayEdit ? <Persons hosts={hosts} /> : null}
    </>
  );
}

type LineProps = Pick<Props, "tripId" | "mayEdit" | "today" | "deleteOn" | "requestKey" | "reply"> & { host: HostItem };

function HostLine(props: LineProps) {
  const { tripId, host, mayEdit } = props;
  const { t, tDynamic, locale } = useTranslator();
  const latest = host.events[0]?.status === host.status ? host.events[0] : undefined;
  return (
    <li className={`st-task${host.isLate || host.status === "declined" ? " st-task--overdue" : ""}`}>
      <div>
        <p className="weight-semibold">{host.title}</p>
        <p className="st-small">
          {host.date ? formatDateShort(host.date, locale) : t("hosts.no-day")}{host.startsAtMinute === null ? "" : ` ${formatClock(host.startsAtMinute, locale, true)}`}{host.placeName ? ` · ${host.placeName}` : ""}{host.role ? ` · ${host.role}` : ""}
        </p>
        <p className="st-small">
          <Icon name={host.status === "confirmed" ? "success" : host.status === "declined" ? "error" : "time"} /> <strong>{tDynamic(`planner.status.${host.status}`)}</strong>
          {latest ? ` ${t("hosts.since", { date: formatDate(latest.happenedOn, locale) })}` : ""}{latest?.note ? `: ${latest.note}` : ""}{latest ? <span className="st-muted"> ({latest.recordedBy ?? t("history.system")})</span> : null}
        </p>
        {host.deadlineOn && host.status !== "confirmed" ? <p className="st-small">{host.isLate ? <Icon name="warning" /> : null} {t(host.isLate ? "hosts.deadline-passed" : "hosts.deadline", { date: formatDate(host.deadlineOn, locale) })}</p> : null}
        {mayEdit && host.person ? <p className="st-small"><Icon name="persons" /> {[host.person.displayName, host.person.email, host.person.phone].filter(Boolean).join(", ")} <span className={host.person.isExpired ? "weight-semibold" : "st-muted"}>{t(host.person.isExpired ? "hosts.person-expired" : "hosts.person-until", { date: formatDate(host.person.deleteOn, locale) })}</span></p> : null}
      </div>
      {mayEdit ? <div><Link to={`/ture/${tripId}/vaerter/${host.id}/brev`} aria-label={t("hosts.letter-for", { host: host.title })}>{t("hosts.letter")}</Link></div> : null}
      {mayEdit ? <div className="st-task__edit"><RecordForm {...props} /><PersonForm {...props} /><Events host={host} /></div> : null}
    </li>
  );
}

/** Somebody else saved first: where the two differ, and the way back to what is stored. */
function Stale({ rows }: { rows: Parameters<typeof VersionsTable>[0]["rows"] }) {
  const { t } = useTranslator();
  return <Alert kind="warning"><p>{t("form.stale-choice")}</p><VersionsTable rows={rows.filter((row) => row.yours !== row.theirs)} /><Link to="." reloadDocument>{t("form.take-stored")}</Link></Alert>;
}

/** A typed date as the page writes dates; what is none stays as it was typed. */
function dateText(text: string, locale: Locale): string {
  const date = readDate(text);
  return date ? formatDate(date, locale) : text;
}

function RecordForm({ host, today, requestKey, reply }: LineProps) {
  const { t, tDynamic, locale } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const own = reply?.form.values.intent === "record" && reply.form.values.stopId === host.id ? reply.form : undefined;
  const text = (name: string, stored: string) => (own ? String(own.values[name] ?? "") : stored);
  const labels = { status: t("hosts.field.status"), happenedOn: t("hosts.field.date"), note: t("hosts.field.note"), role: t("hosts.field.role") };
  return (
    <details className="st-life__details" open={own !== undefined || undefined}>
      <summary aria-label={`${t("hosts.record")}: ${host.title}`}>{t("hosts.record")}</summary>
      {own && reply?.problem === "hosts.refusal.stale" ? <Stale rows={[
        { field: labels.status, yours: tDynamic(`planner.status.${text("status", host.status)}`), theirs: tDynamic(`planner.status.${host.status}`) },
        { field: labels.happenedOn, yours: dateText(text("happenedOn", ""), locale), theirs: host.events[0] ? formatDate(host.events[0].happenedOn, locale) : "" },
        { field: labels.note, yours: text("note", ""), theirs: host.events[0]?.note ?? "" },
        { field: labels.role, yours: text("role", ""), theirs: host.role },
      ]} /> : null}
      <Form method="post" noValidate preventScrollReset className="st-form" key={host.version}>
        <ErrorSummary errors={own?.errors} labels={labels} />
        <input type="hidden" name="intent" value="record" />
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="stopId" value={host.id} />
        <input type="hidden" name="version" value={host.version} />
        <div className="st-columns">
          <SelectField name="status" label={labels.status} required value={text("status", host.status)} error={own?.errors.status} choices={bookingStatuses.map((value) => ({ value, label: tDynamic(`planner.status.${value}`) }))} />
          <DateField name="happenedOn" label={labels.happenedOn} required value={text("happenedOn", today)} error={own?.errors.happenedOn} />
        </div>
        <TextField name="note" label={labels.note} value={text("note", "")} error={own?.errors.note} maxLength={1000} />
        <TextField name="role" label={labels.role} hint={t("hosts.field.role-hint")} value={text("role", host.role)} error={own?.errors.role} maxLength={500} />
        <button className="button button-primary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
      </Form>
    </details>
  );
}

function PersonForm({ host, deleteOn, reply }: LineProps) {
  const { t, locale } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const own = reply?.form.values.intent === "person" && reply.form.values.stopId === host.id ? reply.form : undefined;
  const text = (name: string, stored: string) => (own ? String(own.values[name] ?? "") : stored);
  const { person } = host;
  const labels = { displayName: t("hosts.field.name"), email: t("hosts.field.email"), phone: t("hosts.field.phone"), deleteOn: t("hosts.field.delete-on") };
  return (
    <details className="st-life__details" open={own !== undefined || undefined}>
      <summary aria-label={`${t(person ? "hosts.person-edit" : "hosts.person-add")}: ${host.title}`}>{t(person ? "hosts.person-edit" : "hosts.person-add")}</summary>
      <p className="st-small st-muted">{t("hosts.person-lead")}</p>
      {own && reply?.problem === "hosts.refusal.stale" ? <Stale rows={[
        { field: labels.displayName, yours: text("displayName", ""), theirs: person?.displayName ?? "" },
        { field: labels.email, yours: text("email", ""), theirs: person?.email ?? "" },
        { field: labels.phone, yours: text("phone", ""), theirs: person?.phone ?? "" },
        { field: labels.deleteOn, yours: dateText(text("deleteOn", ""), locale), theirs: person ? formatDate(person.deleteOn, locale) : "" },
      ]} /> : null}
      <Form method="post" noValidate preventScrollReset className="st-form" key={person?.version ?? 0}>
        <ErrorSummary errors={own?.errors} labels={labels} />
        <input type="hidden" name="intent" value="person" />
        <input type="hidden" name="stopId" value={host.id} />
        <input type="hidden" name="version" value={person?.version ?? 0} />
        <div className="st-columns">
          <TextField name="displayName" label={labels.displayName} required value={text("displayName", person?.displayName ?? "")} error={own?.errors.displayName} maxLength={120} />
          <DateField name="deleteOn" label={labels.deleteOn} hint={t("hosts.field.delete-on-hint")} required value={text("deleteOn", person?.deleteOn ?? deleteOn)} error={own?.errors.deleteOn} />
        </div>
        <div className="st-columns">
          <TextField name="email" type="email" label={labels.email} value={text("email", person?.email ?? "")} error={own?.errors.email} maxLength={254} />
          <TextField name="phone" type="tel" label={labels.phone} value={text("phone", person?.phone ?? "")} error={own?.errors.phone} maxLength={40} />
        </div>
        <button className="button button-primary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
      </Form>
    </details>
  );
}

function Events({ host }: { host: HostItem }) {
  const { t, tDynamic, locale } = useTranslator();
  if (host.events.length === 0) return null;
  return (
    <details className="st-life__details">
      <summary aria-label={`${t("hosts.events", { count: host.events.length })}: ${host.title}`}>{t("hosts.events", { count: host.events.length })}</summary>
      <ul className="nobullet-list st-small">
        {host.events.map((event, index) => <li key={index}>{formatDate(event.happenedOn, locale)}: {tDynamic(`planner.status.${event.status}`)}{event.note ? `. ${event.note}` : ""} <span className="st-muted">({event.recordedBy ?? t("history.system")})</span></li>)}
      </ul>
    </details>
  );
}

/** What is kept of persons, until when, and the one press that deletes what has expired. */
function Persons({ hosts }: { hosts: HostItem[] }) {
  const { t, locale } = useTranslator();
  const kept = hosts.flatMap((host) => (host.person ? [{ host, person: host.person }] : []));
  const expired = kept.filter(({ person }) => person.isExpired).length;
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="persons-heading">
      <h3 id="persons-heading">{t("hosts.persons")}</h3>
      {expired > 0 ? (
        <Alert kind="warning">
          <p>{t("hosts.persons-expired", { count: expired })}</p>
          <Form method="post"><button className="button button-warning" name="intent" value="delete-expired" type="submit">{t("hosts.delete-expired", { count: expired })}</button></Form>
        </Alert>
      ) : null}
      <ul className="st-plain-list">
        {kept.map(({ host, person }) => (
          <li key={host.id} className="st-row">
            <span>{person.displayName} ({host.title}): {t(person.isExpired ? "hosts.person-expired" : "hosts.person-until", { date: formatDate(person.deleteOn, locale) })}</span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="stopId" value={host.id} />
              <button className="st-link-button" name="intent" value="delete-person" type="submit" aria-label={t("hosts.delete-person-for", { name: person.displayName })}>{t("hosts.delete-person")}</button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
