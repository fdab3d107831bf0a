import { z } from "zod";
import { bookingStatuses } from "~/domain/itinerary/itinerary";
import { optionalText, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";

/** The kinds of stop that have a host to ask. */
export const hostKinds = ["visit", "meeting"] as const;
export const isHostKind = (kind: unknown): boolean => hostKinds.some((one) => one === kind);

const stopId = z.uuid("error.invalid");
const requestKey = z.uuid("error.invalid");

/** One act on the list of hosts. */
export const hostActSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("record"), requestKey, stopId, version: wholeNumber(1, 1_000_000_000), status: z.enum(bookingStatuses, "error.choose"), happenedOn: requiredDate, note: optionalText(1000), role: optionalText(500) }),
  z.object({
    intent: z.literal("person"), stopId, version: wholeNumber(0, 1_000_000_000), displayName: requiredText(120), email: optionalText(254).pipe(z.union([z.literal(""), z.email("error.email")])), phone: optionalText(40), deleteOn: requiredDate,
  }),
  z.object({ intent: z.literal("delete-person"), stopId }),
  z.object({ intent: z.literal("delete-expired") }),
]);
export type HostAct = z.output<typeof hostActSchema>;

/** A letter as somebody has edited it; an empty one is written from the facts again. Version 0: nothing is kept yet. */
export const letterSchema = z.object({ intent: z.enum(["save", "reset"]), version: wholeNumber(0, 1_000_000_000), locale: z.enum(["da", "en"], "error.choose"), body: optionalText(8000), basedOn: optionalText(8000) });
/** The language that an address asks for a letter in; null: it says nothing of use. */
export const letterLocaleSchema = z.enum(["da", "en"]).nullable().catch(null);
export type LetterForm = z.output<typeof letterSchema>;

/** A person may be kept for so many months after the trip's last day. No longer than a purpose is left for it. */
export const mostMonthsKept = 24;

export type HostRefusal = { code: "stale" } | { code: "delete-on-too-late" } | { code: "unknown-stop" };
