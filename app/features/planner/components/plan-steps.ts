import { applyChanges } from "~/domain/itinerary/apply-change";
import type { Itinerary, Stop } from "~/domain/itinerary/itinerary";
import type { StopDetails } from "../present";
import type { BoardChange } from "../schema";

/** Writes the title of a stop that comes without one, as the server will. */
export type TitleOf = (step: Extract<BoardChange, { type: "add-stop" }>) => string;

function patchStop(plan: Itinerary, stopId: string, patch: Partial<Stop>): Itinerary {
  return { ...plan, stops: plan.stops.map((stop) => (stop.id === stopId ? { ...stop, ...patch } : stop)) };
}

/** The plan as it will stand once the steps are saved. The same steps twice give the same plan. */
export function applySteps(itinerary: Itinerary, steps: BoardChange[], titleOf: TitleOf): Itinerary {
  return steps.reduce((plan, step) => {
    switch (step.type) {
      case "remove-stop":
        return {
          ...plan,
          stops: plan.stops.filter((stop) => stop.id !== step.stopId),
          legChoices: plan.legChoices.filter((leg) => leg.fromStopId !== step.stopId && leg.toStopId !== step.stopId),
        };
      case "set-lock":
        return patchStop(plan, step.stopId, { locked: step.locked });
      case "set-status":
        return patchStop(plan, step.stopId, { bookingStatus: step.bookingStatus });
      case "add-stop":
        return applyChanges(plan, [{ ...step, title: step.title ?? titleOf(step) }]);
      default:
        return applyChanges(plan, [step]);
    }
  }, itinerary);
}

/** The stops a step changes and whose version it raises by one. */
function touchedStop(step: BoardChange): string | null {
  return step.type === "set-leg" || step.type === "add-stop" ? null : step.stopId;
}

/**
 * The version a stop has once all earlier steps are saved: what its sender saw, and one for each step on it that is under
 * way. Undefined for a stop that is not there.
 */
export function expectedVersion(stopId: string, details: Record<string, StopDetails>, underWay: BoardChange[]): number | undefined {
  const added = underWay.some((step) => step.type === "add-stop" && step.stopId === stopId);
  const stored = details[stopId]?.version ?? (added ? 1 : undefined);
  return stored === undefined ? undefined : stored + underWay.filter((step) => touchedStop(step) === stopId).length;
}

/** The versions to send with an act; stops that the act itself adds have none. */
export function versionsFor(steps: BoardChange[], details: Record<string, StopDetails>, underWay: BoardChange[]): Record<string, number> {
  const fresh = new Set(steps.flatMap((step) => (step.type === "add-stop" ? [step.stopId] : [])));
  const versions: Record<string, number> = {};
  for (const step of steps) {
    const stopId = touchedStop(step);
    if (stopId === null || fresh.has(stopId)) continue;
    const version = expectedVersion(stopId, details, underWay);
    if (version !== undefined) versions[stopId] = version;
  }
  return versions;
}
