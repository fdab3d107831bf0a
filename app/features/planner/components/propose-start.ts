import type { Itinerary, ItineraryPlace, Stop, StopKind } from "~/domain/itinerary/itinerary";
import { localEndMinute } from "~/domain/itinerary/local-end";
import { isSamePlace, travelMinutesOf } from "~/domain/itinerary/read-legs";
import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { listBeds } from "../present-board";

const firstMinute = 9 * 60;
/** Later than this nobody is asked to receive a group, or to sit down, or to check in. */
const lastMinutes: Record<StopKind, number> = { visit: 16 * 60, meeting: 19 * 60, meal: 20 * 60, travel: 22 * 60, free: 20 * 60, lodging: 23 * 60 };
const noon = 12 * 60;
const checkIn = 17 * 60;

function travelMinutes(plan: Itinerary, travel: TravelTimes, from: ItineraryPlace | null, to: ItineraryPlace | null): number {
  if (!from || !to || isSamePlace(from, to)) return 0;
  const options = { groupSize: Math.max(1, plan.memberCount + plan.staffCount) };
  const minutes = travelMinutesOf(travel.estimate(from, to, travel.propose(from, to, options), options)) ?? 0;
  const buffer = options.groupSize > 15 ? plan.limits.bufferMinutesLargeGroup : plan.limits.bufferMinutesSmallGroup;
  return minutes + buffer;
}

function sleepsBefore(plan: Itinerary, dayId: string): ItineraryPlace | null {
  const days = [...plan.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const index = days.findIndex((day) => day.id === dayId);
  const bed: Stop | undefined = index > 0 ? listBeds(plan).get(days[index - 1]!.id) : undefined;
  return index === 0 ? plan.home : (bed?.place ?? null);
}

/**
 * When something that is put on a day without a time should start: after the last stop of the day and the way from it,
 * else in the morning when the group can be there; meals not before noon, lodging not before five. In whole quarters of an
 * hour. Null when the day is full: it is then put there untimed.
 */
export function proposeStart(plan: Itinerary, travel: TravelTimes, dayId: string, stop: { kind: StopKind; place: ItineraryPlace | null; siteId: string | null }): number | null {
  const date = plan.days.find((day) => day.id === dayId)?.date ?? "";
  // What began the day before and ends on this one, a flight through the night, is part of it too.
  const ended = plan.stops.flatMap((one) => {
    const from = plan.days.find((day) => day.id === one.dayId)?.date;
    if (from === undefined || one.startsAtMinute === null || (one.kind === "lodging" && (stop.kind !== "lodging" || from !== date))) return [];
    const endMinute = localEndMinute(one, one.startsAtMinute, from, plan.home?.timeZone ?? null, date);
    return from === date || (from < date && endMinute > 0) ? [{ place: one.arrival ?? one.place, endMinute }] : [];
  });
  const last = ended.sort((a, b) => a.endMinute - b.endMinute).at(-1);
  const spells = stop.siteId === null ? undefined : plan.facts.openings[stop.siteId]?.[date];
  const floor = Math.max(stop.kind === "meal" ? noon : stop.kind === "lodging" ? checkIn : firstMinute, spells?.[0]?.fromMinute ?? 0);
  // An early start is fair on the way from home; nobody is asked to leave before seven.
  const from = last ?? { place: sleepsBefore(plan, dayId), endMinute: 7 * 60 };
  const free = localEndMinute({ place: from.place ?? stop.place, arrival: stop.place, durationMinutes: travelMinutes(plan, travel, from.place, stop.place) }, from.endMinute, date, plan.home?.timeZone ?? null);
  const start = Math.ceil(Math.max(floor, free) / 15) * 15;
  const closes = spells?.at(-1)?.toMinute ?? 1440;
  return start > lastMinutes[stop.kind] || start >= closes ? null : start;
}
