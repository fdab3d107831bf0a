import { addDays } from "~/domain/time/calendar-date";
import { instantOf, localMinuteOn } from "~/domain/time/wall-clock";
import type { Point } from "~/domain/geo/point";
import type { Finding } from "../finding";
import type { ItineraryPlace } from "../itinerary";
import { stopFinding, suggestedStart } from "../make-finding";
import { travelMinutesOf } from "../read-legs";
import { isProgrammePoint, type Reading, type TimedStop } from "../read-plan";

/** Grows with the distance between two points on the sphere: enough to tell which of two places is nearer. */
function farness(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  return half(a.lat - b.lat) + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * half(a.lon - b.lon);
}

type Journey = { timed: TimedStop; from: ItineraryPlace; to: ItineraryPlace };

function journeysOf(reading: Reading): Journey[] {
  return reading.timeline.flatMap((timed) => {
    const { kind, place, arrival } = timed.stop;
    const isInTrip = reading.dayById.get(timed.day.id)?.inTrip ?? false;
    return kind === "travel" && place && arrival && isInTrip ? [{ timed, from: place, to: arrival }] : [];
  });
}

function visitsWithPlace(reading: Reading): (TimedStop & { place: ItineraryPlace })[] {
  return reading.timeline.flatMap((timed) => {
    const { place, kind } = timed.stop;
    const isInTrip = reading.dayById.get(timed.day.id)?.inTrip ?? false;
    return place && isProgrammePoint(kind) && isInTrip ? [{ ...timed, place }] : [];
  });
}

/**
 * `before-arrival`: a programme point at the destination before the journey out has ended (`reason` journey), or before the
 * group can be there when it leaves home at the first midnight of the trip (`reason` home). The journey out is the first
 * travel stop, if it leads away from home; a meeting near its start may well lie before it.
 */
export function findVisitsBeforeArrival(reading: Reading): Finding[] {
  const { home, startsOn } = reading.itinerary;
  const findings: Finding[] = [];
  const journey = journeysOf(reading)[0];
  if (journey && (!home || farness(home, journey.from) <= farness(home, journey.to))) {
    const { timed: out } = journey;
    for (const timed of visitsWithPlace(reading)) {
      if (timed.startInstant >= out.endInstant || farness(timed.place, journey.to) >= farness(timed.place, journey.from)) continue;
      const shortMinutes = (out.endInstant - timed.startInstant) / 60_000;
      const arrivalMinute = localMinuteOn(timed.day.date, out.endInstant, timed.timeZone);
      const facts = { reason: "journey", shortMinutes, journeyTitle: out.stop.title, ...suggestedStart(arrivalMinute) };
      findings.push({ ...stopFinding(reading, "before-arrival", "error", timed.stop, facts), stopIds: [out.stop.id, timed.stop.id] });
    }
  }
  const first = reading.legs.find((read) => read.from === null && read.toTimed);
  const travelMinutes = first ? travelMinutesOf(first.leg.estimate) : null;
  if (home && first?.toTimed && travelMinutes !== null && isProgrammePoint(first.toTimed.stop.kind)) {
    const timed = first.toTimed;
    const ready = instantOf(startsOn, 0, home.timeZone) + (travelMinutes + first.leg.bufferMinutes) * 60_000;
    const shortMinutes = (ready - timed.startInstant) / 60_000;
    if (shortMinutes > 0) {
      const facts = { reason: "home", shortMinutes, travelMinutes, mode: first.leg.mode, ...suggestedStart(localMinuteOn(timed.day.date, ready, timed.timeZone)) };
      findings.push(stopFinding(reading, "before-arrival", "error", timed.stop, facts, "home"));
    }
  }
  return findings;
}

// Coming home in the small hours is hard but possible; after four it is another day.
const latestHomecomingMinute = 240;

/**
 * `after-departure`: a programme point at the destination that begins once the journey home has begun or ends after it has
 * (`reason` journey), or one that ends so late that the group is not home by 04:00 after the trip's last date (`reason`
 * home). The journey home is the last travel stop, if it leads towards home; without a home, the last of several.
 */
export function findVisitsAfterDeparture(reading: Reading): Finding[] {
  const { home, endsOn } = reading.itinerary;
  const findings: Finding[] = [];
  const journeys = journeysOf(reading);
  const journey = journeys.at(-1);
  const leadsHome = journey && (home ? farness(home, journey.to) < farness(home, journey.from) : journeys.length > 1);
  if (journey && leadsHome) {
    const { timed: back } = journey;
    for (const timed of visitsWithPlace(reading)) {
      if (timed.endInstant <= back.startInstant || farness(timed.place, journey.from) >= farness(timed.place, journey.to)) continue;
      const shortMinutes = (timed.endInstant - back.startInstant) / 60_000;
      const facts = { reason: "journey", shortMinutes, journeyTitle: back.stop.title, departureMinute: back.startsAtMinute };
      findings.push({ ...stopFinding(reading, "after-departure", "error", timed.stop, facts), stopIds: [timed.stop.id, back.stop.id] });
    }
  }
  const last = reading.legs.find((read) => read.to === null && read.fromTimed);
  const travelMinutes = last ? travelMinutesOf(last.leg.estimate) : null;
  if (home && last?.fromTimed && travelMinutes !== null && isProgrammePoint(last.fromTimed.stop.kind)) {
    const timed = last.fromTimed;
    const leaveBy = instantOf(addDays(endsOn, 1), latestHomecomingMinute, home.timeZone) - travelMinutes * 60_000;
    const shortMinutes = (timed.endInstant - leaveBy) / 60_000;
    if (shortMinutes > 0) {
      const facts = { reason: "home", shortMinutes, travelMinutes, mode: last.leg.mode };
      findings.push(stopFinding(reading, "after-departure", "error", timed.stop, facts, "home"));
    }
  }
  return findings;
}
