import type { Point } from "~/domain/geo/point";
import type { LegEstimate, PossibleLeg, TravelMode, TravelOptions, TravelTimes } from "./leg-estimate";

/** A leg that an engine has answered; `seconds` null: the engine knows that there is no way. Coordinates as rounded. */
export type KnownLeg = { mode: TravelMode; from: Point; to: Point; seconds: number | null; metres: number; engine: string };

/** Degrees to which coordinates are rounded before they are compared or sent: about a metre. */
export const coordinateStep = 1e-5;

/** The same point on the grid of {@link coordinateStep}, so that equal places give equal keys. */
export function roundPoint(point: Point): Point {
  const round = (degrees: number) => Math.round(degrees / coordinateStep) / Math.round(1 / coordinateStep);
  return { lon: round(point.lon), lat: round(point.lat) };
}

/** The name of a leg in a table of known ones. */
export function knownLegKey(from: Point, to: Point, mode: TravelMode): string {
  const [a, b] = [roundPoint(from), roundPoint(to)];
  return `${mode}|${a.lon},${a.lat}|${b.lon},${b.lat}`;
}

// An engine knows the road and not the traffic of the day: a tenth, and never less than three minutes, either way.
const engineUncertainty = 0.1;
const leastUncertaintySeconds = 180;

const combined = new WeakMap<KnownLeg[], WeakMap<TravelTimes, TravelTimes>>();

/**
 * {@link withKnownLegs}, made once for the same list and the same base: what is remembered of one plan's legs then serves
 * its next check too. The list must not be changed in place.
 */
export function travelKnowing(base: TravelTimes, known: KnownLeg[] | undefined): TravelTimes {
  if (!known || known.length === 0) return base;
  const made = combined.get(known) ?? new WeakMap<TravelTimes, TravelTimes>();
  combined.set(known, made);
  const travel = made.get(base) ?? withKnownLegs(base, known);
  made.set(base, travel);
  return travel;
}

/**
 * Travel times of an engine where it has answered, of `base` elsewhere. What an engine does not count (boarding, waiting)
 * is taken from the model, so that a leg means the same whoever measured it. Deterministic for a fixed list.
 */
export function withKnownLegs(base: TravelTimes, known: KnownLeg[]): TravelTimes {
  if (known.length === 0) return base;
  const table = new Map(known.map((leg) => [knownLegKey(leg.from, leg.to, leg.mode), leg]));
  const estimate = (from: Point, to: Point, mode: TravelMode, options: TravelOptions): LegEstimate => {
    const leg = table.get(knownLegKey(from, to, mode));
    const model = base.estimate(from, to, mode, options);
    if (!leg) return model;
    if (leg.seconds === null) {
      if (model.outcome === "impossible") return model;
      return { outcome: "impossible", mode, reason: "no-route", distanceMetres: model.distanceMetres, possibleModes: model.outcome === "ok" ? otherModes(base, from, to, mode, options) : [] };
    }
    return measured(leg.seconds, leg.metres, mode, model);
  };
  return {
    estimate,
    propose: (from, to, options) => base.propose(from, to, options),
  };
}

function measured(seconds: number, metres: number, mode: TravelMode, model: LegEstimate): PossibleLeg {
  const kept = model.outcome === "ok" ? model.parts.filter((part) => part.kind === "boarding" || part.kind === "break") : [];
  const travelSeconds = seconds + kept.reduce((sum, part) => sum + part.seconds, 0);
  return {
    outcome: "ok",
    mode,
    travelSeconds,
    distanceMetres: metres,
    parts: [{ kind: "moving", seconds, distanceMetres: metres }, ...kept],
    uncertaintySeconds: Math.max(leastUncertaintySeconds, Math.round(travelSeconds * engineUncertainty)),
    source: "engine",
    via: model.outcome === "ok" ? model.via : [],
  };
}

function otherModes(base: TravelTimes, from: Point, to: Point, mode: TravelMode, options: TravelOptions): TravelMode[] {
  const proposed = base.propose(from, to, options);
  return proposed === mode ? [] : [proposed];
}
