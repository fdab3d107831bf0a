import { z } from "zod";
import { daysBetween } from "~/domain/time/calendar-date";
import { checkbox, manyOf, optionalAmountOere, optionalText, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";

export const tripStates = ["idea", "ballot", "draft", "submitted", "approved", "underway", "reported", "cancelled"] as const;
export type TripState = (typeof tripStates)[number];

export const reaches = ["denmark", "europe", "overseas"] as const;
export type Reach = (typeof reaches)[number];

const code = z.string().regex(/^[a-z0-9-]{1,80}$/, "error.choose");

const datesInOrder = (form: { startsOn: string; endsOn: string }, context: z.RefinementCtx) => {
  const nights = daysBetween(form.startsOn, form.endsOn);
  if (nights < 0) context.addIssue({ code: "custom", path: ["endsOn"], message: "error.date-order" });
  else if (nights > 59) context.addIssue({ code: "custom", path: ["endsOn"], message: "error.trip-too-long" });
};

/** The one short form that makes a trip. An empty title is made from the destinations; no themes: those of the reach. */
export const createTripSchema = z
  .object({
    requestKey: z.uuid("error.invalid"),
    committeeId: z.uuid("error.choose"),
    title: optionalText(200),
    destination: manyOf(code).pipe(z.array(code).min(1, "error.choose-destination")),
    startsOn: requiredDate,
    endsOn: requiredDate,
    memberCount: wholeNumber(1, 200),
    staffCount: wholeNumber(0, 50),
    /** How far the trip is: one that is drafted without a ballot starts as a draft. */
    state: z.enum(["idea", "draft"], "error.choose").optional(),
  })
  .superRefine(datesInOrder);
export type CreateTrip = z.infer<typeof createTripSchema>;

export const editTripSchema = z
  .object({
    version: wholeNumber(1, 1_000_000_000),
    title: requiredText(200),
    purpose: optionalText(4000),
    overallQuestion: optionalText(1000),
    startsOn: requiredDate,
    endsOn: requiredDate,
    /** Ticked: the programme keeps its days when the start moves; else it keeps its dates. */
    moveProgramme: checkbox,
    destination: manyOf(code).pipe(z.array(code).min(1, "error.choose-destination")),
    theme: manyOf(code),
    memberCount: wholeNumber(1, 200),
    staffCount: wholeNumber(0, 50),
    ceilingParticipant: optionalAmountOere,
    ceilingTrip: optionalAmountOere,
    ceilingTerm: optionalAmountOere,
    contactNote: optionalText(2000),
  })
  .superRefine(datesInOrder);
export type EditTrip = z.infer<typeof editTripSchema>;

export type TripRefusal =
  | { code: "unknown-destination" }
  | { code: "unknown-theme" }
  | { code: "no-term" }
  /** Somebody saved after the form was opened; `version` is the stored one. */
  | { code: "stale"; version: number };
