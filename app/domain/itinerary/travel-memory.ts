import type { Point } from "~/domain/geo/point";
import type { LegEstimate, TravelMode, TravelOptions, TravelTimes } from "~/domain/travel/leg-estimate";

type Pair = { proposed: TravelMode | null; estimates: Partial<Record<TravelMode, LegEstimate>> };

/*
 * `TravelTimes` is deterministic by contract, so an answer can be kept for as long as the object that gave it. A check of
 * a plan that differs by one stop then asks for the new legs only. The bounds are for a server that runs for months.
 */
const memories = new WeakMap<TravelTimes, TravelTimes>();
const mostPairs = 50_000;
const mostPoints = 2 ** 20;

/*
 * Writing coordinates out as text takes longer than all else here, and a plan asks about the same place objects again and
 * again: each object is numbered once, equal coordinates alike.
 */
function numberPoints(): (point: Point) => number {
  const byObject = new WeakMap<Point, number>();
  const byText = new Map<string, number>();
  return (point) => {
    const known = byObject.get(point);
    if (known !== undefined) return known;
    const text = `${point.lon},${point.lat}`;
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    byObject.set(point, number);
    return number;
  };
}

/**
 * The same travel times, asked once per pair of points, mode and group size. Remembering twice gives the same object.
 * A matrix that has been filled with newer answers must come as a new `TravelTimes`. Points must not be changed in place.
 */
export function rememberTravel(travel: TravelTimes): TravelTimes {
  const known = memories.get(travel);
  if (known) return known;
  let numberOf = numberPoints();
  let pointsSeen = 0;
  const pairsByGroup = new Map<number, Map<number, Pair>>();
  const pairOf = (from: Point, to: Point, options: TravelOptions): Pair => {
    let pairs = pairsByGroup.get(options.groupSize);
    if (!pairs) pairsByGroup.set(options.groupSize, (pairs = new Map()));
    const key = numberOf(from) * mostPoints + numberOf(to);
    let pair = pairs.get(key);
    if (!pair) {
      pointsSeen += 2;
      if (pairs.size >= mostPairs || pointsSeen >= mostPoints) {
        pairsByGroup.clear();
        numberOf = numberPoints();
        pointsSeen = 0;
        return pairOf(from, to, options);
      }
      pairs.set(key, (pair = { proposed: null, estimates: {} }));
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
