import { addDays } from "~/domain/time/calendar-date";
import { instantOf, localMinuteOn } from "~/domain/time/wall-clock";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Finding } from "../finding";
import type { ItineraryPlace } from "../itinerary";
import { stopFinding, suggestedStart } from "../make-finding";
import { travelMinutesOf } from "../read-legs";
import { isProgrammePoint, type Reading, type TimedStop } from "../read-plan";

type Journey = { timed: TimedStop; from: ItineraryPlace; to: ItineraryPlace };

function journeysOf(reading: Reading): Journey[] {
  return reading.timeline.flatMap((timed) => {
    const { kind, place, arrival } = timed.stop;
    const isInTrip = reading.dayById.get(timed.day.id)?.inTrip ?? false;
    return kind === "travel" && place && arrival && isInTrip ? [{ timed, from: place, to: arrival }] : [];
  });
}

/** One end of a journey lies at home when home is nearer to it than half the journey is long; a coach between two hosts does not. */
function isNearHome(home: ItineraryPlace, end: ItineraryPlace, journey: Journey): boolean {
  return greatCircleMetres(home, end) < greatCircleMetres(journey.from, journey.to) / 2;
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
 * travel stop, if it leaves from home (without a known home: if it is a flight); a meeting near its start may lie before it.
 */
export function findVisitsBeforeArrival(reading: Reading): Finding[] {
  const { home, startsOn } = reading.itinerary;
  const findings: Finding[] = [];
  const journey = journeysOf(reading)[0];
  if (journey && (home ? isNearHome(home, journey.from, journey) : journey.timed.stop.travelMode === "flight")) {
    const { timed: out } = journey;
    for (const timed of visitsWithPlace(reading)) {
      if (timed.startInstant >= out.endInstant || greatCircleMetres(timed.place, journey.to) >= greatCircleMetres(timed.place, journey.from)) continue;
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
 * home). The journey home is the last travel stop, if it ends at home (without a known home: a flight that is not the first).
 */
export function findVisitsAfterDeparture(reading: Reading): Finding[] {
  const { home, endsOn } = reading.itinerary;
  const findings: Finding[] = [];
  const journeys = journeysOf(reading);
  const journey = journeys.at(-1);
  const leadsHome = journey && (home ? isNearHome(home, journey.to, journey) : journeys.length > 1 && journey.timed.stop.travelMode === "flight");
  if (journey && leadsHome) {
    const { timed: back } = journey;
    for (const timed of visitsWithPlace(reading)) {
      if (timed.endInstant <= back.startInstant || greatCircleMetres(timed.place, journey.from) >= greatCircleMetres(timed.place, journey.to)) continue;
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
