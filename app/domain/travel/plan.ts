import type { LegPart, TravelMode, TravelOptions } from "./leg-estimate";
import type { Place } from "./place";

/** Parts that keep their order whichever way one travels: a check-in comes before its crossing in both directions. */
export type Stage = LegPart[];

/**
 * How a mode would do a leg, before it is written out. `seconds` is the time in all, within a few seconds of the sum
 * of the rounded parts; `opening` is what comes early in either direction, such as boarding, after
 * `openingIndex` stages; `writeStages` makes the rest, in the
 * fixed order, when it is wanted. `uncertaintySeconds` is the half-width of the interval in which nine of ten real times fall.
 */
export type Plan = { outcome: "ok"; mode: TravelMode; seconds: number; uncertaintySeconds: number; opening: LegPart | null; openingIndex: number; writeStages: () => Stage[] };

/** Why a mode cannot do a leg; the words of `ImpossibleLeg`. */
export type Refusal = { outcome: "impossible"; mode: TravelMode; reason: "water" | "too-far" | "too-near" | "no-airport"; limitMetres?: number };

/**
 * A mode's rule. The places come in a fixed order whichever way the leg runs, so that both ways take exactly the same time.
 */
export type PlanMode = (from: Place, to: Place, options: TravelOptions) => Plan | Refusal;

/** A refusal of a mode, with the limit in metres where there is one. */
export function refuse(mode: TravelMode, reason: Refusal["reason"], limitMetres?: number): Refusal {
  return limitMetres === undefined ? { outcome: "impossible", mode, reason } : { outcome: "impossible", mode, reason, limitMetres };
}

/** A part in whole seconds and metres. */
export function part(kind: LegPart["kind"], seconds: number, distanceMetres = 0, gateway?: string): LegPart {
  return gateway === undefined
    ? { kind, seconds: Math.round(seconds), distanceMetres: Math.round(distanceMetres) }
    : { kind, seconds: Math.round(seconds), distanceMetres: Math.round(distanceMetres), gateway };
}

/** A plan, without an opening unless one is given with the number of stages before it. */
export function planOf(
  mode: TravelMode,
  seconds: number,
  uncertaintySeconds: number,
  writeStages: () => Stage[],
  opening: LegPart | null = null,
  openingIndex = 0,
): Plan {
  return { outcome: "ok", mode, seconds, uncertaintySeconds: Math.round(uncertaintySeconds), opening, openingIndex, writeStages };
}
