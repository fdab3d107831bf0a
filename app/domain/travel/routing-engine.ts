import type { Point } from "~/domain/geo/point";
import type { TravelMode } from "./leg-estimate";

/** One leg as a routing engine measured it: seconds in motion and metres along the way. */
export type EngineLeg = { travelSeconds: number; distanceMetres: number };

/**
 * Why an engine gave no leg. `no-route`: it works and there is no way (a fact, worth keeping); `engine-down`: it did not
 * answer, or not in its own language (try again later); `bad-request`: it will never answer this question as put.
 */
export type EngineFault = "no-route" | "engine-down" | "bad-request";

/**
 * How a request failed, for those who run the engine: it did not answer in time, could not be reached, said that it had too much
 * to do or had failed itself, answered in another language than its own, or refused the question.
 */
export const engineFaultKinds = ["timed-out", "unreachable", "overloaded", "unknown-answer", "refused"] as const;
export type EngineFaultKind = (typeof engineFaultKinds)[number];

/** What an engine gave, or why it gave nothing; `detail` is for the log and never holds a coordinate. */
export type EngineAnswer<Value> = { ok: true; value: Value } | { ok: false; fault: EngineFault; detail: string };

/** A departure in the wall clock of the place it leaves from; only timetables read it. */
export type Departure = { date: string; minute: number };

/** A cell of a matrix: a leg, the engine's word that there is none, or a pair that the engine was not asked about. */
export type EngineCell = EngineLeg | "no-route" | "not-asked";

/**
 * A routing engine. Both verbs answer, they never throw: a plan must survive whatever an engine does. Points go out as bare
 * coordinates, without names.
 */
export type RoutingEngine = {
  /** Names the engine and its profile in the cache and on the status page ("osrm driving"). */
  readonly name: string;
  /** The legs among `points` in one request; the cell `[i][j]` is the leg from point i to point j. */
  matrix(points: Point[], mode: TravelMode, departure: Departure): Promise<EngineAnswer<EngineCell[][]>>;
  route(from: Point, to: Point, mode: TravelMode, departure: Departure): Promise<EngineAnswer<EngineLeg>>;
};
