import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { boardingSeconds, planCar, planCoach, withBreaks } from "./drive";
import { planFerry } from "./ferry";
import { planFlight } from "./flight";
import { travelModes, type LegEstimate, type LegPart, type TravelMode, type TravelOptions, type TravelTimes } from "./leg-estimate";
import { placeAt, type Place } from "./place";
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

/** Plans and legs of one pair of places, by mode (plans also by boarding, legs also by direction), filled in as they are asked for. */
type RememberedPair = { plans: (Plan | Refusal | undefined)[]; legs: (LegEstimate | undefined)[] };

/** A trip of 60 stops has 1,770 pairs; the memory is emptied when it holds so many pairs, which bounds it to about 20 MB. */
const REMEMBERED_PAIRS = 4096;

let rememberedPairs = new Map<number, RememberedPair>();

/** The two ends of a leg in the fixed order in which plans are made, and what is remembered of them. */
type PairOfPlaces = { first: Place; second: Place; isBackwards: boolean; remembered: RememberedPair };

function pairOf(from: Point, to: Point): PairOfPlaces {
  const isBackwards = runsBackwards(from, to);
  const first = placeAt(isBackwards ? to : from);
  const second = placeAt(isBackwards ? from : to);
  const key = first.serial * 2 ** 26 + second.serial;
  let remembered = rememberedPairs.get(key);
  if (!remembered) {
    remembered = { plans: [], legs: [] };
    if (rememberedPairs.size >= REMEMBERED_PAIRS) rememberedPairs = new Map();
    rememberedPairs.set(key, remembered);
  }
  return { first, second, isBackwards, remembered };
}

/** A mode's slot: all that a plan depends on besides the pair is how long a group of this size boards. */
function slotOf(mode: TravelMode, options: TravelOptions): number {
  return travelModes.indexOf(mode) * 2 + (boardingSeconds(options.groupSize) > 300 ? 1 : 0);
}

function planPair(pair: PairOfPlaces, mode: TravelMode, options: TravelOptions): Plan | Refusal {
  return (pair.remembered.plans[slotOf(mode, options)] ??= planners[mode](pair.first, pair.second, options));
}

function partsInOrder(plan: Plan, backwards: boolean): LegPart[] {
  const stages = plan.writeStages();
  if (backwards) stages.reverse();
  const parts: LegPart[] = [];
  stages.forEach((stage, i) => {
    if (i === plan.openingIndex) parts.push(...plan.opening);
    parts.push(...stage);
  });
  return stages.length === 0 ? [...plan.opening] : parts;
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
  let travelSeconds = 0;
  let distanceMetres = 0;
  const via: string[] = [];
  for (const one of parts) {
    travelSeconds += one.seconds;
    distanceMetres += one.distanceMetres;
    if (one.gateway !== undefined && via[via.length - 1] !== one.gateway) via.push(one.gateway);
  }
  return {
    outcome: "ok",
    mode: plan.mode,
    travelSeconds,
    distanceMetres,
    parts,
    uncertaintySeconds: plan.uncertaintySeconds,
    source: "model",
    via,
  };
}

/** Modes that can do the leg, the quickest first; equal times in the order of `travelModes`. */
function possibleModes(pair: PairOfPlaces, options: TravelOptions): TravelMode[] {
  const plans = travelModes.map((mode) => planPair(pair, mode, options)).filter((plan) => plan.outcome === "ok");
  return plans.sort((a, b) => a.seconds - b.seconds).map((plan) => plan.mode);
}

function makeLeg(pair: PairOfPlaces, mode: TravelMode, options: TravelOptions): LegEstimate {
  const plan = planPair(pair, mode, options);
  if (plan.outcome === "ok") return writeLeg(plan, pair.isBackwards);
  return {
    outcome: "impossible",
    mode,
    reason: plan.reason,
    distanceMetres: Math.round(greatCircleMetres(pair.first, pair.second)),
    ...(plan.limitMetres === undefined ? {} : { limitMetres: plan.limitMetres }),
    possibleModes: possibleModes(pair, options),
  };
}

/** A remembered leg is handed out again, so nobody may write in it. */
function freezeLeg(leg: LegEstimate): LegEstimate {
  if (leg.outcome === "ok") {
    leg.parts.forEach(Object.freeze);
    Object.freeze(leg.parts);
    Object.freeze(leg.via);
  } else {
    Object.freeze(leg.possibleModes);
  }
  return Object.freeze(leg);
}

function estimatePair(pair: PairOfPlaces, mode: TravelMode, options: TravelOptions): LegEstimate {
  const slot = slotOf(mode, options) * 2 + (pair.isBackwards ? 1 : 0);
  return (pair.remembered.legs[slot] ??= freezeLeg(makeLeg(pair, mode, options)));
}

/** Every mode's estimate for a leg, in the order of `travelModes`, impossible ones included. Frozen. */
export function alternatives(from: Point, to: Point, options: TravelOptions): LegEstimate[] {
  const pair = pairOf(from, to);
  return travelModes.map((mode) => estimatePair(pair, mode, options));
}

/**
 * The travel model that needs no network: facts of land, gateways, towns and airports, and curves fitted to published
 * times. Deterministic; both directions of a leg take the same time. Its estimates are frozen. See `data/` for the sources.
 */
export const embeddedTravelTimes: TravelTimes = {
  estimate: (from, to, mode, options) => estimatePair(pairOf(from, to), mode, options),
  propose: (from, to, options) => {
    const pair = pairOf(from, to);
    return proposeMode(greatCircleMetres(pair.first, pair.second), options, (mode) => {
      const plan = planPair(pair, mode, options);
      return plan.outcome === "ok" ? plan.seconds : null;
    });
  },
};
