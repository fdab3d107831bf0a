import { addDays } from "~/domain/time/calendar-date";
import { listMoves, type LifeState, type MoveKind, type TripStanding } from "./states";

/** What must be there before a trip is in a state, in the order in which it is usually brought about. */
export const requirementCodes = ["purpose", "dates", "visits", "no-errors", "budget", "decision", "departure", "hosts", "return", "accounts", "report"] as const;
export type RequirementCode = (typeof requirementCodes)[number];

/** What is known of a trip when somebody wants to move it. Dates are in the committee's own calendar. */
export type LifeFacts = {
  today: string;
  startsOn: string;
  endsOn: string;
  hasPurpose: boolean;
  /** Visits that stand on a day with an hour. */
  placedVisitCount: number;
  /** Findings of the severity `error` in the programme. */
  errorCount: number;
  budgetLineCount: number;
  /** What the meetings have said: adopted by at least one and rejected by none, rejected by one, or nothing yet. */
  decision: "adopted" | "rejected" | null;
  /** Placed visits and meetings whose host has not said yes. */
  unconfirmedHostCount: number;
  /** Lines of the budget with neither an amount paid nor an invoice; a line that cost nothing has a zero. */
  unsettledLineCount: number;
  /** The report says both what the trip taught and what the committee is advised. */
  hasReport: boolean;
};

const required: Record<TripStanding, readonly RequirementCode[]> = {
  idea: [],
  ballot: [],
  draft: [],
  submitted: ["purpose", "dates", "visits", "no-errors", "budget"],
  approved: ["decision"],
  underway: ["departure", "hosts"],
  reported: ["return", "accounts", "report"],
  cancelled: [],
};

/** What a state asks for when a trip comes to it from the state before; empty where it asks for nothing. */
export function requirementsFor(state: TripStanding): readonly RequirementCode[] {
  return required[state];
}

/** True for what a person may do without by saying why: hosts who have not answered when the group leaves. */
export function isWaivable(code: RequirementCode): boolean {
  return code === "hosts";
}

/**
 * Whether a requirement is met. `dates`: the first day is still to come. `departure`: the first day is tomorrow at the latest, so that
 * a group which leaves early is underway the evening before. `return`: the last day has come. `accounts`: there is a
 * budget, and each of its lines is settled.
 */
export function isMet(code: RequirementCode, facts: LifeFacts): boolean {
  switch (code) {
    case "purpose": return facts.hasPurpose;
    case "dates": return facts.startsOn > facts.today;
    case "visits": return facts.placedVisitCount > 0;
    case "no-errors": return facts.errorCount === 0;
    case "budget": return facts.budgetLineCount > 0;
    case "decision": return facts.decision === "adopted";
    case "departure": return facts.startsOn <= addDays(facts.today, 1);
    case "hosts": return facts.unconfirmedHostCount === 0;
    case "return": return facts.endsOn <= facts.today;
    case "accounts": return facts.budgetLineCount > 0 && facts.unsettledLineCount === 0;
    case "report": return facts.hasReport;
  }
}

/** The requirements of a state that are not met, in their order. */
export function missingFor(state: TripStanding, facts: LifeFacts): RequirementCode[] {
  return requirementsFor(state).filter((code) => !isMet(code, facts));
}

/** Why a move is not made. */
export type MoveRefusal = { code: "no-such-move" } | { code: "reason-needed" } | { code: "missing"; missing: RequirementCode[] };

/**
 * Decides one move. Only a move forward is held to requirements; one back is there to put things right. What is waivable may be
 * missing when a reason is given. A reason of blanks is none.
 */
export function decideMove(from: TripStanding, to: TripStanding, cancelledFrom: LifeState | null, facts: LifeFacts, reason: string): { ok: true; kind: MoveKind } | { ok: false; reason: MoveRefusal } {
  const move = listMoves(from, cancelledFrom).find((one) => one.to === to);
  if (!move) return { ok: false, reason: { code: "no-such-move" } };
  const hasReason = reason.trim() !== "";
  if (move.needsReason && !hasReason) return { ok: false, reason: { code: "reason-needed" } };
  const missing = move.kind === "forward" ? missingFor(to, facts) : [];
  const blocking = missing.filter((code) => !isWaivable(code));
  if (blocking.length > 0) return { ok: false, reason: { code: "missing", missing } };
  if (missing.length > 0 && !hasReason) return { ok: false, reason: { code: "reason-needed" } };
  return { ok: true, kind: move.kind };
}
