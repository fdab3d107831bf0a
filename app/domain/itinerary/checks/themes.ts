import { greatCircleMetres } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import type { Finding, ThemeCoverage } from "../finding";
import type { ItineraryPlace, SiteFacts } from "../itinerary";
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

/** A site that would cover a theme, and how far it is from the nearest stop of the plan. */
export type ThemeCandidate = { site: SiteFacts & { place: ItineraryPlace }; distanceMetres: number };

const mostCandidates = 5;

/** The square of a distance on the plane about a point, in degrees of latitude: enough to rank by, and cheap. */
function planeDistance(a: Point, b: Point): number {
  const shrink = Math.cos((a.lat * Math.PI) / 180);
  const east = Math.abs(a.lon - b.lon);
  const lon = Math.min(east, 360 - east) * shrink;
  return lon * lon + (a.lat - b.lat) * (a.lat - b.lat);
}

/**
 * Sites with a theme that no placed stop uses, the nearest first (to the nearest placed stop with a place, else to home), at
 * most five. Sites that can only be visited in kind (`type-only`) or nowhere are left out; of a plan without any place, all
 * are as near.
 */
export function candidatesForTheme(reading: Reading, theme: string): ThemeCandidate[] {
  const sites = Object.values(reading.itinerary.facts.sites).filter((site) => site.place && site.concreteness !== "type-only" && site.themes.includes(theme));
  if (sites.length === 0) return [];
  const used = new Set(reading.order.map((stop) => stop.siteId));
  const { home } = reading.itinerary;
  const placed = reading.order.flatMap((stop) => (stop.place ? [stop.place] : []));
  const anchors: Point[] = placed.length > 0 ? placed : home ? [home] : [];
  const ranked = sites.flatMap((site) => {
    const { place } = site;
    if (!place || used.has(site.siteId)) return [];
    let nearest: Point = place;
    let least = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) {
      const distance = planeDistance(place, anchor);
      if (distance < least) [nearest, least] = [anchor, distance];
    }
    return [{ site: { ...site, place }, nearest, least }];
  });
  ranked.sort((a, b) => a.least - b.least || (a.site.siteId < b.site.siteId ? -1 : 1));
  return ranked.slice(0, mostCandidates).map(({ site, nearest }) => ({ site, distanceMetres: Math.round(greatCircleMetres(site.place, nearest)) }));
}

/** `theme-uncovered`: the committee asked for a theme that no stop of the trip touches; the sites that would, nearest first. */
export function findUncoveredThemes(reading: Reading): Finding[] {
  return coverThemes(reading)
    .filter((one) => one.stopIds.length === 0)
    .map(({ theme }) => {
      const candidates = candidatesForTheme(reading, theme);
      const nearest = candidates[0];
      const proposal: Finding["facts"] = nearest
        ? {
            candidate: "known",
            candidateCount: candidates.length,
            candidateSiteIds: candidates.map((one) => one.site.siteId).join(","),
            candidateTitle: nearest.site.name ?? nearest.site.place.name,
            candidateMetres: nearest.distanceMetres,
          }
        : { candidate: "none" };
      return makeFinding("theme-uncovered", "warning", { type: "trip" }, [], { theme, ...proposal }, theme);
    });
}
