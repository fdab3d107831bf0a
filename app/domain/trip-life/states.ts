/** The states of a trip's life in their order; each has its documents (app/decisions/0019). */
export const lifeStates = ["idea", "ballot", "draft", "submitted", "approved", "underway", "reported"] as const;
export type LifeState = (typeof lifeStates)[number];

/** Where a trip can stand: in its life, or called off. */
export type TripStanding = LifeState | "cancelled";

/** `forward`: on to a later state. `back`: to an earlier one. `cancel`: called off. `reopen`: back to where it was called off. */
export type MoveKind = "forward" | "back" | "cancel" | "reopen";

/** One way on from a state. Every move but one forward needs a reason in words. */
export type LifeMove = { to: TripStanding; kind: MoveKind; needsReason: boolean };

/** The trip's place in its life, 0 for an idea; -1 for a cancelled one. */
export function stepOf(state: TripStanding): number {
  return lifeStates.indexOf(state as LifeState);
}

/**
 * Every move from a state, the usual one first. A trip goes one state at a time, except that an idea may become a draft without a
 * ballot, and such a draft an idea again. `cancelledFrom` is where a cancelled trip stood; null (not known) gives it no way back.
 * Each move forward has its move back, and calling off can be taken back: no move is final.
 */
export function listMoves(state: TripStanding, cancelledFrom: LifeState | null): LifeMove[] {
  if (state === "cancelled") return cancelledFrom === null ? [] : [{ to: cancelledFrom, kind: "reopen", needsReason: true }];
  const step = stepOf(state);
  const forward = [lifeStates[step + 1], state === "idea" ? ("draft" as const) : undefined];
  const back = [lifeStates[step - 1], state === "draft" ? ("idea" as const) : undefined];
  return [
    ...forward.flatMap((to): LifeMove[] => (to ? [{ to, kind: "forward", needsReason: false }] : [])),
    ...back.flatMap((to): LifeMove[] => (to ? [{ to, kind: "back", needsReason: true }] : [])),
    ...(state === "reported" ? [] : [{ to: "cancelled", kind: "cancel", needsReason: true } satisfies LifeMove]),
  ];
}
