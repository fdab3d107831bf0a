import { isWaivable, missingFor, type LifeFacts, type RequirementCode } from "~/domain/trip-life/requirements";
import { lifeStates, listMoves, stepOf, type LifeState, type MoveKind } from "~/domain/trip-life/states";
import type { BallotDecisionRow, TripDecisionRow } from "./life-queries.server";
import { decisionBodies, type DecisionBody } from "./life-schema";
import type { TripState } from "./schema";

/** Where each missing thing is filled in; null: only time brings it. */
const pageOf: Record<RequirementCode, string | null> = {
  purpose: "ret", dates: "ret", visits: "program", "no-errors": "program", budget: "oekonomi", decision: "beslutning", departure: null, hosts: "vaerter", return: null, accounts: "oekonomi", report: "rapport",
};

export type MissingThing = { code: RequirementCode; isWaivable: boolean; path: string | null; count: number };
export type MoveChoice = { to: TripState; kind: MoveKind; missing: MissingThing[] };

export type TripLife = {
  version: number;
  state: TripState;
  steps: { state: LifeState; place: "past" | "current" | "coming" }[];
  /** In a cancelled trip 0. */
  stepNumber: number;
  next: LifeState | null;
  moves: MoveChoice[];
  lastMove: { movedAt: string; movedBy: string | null; reason: string; isForward: boolean } | null;
  decisions: { body: DecisionBody; meetingOn: string; agendaItem: string; outcome: "adopted" | "rejected" }[];
};

type LastMove = { fromState: TripState; toState: TripState; reason: string; movedAt: Date; movedBy: string | null } | undefined;
type Given = { trip: { id: string; state: TripState; version: number }; facts: LifeFacts; cancelledFrom: LifeState | null; lastMove: LastMove; decisions: TripDecisionRow[] };

/** A trip's life as its overview shows it. Who may only read gets no moves. */
export function presentLife({ trip, facts, cancelledFrom, lastMove, decisions }: Given, mayEdit: boolean): TripLife {
  const step = stepOf(trip.state === "cancelled" ? (cancelledFrom ?? "idea") : trip.state);
  const counts: Partial<Record<RequirementCode, number>> = { "no-errors": facts.errorCount, hosts: facts.unconfirmedHostCount, accounts: facts.unsettledLineCount };
  const missingOf = (to: TripState): MissingThing[] =>
    missingFor(to, facts).map((code) => ({ code, isWaivable: isWaivable(code), path: pageOf[code] && `/ture/${trip.id}/${pageOf[code]}`, count: counts[code] ?? 0 }));
  return {
    version: trip.version,
    state: trip.state,
    steps: lifeStates.map((state, index) => ({ state, place: index < step ? "past" : index === step && trip.state !== "cancelled" ? "current" : "coming" })),
    stepNumber: stepOf(trip.state) + 1,
    next: trip.state === "cancelled" ? null : (lifeStates[step + 1] ?? null),
    moves: mayEdit ? listMoves(trip.state, cancelledFrom).map(({ to, kind }) => ({ to, kind, missing: kind === "forward" ? missingOf(to) : [] })) : [],
    lastMove: lastMove ? { movedAt: lastMove.movedAt.toISOString(), movedBy: lastMove.movedBy, reason: lastMove.reason, isForward: stepOf(lastMove.toState) > stepOf(lastMove.fromState) } : null,
    decisions: decisions.map(({ body, meetingOn, agendaItem, outcome }) => ({ body, meetingOn, agendaItem, outcome })),
  };
}

/** The form of one body's decision: as it is recorded, as a ballot's decision has it, or empty. */
export function presentTripDecisionForms(decisions: TripDecisionRow[], ballotDecisions: BallotDecisionRow[], chosenId: string | null) {
  const chosen = ballotDecisions.find((one) => one.id === chosenId);
  return decisionBodies.map((body) => {
    const stored = decisions.find((one) => one.body === body);
    const taken = body === "committee" ? chosen : undefined;
    return {
      body,
      values: {
        version: String(stored?.version ?? 0), body, meetingOn: taken?.meetingOn ?? stored?.meetingOn ?? "", agendaItem: taken?.agendaItem ?? stored?.agendaItem ?? "",
        outcome: taken ? (taken.isAdopted ? "adopted" : "rejected") : (stored?.outcome ?? ""), note: taken?.motion ?? stored?.note ?? "", formalDecisionId: taken?.id ?? stored?.formalDecisionId ?? "",
      } as Record<string, string>,
    };
  });
}
export type TripDecisionFormView = ReturnType<typeof presentTripDecisionForms>[number];
