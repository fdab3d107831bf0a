import { z } from "zod";
import type { MoveRefusal } from "~/domain/trip-life/requirements";
import { optionalText, requiredDate, requiredText, wholeNumber } from "~/shared/form-fields";
import { tripStates } from "./schema";

/** One move of a trip. `reason` is asked for on the way back, when the trip is called off, and where something is waived. */
export const moveTripSchema = z.object({
  requestKey: z.uuid("error.invalid"),
  version: wholeNumber(1, 1_000_000_000),
  to: z.enum(tripStates, "error.choose"),
  reason: optionalText(1000),
});
export type MoveTrip = z.output<typeof moveTripSchema>;

export type LifeRefusal =
  | MoveRefusal
  /** Somebody moved or edited the trip after the page was shown; `version` is the stored one. */
  | { code: "stale"; version: number }
  /** The programme changed while the move was being checked. */
  | { code: "changed-meanwhile" };

/** Who has decided: the committee itself, or the council above it. */
export const decisionBodies = ["committee", "council"] as const;
export type DecisionBody = (typeof decisionBodies)[number];
export const decisionOutcomes = ["adopted", "rejected"] as const;

/** What a meeting decided about a trip. Version 0 is a first record; `formalDecisionId` names the ballot's decision it was taken from. */
export const tripDecisionSchema = z.object({
  version: wholeNumber(0, 1_000_000_000),
  body: z.enum(decisionBodies, "error.choose"),
  meetingOn: requiredDate,
  agendaItem: requiredText(200),
  outcome: z.enum(decisionOutcomes, "error.choose"),
  note: optionalText(2000),
  formalDecisionId: z.union([z.literal(""), z.uuid("error.invalid")]).optional().transform((id) => id || null),
});
export type TripDecisionForm = z.output<typeof tripDecisionSchema>;

export type TripDecisionRefusal = { code: "stale"; version: number } | { code: "unknown-decision" };
