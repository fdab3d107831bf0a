import { daysBetween } from "~/domain/time/calendar-date";
import { instantOf, localMinuteOn } from "~/domain/time/wall-clock";
import type { Finding } from "../finding";
import { makeFinding, suggestedStart } from "../make-finding";
import { isHosted, isProgrammePoint, type ReadDay, type Reading, type TimedStop } from "../read-plan";
import { travelMinutesOf, type ReadLeg } from "../read-legs";

/** Minutes from the first programme point of a day to the end of its last; null when none has a time. */
export function spanMinutesOf(day: ReadDay): number | null {
  const points = day.timed.filter((one) => isProgrammePoint(one.stop.kind));
  const first = points[0];
  if (!first) return null;
  return (Math.max(...points.map((one) => one.endInstant)) - first.startInstant) / 60_000;
}

/** `day-too-long`: the programme lasts longer than the limit (`measure` minutes), or holds more visits than it (`measure` visits). */
export function findLongDays(reading: Reading): Finding[] {
  const { dayMinutes, visitsPerDay } = reading.itinerary.limits;
  return reading.days.flatMap((one) => {
    const subject = { type: "day", dayId: one.day.id } as const;
    const findings: Finding[] = [];
    const spanMinutes = spanMinutesOf(one);
    if (spanMinutes !== null && spanMinutes > dayMinutes) {
      const stopIds = one.timed.filter((timed) => isProgrammePoint(timed.stop.kind)).map((timed) => timed.stop.id);
      const facts = { measure: "minutes", date: one.day.date, spanMinutes, limitMinutes: dayMinutes, overMinutes: spanMinutes - dayMinutes };
      findings.push(makeFinding("day-too-long", "warning", subject, stopIds, facts, "minutes"));
    }
    const visits = one.stops.filter((stop) => stop.kind === "visit");
    if (visits.length > visitsPerDay) {
      const facts = { measure: "visits", date: one.day.date, visitCount: visits.length, limitCount: visitsPerDay, overCount: visits.length - visitsPerDay };
      findings.push(makeFinding("day-too-long", "warning", subject, visits.map((stop) => stop.id), facts, "visits"));
    }
    return findings;
  });
}

// On a journey of three hours there is time to eat on the way.
const journeyWithMealMinutes = 180;

function isBusy(timed: TimedStop): boolean {
  const { kind, durationMinutes } = timed.stop;
  return kind !== "free" && kind !== "meal" && !(kind === "travel" && durationMinutes >= journeyWithMealMinutes);
}

/** The longest free spell within a window, in minutes: between stops that occupy the group, with the travel to the next one taken off at either end. */
function longestFreeMinutes(timed: TimedStop[], legTo: Map<string, ReadLeg>, from: number, to: number): number {
  let freeFrom = Number.NEGATIVE_INFINITY;
  let travel = 0;
  let longest = 0;
  const consider = (start: number, end: number) => {
    longest = Math.max(longest, Math.min(end, to) - Math.max(start, from));
  };
  for (const one of timed) {
    const leg = legTo.get(one.stop.id);
    if (leg) travel += (travelMinutesOf(leg.leg.estimate) ?? 0) * 60_000;
    if (!isBusy(one)) continue;
    consider(freeFrom + travel, one.startInstant);
    consider(freeFrom, one.startInstant - travel);
    freeFrom = Math.max(freeFrom, one.endInstant);
    travel = 0;
  }
  consider(freeFrom, to);
  return longest / 60_000;
}

/**
 * `no-lunch`: on a day with a visit or meeting there is, within the hours for lunch, neither a meal nor a free spell of
 * `lunchMinutes`. A meal without a time counts: somebody has thought of it. Hours are those of the day's first visit.
 */
export function findMissingLunches(reading: Reading): Finding[] {
  const { lunchFromMinute, lunchToMinute, lunchMinutes } = reading.itinerary.limits;
  const legTo = new Map(reading.legs.filter((read) => read.toTimed).map((read) => [read.leg.toStopId ?? "", read]));
  return reading.days.flatMap((one) => {
    const first = one.timed.find((timed) => isHosted(timed.stop.kind));
    if (!first) return [];
    const from = instantOf(one.day.date, lunchFromMinute, first.timeZone);
    const to = instantOf(one.day.date, lunchToMinute, first.timeZone);
    const hasMeal = one.stops.some((stop) => {
      if (stop.kind !== "meal") return false;
      const timed = reading.timedById.get(stop.id);
      return !timed || (timed.startInstant < to && timed.endInstant > from);
    });
    if (hasMeal) return [];
    const met = reading.timeline.filter((timed) => timed.day.id === one.day.id || (timed.day.date < one.day.date && timed.endInstant > from));
    const longestMinutes = longestFreeMinutes(met, legTo, from, to);
    if (longestMinutes >= lunchMinutes) return [];
    const stopIds = met.filter((timed) => timed.startInstant < to && timed.endInstant > from).map((timed) => timed.stop.id);
    const facts = {
      date: one.day.date,
      windowFromMinute: lunchFromMinute,
      windowToMinute: lunchToMinute,
      limitMinutes: lunchMinutes,
      longestMinutes: Math.floor(longestMinutes),
      shortMinutes: Math.ceil(lunchMinutes - longestMinutes),
    };
    return [makeFinding("no-lunch", "warning", { type: "day", dayId: one.day.id }, stopIds, facts)];
  });
}

function isActive(timed: TimedStop): boolean {
  return timed.stop.kind !== "lodging" && timed.stop.kind !== "free";
}

/**
 * `no-rest`: between the end of one day and the start of the next there is less than `restMinutes` in bed; the ways to the
 * bed and from it are taken off where they are known. A night on board has no bed and is not counted here.
 */
export function findShortNights(reading: Reading): Finding[] {
  const { restMinutes: limitMinutes } = reading.itinerary.limits;
  const onBoard = new Set(reading.nights.filter((night) => night.kind === "on-board").map((night) => night.date));
  const findings: Finding[] = [];
  for (let index = 1; index < reading.days.length; index += 1) {
    const evening = reading.days[index - 1] as ReadDay;
    const morning = reading.days[index] as ReadDay;
    if (!evening.inTrip || !morning.inTrip || daysBetween(evening.day.date, morning.day.date) !== 1 || onBoard.has(evening.day.date)) continue;
    const last = evening.timed.filter(isActive).reduce<TimedStop | null>((late, one) => (late && late.endInstant >= one.endInstant ? late : one), null);
    const first = morning.timed.find(isActive);
    if (!last || !first) continue;
    const ways = reading.legs.filter(
      (read) => (read.from === last.stop && read.to?.kind === "lodging") || (read.to === first.stop && read.from?.kind === "lodging" && read.fromTimed === null),
    );
    const travelMinutes = ways.reduce((sum, read) => sum + (travelMinutesOf(read.leg.estimate) ?? 0), 0);
    const restMinutes = (first.startInstant - last.endInstant) / 60_000 - travelMinutes;
    if (restMinutes >= limitMinutes) continue;
    const shortMinutes = limitMinutes - restMinutes;
    const facts = {
      date: morning.day.date,
      fromTitle: last.stop.title,
      toTitle: first.stop.title,
      restMinutes: Math.max(0, restMinutes),
      limitMinutes,
      // Where the next day begins before the group is in bed, all of the rest is lacking and no more can be.
      shortMinutes: Math.min(shortMinutes, limitMinutes),
      travelMinutes,
      ...suggestedStart(localMinuteOn(first.day.date, first.startInstant + shortMinutes * 60_000, first.timeZone)),
    };
    findings.push(makeFinding("no-rest", "warning", { type: "day", dayId: morning.day.id }, [last.stop.id, first.stop.id], facts));
  }
  return findings;
}

/** `no-lodging`: a night between two days with a programme for which the plan has no bed. Its subject is the evening's day. */
export function findMissingBeds(reading: Reading): Finding[] {
  return reading.nights
    .filter((night) => night.needed && night.kind === "none")
    .map((night) => {
      const next = reading.days.find((one) => one.inTrip && one.day.date > night.date && one.stops.length > 0);
      // A plan may lack the day between: its nights are then told apart by their distance from the day before.
      const later = daysBetween(night.day.day.date, night.date);
      const nextStop = next?.timed[0]?.stop ?? next?.stops[0];
      const facts = { date: night.date, next: nextStop ? "known" : "none", ...(nextStop ? { nextTitle: nextStop.title } : {}) };
      return makeFinding("no-lodging", "error", { type: "day", dayId: night.day.day.id }, nextStop ? [nextStop.id] : [], facts, later === 0 ? undefined : String(later));
    });
}
