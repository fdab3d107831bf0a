import { useEffect, useState } from "react";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Fix } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";

// Proving fixes takes many re-checks: it waits until the plan has stood still for a moment.
const restMs = 150;

/** The proven fixes of each finding by its key. Those of an older plan are never offered for a newer one. */
export function useFixes(itinerary: Itinerary, today: string, wanted: boolean): Map<string, Fix[]> {
  const [proven, setProven] = useState<{ of: Itinerary; byKey: Map<string, Fix[]> } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => {
      const { findings } = checkItinerary(itinerary, embeddedTravelTimes, today, { withFixes: true });
      setProven({ of: itinerary, byKey: new Map(findings.map((finding) => [finding.key, finding.fixes])) });
    }, restMs);
    return () => clearTimeout(timer);
  }, [itinerary, today, wanted]);
  return proven?.of === itinerary ? proven.byKey : noFixes;
}

const noFixes = new Map<string, Fix[]>();
