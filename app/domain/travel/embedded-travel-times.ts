import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { planCar, planCoach, withBreaks } from "./drive";
import { planFerry } from "./ferry";
import { planFlight } from "./flight";
import { travelModes, type LegEstimate, type LegPart, type TravelMode, type TravelOptions, type TravelTimes } from "./leg-estimate";
import { placeAt } from "./place";
import type { Plan, PlanMode, Refusal } from "./plan";
import { proposeMode } from "./proposal";
import { planTrain } from "./train";
import { planTransit } from "./transit";
import { planWalk } from "./walk";

const planners: Record<TravelMode, PlanMode> = {
  walk: planWalk,
  coach: planCoach,
  car: planCar,
  transit: planTransit,
  train: planTrain,
  ferry: planFerry,
  flight: planFlight,
};

/** Whether the leg runs against the fixed order in which plans are made (west before east, then south before north). */
function runsBackwards(from: Point, to: Point): boolean {
  return from.lon > to.lon || (from.lon === to.lon && from.lat > to.lat);
}

function planLeg(from: Point, to: Point, mode: TravelMode, options: TravelOptions): Plan | Refusal {
  const start = placeAt(from);
  const end = placeAt(to);
  const plan = runsBackwards(from, to) ? planners[mode](end, start, options) : planners[mode](start, end, options);
  return plan;
}

function partsInOrder(plan: Plan, backwards: boolean): LegPart[] {
  const stages = backwards ? [...plan.stages].reverse() : plan.stages;
  return [...plan.opening, ...stages.flat()];
}

/** Airports change name with the direction: the one left is before, the one reached is after. */
function turnAirports(parts: LegPart[]): LegPart[] {
  const turned = parts.map((one) => ({ ...one }));
  const before = turned.findIndex((one) => one.kind === "airport-after");
  const after = turned.findIndex((one) => one.kind === "airport-before");
  if (before < 0 || after < 0 || before > after) return turned;
  const left = turned[before]!;
  const reached = turned[after]!;
  turned[before] = { ...left, kind: "airport-before", seconds: reached.seconds };
  turned[after] = { ...reached, kind: "airport-after", seconds: left.seconds };
  return turned;
}

function writeLeg(plan: Plan, backwards: boolean): LegEstimate {
  let parts = partsInOrder(plan, backwards);
  if (plan.mode === "flight" && backwards) parts = turnAirports(parts);
  if (plan.mode === "coach") parts = withBreaks(parts);
  let distanceMetres = 0;
  const via: string[] = [];
  for (const one of parts) {
    distanceMetres += one.distanceMetres;
    if (one.gateway !== undefined && via[via.length - 1] !== one.gateway) via.push(one.gateway);
  }
  return {
    outcome: "ok",
    mode: plan.mode,
    travelSeconds: plan.seconds,
    distanceMetres,
    parts,
    uncertaintySeconds: plan.uncertaintySeconds,
    source: "model",
    via,
  };
}

/** Modes that can do the leg, the quickest first; equal times in the order of `travelModes`. */
function possibleModes(from: Point, to: Point, options: TravelOptions): TravelMode[] {
  const plans = travelModes.map((mode) => planLeg(from, to, mode, options)).filter((plan) => plan.outcome === "ok");
  return plans.sort((a, b) => a.seconds - b.seconds).map((plan) => plan.mode);
}

function estimate(from: Point, to: Point, mode: TravelMode, options: TravelOptions): LegEstimate {
  const plan = planLeg(from, to, mode, options);
  if (plan.outcome === "ok") return writeLeg(plan, runsBackwards(from, to));
  return {
    outcome: "impossible",
    mode,
    reason: plan.reason,
    distanceMetres: Math.round(greatCircleMetres(from, to)),
    ...(plan.limitMetres === undefined ? {} : { limitMetres: plan.limitMetres }),
    possibleModes: possibleModes(from, to, options),
  };
}

/** Every mode's estimate for a leg, in the order of `travelModes`, impossible ones included. */
export function alternatives(from: Point, to: Point, options: TravelOptions): LegEstimate[] {
  return travelModes.map((mode) => estimate(from, to, mode, options));
}

/**
 * The travel model that needs no network: facts of land, gateways, towns and airports, and curves fitted to published
 * times. Pure and deterministic; both directions of a leg take the same time. See `data/` for the sources.
 */
export const embeddedTravelTimes: TravelTimes = {
  estimate,
  propose: (from, to, options) =>
    proposeMode(greatCircleMetres(from, to), options, (mode) => {
      const plan = planLeg(from, to, mode, options);
      return plan.outcome === "ok" ? plan.seconds : null;
    }),
};
