import type { Finding } from "../finding";
import type { CoordinateConfidence } from "../itinerary";
import { stopFinding } from "../make-finding";
import type { Reading } from "../read-plan";

/**
 * How far off a coordinate may be, in metres: half the width of an ordinary quarter, and of a Danish market town or a
 * district of a city. Rules of thumb of our own, so that the doubt has a size.
 */
const possibleErrorMetres: Record<Exclude<CoordinateConfidence, "address">, number> = { district: 1000, town: 3000 };

/** `place-uncertain`: the place is known to town level (a warning) or to the quarter (a notice), not to the house. */
export function findUncertainPlaces(reading: Reading): Finding[] {
  return reading.order.flatMap((stop) => {
    const confidence = stop.place?.confidence ?? "address";
    if (!stop.place || confidence === "address") return [];
    const facts = { confidence, placeName: stop.place.name, uncertaintyMetres: possibleErrorMetres[confidence] };
    return [stopFinding(reading, "place-uncertain", confidence === "town" ? "warning" : "notice", stop, facts)];
  });
}

const byWeight = { high: 0, medium: 1, low: 2 } as const;

/** `site-caveat`: the catalogue has doubts about the site; one finding a stop, with the codes from the gravest on. */
export function findSiteCaveats(reading: Reading): Finding[] {
  return reading.order.flatMap((stop) => {
    const caveats = stop.siteId === null ? [] : (reading.itinerary.facts.sites[stop.siteId]?.caveats ?? []);
    const sorted = [...caveats].sort((a, b) => byWeight[a.severity] - byWeight[b.severity]);
    const gravest = sorted[0];
    if (!gravest) return [];
    const facts = { caveatCount: caveats.length, caveat: gravest.code, caveatCodes: sorted.map((one) => one.code).join(",") };
    return [stopFinding(reading, "site-caveat", gravest.severity === "low" ? "notice" : "warning", stop, facts)];
  });
}
