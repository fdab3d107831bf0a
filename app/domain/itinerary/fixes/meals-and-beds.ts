import { instantOf, localMinuteOn } from "~/domain/time/wall-clock";
import type { Finding, PlanChange } from "../finding";
import type { ItineraryPlace } from "../itinerary";
import { nameBasedId } from "../name-based-id";
import { isHosted, isProgrammePoint, type Reading, type TimedStop } from "../read-plan";
import { isMovable, type Candidate } from "./candidate";

/** An id for the stop that a fix adds: it follows from the finding, and steps on when the plan already has it. */
export function mintStopId(reading: Reading, finding: Finding): string {
  const taken = new Set(reading.itinerary.stops.map((stop) => stop.id));
  for (let round = 0; ; round += 1) {
    const id = nameBasedId(`${finding.key}#${round}`);
    if (!taken.has(id)) return id;
  }
}

function ceil5(minute: number): number {
  return Math.ceil(minute / 5) * 5;
}

const shortestStopMinutes = 30;

/**
 * A lunch behind one of the day's stops, wholly within the hours for lunch and without a place of its own. What follows moves as
 * much later as it must, or the stop before ends as much earlier.
 */
export function addLunch(reading: Reading, finding: Finding, dayId: string): Candidate[] {
  const day = reading.dayById.get(dayId);
  const first = day?.timed.find((one) => isHosted(one.stop.kind));
  if (!day || !first) return [];
  const { lunchFromMinute, lunchToMinute, lunchMinutes } = reading.itinerary.limits;
  const { date } = day.day;
  const stopId = mintStopId(reading, finding);
  const windowTo = instantOf(date, lunchToMinute, first.timeZone);
  return day.timed.flatMap((before, index): Candidate[] => {
    const next = day.timed[index + 1];
    const startMinute = Math.max(ceil5(localMinuteOn(date, before.endInstant, first.timeZone)), lunchFromMinute);
    const start = instantOf(date, startMinute, first.timeZone);
    if (start + lunchMinutes * 60_000 > windowTo || before.endInstant > start || startMinute >= 1440) return [];
    const lunch = (minute: number): PlanChange => ({
      type: "add-stop", stopId, dayId, kind: "meal", title: null, siteId: null, place: null,
      startsAtMinute: minute, durationMinutes: lunchMinutes, nights: 0, bookingStatus: "suggested",
    });
    const candidate = (minute: number, laterMinutes: number, shorterMinutes: number, changes: PlanChange[]): Candidate => ({
      cost: laterMinutes + shorterMinutes,
      fix: { code: "add-lunch", changes: [lunch(minute), ...changes], facts: { date, startMinute: minute, durationMinutes: lunchMinutes, laterMinutes, shorterMinutes } },
    });
    if (!next) return [candidate(startMinute, 0, 0, [])];
    const leg = reading.legs.find((read) => read.toTimed === next);
    const wayMinutes = leg?.leg.gapMinutes != null && leg.leg.slackMinutes != null ? leg.leg.gapMinutes - leg.leg.slackMinutes : 0;
    const missing = ceil5((start - next.startInstant) / 60_000 + lunchMinutes + wayMinutes);
    if (missing <= 0) return [candidate(startMinute, 0, 0, [])];
    const following = day.timed.slice(index + 1).filter((one) => isMovable(one.stop));
    const shifts = following.map((one): PlanChange => ({ type: "move-stop", stopId: one.stop.id, dayId, startsAtMinute: one.startsAtMinute + missing }));
    const shifted = following.every((one) => one.startsAtMinute + missing < 1440) ? [candidate(startMinute, missing, 0, shifts)] : [];
    const shorter = before.stop.durationMinutes - missing;
    const canShorten = !before.stop.locked && isProgrammePoint(before.stop.kind) && shorter >= shortestStopMinutes && startMinute - missing >= lunchFromMinute;
    const shortened = canShorten ? [candidate(startMinute - missing, 0, missing, [{ type: "resize-stop", stopId: before.stop.id, durationMinutes: shorter }])] : [];
    return [...shifted, ...shortened];
  });
}

function firstPlace(timed: TimedStop[], fallback: ItineraryPlace | null): { place: ItineraryPlace; title: string } | null {
  const first = timed.find((one) => one.stop.place);
  if (first?.stop.place) return { place: first.stop.place, title: first.stop.title };
  return fallback ? { place: fallback, title: fallback.name } : null;
}

/**
 * A night's lodging near the next morning's first stop (else where the day before ended), untimed: the group comes when the
 * day is over. Its place is that stop's, to town level, until somebody names the hotel.
 */
export function addLodging(reading: Reading, finding: Finding): Candidate[] {
  const night = reading.nights.find((one) => one.date === finding.facts["date"] && one.kind === "none");
  if (!night) return [];
  const next = reading.days.find((one) => one.inTrip && one.day.date > night.date && one.stops.length > 0);
  const lastTimed = night.day.timed.at(-1)?.stop;
  const near = firstPlace(next?.timed ?? [], next?.stops.find((stop) => stop.place)?.place ?? lastTimed?.arrival ?? lastTimed?.place ?? null);
  const place: ItineraryPlace | null = near ? { ...near.place, confidence: "town" } : null;
  const addition: PlanChange = {
    type: "add-stop", stopId: mintStopId(reading, finding), dayId: night.day.day.id, kind: "lodging", title: null, siteId: null, place,
    startsAtMinute: null, durationMinutes: 30, nights: 1, bookingStatus: "suggested",
  };
  const facts = { date: night.date, near: near ? "known" : "none", ...(near ? { nearTitle: near.title } : {}) };
  return [{ cost: 1, fix: { code: "add-lodging", changes: [addition], facts } }];
}
