import { sql, type Kysely, type Transaction } from "kysely";
import { suggestTasks } from "~/domain/trip-life/tasks";
import { recordHistory, snapshot, wasRequestDone } from "~/features/history/commands.server";
import type { Database } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import type { TripActor } from "./commands.server";
import { listAssignees, listTaskFacts } from "./task-queries.server";
import type { TaskAct, TaskRefusal } from "./task-schema";

type Trx = Transaction<Database>;

/** What a task is called in the person's language, for the history: by its code, or by its own title. */
export type TaskNaming = (task: { code: string | null; title: string | null }) => string;

const actionOf = { finish: "finish-task", reopen: "reopen-task", remove: "remove-task", restore: "restore-task", edit: "edit-task", add: "add-task" } as const;

/**
 * Carries out one act on a trip's tasks, under the trip's lock, with its entry in the history. A suggested task gets its row at the
 * first act. What is already as asked for is answered as done and not done again. Refused for a task that neither the calendar
 * suggests nor anybody added, when somebody else changed it meanwhile, and for an assignee outside the committee's secretariat.
 */
export async function changeTask(db: Kysely<Database>, actor: TripActor, tripId: string, act: TaskAct, nameOf: TaskNaming): Promise<Outcome<null, TaskRefusal>> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom("trip").select("id").where("id", "=", tripId).where("organisation_id", "=", actor.organisationId).forUpdate().executeTakeFirstOrThrow();
    if ("assigneeId" in act && act.assigneeId && !(await listAssignees(trx, tripId)).some((one) => one.userId === act.assigneeId)) return refused({ code: "unknown-assignee" });
    const record = async (before: Record<string, unknown> | null, after: { id: string; code: string | null; title: string | null }, requestKey: string | null) => {
      await recordHistory(trx, {
        organisationId: actor.organisationId, tripId, actorUserId: actor.userId, action: actionOf[act.intent], subjectTitle: nameOf(after), requestKey,
        changes: [{ table: "trip_task", id: after.id, before: before && snapshot(before), after: snapshot(after) }],
      });
      return done(null);
    };
    if (act.intent === "add") {
      if (await wasRequestDone(trx, tripId, act.requestKey)) return done(null);
      const row = await trx.insertInto("trip_task").values({ trip_id: tripId, title: act.title, due_on: act.dueOn, assignee_user_id: act.assigneeId }).returningAll().executeTakeFirstOrThrow();
      return record(null, row, act.requestKey);
    }
    const before = await findTask(trx, tripId, act.taskKey);
    if (!before && !suggestTasks((await listTaskFacts(trx, [tripId])).get(tripId)!).some((task) => task.code === act.taskKey)) return refused({ code: "unknown-task" });
    if (act.intent !== "edit" && isAlready(before, act.intent)) return done(null);
    if ((before?.version ?? 0) !== act.version) return refused({ code: "stale-task" });
    if (act.intent === "edit" && before?.title && (act.title === "" || act.dueOn === null)) return refused({ code: "own-task-incomplete" });
    const values = valuesOf(act, actor.userId, before?.title !== null && before !== undefined);
    const after = before
      ? await trx.updateTable("trip_task").set({ ...values, version: sql`version + 1` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow()
      : await trx.insertInto("trip_task").values({ trip_id: tripId, code: act.taskKey, ...values }).returningAll().executeTakeFirstOrThrow();
    return record(before ?? null, after, null);
  });
}

async function findTask(trx: Trx, tripId: string, taskKey: string) {
  const query = trx.selectFrom("trip_task").selectAll().where("trip_id", "=", tripId);
  return (/^[0-9a-f-]{36}$/.test(taskKey) ? query.where("id", "=", taskKey) : query.where("code", "=", taskKey)).executeTakeFirst();
}

function isAlready(row: { done_at: Date | null; removed: boolean } | undefined, intent: "finish" | "reopen" | "remove" | "restore"): boolean {
  if (intent === "finish" || intent === "reopen") return (row?.done_at != null) === (intent === "finish");
  return (row?.removed ?? false) === (intent === "remove");
}

function valuesOf(act: Exclude<TaskAct, { intent: "add" }>, userId: string, isOwn: boolean) {
  switch (act.intent) {
    case "finish": return { done_at: sql<Date>`clock_timestamp()`, done_by: userId };
    case "reopen": return { done_at: null, done_by: null };
    case "remove": return { removed: true };
    case "restore": return { removed: false };
    case "edit": return { due_on: act.dueOn, assignee_user_id: act.assigneeId, ...(isOwn ? { title: act.title } : {}) };
  }
}
