import type { Finding, ThemeCoverage } from "../finding";
import { makeFinding } from "../make-finding";
import { isHosted, type Reading } from "../read-plan";

/**
 * Minutes of visits and meetings for each theme the committee asked for, in its order. A stop with several themes counts in
 * full for each; one that the host has declined, or that lies outside the trip, for none.
 */
export function coverThemes(reading: Reading): ThemeCoverage[] {
  const coverage = [...new Set(reading.itinerary.themes)].map((theme): ThemeCoverage => ({ theme, visitMinutes: 0, stopIds: [] }));
  for (const day of reading.days) {
    if (!day.inTrip) continue;
    for (const stop of day.stops) {
      if (stop.siteId === null || !isHosted(stop.kind) || stop.bookingStatus === "declined") continue;
      const themes = reading.itinerary.facts.sites[stop.siteId]?.themes ?? [];
      for (const one of coverage) {
        if (!themes.includes(one.theme)) continue;
        one.visitMinutes += stop.durationMinutes;
        one.stopIds.push(stop.id);
      }
    }
  }
  return coverage;
}

/** `theme-uncovered`: the committee asked for a theme that no stop of the trip touches. */
export function findUncoveredThemes(reading: Reading): Finding[] {
  return coverThemes(reading)
    .filter((one) => one.stopIds.length === 0)
    .map((one) => makeFinding("theme-uncovered", "warning", { type: "trip" }, [], { theme: one.theme }, one.theme));
}
