import type { CheckedItinerary, Leg } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import type { TimedStop } from "~/domain/itinerary/read-plan";
import type { Point } from "~/domain/geo/point";
import { addDays } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import type { TripState } from "~/features/trips/schema";
import type { ProgrammeItem, ProgrammeLeg, ProgrammePage, ProgrammeStop } from "./present-programme";

/** When something begins and ends: instants in milliseconds since 1970 with the zones whose clocks are shown. */
export type ScheduledTime = { startsAt: number; endsAt: number; timeZone: string; endTimeZone: string };

/** A point of the programme as other programs and a phone need it: with instants, zones and coordinates. */
export type ScheduledStop = ProgrammeStop & {
  /** The calendar date of its day. */
  date: string;
  dayNumber: number;
  /** Null: untimed. */
  time: ScheduledTime | null;
  point: Point | null;
  /** Where a journey ends. */
  arrivalPoint: Point | null;
  /** The way that leads here from the stop before; null where none is shown. */
  legBefore: ProgrammeLeg | null;
};

/** One way on a map: positions in the order travelled, without flights. */
export type DayRoute = { dayNumber: number; date: string; paths: Point[][] };

export type Schedule = { title: string; state: TripState; startsOn: string; endsOn: string; stops: ScheduledStop[]; routes: DayRoute[] };

/** A programme as a schedule: the placed stops in the order in which the group meets them, and the ways of each day. */
export function presentSchedule(page: ProgrammePage, itinerary: Itinerary, checked: CheckedItinerary, timedById: Map<string, TimedStop>): Schedule {
  const byId = new Map(itinerary.stops.map((stop) => [stop.id, stop]));
  const point = (place: Point | null | undefined): Point | null => (place ? { lon: place.lon, lat: place.lat } : null);
  const stops = page.days.flatMap((day) => {
    const schedule = (stop: ProgrammeStop, legBefore: ProgrammeLeg | null): ScheduledStop => {
      const timed = timedById.get(stop.id);
      const row = byId.get(stop.id);
      return {
        ...stop, date: day.date, dayNumber: day.number, legBefore, point: point(row?.place), arrivalPoint: point(row?.arrival),
        time: timed ? { startsAt: timed.startInstant, endsAt: timed.endInstant, timeZone: timed.timeZone, endTimeZone: timed.endTimeZone } : null,
      };
    };
    const timed = day.items.flatMap((item, index) => (item.type === "stop" ? [schedule(item.stop, legAt(day.items, index - 1))] : []));
    return [...timed, ...day.untimed.map((stop) => schedule(stop, null))];
  });
  const routes = page.days.map((day) => ({ dayNumber: day.number, date: day.date, paths: pathsOf(day.id, itinerary, checked) }));
  return { title: page.title, state: page.state, startsOn: page.startsOn, endsOn: page.endsOn, stops, routes };
}

/** The date after the last night: the day on which the group checks out. */
export function checkOutDate(stop: Pick<ScheduledStop, "date" | "nights">): string {
  return addDays(stop.date, Math.max(1, stop.nights));
}

/** The wall clock of the place at which a stop starts. */
export function localStart({ startsAt, timeZone }: Pick<ScheduledTime, "startsAt" | "timeZone">): { date: string; minute: number } {
  return wallClockOf(startsAt, timeZone);
}

function legAt(items: ProgrammeItem[], index: number): ProgrammeLeg | null {
  const item = items[index];
  return item?.type === "leg" && item.leg.toTitle === null ? item.leg : null;
}

/** The ways of one day, joined where one begins where the last ended. A flight is no way on the ground: it parts the line. */
function pathsOf(dayId: string, itinerary: Itinerary, checked: CheckedItinerary): Point[][] {
  const paths: Point[][] = [];
  let open: Point[] | null = null;
  const go = (from: Point, to: Point) => {
    const last = open?.at(-1);
    if (!open || !last || last.lon !== from.lon || last.lat !== from.lat) paths.push((open = [{ lon: from.lon, lat: from.lat }]));
    open.push({ lon: to.lon, lat: to.lat });
  };
  const follow = (leg: Leg) => {
    if (leg.mode === "flight" || leg.estimate.outcome === "impossible") open = null;
    else go(leg.from, leg.to);
  };
  const legs = checked.legs.filter((leg) => leg.dayId === dayId);
  const place = new Map(checked.order.map((one, index) => [one.stopId, index]));
  for (const { stopId } of checked.order) {
    const stop = itinerary.stops.find((one) => one.id === stopId);
    if (stop?.dayId !== dayId || stop.startsAtMinute === null) continue;
    // The way back to a bed that was taken earlier in the day comes after the last stop.
    while (legs[0] && legs[0].toStopId === stopId && (place.get(legs[0].fromStopId ?? "") ?? -1) < place.get(stopId)!) follow(legs.shift()!);
    if (!stop.place || !stop.arrival) continue;
    if (stop.travelMode === "flight") open = null;
    else go(stop.place, stop.arrival);
  }
  for (const leg of legs) follow(leg);
  return paths;
}
