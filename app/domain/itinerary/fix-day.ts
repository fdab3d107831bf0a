import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { applyChanges } from "./apply-change";
import type { Finding, PlanChange } from "./finding";
import { weighOrders, type Arrangement } from "./fix-day/best-order";
import { cutArrangement } from "./fix-day/cuts";
import { listDayItems, listNeeds, type DayItem } from "./fix-day/day-model";
import { explainImpossible } from "./fix-day/explain";
import { isMovable } from "./fixes/candidate";
import { addLodging } from "./fixes/meals-and-beds";
import { moveToDay } from "./fixes/other-day";
import { otherModes } from "./fixes/other-mode";
import type { CalendarDate, Itinerary, LocalMinute, Stop } from "./itinerary";
import { listFindings } from "./list-findings";
import { isHosted, readPlan, type Reading } from "./read-plan";

/** Where a stop stands: its day (null: the wish list) with its date, and its start. */
export type StopTime = { dayId: string | null; date: CalendarDate | null; startsAtMinute: LocalMinute | null };

/** One stop that was moved, before and after. */
export type StopMove = { stopId: string; title: string; before: StopTime; after: StopTime };

/**
 * What can be done about the errors of a day. `fixed`: the changes clear every error of the day (none, when it has none).
 * `impossible`: no set of moves does; `reason` says why.
 *
 * - `locked`: `lockedStopIds` (locked stops and journeys) leave no room; `shortMinutes` are missing between them.
 * - `time`: the day's own hours do not hold its stops; `shortMinutes` are missing, and no other day takes one.
 * - `host`: what is wrong is not a matter of time (a refusal, too many people, an answer that is late): `findingKeys`.
 *   `changes` then clear all the rest.
 * - `unsolved`: the search has ended at its bounds, or the error lies beyond moves (drivers' hours): `findingKeys`.
 */
export type DayFix =
  | { outcome: "fixed"; changes: PlanChange[]; moves: StopMove[]; movedMinutes: number }
  | {
      outcome: "impossible";
      reason: "locked" | "time" | "host" | "unsolved";
      lockedStopIds: string[];
      shortMinutes: number;
      findingKeys: string[];
      changes: PlanChange[];
      moves: StopMove[];
    };

/** No other hour makes a host say yes. */
const hostCodes = new Set(["host-declined", "host-size", "host-unconfirmed"]);
/** Wrong on this date whatever the hour. */
const dateCodes = new Set(["public-holiday", "event-date", "out-of-trip"]);

// Bounds, so that an answer comes while somebody waits: about half a second for the worst day.
const mostOrdered = 10;
const mostProofs = 300;
const mostWeighings = 40;
const mostSentAway = 2;

function dayOfFinding(reading: Reading, finding: Finding): string | null {
  const { subject } = finding;
  if (subject.type === "day") return subject.dayId;
  if (subject.type === "stop") return reading.itinerary.stops.find((stop) => stop.id === subject.stopId)?.dayId ?? null;
  if (subject.type === "trip") return null;
  return reading.legs.find(({ leg }) => leg.fromStopId === subject.fromStopId && leg.toStopId === subject.toStopId)?.leg.dayId ?? null;
}

/** The errors of a reading that lie on one day. */
export function errorsOfDay(reading: Reading, findings: Finding[], dayId: string): Finding[] {
  return findings.filter((one) => one.severity === "error" && dayOfFinding(reading, one) === dayId);
}

/** What needs no stop moved: a bed for the night, a mode that can do the way, a chosen mode given up for the proposed one that fits. */
function changesWithoutMoves(reading: Reading, errors: Finding[]): PlanChange[] {
  return errors.flatMap((finding): PlanChange[] => {
    if (finding.code === "no-lodging") return addLodging(reading, finding)[0]?.fix.changes ?? [];
    const { subject } = finding;
    if (subject.type !== "leg") return [];
    const read = reading.legs.find(({ leg }) => leg.fromStopId === subject.fromStopId && leg.toStopId === subject.toStopId);
    if (!read) return [];
    if (finding.code === "leg-impossible") return (otherModes(reading, read, 0)[0] ?? otherModes(reading, read, Number.NEGATIVE_INFINITY)[0])?.fix.changes ?? [];
    const { from, to, gapMinutes, bufferMinutes, modeProposed, estimate } = read.leg;
    if (finding.code !== "leg-too-long" || modeProposed || gapMinutes === null || estimate.outcome !== "ok" || estimate.source === "entered") return [];
    const options = { groupSize: reading.groupSize };
    const proposed = reading.travel.estimate(from, to, reading.travel.propose(from, to, options), options);
    const fits = proposed.outcome === "ok" && Math.ceil(proposed.travelSeconds / 60) + bufferMinutes <= gapMinutes;
    return fits ? [{ type: "set-leg", fromStopId: read.leg.fromStopId, toStopId: read.leg.toStopId, mode: null, enteredMinutes: null }] : [];
  });
}

/** Subsets of so many of the things, in their order. */
function subsetsOf<One>(things: One[], size: number): One[][] {
  if (size === 0) return [[]];
  return things.flatMap((one, index) => subsetsOf(things.slice(index + 1), size - 1).map((rest) => [one, ...rest]));
}

type Search = { base: Reading; dayId: string; allowed: Set<string>; items: DayItem[]; needs: number[][]; forced: Stop[]; proofs: number };

/** The errors that must not be there: those of the day that are to be cleared, and any that was not there before. */
function faultsOf(search: Search, changes: PlanChange[]): { reading: Reading; faults: Finding[] } {
  search.proofs += 1;
  const reading = readPlan(applyChanges(search.base.itinerary, changes), search.base.travel, search.base.today);
  return { reading, faults: listFindings(reading).filter((one) => one.severity === "error" && !search.allowed.has(one.key)) };
}

function movesOf(search: Search, arrangement: Arrangement): PlanChange[] {
  return arrangement.order.flatMap(({ item, start }): PlanChange[] => {
    const { timed, minuteOf } = search.items[item]!;
    const minute = minuteOf.get(start) ?? timed.startsAtMinute;
    return minute === timed.startsAtMinute ? [] : [{ type: "move-stop", stopId: timed.stop.id, dayId: search.dayId, startsAtMinute: minute }];
  });
}

/** Other days for the stops that are sent away, one after another, each at the first place where a check holds. Null when one of them finds none. */
function placeElsewhere(search: Search, staying: PlanChange[], away: Stop[]): PlanChange[] | null {
  let changes = staying;
  for (const [index, stop] of away.entries()) {
    const waiting = away.slice(index).map((one): PlanChange => ({ type: "move-stop", stopId: one.id, dayId: null, startsAtMinute: null }));
    const { reading } = faultsOf(search, [...changes, ...waiting]);
    const placed = moveToDay({ ...reading, dayById: search.base.dayById }, stop).find((candidate) => {
      if (search.proofs >= mostProofs) return false;
      return faultsOf(search, [...changes, ...waiting.slice(1), ...candidate.fix.changes]).faults.length === 0;
    });
    if (!placed) return null;
    changes = [...changes, ...placed.fix.changes];
  }
  return changes;
}

/** The cheapest arrangement of the day without some of its stops that a check confirms; what it rules out is not proposed again. */
function solve(search: Search): PlanChange[] | null {
  const keepsOrder = search.items.length > mostOrdered;
  const options = { keepsOrder, isSoft: false };
  const leavers = [...search.items.map((item) => item.timed.stop), ...search.base.itinerary.stops.filter((stop) => stop.dayId === search.dayId && stop.startsAtMinute === null)]
    .filter((stop) => isMovable(stop) && isHosted(stop.kind) && !search.forced.includes(stop));
  let weigh = weighOrders(search.items, search.needs, options);
  let weighings = 1;
  for (let size = 0; size <= (keepsOrder ? 0 : mostSentAway); size += 1) {
    const failed = new Set<number>();
    const groups = subsetsOf(leavers, size).map((more) => [...search.forced, ...more]);
    while (search.proofs < mostProofs) {
      const ranked = groups.flatMap((away, index) => {
        if (failed.has(index)) return [];
        const arrangement = weigh(search.items.flatMap((item, at) => (away.includes(item.timed.stop) ? [] : [at])));
        return arrangement ? [{ away, index, arrangement }] : [];
      });
      ranked.sort((a, b) => a.arrangement.cost - b.arrangement.cost || a.index - b.index);
      const next = ranked[0];
      if (!next) break;
      const staying = movesOf(search, next.arrangement);
      const waiting = next.away.map((stop): PlanChange => ({ type: "move-stop", stopId: stop.id, dayId: null, startsAtMinute: null }));
      const { faults } = faultsOf(search, [...staying, ...waiting]);
      if (faults.length === 0) {
        const changes = placeElsewhere(search, staying, next.away);
        if (changes) return changes;
        failed.add(next.index);
        continue;
      }
      const wasCut = faults.map((fault) => cutArrangement(search.items, search.needs, next.arrangement, fault)).some(Boolean);
      if (!wasCut || weighings >= mostWeighings) failed.add(next.index);
      if (wasCut && weighings < mostWeighings) {
        weigh = weighOrders(search.items, search.needs, options);
        weighings += 1;
      }
    }
  }
  return null;
}

function describeMoves(before: Itinerary, after: Itinerary): { moves: StopMove[]; movedMinutes: number } {
  const dateOf = new Map(before.days.map((day) => [day.id, day.date]));
  const timeOf = (stop: Stop): StopTime => ({ dayId: stop.dayId, date: stop.dayId === null ? null : (dateOf.get(stop.dayId) ?? null), startsAtMinute: stop.startsAtMinute });
  const pairs = before.stops.flatMap((stop) => {
    const moved = after.stops.find((one) => one.id === stop.id);
    return moved && (moved.dayId !== stop.dayId || moved.startsAtMinute !== stop.startsAtMinute) ? [{ stop, moved }] : [];
  });
  const moves = pairs.map(({ stop, moved }): StopMove => ({ stopId: stop.id, title: stop.title, before: timeOf(stop), after: timeOf(moved) }));
  const movedMinutes = pairs.reduce((sum, { stop, moved }) => sum + (stop.dayId === moved.dayId ? Math.abs((moved.startsAtMinute ?? 0) - (stop.startsAtMinute ?? 0)) : 0), 0);
  return { moves, movedMinutes };
}

/**
 * The smallest set of moves that clears all errors of a day and adds none anywhere: first without sending a stop to another
 * day, since that is a new appointment with a host; then fewest stops moved, then least minutes. No locked stop and no
 * journey is moved, no stop is shortened or dropped. What needs no move is done beforehand (a bed, a mode that can do the
 * way). Hosts are asked for hours between 8 and 20 within their opening hours, meals stay within two hours of their time.
 *
 * Every order of up to ten timed stops is weighed; above that the order stays. At most two stops more than the ones that
 * cannot be on this date are sent to another day, at most 300 plans are checked. Deterministic: the same plan gives the
 * same answer. A day that is not in the plan has no errors and is `fixed` by nothing.
 */
export function fixDay(itinerary: Itinerary, dayId: string, travel: TravelTimes, today: CalendarDate): DayFix {
  const original = readPlan(itinerary, travel, today);
  const before = listFindings(original);
  const errors = errorsOfDay(original, before, dayId);
  const ofHosts = errors.filter((one) => hostCodes.has(one.code));
  if (errors.length === 0) return { outcome: "fixed", changes: [], moves: [], movedMinutes: 0 };

  const prepared = changesWithoutMoves(original, errors);
  const base = readPlan(applyChanges(itinerary, prepared), travel, today);
  const goal = new Set(errors.filter((one) => !hostCodes.has(one.code)).map((one) => one.key));
  const allowed = new Set(before.filter((one) => one.severity === "error" && !goal.has(one.key)).map((one) => one.key));
  const day = base.dayById.get(dayId)!;
  const items = listDayItems(base, day);
  const isWrongDate = (stop: Stop) => errors.some((one) => one.subject.type === "stop" && one.subject.stopId === stop.id && (dateCodes.has(one.code) || one.facts["opening"] === "shut"));
  const wrongDate = day.stops.filter(isWrongDate);
  const search: Search = { base, dayId, allowed, items, needs: listNeeds(base, items), forced: wrongDate.filter(isMovable), proofs: 0 };

  const held = wrongDate.filter((stop) => !isMovable(stop));
  const found = held.length > 0 ? null : solve(search);
  if (found) {
    const changes = [...prepared, ...found];
    const described = describeMoves(itinerary, applyChanges(itinerary, changes));
    if (ofHosts.length === 0) return { outcome: "fixed", changes, ...described };
    return { outcome: "impossible", reason: "host", lockedStopIds: [], shortMinutes: 0, findingKeys: ofHosts.map((one) => one.key), changes, moves: described.moves };
  }
  return { outcome: "impossible", ...explainImpossible(base, dayId, errors, held), changes: [], moves: [] };
}
