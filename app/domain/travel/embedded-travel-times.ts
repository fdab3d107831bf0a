import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import { boardingSeconds, planCar, planCoach, withBreaks } from "./drive";
import { planFerry } from "./ferry";
import { planFlight } from "./flight";
import { travelModes, type ImpossibleLeg, type LegEstimate, type LegPart, type TravelMode, type TravelOptions, type TravelTimes } from "./leg-estimate";
import { entryOf, recallLeg, rememberLeg } from "./leg-memory";
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

/** The two ends of a leg in the fixed order in which plans are made, and the plans made so far. */
type PairOfPlaces = { first: Place; second: Place; plans: (Plan | Refusal | null)[] };

/** The pair asked about last: whoever proposes a mode or lists the alternatives asks about one pair several times. */
let lastPair: PairOfPlaces | null = null;

function pairOf(first: Place, second: Place): PairOfPlaces {
  if (lastPair !== null && lastPair.first === first && lastPair.second === second) return lastPair;
  return (lastPair = { first, second, plans: [null, null, null, null, null, null, null, null, null, null, null, null, null, null] });
}

function pairOfPoints(from: Point, to: Point): PairOfPlaces {
  return runsBackwards(from, to) ? pairOf(placeAt(to), placeAt(from)) : pairOf(placeAt(from), placeAt(to));
}

const modeSlots: Record<TravelMode, number> = { walk: 0, coach: 2, car: 4, transit: 6, train: 8, ferry: 10, flight: 12 };

/** A mode's slot: all that a plan depends on besides the pair is how long a group of this size boards. */
function slotOf(mode: TravelMode, options: TravelOptions): number {
  return modeSlots[mode] + (boardingSeconds(options.groupSize) > 300 ? 1 : 0);
}

function planPair(pair: PairOfPlaces, mode: TravelMode, options: TravelOptions): Plan | Refusal {
  return (pair.plans[slotOf(mode, options)] ??= planners[mode](pair.first, pair.second, options));
}

function partsInOrder(plan: Plan, backwards: boolean): LegPart[] {
  const stages = plan.writeStages();
  if (backwards) stages.reverse();
  const parts: LegPart[] = [];
  for (let i = 0; i < stages.length; i++) {
    if (i === plan.openingIndex && plan.opening) parts.push(plan.opening);
    const stage = stages[i]!;
    for (let k = 0; k < stage.length; k++) parts.push(stage[k]!);
  }
  if (stages.length === 0 && plan.opening) parts.push(plan.opening);
  return parts;
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

/** Most legs use none. */
const noGateways: string[] = Object.freeze([] as string[]) as string[];

function writeLeg(plan: Plan, backwards: boolean): LegEstimate {
  let parts = partsInOrder(plan, backwards);
  if (plan.mode === "flight" && backwards) parts = turnAirports(parts);
  if (plan.mode === "coach") parts = withBreaks(parts);
  let travelSeconds = 0;
  let distanceMetres = 0;
  let via = noGateways;
  for (let i = 0; i < parts.length; i++) {
    const one = parts[i]!;
    travelSeconds += one.seconds;
    distanceMetres += one.distanceMetres;
    Object.freeze(one);
    if (one.gateway === undefined || via[via.length - 1] === one.gateway) continue;
    if (via === noGateways) via = [];
    via.push(one.gateway);
  }
  return Object.freeze({
    outcome: "ok",
    mode: plan.mode,
    travelSeconds,
    distanceMetres,
    parts: Object.freeze(parts) as LegPart[],
    uncertaintySeconds: plan.uncertaintySeconds,
    source: "model",
    via: Object.freeze(via) as string[],
  });
}

/** Modes that can do the leg, the quickest first; equal times in the order of `travelModes`. */
function possibleModes(pair: PairOfPlaces, options: TravelOptions): TravelMode[] {
  const plans = travelModes.map((mode) => planPair(pair, mode, options)).filter((plan) => plan.outcome === "ok");
  return plans.sort((a, b) => a.seconds - b.seconds).map((plan) => plan.mode);
}

/**
 * A leg that its mode cannot do. The modes that can are found out when somebody reads them: that takes a plan of each. Read
 * through the class and not through the object's own property, which would take longer to make than the rest of the leg.
 */
class RefusedLeg implements ImpossibleLeg {
  readonly outcome = "impossible";
  readonly mode: TravelMode;
  readonly reason: Refusal["reason"];
  readonly distanceMetres: number;
  readonly limitMetres?: number;
  #modes: TravelMode[] | null = null;
  readonly #first: Place;
  readonly #second: Place;
  readonly #options: TravelOptions;

  constructor({ mode, reason, limitMetres }: Refusal, { first, second }: PairOfPlaces, options: TravelOptions) {
    this.mode = mode;
    this.reason = reason;
    this.distanceMetres = Math.round(greatCircleMetres(first, second));
    if (limitMetres !== undefined) this.limitMetres = limitMetres;
    this.#first = first;
    this.#second = second;
    this.#options = options;
  }

  get possibleModes(): TravelMode[] {
    return (this.#modes ??= Object.freeze(possibleModes(pairOf(this.#first, this.#second), this.#options)) as TravelMode[]);
  }

  /** Written out, a leg has all that is said of it. */
  toJSON(): ImpossibleLeg {
    const { outcome, mode, reason, distanceMetres, limitMetres, possibleModes } = this;
    return { outcome, mode, reason, distanceMetres, ...(limitMetres === undefined ? {} : { limitMetres }), possibleModes };
  }
}

function makeLeg(pair: PairOfPlaces, isBackwards: boolean, mode: TravelMode, options: TravelOptions): LegEstimate {
  const plan = planPair(pair, mode, options);
  return plan.outcome === "ok" ? writeLeg(plan, isBackwards) : Object.freeze(new RefusedLeg(plan, pair, options));
}

/** The leg, remembered from the second time on that somebody asks for it. A remembered leg is handed out again, so nobody may write in it. */
function estimateLeg(from: Point, to: Point, mode: TravelMode, options: TravelOptions): LegEstimate {
  const start = placeAt(from);
  const end = placeAt(to);
  const slot = slotOf(mode, options);
  const entry = entryOf(start.serial, end.serial * 16 + slot);
  const known = recallLeg(entry);
  if (known) return known;
  const isBackwards = runsBackwards(from, to);
  const leg = makeLeg(isBackwards ? pairOf(end, start) : pairOf(start, end), isBackwards, mode, options);
  rememberLeg(entry, leg);
  return leg;
}

/** Every mode's estimate for a leg, in the order of `travelModes`, impossible ones included. Frozen. */
export function alternatives(from: Point, to: Point, options: TravelOptions): LegEstimate[] {
  return travelModes.map((mode) => estimateLeg(from, to, mode, options));
}

/**
 * The travel model that needs no network: facts of land, gateways, towns and airports, and curves fitted to published
 * times. Deterministic; both directions of a leg take the same time. Its estimates are frozen. See `data/` for the sources.
 */
export const embeddedTravelTimes: TravelTimes = {
  estimate: estimateLeg,
  propose: (from, to, options) => {
    const pair = pairOfPoints(from, to);
    return proposeMode(greatCircleMetres(pair.first, pair.second), options, (mode) => {
      const plan = planPair(pair, mode, options);
      return plan.outcome === "ok" ? plan.seconds : null;
    });
  },
};
