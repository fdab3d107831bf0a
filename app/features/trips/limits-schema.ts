import { z } from "zod";
import type { Limits } from "~/domain/itinerary/itinerary";
import { readClock } from "~/i18n/clock-text";
import { readNumber, wholeNumber } from "~/shared/form-fields";

/** How a limit is typed and shown: hours with a decimal comma, whole minutes, a number, days, a clock. */
export type LimitKind = "hours" | "minutes" | "count" | "days" | "clock";

/** Every limit, in the order of the form, with what it may be (minutes for hours, minutes and clocks). */
export const limitFields = [
  { name: "dayMinutes", kind: "hours", min: 60, max: 1440 },
  { name: "visitsPerDay", kind: "count", min: 1, max: 20 },
  { name: "restMinutes", kind: "hours", min: 0, max: 1440 },
  { name: "bufferMinutesSmallGroup", kind: "minutes", min: 0, max: 120 },
  { name: "bufferMinutesLargeGroup", kind: "minutes", min: 0, max: 120 },
  { name: "confirmationDays", kind: "days", min: 0, max: 365 },
  { name: "lunchFromMinute", kind: "clock", min: 0, max: 1439 },
  { name: "lunchToMinute", kind: "clock", min: 0, max: 1439 },
  { name: "lunchMinutes", kind: "minutes", min: 0, max: 240 },
] as const satisfies readonly { name: keyof Limits; kind: LimitKind; min: number; max: number }[];

/** Hours as people type them ("10", "9,5") to whole minutes. */
function hours(min: number, max: number) {
  return z.string().transform((text, context) => {
    const value = readNumber(text.trim());
    const minutes = value === null ? null : value * 60;
    if (minutes !== null && Number.isInteger(minutes) && minutes >= min && minutes <= max) return minutes;
    context.addIssue({ code: "custom", message: minutes === null ? "error.hours" : "error.range" });
    return z.NEVER;
  });
}

/** A clock as people type it ("11.30") to minutes since midnight. */
const clock = z.string().transform((text, context) => {
  const minute = readClock(text);
  if (minute !== null) return minute;
  context.addIssue({ code: "custom", message: "error.clock" });
  return z.NEVER;
});

/** A field that may be left empty (null); else what `field` makes of it, with its errors. */
function orEmpty<Field extends z.ZodType<number, unknown>>(field: Field) {
  return z.string().default("").transform((text, context): number | null => {
    if (text.trim() === "") return null;
    const parsed = field.safeParse(text);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: parsed.error.issues[0]!.message });
    return z.NEVER;
  });
}

/** The form of a trip's limits. An empty field gives null: the committee's limit holds. */
export const limitsFormSchema = z
  .object({
    version: wholeNumber(1, 1_000_000_000),
    dayMinutes: orEmpty(hours(60, 1440)),
    visitsPerDay: orEmpty(wholeNumber(1, 20)),
    restMinutes: orEmpty(hours(0, 1440)),
    bufferMinutesSmallGroup: orEmpty(wholeNumber(0, 120)),
    bufferMinutesLargeGroup: orEmpty(wholeNumber(0, 120)),
    confirmationDays: orEmpty(wholeNumber(0, 365)),
    lunchFromMinute: orEmpty(clock),
    lunchToMinute: orEmpty(clock),
    lunchMinutes: orEmpty(wholeNumber(0, 240)),
  })
  .transform(({ version, ...fields }) => ({
    version,
    limits: Object.fromEntries(Object.entries(fields).filter((one): one is [string, number] => one[1] !== null)) as Partial<Limits>,
  }));
export type LimitsForm = z.output<typeof limitsFormSchema>;

export type LimitsRefusal =
  /** Somebody saved the trip after the form was opened; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The hours for lunch, those of the committee filled in, do not hold the lunch. */
  | { code: "lunch-window" };
