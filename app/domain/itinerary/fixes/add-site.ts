import { candidatesForTheme } from "../checks/themes";
import type { Finding, PlanChange } from "../finding";
import type { Stop } from "../itinerary";
import type { Reading } from "../read-plan";
import type { Candidate } from "./candidate";
import { mintStopId } from "./meals-and-beds";
import { slotsOnDay } from "./other-day";

const mostSites = 3;
const mostDays = 3;
const mostSlots = 2;
/** What a visit takes when nobody has said. */
const usualVisitMinutes = 90;
/** The middle of the morning is what a host likes best. */
const wishedMinute = 10 * 60;

/**
 * A visit to a site that has the missing theme: the nearest site first, in a free gap of the day whose stops are nearest;
 * where no gap can take it, on that day without a time. Never on a day outside the trip.
 */
export function addSite(reading: Reading, finding: Finding): Candidate[] {
  const theme = String(finding.facts["theme"]);
  const stopId = mintStopId(reading, finding);
  return candidatesForTheme(reading, theme).slice(0, mostSites).flatMap(({ site, distanceMetres }, rank): Candidate[] => {
    const title = site.name ?? site.place.name;
    const durationMinutes = site.visitMinutes ?? usualVisitMinutes;
    const visit: Stop = {
      id: stopId, dayId: null, kind: "visit", title, siteId: site.siteId, place: site.place, arrival: null, travelMode: null, startsAtMinute: null,
      durationMinutes, nights: 0, locked: false, bookingStatus: "suggested", questions: "", position: 0,
    };
    const days = reading.days
      .filter((one) => one.inTrip)
      .map((day) => ({ day, degrees: Math.min(...day.stops.map((stop) => (stop.place ? Math.hypot(stop.place.lat - site.place.lat, stop.place.lon - site.place.lon) : 360)), 360) }))
      .sort((a, b) => a.degrees - b.degrees || (a.day.day.date < b.day.day.date ? -1 : 1))
      .slice(0, mostDays);
    return days.flatMap(({ day }, dayRank) => {
      const slots: (number | null)[] = [...slotsOnDay(reading, visit, day, wishedMinute).slice(0, mostSlots), null];
      return slots.map((minute, slotRank): Candidate => {
        const addition: PlanChange = {
          type: "add-stop", stopId, dayId: day.day.id, kind: "visit", title, siteId: site.siteId, place: site.place, startsAtMinute: minute, durationMinutes, nights: 0, bookingStatus: "suggested",
        };
        const when: Record<string, number | string> = minute === null ? { timed: "no" } : { timed: "yes", startMinute: minute };
        // An untimed visit is the way out when no gap of any day takes it.
        const cost = rank * 100 + dayRank * 10 + slotRank + (minute === null ? 1000 : 0);
        return { cost, fix: { code: "add-site", changes: [addition], facts: { title, date: day.day.date, distanceMetres, ...when } } };
      });
    });
  });
}
