import { z } from "zod";
import { readDate } from "~/i18n/date-text";
import { optionalText, requiredText, wholeNumber } from "~/shared/form-fields";

/** A person at a site is deleted after so many months, unless somebody sets another date. */
export const usualMonthsKept = 12;
/** A person may be kept for so many months from today. No longer than a purpose is left for it. */
export const mostMonthsKept = 24;

const contactId = z.uuid("error.invalid");
const version = wholeNumber(0, 1_000_000_000);

const optionalDate = z.string().optional().transform((text, context) => {
  const typed = (text ?? "").trim();
  const date = typed === "" ? null : readDate(typed);
  if (typed === "" || date) return date;
  context.addIssue({ code: "custom", message: "error.date" });
  return z.NEVER;
});

/** One act on the contacts of a site. Version 0: the contact is new, under an id that the form was given. */
export const contactActSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save-contact"), contactId, version, committeeId: z.uuid("error.choose"), role: requiredText(200), displayName: optionalText(120),
    email: optionalText(254).pipe(z.union([z.literal(""), z.email("error.email")])), phone: optionalText(40), deleteOn: optionalDate,
  }),
  z.object({ intent: z.literal("delete-contact"), contactId, version }),
  z.object({ intent: z.literal("delete-expired") }),
]);
export type ContactAct = z.output<typeof contactActSchema>;

export type ContactRefusal =
  /** Somebody has saved since. */
  | { code: "stale" }
  | { code: "gone" }
  | { code: "field"; field: "deleteOn"; message: "error.required" | "contact.refusal.too-late" | "contact.refusal.passed" };
