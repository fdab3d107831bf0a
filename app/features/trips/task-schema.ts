import { z } from "zod";
import { optionalText, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";

/** A suggested task is known by its code, an own one by its id. */
const taskKey = z.string().regex(/^[a-z][a-z-]{1,40}(:[A-Z]{2})?$|^[0-9a-f-]{36}$/, "error.invalid");
/** 0: nobody has touched the suggested task yet. */
const version = wholeNumber(0, 1_000_000_000);
const assigneeId = z.union([z.literal(""), z.uuid("error.choose")]).optional().transform((id) => id || null);
/** Empty: the due date follows the trip's dates. */
const dueOrEmpty = optionalText(20).transform((text, context) => {
  if (text === "") return null;
  const parsed = requiredDate.safeParse(text);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: "custom", message: "error.date" });
  return z.NEVER;
});

/** One act on the list of tasks. */
export const taskActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.enum(["finish", "reopen", "remove", "restore"]), taskKey, version }),
  z.object({ intent: z.literal("edit"), taskKey, version, dueOn: dueOrEmpty, assigneeId, title: optionalText(200) }),
  z.object({ intent: z.literal("add"), requestKey: z.uuid("error.invalid"), title: requiredText(200), dueOn: requiredDate, assigneeId }),
]);
export type TaskAct = z.output<typeof taskActSchema>;

/** A reminder of one task, to the person who has it. */
export const taskReminderSchema = z.object({ intent: z.literal("remind"), taskKey });

/** Done or gone; nobody with an address has it; the mail server did not take the mail. */
export type ReminderRefusal = { code: "unknown-task" } | { code: "no-address" } | { code: "mail-not-taken" };

export type TaskRefusal =
  /** Somebody else changed the task after it was shown. */
  | { code: "stale-task" }
  | { code: "unknown-task" }
  | { code: "unknown-assignee" }
  /** A task of one's own has a title and a due date of its own. */
  | { code: "own-task-incomplete" };
