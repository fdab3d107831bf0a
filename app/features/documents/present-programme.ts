import type { ProgrammeChanges } from "~/domain/documents/programme-changes";
import { airportMinutesOfStop } from "~/domain/itinerary/checks/flights";
import type { CheckedItinerary, Finding, Leg } from "~/domain/itinerary/finding";
import type { BookingStatus, Day, Itinerary, ItineraryPlace, Stop, StopKind } from "~/domain/itinerary/itinerary";
import { readDays, type TimedStop } from "~/domain/itinerary/read-plan";
import { daysBetween } from "~/domain/time/calendar-date";
import { instantOf, localMinuteOn, offsetMinutesAt } from "~/domain/time/wall-clock";
import type { LegSource, TravelMode } from "~/domain/travel/leg-estimate";
import type { TripState } from "~/features/trips/schema";
import type { Locale, TextPair } from "~/i18n/locale";

/** A clock time on paper: minutes since the midnight of the day it stands under (above 1439: the next day; below 0: the day before). */
export type ProgrammeTime = { minute: number; isLocal: boolean };

export type ProgrammeStop = {
  id: string;
  number: number;
  kind: StopKind;
  title: string;
  from: ProgrammeTime | null;
  to: ProgrammeTime | null;
  /** Nights slept here; 0 for everything but lodging. */
  nights: number;
  place: string | null;
  address: string | null;
  /** The address is not known to the house. */
  isPlaceUncertain: boolean;
  /** Where and when a booked journey ends. */
  arrivalPlace: string | null;
  mode: TravelMode | null;
  contact: string | null;
  themes: string[];
  questions: string[];
  status: BookingStatus;
};

export type ProgrammeLeg = {
  key: string;
  /** Where it leads; null when the stop it leads to stands below it. */
  toTitle: string | null;
  mode: TravelMode;
  /** Null: it cannot be travelled this way. */
  minutes: number | null;
  /** What the group keeps before the start it is bound for: its buffer, or its time at the airport; versions sent out earlier may lack it. */
  marginMinutes?: number;
  distanceMetres: number;
  source: LegSource | null;
  /** Minutes of the way spent on a ferry; 0 without one. */
  ferryMinutes: number;
  /** IATA codes of a flight's airports, in order. */
  airports: string[];
  /** The latest start that leaves the group its buffer, before a flight the time at the airport; only where no stop before it sets the time. */
  leaveBy: ProgrammeTime | null;
  /** When the group is there, after a flight with border and baggage behind it; only where no stop after it sets the time. */
  arriveAt: ProgrammeTime | null;
};

export type ProgrammeItem = { type: "stop"; stop: ProgrammeStop } | { type: "leg"; leg: ProgrammeLeg };

export type ProgrammeDay = {
  id: string;
  /** 1-based over the days of the trip. */
  number: number;
  date: string;
  visitCount: number;
  travelMinutes: number;
  distanceMetres: number;
  items: ProgrammeItem[];
  untimed: ProgrammeStop[];
  /** Where the group sleeps after the day; null on the last day and where nobody has said. */
  bed: { number: number; title: string } | null;
};

export type OpenPoint = { key: string; severity: "error" | "warning"; date: string | null; stopNumber: number | null; sentence: string };

/** What the cover and the running head say of the trip. */
export type ProgrammeTrip = {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  purpose: string;
  overallQuestion: string;
  memberCount: number;
  staffCount: number;
  state: TripState;
  contactNote: string;
  isExample: boolean;
};

export type StopFacts = { address: string; hostContact: string; contactRole: TextPair | null };

export type ProgrammeSource = {
  trip: ProgrammeTrip;
  itinerary: Itinerary;
  checked: CheckedItinerary;
  /** By stop id. */
  stopFacts: Record<string, StopFacts>;
  /** Names by theme code. */
  themeNames: Record<string, TextPair>;
  committee: TextPair;
  organisation: string;
  printedAt: Date;
  locale: Locale;
  /** Writes a finding as a sentence; null: the reader is not of the secretariat, and open points are not theirs to see. */
  sentenceOf: ((finding: Finding) => string) | null;
  /** What the group needs at the borders it crosses; left out where nobody reads them, empty within the Nordic countries and Schengen. */
  entrySentences?: string[];
};

/** Where a programme stands among the versions that were sent out. */
export type ProgrammeIssue = {
  /** The newest version issued so far; 0 before the first. */
  number: number;
  issuedAt: string | null;
  /** The programme says something else than that version; before the first one always. */
  isDraft: boolean;
  /** For a draft since the newest version, for a version since the one before it; null where there is none. */
  changes: { since: number; list: ProgrammeChanges } | null;
};

/** Nothing has been sent out. */
export const notIssued: ProgrammeIssue = { number: 0, issuedAt: null, isDraft: true, changes: null };

export type ProgrammePage = Omit<ProgrammeTrip, "contactNote"> & {
  status: "provisional" | "final" | "cancelled";
  committee: string;
  organisation: string;
  issue: ProgrammeIssue;
  printedAt: string;
  contactLines: string[];
  /** 112 answers everywhere the programme goes. */
  emergency112: boolean;
  entrySentences: string[];
  days: ProgrammeDay[];
  openPoints: OpenPoint[];
};

const finalStates: TripState[] = ["approved", "underway", "reported"];

/** Where 112 is the emergency number for all services: the EU with Iceland, Liechtenstein, Norway, Switzerland and the United Kingdom. */
const countriesWith112 = new Set(
  "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

/** The printable programme of a trip: everything its page shows, in the reader's language, as if nothing had been sent out yet. */
export function presentProgramme(source: ProgrammeSource): ProgrammePage {
  const { trip, itinerary, checked, locale } = source;
  const { contactNote, ...cover } = trip;
  const status = trip.state === "cancelled" ? "cancelled" : finalStates.includes(trip.state) ? "final" : "provisional";
  const countries = itinerary.stops.filter((stop) => stop.dayId !== null).flatMap((stop) => [stop.place, stop.arrival]).flatMap((place) => (place ? [place.countryCode] : []));
  const stops = presentStops(source);
  const dayNumbers = new Map(itinerary.days.map((day, index) => [day.id, index + 1]));
  return {
    ...cover,
    status,
    committee: source.committee[locale],
    organisation: source.organisation,
    issue: notIssued,
    printedAt: source.printedAt.toISOString(),
    contactLines: linesOf(contactNote),
    emergency112: countries.length > 0 && countries.every((code) => countriesWith112.has(code)),
    entrySentences: source.entrySentences ?? [],
    days: itinerary.days.map((day) => presentDay(day, dayNumbers.get(day.id)!, source, stops)),
    openPoints: source.sentenceOf && status === "provisional" ? presentOpenPoints(checked, itinerary, stops, source.sentenceOf) : [],
  };
}

const linesOf = (text: string) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");

/** One question a line; a bullet or a number that somebody typed before it is left out. */
export function questionsOf(text: string): string[] {
  return linesOf(text).map((line) => line.replace(/^(?:[-–•*]|\d{1,2}[.)])\s+/, "")).filter((line) => line !== "");
}

function presentStops({ itinerary, checked, stopFacts, themeNames, locale }: ProgrammeSource): Map<string, ProgrammeStop> {
  const numbers = new Map(checked.order.map((one) => [one.stopId, one.number]));
  const days = new Map(itinerary.days.map((day) => [day.id, day]));
  const timed = new Map(readDays(itinerary).flatMap((one) => one.timed.map((stop) => [stop.stop.id, stop])));
  const stops = new Map<string, ProgrammeStop>();
  for (const stop of itinerary.stops) {
    const day = stop.dayId === null ? undefined : days.get(stop.dayId);
    const number = numbers.get(stop.id);
    if (!day || number === undefined) continue;
    const facts = stopFacts[stop.id];
    const codes = (stop.siteId && itinerary.facts.sites[stop.siteId]?.themes) || [];
    const contact = facts?.hostContact.trim() || facts?.contactRole?.[locale] || null;
    stops.set(stop.id, {
      id: stop.id, number, kind: stop.kind, title: stop.title, ...timesOf(timed.get(stop.id), itinerary), nights: stop.nights,
      place: stop.place?.name ?? null, address: facts?.address.trim() || null, isPlaceUncertain: stop.place !== null && stop.place.confidence !== "address",
      arrivalPlace: stop.arrival?.name ?? null, mode: stop.travelMode, contact, status: stop.bookingStatus,
      themes: codes.map((code) => themeNames[code]?.[locale] ?? code),
      questions: questionsOf(stop.questions),
    });
  }
  return stops;
}

/** Start and end in the clocks of the places where they happen. A check-in has a start only: the night is no programme point. */
function timesOf(timed: TimedStop | undefined, itinerary: Itinerary): { from: ProgrammeTime | null; to: ProgrammeTime | null } {
  if (!timed) return { from: null, to: null };
  const from = timeAt(timed.startInstant, timed.timeZone, timed.day.date, itinerary);
  return { from, to: timed.stop.kind === "lodging" ? null : timeAt(timed.endInstant, timed.endTimeZone, timed.day.date, itinerary) };
}

function timeAt(instant: number, zone: string, date: string, itinerary: Itinerary): ProgrammeTime {
  const home = itinerary.home?.timeZone;
  return { minute: Math.round(localMinuteOn(date, instant, zone)), isLocal: home !== undefined && offsetMinutesAt(instant, zone) !== offsetMinutesAt(instant, home) };
}

function presentDay(day: Day, number: number, { itinerary, checked }: ProgrammeSource, stops: Map<string, ProgrammeStop>): ProgrammeDay {
  const inOrder = checked.order.flatMap(({ stopId }) => {
    const stop = itinerary.stops.find((one) => one.id === stopId);
    return stop?.dayId === day.id ? [stop] : [];
  });
  const timed = inOrder.filter((stop) => stop.startsAtMinute !== null);
  const waiting = checked.legs.filter((leg) => leg.dayId === day.id);
  const place = new Map(timed.map((stop, index) => [stop.id, index]));
  const items: ProgrammeItem[] = [];
  for (const stop of timed) {
    // The way to a bed that was taken earlier in the day comes after the last stop, not before the check-in.
    while (waiting[0] && waiting[0].toStopId === stop.id && (place.get(waiting[0].fromStopId ?? "") ?? -1) < place.get(stop.id)!) {
      items.push({ type: "leg", leg: presentLeg(waiting.shift()!, day, itinerary, false) });
    }
    items.push({ type: "stop", stop: stops.get(stop.id)! });
  }
  for (const leg of waiting) items.push({ type: "leg", leg: presentLeg(leg, day, itinerary, true) });
  const summary = checked.days.find((one) => one.dayId === day.id);
  return {
    id: day.id, number, date: day.date, visitCount: summary?.visits ?? 0, travelMinutes: Math.round((summary?.travelSeconds ?? 0) / 60),
    distanceMetres: summary?.distanceMetres ?? 0, items,
    untimed: inOrder.filter((stop) => stop.startsAtMinute === null).map((stop) => stops.get(stop.id)!),
    bed: bedAfter(day, itinerary, stops),
  };
}

/** The lodging whose nights reach over the night after the day; the latest check-in wins. */
function bedAfter(day: Day, itinerary: Itinerary, stops: Map<string, ProgrammeStop>): ProgrammeDay["bed"] {
  if (day.date >= itinerary.endsOn) return null;
  const dates = new Map(itinerary.days.map((one) => [one.id, one.date]));
  const covering = itinerary.stops
    .filter((stop) => stop.kind === "lodging" && stop.dayId !== null)
    .map((stop) => ({ stop, nightsBefore: daysBetween(dates.get(stop.dayId!) ?? day.date, day.date) }))
    .filter(({ stop, nightsBefore }) => nightsBefore >= 0 && nightsBefore < stop.nights)
    .sort((a, b) => a.nightsBefore - b.nightsBefore || (b.stop.startsAtMinute ?? 0) - (a.stop.startsAtMinute ?? 0));
  const bed = covering[0] && stops.get(covering[0].stop.id);
  return bed ? { number: bed.number, title: bed.title } : null;
}

function presentLeg(leg: Leg, day: Day, itinerary: Itinerary, namesEnd: boolean): ProgrammeLeg {
  const { estimate } = leg;
  const byId = (id: string | null) => (id === null ? undefined : itinerary.stops.find((stop) => stop.id === id));
  const [from, to] = [byId(leg.fromStopId), byId(leg.toStopId)];
  const possible = estimate.outcome === "ok" ? estimate : null;
  const travel = possible ? Math.ceil(possible.travelSeconds / 60) * 60_000 : null;
  // A bed and home have no end that sets a departure; a bed and home wait at any hour.
  const isFromOpen = !namesEnd && leg.gapMinutes === null && to?.dayId === day.id && to.startsAtMinute !== null;
  const isToOpen = leg.gapMinutes === null && !isFromOpen && from?.dayId === day.id && from.startsAtMinute !== null;
  const start = (stop: Stop) => instantOf(day.date, stop.startsAtMinute!, stop.place?.timeZone ?? leg.to.timeZone);
  const end = (stop: Stop) => instantOf(day.date, stop.startsAtMinute!, stop.place?.timeZone ?? leg.from.timeZone) + stop.durationMinutes * 60_000;
  const marginMinutes = Math.max(leg.bufferMinutes, airportMinutesOfStop(to)?.before ?? 0);
  const clock = (instant: number, place: ItineraryPlace) => timeAt(instant, place.timeZone, day.date, itinerary);
  return {
    key: `${leg.fromStopId ?? "home"}>${leg.toStopId ?? "home"}`,
    toTitle: namesEnd ? (to?.title ?? leg.to.name) : null,
    mode: leg.mode,
    minutes: travel === null ? null : travel / 60_000,
    marginMinutes,
    distanceMetres: estimate.distanceMetres,
    source: possible?.source ?? null,
    ferryMinutes: leg.mode === "ferry" ? 0 : Math.round((possible?.parts ?? []).filter((part) => part.kind === "crossing").reduce((sum, part) => sum + part.seconds, 0) / 60),
    airports: leg.mode === "flight" ? (possible?.via ?? []).filter((code) => /^[A-Z]{3}$/.test(code)) : [],
    leaveBy: isFromOpen && travel !== null ? clock(start(to!) - travel - marginMinutes * 60_000, leg.from) : null,
    arriveAt: isToOpen && travel !== null ? clock(end(from!) + travel + (airportMinutesOfStop(from)?.after ?? 0) * 60_000, leg.to) : null,
  };
}

function presentOpenPoints(checked: CheckedItinerary, itinerary: Itinerary, stops: Map<string, ProgrammeStop>, sentenceOf: (finding: Finding) => string): OpenPoint[] {
  const dates = new Map(itinerary.days.map((day) => [day.id, day.date]));
  return checked.findings
    .flatMap((finding): OpenPoint[] => {
      if (finding.severity === "notice") return [];
      const { subject } = finding;
      const stopId = subject.type === "stop" ? subject.stopId : subject.type === "leg" ? (subject.toStopId ?? subject.fromStopId) : null;
      const dayId = subject.type === "day" ? subject.dayId : itinerary.stops.find((stop) => stop.id === stopId)?.dayId;
      const stopNumber = (stopId && stops.get(stopId)?.number) || null;
      return [{ key: finding.key, severity: finding.severity, date: (dayId && dates.get(dayId)) || null, stopNumber, sentence: sentenceOf(finding) }];
    })
    .sort((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1) || (a.stopNumber ?? 1e6) - (b.stopNumber ?? 1e6));
}
