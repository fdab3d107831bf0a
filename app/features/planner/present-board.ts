import { airportMinutesOfStop } from "~/domain/itinerary/checks/flights";
import type { CheckedItinerary, Finding, Leg, Severity } from "~/domain/itinerary/finding";
import type { BookingStatus, Day, Itinerary, Stop, StopKind } from "~/domain/itinerary/itinerary";
import { localEndMinute } from "~/domain/itinerary/local-end";
import { legKey, travelMinutesOf } from "~/domain/itinerary/read-legs";
import type { LegSource, TravelMode } from "~/domain/travel/leg-estimate";
import { daysBetween } from "~/domain/time/calendar-date";
import { axisOf, layOutLanes, type Axis } from "./present-day";

/** One stop as its card shows it. Numbers and codes only; the card makes the words. */
export type CardView = {
  id: string;
  number: number;
  kind: StopKind;
  title: string;
  town: string | null;
  startMinute: number | null;
  /** By the clock of the place where it ends, from the midnight of the card's day: a flight that starts at 13 can end at 34½ or at 12. */
  endMinute: number | null;
  durationMinutes: number;
  nights: number;
  status: BookingStatus;
  locked: boolean;
  themes: string[];
  counts: Record<Severity, number>;
  lane: number;
  lanes: number;
};

/** How a leg stands: `short` time is missing, `tight` less to spare than the buffer, `free` nobody waits at its end. */
export type LegTone = "short" | "tight" | "ok" | "free" | "impossible";

export type LegView = {
  key: string;
  fromStopId: string | null;
  toStopId: string | null;
  fromTitle: string;
  toTitle: string;
  mode: TravelMode;
  proposed: boolean;
  travelMinutes: number | null;
  distanceMetres: number;
  bufferMinutes: number;
  slackMinutes: number | null;
  uncertaintyMinutes: number;
  source: LegSource;
  tone: LegTone;
  /** On the day's axis; null when neither end has a time. */
  startMinute: number | null;
  /** The end of the stretch in which its words can stand without covering a card. */
  roomFromMinute: number;
  roomToMinute: number;
  /** Words stand at the end of the room (a departure) or at its beginning. */
  anchor: "start" | "end";
  /** The lane of the card it leaves: where cards overlap there is no room but on that card. */
  lane: number;
  lanes: number;
};

export type NightView = { title: string; stopId: string | null } | null;

export type DayView = {
  id: string;
  date: string;
  index: number;
  inTrip: boolean;
  cards: CardView[];
  untimed: CardView[];
  legs: LegView[];
  wakes: NightView;
  sleeps: NightView;
  /** A night between two programme days without a bed. */
  bedMissing: boolean;
  visits: number;
  travelMinutes: number;
  counts: Record<Severity, number>;
};

export type BoardView = { days: DayView[]; axis: Axis };

const none = (): Record<Severity, number> => ({ error: 0, warning: 0, notice: 0 });

function countBy(findings: Finding[], idsOf: (finding: Finding) => string[]): Map<string, Record<Severity, number>> {
  const counts = new Map<string, Record<Severity, number>>();
  for (const finding of findings) {
    for (const id of idsOf(finding)) {
      const known = counts.get(id) ?? none();
      known[finding.severity] += 1;
      counts.set(id, known);
    }
  }
  return counts;
}

/** Lodging by night: the stop in which the group sleeps on the evening of each day. A later check-in takes over. */
export function listBeds(itinerary: Pick<Itinerary, "days" | "stops">): Map<string, Stop> {
  const beds = new Map<string, Stop>();
  for (const day of itinerary.days) {
    for (const stop of itinerary.stops) {
      if (stop.dayId !== day.id || stop.kind !== "lodging") continue;
      for (const evening of itinerary.days) {
        const night = daysBetween(day.date, evening.date);
        if (night >= 0 && night < stop.nights) beds.set(evening.id, stop);
      }
    }
  }
  return beds;
}

function toneOf(leg: Leg): LegTone {
  if (leg.estimate.outcome === "impossible") return "impossible";
  if (leg.slackMinutes === null) return "free";
  return leg.slackMinutes < 0 ? "short" : leg.slackMinutes < leg.bufferMinutes ? "tight" : "ok";
}

function presentLeg(leg: Leg, day: Day, { days, home }: Pick<Itinerary, "days" | "home">, stops: Map<string, Stop>, cards: CardView[]): LegView {
  const from = leg.fromStopId === null ? undefined : stops.get(leg.fromStopId);
  const to = leg.toStopId === null ? undefined : stops.get(leg.toStopId);
  const travelMinutes = travelMinutesOf(leg.estimate);
  const leavesBed = from?.kind === "lodging" && leg.gapMinutes === null;
  const endOf = (stop: Stop) => localEndMinute(stop, stop.startsAtMinute!, days.find((one) => one.id === stop.dayId)?.date ?? day.date, home?.timeZone ?? null, day.date);
  const fromEnd = from && from.startsAtMinute !== null && !leavesBed ? endOf(from) : null;
  const toStart = to && to.startsAtMinute !== null && to.dayId === day.id && !(to.kind === "lodging" && leg.gapMinutes === null) ? to.startsAtMinute : null;
  // Before a flight the group's minutes are those at the airport.
  const dueAt = toStart === null ? null : toStart - (fromEnd === null ? Math.max(0, (airportMinutesOfStop(to)?.before ?? 0) - leg.bufferMinutes) : 0);
  const startMinute = fromEnd ?? (dueAt === null ? null : dueAt - (travelMinutes ?? 0) - leg.bufferMinutes);
  const timed = cards.filter((card) => card.startMinute !== null);
  const cardEnd = (card: CardView) => Math.max(card.startMinute!, card.endMinute!);
  // The words stand between the cards above and below, whichever they are.
  const edge = fromEnd ?? toStart ?? 0;
  const roomFrom = fromEnd ?? timed.filter((card) => cardEnd(card) <= edge).reduce((most, card) => Math.max(most, cardEnd(card)), 0);
  const roomTo = dueAt ?? timed.filter((card) => card.startMinute! >= edge).reduce((least, card) => Math.min(least, card.startMinute!), 1440);
  // Words that begin beside another card stay in the lane of the card they leave.
  const crowded = timed.some((card) => card.id !== leg.fromStopId && card.startMinute! < roomFrom && cardEnd(card) > roomFrom);
  const left = crowded ? cards.find((card) => card.id === leg.fromStopId) : undefined;
  return {
    lane: left?.lane ?? 0, lanes: left?.lanes ?? 1,
    key: legKey(leg.fromStopId, leg.toStopId), fromStopId: leg.fromStopId, toStopId: leg.toStopId,
    fromTitle: from?.title ?? leg.from.name, toTitle: to?.title ?? leg.to.name,
    mode: leg.mode, proposed: leg.modeProposed, travelMinutes, distanceMetres: leg.estimate.distanceMetres, bufferMinutes: leg.bufferMinutes, slackMinutes: leg.slackMinutes,
    uncertaintyMinutes: leg.estimate.outcome === "ok" ? Math.round(leg.estimate.uncertaintySeconds / 60) : 0,
    source: leg.estimate.outcome === "ok" ? leg.estimate.source : "model", tone: toneOf(leg),
    startMinute, roomFromMinute: roomFrom, roomToMinute: Math.max(roomFrom, roomTo), anchor: fromEnd === null ? "end" : "start",
  };
}

/** Everything the days of the board show, worked out from the plan and what the checks say about it. */
export function presentBoard(itinerary: Itinerary, checked: CheckedItinerary): BoardView {
  const numbers = new Map(checked.order.map((one) => [one.stopId, one.number]));
  const stops = new Map(itinerary.stops.map((stop) => [stop.id, stop]));
  const stopCounts = countBy(checked.findings, (finding) => (finding.subject.type === "stop" || finding.subject.type === "leg" ? finding.stopIds : []));
  const dayCounts = countBy(checked.findings, (finding) => [...new Set(dayIdsOf(finding, stops))]);
  const bedless = new Set(checked.findings.flatMap((finding) => (finding.code === "no-lodging" && finding.subject.type === "day" ? [finding.subject.dayId] : [])));
  const summaries = new Map(checked.days.map((one) => [one.dayId, one]));
  const beds = listBeds(itinerary);
  const ordered = [...itinerary.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const days = ordered.map((day, index): DayView => {
    const own = itinerary.stops.filter((stop) => stop.dayId === day.id);
    const endOf = (stop: Stop) => (stop.startsAtMinute === null ? null : localEndMinute(stop, stop.startsAtMinute, day.date, itinerary.home?.timeZone ?? null));
    const lanes = layOutLanes(own.flatMap((stop) => (stop.startsAtMinute === null ? [] : [{ id: stop.id, startMinute: stop.startsAtMinute, endMinute: endOf(stop)! }])));
    const cards = own
      .map((stop): CardView => ({
        id: stop.id, number: numbers.get(stop.id) ?? 0, kind: stop.kind, title: stop.title, town: stop.place?.name ?? null, startMinute: stop.startsAtMinute,
        endMinute: endOf(stop), durationMinutes: stop.durationMinutes, nights: stop.nights, status: stop.bookingStatus, locked: stop.locked,
        themes: (stop.siteId === null ? [] : (itinerary.facts.sites[stop.siteId]?.themes ?? [])).slice(0, 2),
        counts: stopCounts.get(stop.id) ?? none(), ...(lanes.get(stop.id) ?? { lane: 0, lanes: 1 }),
      }))
      .sort((a, b) => a.number - b.number);
    const previous = ordered[index - 1];
    const inTrip = day.date >= itinerary.startsOn && day.date <= itinerary.endsOn;
    const wake = previous ? beds.get(previous.id) : undefined;
    const sleep = day.date < itinerary.endsOn ? beds.get(day.id) : undefined;
    return {
      id: day.id, date: day.date, index, inTrip,
      cards: cards.filter((card) => card.startMinute !== null),
      untimed: cards.filter((card) => card.startMinute === null),
      legs: checked.legs.filter((leg) => leg.dayId === day.id).map((leg) => presentLeg(leg, day, itinerary, stops, cards)),
      wakes: wake ? { title: wake.title, stopId: wake.id } : day.date === itinerary.startsOn && itinerary.home ? { title: itinerary.home.name, stopId: null } : null,
      sleeps: sleep ? { title: sleep.title, stopId: sleep.id } : null,
      bedMissing: bedless.has(day.id),
      visits: summaries.get(day.id)?.visits ?? 0, travelMinutes: Math.round((summaries.get(day.id)?.travelSeconds ?? 0) / 60),
      counts: dayCounts.get(day.id) ?? none(),
    };
  });
  const spans = days.flatMap((day) => [
    ...day.cards.map((card) => ({ startMinute: card.startMinute!, endMinute: card.endMinute! })),
    ...day.legs.flatMap((leg) => (leg.startMinute === null ? [] : [{ startMinute: leg.startMinute, endMinute: leg.startMinute + (leg.travelMinutes ?? 0) }])),
  ]);
  return { days, axis: axisOf(spans) };
}

function dayIdsOf(finding: Finding, stops: Map<string, Stop>): string[] {
  if (finding.subject.type === "day") return [finding.subject.dayId];
  return finding.stopIds.flatMap((id) => stops.get(id)?.dayId ?? []);
}
