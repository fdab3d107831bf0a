import type { TravelTimes } from "~/domain/travel/leg-estimate";
import type { Finding } from "../finding";
import type { ItineraryPlace, Stop } from "../itinerary";
import { makeFinding } from "../make-finding";
import { isHosted, type ReadDay, type Reading, type TimedStop } from "../read-plan";

// Less than this is within the doubt of any estimate, whatever its share of a short day.
const leastSavedMinutes = 10;
const savedMinutesThatCount = 30;
const savedShareThatCounts = 0.2;
/** More than six stops to rearrange would be thousands of orders for one day; so many visits are a fault of their own. */
const mostMovable = 6;

/** A shorter way through a day: the stops in their new order, and what it saves. */
export type BetterOrder = { day: ReadDay; order: TimedStop[]; travelMinutes: number; savedMinutes: number };

function secondsBetween(reading: Reading, from: ItineraryPlace, to: ItineraryPlace): number {
  const options = { groupSize: reading.groupSize };
  const estimate = reading.travel.estimate(from, to, reading.travel.propose(from, to, options), options);
  return estimate.outcome === "ok" ? estimate.travelSeconds : Number.POSITIVE_INFINITY;
}

type Placed = TimedStop & { stop: { place: ItineraryPlace } };
type Shortest = { order: number[]; travelMinutes: number; savedMinutes: number };

/*
 * While a stop is dragged, the other days stay as they are, down to the objects; the search through their orders is most of
 * what a check costs. Its answer is kept at the day's first stop, for as long as that object lives, with all it came from.
 */
type Kept = { stops: Stop[]; start: ItineraryPlace | null; end: ItineraryPlace | null; travel: TravelTimes; groupSize: number; shortest: Shortest | null };
const keptAtFirstStop = new WeakMap<Stop, Kept>();

function isKept(kept: Kept, reading: Reading, placed: Placed[], start: ItineraryPlace | null, end: ItineraryPlace | null): boolean {
  if (kept.travel !== reading.travel || kept.groupSize !== reading.groupSize || kept.start !== start || kept.end !== end) return false;
  return kept.stops.length === placed.length && kept.stops.every((stop, index) => stop === placed[index]!.stop);
}

/**
 * The order of a day's unlocked visits that takes the least travelling, when that saves 30 min, or 20 % and at least 10 min.
 * Everything else of the day keeps its turn, and the day its start and its end. Null when the day is in good order.
 */
export function betterOrderOf(reading: Reading, day: ReadDay): BetterOrder | null {
  const placed = day.timed.filter((one): one is Placed => one.stop.place !== null);
  const first = placed[0];
  const last = placed.at(-1);
  if (!first || !last) return null;
  const legs = reading.legs.filter((read) => read.leg.dayId === day.day.id);
  const start = legs.find((read) => read.toTimed === first)?.leg.from ?? null;
  const end = legs.find((read) => read.fromTimed === last)?.leg.to ?? null;
  let kept = keptAtFirstStop.get(first.stop);
  if (!kept || !isKept(kept, reading, placed, start, end)) {
    kept = { stops: placed.map((one) => one.stop), start, end, travel: reading.travel, groupSize: reading.groupSize, shortest: findShortest(reading, placed, start, end) };
    keptAtFirstStop.set(first.stop, kept);
  }
  const { shortest } = kept;
  return shortest && { day, order: shortest.order.map((index) => placed[index]!), travelMinutes: shortest.travelMinutes, savedMinutes: shortest.savedMinutes };
}

function findShortest(reading: Reading, placed: Placed[], start: ItineraryPlace | null, end: ItineraryPlace | null): Shortest | null {
  const movable = placed.flatMap((one, index) => (isHosted(one.stop.kind) && !one.stop.locked ? [index] : []));
  if (movable.length < 2 || movable.length > mostMovable) return null;
  const count = placed.length;

  // Row and column `count` stand for where the day starts and ends; 0 where that is not known.
  const seconds = Array.from({ length: count + 1 }, (_, from) =>
    Array.from({ length: count + 1 }, (_, to) => {
      if (from === to) return 0;
      if (from === count) return start ? secondsBetween(reading, start, placed[to]!.stop.place) : 0;
      const leaving = placed[from]!.stop.arrival ?? placed[from]!.stop.place;
      if (to === count) return end ? secondsBetween(reading, leaving, end) : 0;
      return secondsBetween(reading, leaving, placed[to]!.stop.place);
    }),
  );
  const now = placed.map((_, index) => index);
  const lengthOf = (order: number[]) => order.reduce((sum, index, at) => sum + seconds[at === 0 ? count : order[at - 1]!]![index]!, 0) + seconds[order.at(-1)!]![count]!;
  const present = lengthOf(now);
  if (!Number.isFinite(present) || present < leastSavedMinutes * 60) return null;

  let best = now;
  let bestSeconds = present;
  const order = [...now];
  const used = new Set<number>();
  const search = (at: number, sum: number) => {
    if (sum >= bestSeconds - 1) return;
    if (at === count) {
      const total = sum + seconds[order[count - 1]!]![count]!;
      if (total < bestSeconds - 1) [best, bestSeconds] = [[...order], total];
      return;
    }
    const from = at === 0 ? count : order[at - 1]!;
    for (const candidate of movable.includes(at) ? movable : [at]) {
      if (used.has(candidate)) continue;
      used.add(candidate);
      order[at] = candidate;
      search(at + 1, sum + seconds[from]![candidate]!);
      used.delete(candidate);
    }
  };
  search(0, 0);
  const savedMinutes = Math.floor((present - bestSeconds) / 60);
  const counts = savedMinutes >= savedMinutesThatCount || (savedMinutes >= leastSavedMinutes && present - bestSeconds >= present * savedShareThatCounts);
  return counts ? { order: best, travelMinutes: Math.ceil(present / 60), savedMinutes } : null;
}

/** `backtracking`: another order of a day's unlocked visits saves a good part of the travelling. */
export function findBacktracking(reading: Reading): Finding[] {
  return reading.days.flatMap((day) => {
    const better = day.inTrip ? betterOrderOf(reading, day) : null;
    if (!better) return [];
    const facts = {
      date: day.day.date,
      travelMinutes: better.travelMinutes,
      savedMinutes: better.savedMinutes,
      savedPercent: Math.round((better.savedMinutes / better.travelMinutes) * 100),
    };
    return [makeFinding("backtracking", "warning", { type: "day", dayId: day.day.id }, better.order.map((one) => one.stop.id), facts)];
  });
}
