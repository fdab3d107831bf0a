import { localMinuteOn, offsetMinutesAt } from "~/domain/time/wall-clock";
import type { Finding } from "../finding";
import type { ItineraryPlace, Stop } from "../itinerary";
import { legFinding, stopFinding, suggestedStart } from "../make-finding";
import { travelMinutesOf, type ReadLeg } from "../read-legs";
import { isHosted, type Reading, type TimedStop } from "../read-plan";

/** Countries without passport control between them (Schengen, since January 2025). */
const schengen = new Set(
  "AT BE BG CH CZ DE DK EE ES FI FR GR HR HU IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
);

const longHaulMinutes = 360;
/** When the bag drop of most airlines closes, in minutes before departure: later than this nobody is let on. */
export const latestAtAirportMinutes = 45;

/** Minutes a group should have at the airport before and after a flight: 90/30 within Schengen, 120/45 beyond, 150/60 overseas. */
export function airportMinutesOf(from: ItineraryPlace, to: ItineraryPlace, flightMinutes: number): { before: number; after: number } {
  if (flightMinutes >= longHaulMinutes) return { before: 150, after: 60 };
  return schengen.has(from.countryCode) && schengen.has(to.countryCode) ? { before: 90, after: 30 } : { before: 120, after: 45 };
}

/** The minutes of a flight at its airports; null for a stop that is no flight or whose two ends are not known. */
export function airportMinutesOfStop(stop: Stop | null | undefined): { before: number; after: number } | null {
  return stop?.kind === "travel" && stop.travelMode === "flight" && stop.place && stop.arrival ? airportMinutesOf(stop.place, stop.arrival, stop.durationMinutes) : null;
}

function flightOf(timed: TimedStop | null): { timed: TimedStop; from: ItineraryPlace; to: ItineraryPlace } | null {
  const stop = timed?.stop;
  return timed && stop?.kind === "travel" && stop.travelMode === "flight" && stop.place && stop.arrival ? { timed, from: stop.place, to: stop.arrival } : null;
}

function bufferFinding(reading: Reading, read: ReadLeg, phase: "before" | "after"): Finding | null {
  const flight = flightOf(phase === "before" ? read.toTimed : read.fromTimed);
  const travelMinutes = travelMinutesOf(read.leg.estimate);
  if (!flight || read.leg.gapMinutes === null || travelMinutes === null) return null;
  const limitMinutes = airportMinutesOf(flight.from, flight.to, flight.timed.stop.durationMinutes)[phase];
  const airportMinutes = read.leg.gapMinutes - travelMinutes;
  if (airportMinutes >= limitMinutes) return null;
  const leastMinutes = phase === "before" ? latestAtAirportMinutes : limitMinutes / 2;
  const shortMinutes = limitMinutes - airportMinutes;
  const later =
    phase === "after" && read.toTimed
      ? suggestedStart(localMinuteOn(read.toTimed.day.date, read.toTimed.startInstant + shortMinutes * 60_000, read.toTimed.timeZone))
      : { suggestion: "none" };
  return legFinding(reading, "flight-buffer", airportMinutes < leastMinutes ? "error" : "warning", read, {
    phase,
    airportMinutes: Math.max(0, airportMinutes),
    limitMinutes,
    shortMinutes,
    travelMinutes,
    gapMinutes: read.leg.gapMinutes,
    ...later,
  });
}

/**
 * `flight-buffer`: too little time at the airport before a flight, or for border, baggage and the way out after it. Before:
 * an error below 45 min; after: below half of what is recommended. The way to and from the airport is taken off first.
 */
export function findShortFlightBuffers(reading: Reading): Finding[] {
  return reading.legs.flatMap((read) => {
    const before = bufferFinding(reading, read, "before");
    const after = bufferFinding(reading, read, "after");
    return [before, before ? null : after].filter((one) => one !== null);
  });
}

const tiredMinutes = 720;
const jetLagZoneMinutes = 360;

/** `jet-lag`: a visit or meeting begins within 12 h of landing from a flight across six or more hours of clock difference. */
export function findJetLag(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const timed of reading.timeline) {
    const flight = flightOf(timed);
    if (!flight) continue;
    const zoneMinutes = offsetMinutesAt(timed.endInstant, flight.to.timeZone) - offsetMinutesAt(timed.endInstant, flight.from.timeZone);
    // Across the date line the clocks may differ by up to 26 h; the body's clock by 12 h at most.
    const bodyMinutes = Math.min(Math.abs(zoneMinutes), 1440 - Math.min(1440, Math.abs(zoneMinutes)));
    if (bodyMinutes < jetLagZoneMinutes) continue;
    for (const visit of reading.timeline) {
      const sinceMinutes = (visit.startInstant - timed.endInstant) / 60_000;
      if (!isHosted(visit.stop.kind) || sinceMinutes < 0 || sinceMinutes >= tiredMinutes) continue;
      const shortMinutes = tiredMinutes - sinceMinutes;
      const facts = {
        journeyTitle: timed.stop.title,
        sinceMinutes,
        limitMinutes: tiredMinutes,
        shortMinutes,
        zoneMinutes: bodyMinutes,
        ...suggestedStart(localMinuteOn(visit.day.date, visit.startInstant + shortMinutes * 60_000, visit.timeZone)),
      };
      findings.push({ ...stopFinding(reading, "jet-lag", "warning", visit.stop, facts, timed.stop.id), stopIds: [timed.stop.id, visit.stop.id] });
    }
  }
  return findings;
}
