import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { coverThemes } from "./checks/themes";
import type { CheckedItinerary } from "./finding";
import { findFixesFor } from "./fixes";
import type { CalendarDate, Itinerary } from "./itinerary";
import { listFindings } from "./list-findings";
import { readPlan } from "./read-plan";
import { summariseDays } from "./summarise";

/** How much a check should do. */
export type CheckOptions = {
  /** True: each finding carries its proven fixes. Proving takes a re-check for each candidate; without it a check is cheap. */
  withFixes?: boolean;
};

/**
 * Reads a plan and says what holds: the order of its stops, its legs, its findings, what the themes get and what each day
 * amounts to. `today` is the date in the committee's own country; it decides how near the unconfirmed visits are. The same
 * arguments give the same answer, on a server as in a browser. Without `withFixes` the `fixes` of every finding are empty.
 */
export function checkItinerary(itinerary: Itinerary, travel: TravelTimes, today: CalendarDate, options: CheckOptions = {}): CheckedItinerary {
  const reading = readPlan(itinerary, travel, today);
  const findings = listFindings(reading);
  return {
    order: reading.order.map((stop, index) => ({ stopId: stop.id, number: index + 1 })),
    legs: reading.legs.map((read) => read.leg),
    findings: options.withFixes ? findings.map((finding) => ({ ...finding, fixes: findFixesFor(reading, findings, finding) })) : findings,
    coverage: coverThemes(reading),
    days: summariseDays(reading),
  };
}
