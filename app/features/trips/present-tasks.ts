import { daysBetween } from "~/domain/time/calendar-date";
import type { LifeState } from "~/domain/trip-life/states";
import { nearnessOf, suggestTasks, type Nearness, type SuggestedTask, type TaskFacts } from "~/domain/trip-life/tasks";
import { countryName, formatDate } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { TaskRow } from "./task-queries.server";

export type TaskItem = {
  key: string;
  code: string | null;
  title: string | null;
  /** Null: somebody added it. */
  state: LifeState | null;
  dueOn: string;
  /** Where the due date comes from; null for an own task. `dueOn` differs from it once somebody has set another. */
  rule: Pick<SuggestedTask, "anchor" | "days" | "dueOn"> | null;
  /** Days from today to the due date; negative: overdue by so many. */
  daysLeft: number;
  nearness: Nearness;
  /** `settled`: the trip's state proves it. */
  standing: "open" | "done" | "settled" | "removed";
  doneAt: string | null;
  doneBy: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  version: number;
};

/** What somebody has set for a task, over what the calendar suggests, by due date. A touched task that is no longer suggested stays only while it is done. */
export function presentTasks(facts: TaskFacts, rows: TaskRow[], today: string): TaskItem[] {
  const byCode = new Map(rows.flatMap((row) => (row.code ? [[row.code, row] as const] : [])));
  const item = (row: TaskRow | undefined, task: SuggestedTask | undefined): TaskItem => {
    const dueOn = row?.dueOn ?? task!.dueOn;
    return {
      key: task?.code ?? row!.id, code: task?.code ?? null, title: row?.title ?? null, state: task?.state ?? null, dueOn, rule: task ? { anchor: task.anchor, days: task.days, dueOn: task.dueOn } : null,
      daysLeft: daysBetween(today, dueOn), nearness: nearnessOf(dueOn, today), standing: row?.removed ? "removed" : row?.doneAt ? "done" : task?.settled ? "settled" : "open",
      doneAt: row?.doneAt?.toISOString() ?? null, doneBy: row?.doneBy ?? null, assigneeId: row?.assigneeId ?? null, assigneeName: row?.assigneeName ?? null, version: row?.version ?? 0,
    };
  };
  const suggested = suggestTasks(facts).map((task) => item(byCode.get(task.code), task));
  const own = rows.filter((row) => row.code === null).map((row) => item(row, undefined));
  return [...suggested, ...own].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** A task's name in the reader's language. */
export function taskTitle({ code, title }: { code: string | null; title: string | null }, { tDynamic, locale }: Translator): string {
  if (code === null) return title ?? "";
  const [kind, countryCode] = code.split(":");
  return tDynamic(`task.kind.${kind}`, { country: countryCode ? countryName(countryCode, locale) : "" });
}

/** "overskredet med 3 dage", "om 5 dage", "i dag". */
export function nearnessText({ daysLeft }: Pick<TaskItem, "daysLeft">, { t }: Translator): string {
  if (daysLeft < 0) return t("task.overdue-by", { days: -daysLeft });
  return daysLeft === 0 ? t("task.due-today") : t("task.due-in", { days: daysLeft });
}

/** A reminder of open tasks as a mail says it: subject and text, for a person to copy or a mailer to send. */
export function presentReminder(tripTitle: string, tasks: TaskItem[], url: string, translator: Translator): { subject: string; text: string } {
  const { t, locale } = translator;
  const lines = tasks.map((task) => t("task.reminder.line", { title: taskTitle(task, translator), date: formatDate(task.dueOn, locale), near: nearnessText(task, translator), assignee: task.assigneeName ?? t("task.nobody") }));
  return { subject: t("task.reminder.subject", { trip: tripTitle, count: tasks.length }), text: [t("task.reminder.lead", { trip: tripTitle }), "", ...lines, "", url].join("\n") };
}
