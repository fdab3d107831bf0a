import { randomUUID } from "node:crypto";
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { TasksPage, type TaskReply } from "~/features/trips/components/tasks-page";
import { requireTripEditor, requireTripVisitor } from "~/features/trips/gates.server";
import { presentFramedTrip } from "~/features/trips/present";
import { presentTasks, taskTitle } from "~/features/trips/present-tasks";
import { changeTask } from "~/features/trips/task-commands.server";
import { mailTaskReminder } from "~/features/trips/reminder-commands.server";
import { listAssignees, listTaskFacts, listTaskRows } from "~/features/trips/task-queries.server";
import { taskActSchema, taskReminderSchema } from "~/features/trips/task-schema";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { flashCookieHeader, takeFlash } from "~/shared/flash.server";
import { formValues, parseValues, readForm, refusal } from "~/shared/forms.server";
import { httpProblem } from "~/shared/http.server";
import { mailIsConfigured } from "~/shared/mail.server";
import { publicUrl } from "~/shared/public-url.server";
import { revalidateAfterConflict } from "~/shared/revalidation";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} – Studietur` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const { trip } = visitor;
  const { t } = translatorFor(await requestLocale(request));
  const db = await database();
  const [facts, rows, assignees, { flash, headers }] = await Promise.all([listTaskFacts(db, [trip.id]), listTaskRows(db, [trip.id]), listAssignees(db, trip.id), takeFlash(request)]);
  const tasks = presentTasks(facts.get(trip.id)!, rows, wallClockOf(Date.now(), trip.homeTimeZone).date);
  const page = { trip: presentFramedTrip(visitor), tasks, assignees, mailIsConfigured: mailIsConfigured(), url: tasksUrl(request, trip.id), requestKey: randomUUID(), flash };
  return json({ ...page, title: `${t("trip.tab.tasks")}: ${trip.title}` }, { headers });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const editor = await requireTripEditor(request, params.tripId);
  const { viewer, trip } = editor;
  const values = formValues(await readForm(request));
  if (values.intent === "remind") return remind(request, editor, values);
  const form = parseValues(taskActSchema, values);
  if (!form.ok) return json<TaskReply>({ form: form.reply }, { status: 400 });
  const translator = translatorFor(await requestLocale(request));
  const outcome = await changeTask(await database(), { userId: viewer.userId, organisationId: viewer.organisationId }, trip.id, form.value, (task) => taskTitle(task, translator));
  if (outcome.ok) return redirect(`/ture/${trip.id}/opgaver`);
  if (outcome.reason.code === "unknown-assignee") return json<TaskReply>({ form: refusal(values, "assigneeId", "task.refusal.unknown-assignee") }, { status: 400 });
  if (outcome.reason.code === "own-task-incomplete") return json<TaskReply>({ form: refusal(values, values.title ? "dueOn" : "title", "error.required") }, { status: 400 });
  return json<TaskReply>({ form: { status: "invalid", values, errors: {} }, problem: `task.refusal.${outcome.reason.code}` }, { status: 409 });
}

const tasksUrl = (request: Request, tripId: string) => `${publicUrl(request)}/ture/${tripId}/opgaver`;

async function remind(request: Request, { viewer, trip }: Awaited<ReturnType<typeof requireTripEditor>>, values: ReturnType<typeof formValues>) {
  const form = parseValues(taskReminderSchema, values);
  if (!form.ok || !mailIsConfigured()) throw httpProblem(400, "problem.bad-request");
  const sender = { translator: translatorFor(await requestLocale(request)), url: tasksUrl(request, trip.id), displayName: viewer.displayName, today: wallClockOf(Date.now(), trip.homeTimeZone).date };
  const outcome = await mailTaskReminder(await database(), trip, form.value.taskKey, sender);
  if (!outcome.ok) return json<TaskReply>({ form: { status: "invalid", values, errors: {} }, problem: `task.refusal.${outcome.reason.code}` }, { status: 409 });
  return redirect(`/ture/${trip.id}/opgaver`, { headers: { "Set-Cookie": await flashCookieHeader({ key: "task.reminded", values: { name: outcome.value.name } }) } });
}

export const shouldRevalidate = revalidateAfterConflict;

export default function TripTasks() {
  return <TasksPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
