import type { Point } from "~/domain/geo/point";

/** The ways a group can move between two stops. `transit` is city public transport; `ferry` is a crossing on foot. */
export const travelModes = ["walk", "coach", "car", "transit", "train", "ferry", "flight"] as const;
export type TravelMode = (typeof travelModes)[number];

/**
 * One part of a leg, in the order travelled. `seconds` ≥ 0; `distanceMetres` is the distance along the way (0 for waiting
 * and boarding). `gateway` is the code of the fixed link, ferry or airport used, where there is one.
 */
export type LegPart = {
  kind: "moving" | "boarding" | "waiting" | "crossing" | "break" | "airport-before" | "airport-after" | "transfer" | "connection";
  seconds: number;
  distanceMetres: number;
  gateway?: string;
};

/** Where a time comes from; a later one in this list is worth more than an earlier one. */
export type LegSource = "model" | "engine" | "entered" | "confirmed";

/** How a mode does a leg. Seconds and metres are whole numbers and at least 0. */
export type PossibleLeg = {
  outcome: "ok";
  mode: TravelMode;
  /** Door to door, without the group buffer: the sum of all parts. */
  travelSeconds: number;
  /** Along the way, all parts. */
  distanceMetres: number;
  parts: LegPart[];
  /** Half-width of the interval in which about nine of ten real times fall. */
  uncertaintySeconds: number;
  source: LegSource;
  /** Codes of the gateways used (fixed links, ferries, airports), in order. */
  via: string[];
};

/**
 * Why a mode cannot do a leg: `water` no gateway reaches the other land mass by this mode; `too-far` beyond what the mode
 * can sensibly do (`limitMetres`); `no-airport` no airport near enough to an end, or the same one at both; `no-route` a routing
 * engine knows that there is no way.
 */
export type ImpossibleLeg = {
  outcome: "impossible";
  mode: TravelMode;
  reason: "water" | "too-far" | "too-near" | "no-airport" | "no-route";
  distanceMetres: number;
  limitMetres?: number;
  /** Modes that would do, the quickest first. */
  possibleModes: TravelMode[];
};

/** What an engine says of a leg: how the mode does it, or why it cannot. */
export type LegEstimate = PossibleLeg | ImpossibleLeg;

/** What the estimate has to know of the travellers. `groupSize` ≥ 1 counts everyone. */
export type TravelOptions = { groupSize: number };

/**
 * What the itinerary asks of a travel engine. The embedded model answers it at once from tables of facts; a cache filled
 * from a routing engine can answer it in the model's place. Must be deterministic: same arguments, same answer.
 */
export type TravelTimes = {
  estimate(from: Point, to: Point, mode: TravelMode, options: TravelOptions): LegEstimate;
  /** The mode to propose when nobody has chosen one. */
  propose(from: Point, to: Point, options: TravelOptions): TravelMode;
};
