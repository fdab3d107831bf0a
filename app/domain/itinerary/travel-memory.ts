import type { Point } from "~/domain/geo/point";
import type { LegEstimate, TravelMode, TravelOptions, TravelTimes } from "~/domain/travel/leg-estimate";

type Pair = { proposed: TravelMode | null; estimates: Partial<Record<TravelMode, LegEstimate>> };

/*
 * `TravelTimes` is deterministic by contract, so an answer can be kept for as long as the object that gave it. A check of
 * a plan that differs by one stop then asks for the new legs only. The bound is for a server that runs for months.
 */
const memories = new WeakMap<TravelTimes, TravelTimes>();
const mostPairs = 50_000;

/**
 * The same travel times, asked once per pair of points, mode and group size. Remembering twice gives the same object.
 * A matrix that has been filled with newer answers must come as a new `TravelTimes`.
 */
export function rememberTravel(travel: TravelTimes): TravelTimes {
  const known = memories.get(travel);
  if (known) return known;
  const pairs = new Map<string, Pair>();
  const pairOf = (from: Point, to: Point, options: TravelOptions): Pair => {
    const key = `${from.lon},${from.lat}>${to.lon},${to.lat}@${options.groupSize}`;
    let pair = pairs.get(key);
    if (!pair) {
      if (pairs.size >= mostPairs) pairs.clear();
      pair = { proposed: null, estimates: {} };
      pairs.set(key, pair);
    }
    return pair;
  };
  const memory: TravelTimes = {
    estimate(from, to, mode, options) {
      const pair = pairOf(from, to, options);
      return (pair.estimates[mode] ??= travel.estimate(from, to, mode, options));
    },
    propose(from, to, options) {
      const pair = pairOf(from, to, options);
      return (pair.proposed ??= travel.propose(from, to, options));
    },
  };
  memories.set(travel, memory);
  memories.set(memory, memory);
  return memory;
}
