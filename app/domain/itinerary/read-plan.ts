import { instantOf } from "~/domain/time/wall-clock";
import { travelKnowing } from "~/domain/travel/known-legs";
import type { TravelTimes } from "~/domain/travel/leg-estimate";
import type { CalendarDate, Day, Itinerary, LocalMinute, Stop, StopKind } from "./itinerary";
import { listLegs, type ReadLeg } from "./read-legs";
import { listNights, type Night } from "./read-nights";
import { rememberTravel } from "./travel-memory";

/** A placed stop with a time, as instants: milliseconds since 1970, end exclusive. */
export type TimedStop = {
  stop: Stop;
  day: Day;
  /** The zone in whose clock the start is written. */
  timeZone: string;
  /** The zone in which the stop ends: another one after a flight. */
  endTimeZone: string;
  startsAtMinute: LocalMinute;
  startInstant: number;
  endInstant: number;
};

/** One day as the group meets it. */
export type ReadDay = {
  day: Day;
  /** False for a day that lies outside the trip's dates; such a day has no night and is not joined to its neighbours. */
  inTrip: boolean;
  /** Timed stops by start, then the untimed ones by position. */
  stops: Stop[];
  timed: TimedStop[];
};

/** A plan prepared for the checks: everything they ask more than once is worked out once. */
export type Reading = {
  itinerary: Itinerary;
  /** Remembers its answers. */
  travel: TravelTimes;
  today: CalendarDate;
  /** At least 1: an empty group travels like one person. */
  groupSize: number;
  bufferMinutes: number;
  /** In order of date. */
  days: ReadDay[];
  dayById: Map<string, ReadDay>;
  /** Placed stops in the order in which the group meets them. */
  order: Stop[];
  /** Place in `order`, 1-based. */
  numberOf: Map<string, number>;
  /** Every timed stop of all days by start. */
  timeline: TimedStop[];
  timedById: Map<string, TimedStop>;
  legs: ReadLeg[];
  /** Nights between two days of the trip, in order. */
  nights: Night[];
};

/** Programme points are what hosts and guests have agreed on; sleeping, travelling and free time are not among them. */
export function isProgrammePoint(kind: StopKind): boolean {
  return kind === "visit" || kind === "meal" || kind === "meeting";
}

/** Somebody receives the group: an organisation's hours, holidays and answer matter. */
export function isHosted(kind: StopKind): boolean {
  return kind === "visit" || kind === "meeting";
}

function byPosition(a: Stop, b: Stop): number {
  return a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** As a day is written: by the clock, and those without a time after them. */
function byWrittenTime(a: Stop, b: Stop): number {
  return (a.startsAtMinute ?? Infinity) === (b.startsAtMinute ?? Infinity) ? byPosition(a, b) : (a.startsAtMinute ?? Infinity) - (b.startsAtMinute ?? Infinity);
}

/** The zones of a day's stops; one without a place shows the clock of the stop before it, else of the day, else of `fallback`. */
function readTimed(day: Day, stops: Stop[], fallback: string): { timed: TimedStop[]; lastZone: string } {
  const inOrder = [...stops].sort(byWrittenTime);
  const withTime = inOrder.filter((stop) => stop.startsAtMinute !== null);
  let zone = inOrder.find((stop) => stop.place)?.place?.timeZone ?? fallback;
  const timed = withTime.map((stop): TimedStop => {
    const timeZone = stop.place?.timeZone ?? zone;
    zone = stop.arrival?.timeZone ?? timeZone;
    const startsAtMinute = stop.startsAtMinute ?? 0;
    const startInstant = instantOf(day.date, startsAtMinute, timeZone);
    return { stop, day, timeZone, endTimeZone: zone, startsAtMinute, startInstant, endInstant: startInstant + Math.max(0, stop.durationMinutes) * 60_000 };
  });
  timed.sort((a, b) => a.startInstant - b.startInstant || byPosition(a.stop, b.stop));
  return { timed, lastZone: zone };
}

/** The part of a plan that says when the group is where. */
export type DatedStops = Pick<Itinerary, "days" | "stops" | "home" | "startsOn" | "endsOn">;

/** The days of a plan in order of date, with their stops as the group meets them: what has no place goes by the clock of where the group is. */
export function readDays(itinerary: DatedStops): ReadDay[] {
  const stopsByDay = new Map<string, Stop[]>();
  for (const stop of itinerary.stops) {
    if (stop.dayId === null) continue;
    const known = stopsByDay.get(stop.dayId);
    if (known) known.push(stop);
    else stopsByDay.set(stop.dayId, [stop]);
  }
  const sortedDays = [...itinerary.days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
  const firstPlaced = sortedDays.flatMap((day) => [...(stopsByDay.get(day.id) ?? [])].sort(byWrittenTime)).find((stop) => stop.place)?.place;
  let zone = itinerary.home?.timeZone ?? firstPlaced?.timeZone ?? "UTC";
  return sortedDays.map((day): ReadDay => {
    const stops = stopsByDay.get(day.id) ?? [];
    const { timed, lastZone } = readTimed(day, stops, zone);
    zone = lastZone;
    const untimed = stops.filter((stop) => stop.startsAtMinute === null).sort(byPosition);
    const inTrip = day.date >= itinerary.startsOn && day.date <= itinerary.endsOn;
    return { day, inTrip, stops: [...timed.map((one) => one.stop), ...untimed], timed };
  });
}

/**
 * Reads a plan: the group starts where it slept (home on the first day) and ends where it sleeps; times are written in the
 * wall clock of their place and compared as instants. Never throws on a plan of odd contents; an unknown time zone is a bug.
 */
export function readPlan(itinerary: Itinerary, travel: TravelTimes, today: CalendarDate): Reading {
  const groupSize = Math.max(1, itinerary.memberCount + itinerary.staffCount);
  const days = readDays(itinerary);
  const timeline = days.flatMap((one) => one.timed).sort((a, b) => a.startInstant - b.startInstant);
  const order = days.flatMap((one) => one.stops);
  const nights = listNights(days);
  const remembered = rememberTravel(travelKnowing(travel, itinerary.facts.knownLegs));
  const bufferMinutes = groupSize > 15 ? itinerary.limits.bufferMinutesLargeGroup : itinerary.limits.bufferMinutesSmallGroup;
  return {
    itinerary,
    travel: remembered,
    today,
    groupSize,
    bufferMinutes,
    days,
    dayById: new Map(days.map((one) => [one.day.id, one])),
    order,
    numberOf: new Map(order.map((stop, index) => [stop.id, index + 1])),
    timeline,
    timedById: new Map(timeline.map((one) => [one.stop.id, one])),
    legs: listLegs({ itinerary, travel: remembered, groupSize, bufferMinutes, days, nights }),
    nights,
  };
}
