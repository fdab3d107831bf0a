import { Form, Link, useNavigation } from "@remix-run/react";
import { lifeStates } from "~/domain/trip-life/states";
import { readDate } from "~/i18n/date-text";
import { formatDate, formatDateLong, formatMoment } from "~/i18n/format";
import type { MessageValues, Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert } from "~/ui/page-parts";
import { VersionsTable } from "~/ui/versions-table";
import { nearnessText, presentReminder, taskTitle, type TaskItem } from "../present-tasks";
import { oneOf } from "./trip-fields";
import { TripFrame, type FramedTrip } from "./trip-frame";

export type TaskReply = { form: FormReply; problem?: string };

type Assignee = { userId: string; displayName: string; hasAddress: boolean };
/** `url`: where the tasks stand, for a reminder. */
type Props = { trip: FramedTrip; tasks: TaskItem[]; assignees: Assignee[]; mailIsConfigured: boolean; url: string; requestKey: string; reply: TaskReply | undefined; flash: { key: string; values: MessageValues } | null };
type Shared = Pick<Props, "assignees" | "mailIsConfigured" | "url" | "reply"> & { tripTitle: string; mayEdit: boolean };

/** What there is to do for the trip, state by state, with what is late first said. */
export function TasksPage({ trip, tasks, assignees, mailIsConfigured, url, requestKey, reply, flash }: Props) {
  const { t, tDynamic } = useTranslator();
  const open = tasks.filter((task) => task.standing === "open");
  const count = (nearness: TaskItem["nearness"]) => open.filter((task) => task.nearness === nearness).length;
  const removed = tasks.filter((task) => task.standing === "removed");
  const groups = [...lifeStates, null].map((state) => ({ state, items: tasks.filter((task) => task.state === state && task.standing !== "removed") })).filter((group) => group.items.length > 0);
  const shared = { assignees, mailIsConfigured, url, reply, tripTitle: trip.title, mayEdit: trip.mayEdit };
  return (
    <TripFrame trip={trip} page={t("trip.tab.tasks")}>
      <h2>{t("trip.tab.tasks")}</h2>
      <p className="st-muted">{t("task.lead")}</p>
      {flash ? <div role="status"><Alert kind="success"><p>{tDynamic(flash.key, flash.values)}</p></Alert></div> : null}
      {reply?.problem ? <Alert kind="error"><p>{tDynamic(reply.problem)}</p></Alert> : null}
      <p><strong>{t("task.summary", { overdue: count("overdue"), week: count("this-week"), later: count("later") })}</strong></p>
      {groups.map(({ state, items }) => (
        <section key={state ?? "own"} aria-labelledby={`tasks-${state ?? "own"}`}>
          <h3 id={`tasks-${state ?? "own"}`}>{state ? tDynamic(`trip.state.${state}`) : t("task.own")}</h3>
          <ul className="st-tasks">{items.map((task) => <TaskLine key={task.key} task={task} {...shared} />)}</ul>
        </section>
      ))}
      {trip.mayEdit ? <AddTask assignees={assignees} requestKey={requestKey} reply={reply} /> : null}
      {trip.mayEdit && removed.length > 0 ? (
        <details className="st-life__details mt-6">
          <summary>{t("task.removed", { count: removed.length })}</summary>
          <ul className="st-tasks">{removed.map((task) => <TaskLine key={task.key} task={task} {...shared} />)}</ul>
        </details>
      ) : null}
    </TripFrame>
  );
}

function ActButton({ task, intent, label, kind }: { task: TaskItem; intent: string; label: string; kind: string }) {
  const translator = useTranslator();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="taskKey" value={task.key} />
      <input type="hidden" name="version" value={task.version} />
      <button className={kind} type="submit" aria-label={`${label}: ${taskTitle(task, translator)}`}>{label}</button>
    </Form>
  );
}

function TaskLine({ task, mayEdit, ...shared }: Shared & { task: TaskItem }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const isDone = task.standing === "done" || task.standing === "settled";
  return (
    <li className={`st-task st-task--${isDone ? "done" : task.nearness}`}>
      <div className="st-task__what">
        <p className="weight-semibold">{isDone ? <Icon name="check" label={t("task.done")} /> : null} {taskTitle(task, translator)}</p>
        {task.standing === "done" ? <p className="st-small st-muted">{t("task.done-by", { moment: formatMoment(task.doneAt!, locale), name: task.doneBy ?? t("history.system") })}</p> : null}
        {task.standing === "settled" ? <p className="st-small st-muted">{t("task.settled")}</p> : null}
        {isDone ? null : (
          <p className="st-small">
            {task.nearness === "overdue" ? <Icon name="warning" /> : null} {t("task.due", { date: formatDateLong(task.dueOn, locale) })} <strong>{nearnessText(task, translator)}</strong>
            <span className="st-muted"> · {task.assigneeName ?? t("task.nobody")}</span>
          </p>
        )}
        {isDone ? null : <RuleText task={task} />}
      </div>
      {mayEdit ? (
        <div className="st-task__acts">
          {task.standing === "open" ? <ActButton task={task} intent="finish" label={t("task.finish")} kind="button button-secondary" /> : null}
          {task.standing === "done" ? <ActButton task={task} intent="reopen" label={t("task.reopen")} kind="st-link-button" /> : null}
          {task.standing === "removed" ? <ActButton task={task} intent="restore" label={t("task.restore")} kind="st-link-button" /> : null}
        </div>
      ) : null}
      {mayEdit && task.standing === "open" ? <div className="st-task__edit"><EditTask task={task} {...shared} />{task.assigneeId ? <Remind task={task} {...shared} /> : null}</div> : null}
    </li>
  );
}

/** Where the due date comes from, and that one set by hand stays when the trip moves. */
function RuleText({ task }: { task: TaskItem }) {
  const { t, locale } = useTranslator();
  if (!task.rule) return <p className="st-small st-muted">{t("task.rule.own")}</p>;
  const days = Math.abs(task.rule.days);
  const rule = t("task.rule", { weeks: days % 7 === 0 ? days / 7 : 0, days, anchor: task.rule.days < 0 ? "before" : "after" });
  return <p className="st-small st-muted">{task.dueOn === task.rule.dueOn ? rule : t("task.rule.set", { rule, date: formatDate(task.rule.dueOn, locale) })}</p>;
}

function assigneeChoices(assignees: Assignee[], nobody: string) {
  return [{ value: "", label: nobody }, ...assignees.map((one) => ({ value: one.userId, label: one.displayName }))];
}

/** A mail to who has the task, or its text to copy where no mail can be sent. */
function Remind({ task, assignees, mailIsConfigured, url, tripTitle }: Omit<Shared, "mayEdit"> & { task: TaskItem }) {
  const translator = useTranslator();
  const { t } = translator;
  if (mailIsConfigured && assignees.some((one) => one.userId === task.assigneeId && one.hasAddress)) return <ActButton task={task} intent="remind" label={t("task.remind")} kind="st-link-button" />;
  const { text } = presentReminder(tripTitle, [task], url, translator);
  return (
    <details className="st-life__details">
      <summary aria-label={`${t("task.reminder-open")}: ${taskTitle(task, translator)}`}>{t("task.reminder-open")}</summary>
      <label className="form-label" htmlFor={`reminder-${task.key}`}>{t("task.reminder-copy", { name: task.assigneeName ?? "" })}</label>
      <textarea id={`reminder-${task.key}`} className="form-input" readOnly rows={text.split("\n").length + 1} value={text} onFocus={(event) => event.currentTarget.select()} />
    </details>
  );
}

/** What was typed for a task beside how it stands now; a date as the page writes dates. */
function staleRows(values: FormReply["values"], task: TaskItem, assignees: Assignee[], { t, locale }: Translator) {
  const typed = (name: string) => oneOf(values, name) ?? "";
  const dateText = (text: string) => { const date = readDate(text); return date ? formatDate(date, locale) : text || t("task.follows-dates"); };
  const nameOf = (userId: string) => assignees.find((one) => one.userId === userId)?.displayName ?? t("task.nobody");
  const storedDue = task.rule?.dueOn === task.dueOn ? "" : task.dueOn;
  return [
    ...(task.code === null ? [{ field: t("task.field.title"), yours: typed("title"), theirs: task.title ?? "" }] : []),
    { field: t("task.field.due"), yours: dateText(typed("dueOn")), theirs: dateText(storedDue) },
    { field: t("task.field.assignee"), yours: nameOf(typed("assigneeId")), theirs: nameOf(task.assigneeId ?? "") },
  ].filter((row) => row.yours !== row.theirs);
}

function EditTask({ task, assignees, reply }: Pick<Shared, "assignees" | "reply"> & { task: TaskItem }) {
  const translator = useTranslator();
  const { t } = translator;
  const busy = useNavigation().formMethod === "POST";
  const own = reply?.form.values.taskKey === task.key && reply.form.values.intent === "edit" ? reply.form : undefined;
  const isSet = task.rule !== null && task.dueOn !== task.rule.dueOn;
  const values = own?.values ?? { title: task.title ?? "", dueOn: task.rule && !isSet ? "" : task.dueOn, assigneeId: task.assigneeId ?? "" };
  return (
    <details className="st-life__details" open={own !== undefined || undefined}>
      <summary aria-label={`${t("task.edit")}: ${taskTitle(task, translator)}`}>{t("task.edit")}</summary>
      {own && reply?.problem === "task.refusal.stale-task" ? <Alert kind="warning"><p>{t("form.stale-choice")}</p><VersionsTable rows={staleRows(own.values, task, assignees, translator)} /><Link to="." reloadDocument>{t("form.take-stored")}</Link></Alert> : null}
      <Form method="post" noValidate preventScrollReset className="st-form" key={task.version}>
        <ErrorSummary errors={own?.errors} labels={{ dueOn: t("task.field.due"), title: t("task.field.title"), assigneeId: t("task.field.assignee") }} />
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="taskKey" value={task.key} />
        <input type="hidden" name="version" value={task.version} />
        {task.code === null ? <TextField name="title" label={t("task.field.title")} required value={oneOf(values, "title")} error={own?.errors.title} maxLength={200} /> : null}
        <div className="st-columns">
          <DateField name="dueOn" label={t("task.field.due")} hint={task.rule ? t("task.field.due-hint") : undefined} required={task.rule === null} value={oneOf(values, "dueOn")} error={own?.errors.dueOn} />
          <SelectField name="assigneeId" label={t("task.field.assignee")} value={oneOf(values, "assigneeId")} error={own?.errors.assigneeId} choices={assigneeChoices(assignees, t("task.nobody"))} />
        </div>
        <button className="button button-primary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
      </Form>
      <ActButton task={task} intent="remove" label={t("task.remove")} kind="st-link-button" />
    </details>
  );
}

function AddTask({ assignees, requestKey, reply }: Pick<Props, "assignees" | "requestKey" | "reply">) {
  const { t } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const own = reply?.form.values.intent === "add" ? reply.form : undefined;
  return (
    <section aria-labelledby="add-task">
      <h3 id="add-task">{t("task.add")}</h3>
      <Form method="post" noValidate className="st-form" key={requestKey}>
        <ErrorSummary errors={own?.errors} labels={{ dueOn: t("task.field.due"), title: t("task.field.title"), assigneeId: t("task.field.assignee") }} />
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="requestKey" value={own ? oneOf(own.values, "requestKey") : requestKey} />
        <TextField name="title" label={t("task.field.title")} required value={own && oneOf(own.values, "title")} error={own?.errors.title} maxLength={200} />
        <div className="st-columns">
          <DateField name="dueOn" label={t("task.field.due")} required value={own && oneOf(own.values, "dueOn")} error={own?.errors.dueOn} />
          <SelectField name="assigneeId" label={t("task.field.assignee")} value={own && oneOf(own.values, "assigneeId")} error={own?.errors.assigneeId} choices={assigneeChoices(assignees, t("task.nobody"))} />
        </div>
        <button className="button button-primary mt-4" type="submit" disabled={busy}>{busy ? t("form.saving") : t("task.add")}</button>
      </Form>
    </section>
  );
}
