import type { LegEstimate, TravelTimes } from "~/domain/travel/leg-estimate";
import type { Leg } from "./finding";
import type { Itinerary, ItineraryPlace, LegChoice, Stop } from "./itinerary";
import type { Night } from "./read-nights";
import type { ReadDay, TimedStop } from "./read-plan";

/** A leg together with the stops it joins. */
export type ReadLeg = {
  leg: Leg;
  /** Null: home. */
  from: Stop | null;
  to: Stop | null;
  /** The stop that ends where the leg begins; null from home and from a bed. */
  fromTimed: TimedStop | null;
  /** The stop that waits at the end; null for home and for a bed without a time. */
  toTimed: TimedStop | null;
};

type Walk = { itinerary: Itinerary; travel: TravelTimes; groupSize: number; bufferMinutes: number; days: ReadDay[]; nights: Night[] };

/** Where the group stands, and since when it is free to leave (null: it leaves when it must). */
type Anchor = { stop: Stop | null; timed: TimedStop | null; place: ItineraryPlace; freeAt: number | null };

/** The name under which a choice for a leg is kept; empty for home. */
export function legKey(fromStopId: string | null, toStopId: string | null): string {
  return `${fromStopId ?? ""}>${toStopId ?? ""}`;
}

/** Two stops in one building: no change of place, so no leg. Equal coordinates at town level are two unknown addresses. */
export function isSamePlace(a: ItineraryPlace, b: ItineraryPlace): boolean {
  return a.lon === b.lon && a.lat === b.lat && (a.name === b.name || (a.confidence === "address" && b.confidence === "address"));
}

/** Whole minutes of a leg, rounded up; null when it cannot be travelled. */
export function travelMinutesOf(estimate: LegEstimate): number | null {
  return estimate.outcome === "ok" ? Math.ceil(estimate.travelSeconds / 60) : null;
}

function estimateLeg(walk: Walk, from: ItineraryPlace, to: ItineraryPlace, choice: LegChoice | undefined): Pick<Leg, "mode" | "modeProposed" | "estimate"> {
  const options = { groupSize: walk.groupSize };
  const mode = choice?.mode ?? walk.travel.propose(from, to, options);
  const modeProposed = (choice?.mode ?? null) === null;
  const estimate = walk.travel.estimate(from, to, mode, options);
  if (choice?.enteredMinutes === null || choice?.enteredMinutes === undefined) return { mode, modeProposed, estimate };
  const travelSeconds = Math.max(0, choice.enteredMinutes) * 60;
  const entered: LegEstimate = {
    outcome: "ok",
    mode,
    travelSeconds,
    distanceMetres: estimate.distanceMetres,
    parts: [{ kind: "moving", seconds: travelSeconds, distanceMetres: estimate.distanceMetres }],
    uncertaintySeconds: 0,
    source: "entered",
    via: estimate.outcome === "ok" ? estimate.via : [],
  };
  return { mode, modeProposed, estimate: entered };
}

/** Minutes between two instants that stops without a place take up: the group cannot travel meanwhile. */
function minutesTaken(between: TimedStop[], from: number, to: number): number {
  let cursor = from;
  let taken = 0;
  for (const one of between) {
    const start = Math.max(cursor, one.startInstant);
    const end = Math.min(to, one.endInstant);
    if (end > start) {
      taken += end - start;
      cursor = end;
    }
  }
  return taken / 60_000;
}

/**
 * The legs of a plan in the order travelled: from home to the first stop, between timed stops that have a place, to the
 * bed in the evening and from it in the morning, and home after the last. The days outside the trip have the legs between
 * their own stops only. `gapMinutes` is what is left for travelling: time taken by stops without a place is not in it.
 */
export function listLegs(walk: Walk): ReadLeg[] {
  const choices = new Map(walk.itinerary.legChoices.map((choice) => [legKey(choice.fromStopId, choice.toStopId), choice]));
  const legs: ReadLeg[] = [];

  const addLeg = (dayId: string, from: Anchor, to: { stop: Stop | null; timed: TimedStop | null; place: ItineraryPlace }, between: TimedStop[]) => {
    if (isSamePlace(from.place, to.place)) return;
    const fromStopId = from.stop?.id ?? null;
    const toStopId = to.stop?.id ?? null;
    const travelled = estimateLeg(walk, from.place, to.place, choices.get(legKey(fromStopId, toStopId)));
    const start = to.timed?.startInstant;
    const gapMinutes =
      from.freeAt === null || start === undefined ? null : (start - from.freeAt) / 60_000 - minutesTaken(between, from.freeAt, start);
    const travelMinutes = travelMinutesOf(travelled.estimate);
    const slackMinutes = gapMinutes === null || travelMinutes === null ? null : gapMinutes - travelMinutes - walk.bufferMinutes;
    const leg: Leg = { fromStopId, toStopId, dayId, from: from.place, to: to.place, ...travelled, bufferMinutes: walk.bufferMinutes, gapMinutes, slackMinutes };
    legs.push({ leg, from: from.stop, to: to.stop, fromTimed: from.timed, toTimed: to.timed });
  };

  /** Follows the timed stops of a day; gives back where the group stands after them. */
  const followDay = (day: ReadDay, start: Anchor | null): Anchor | null => {
    let anchor = start;
    let between: TimedStop[] = [];
    for (const timed of day.timed) {
      const place = timed.stop.place;
      if (!place) {
        between.push(timed);
        continue;
      }
      if (anchor) addLeg(day.day.id, anchor, { stop: timed.stop, timed, place }, between);
      anchor = { stop: timed.stop, timed, place: timed.stop.arrival ?? place, freeAt: timed.endInstant };
      between = [];
    }
    return anchor;
  };

  const tripDays = walk.days.filter((day) => day.inTrip);
  const nightByDay = new Map(walk.nights.map((night) => [night.day.day.id, night]));
  const lastUsed = tripDays.reduce((last, day, index) => (day.stops.length > 0 ? index : last), -1);
  const home = walk.itinerary.home;
  let anchor: Anchor | null = home ? { stop: null, timed: null, place: home, freeAt: null } : null;
  let isHome = false;
  tripDays.forEach((day, index) => {
    if (isHome) return;
    anchor = followDay(day, anchor);
    const night = nightByDay.get(day.day.id);
    if (night?.kind === "lodging" && night.stop) {
      const place = night.stop.place;
      if (place && anchor && anchor.stop?.id !== night.stop.id) addLeg(day.day.id, anchor, { stop: night.stop, timed: null, place }, []);
      anchor = place ? { stop: night.stop, timed: null, place, freeAt: null } : null;
    } else if (night?.kind === "on-board") {
      // The group steps off the next morning: it is free when the journey ends.
    } else if (index >= lastUsed && lastUsed >= 0) {
      if (home && anchor?.stop) addLeg(day.day.id, anchor, { stop: null, timed: null, place: home }, []);
      isHome = true;
    } else if (anchor?.stop) {
      anchor = null;
    }
  });
  for (const day of walk.days) if (!day.inTrip) followDay(day, null);
  return legs;
}
