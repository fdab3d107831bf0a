import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { CheckedItinerary, Finding } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { makePlace } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";

/** A day long before the trips of the factories, so that nothing is urgent. */
export const today = "2027-01-10";

export function check(plan: Itinerary, withFixes = false): CheckedItinerary {
  return checkItinerary(plan, straightLineTravel, today, { withFixes });
}

export function findingsOf(plan: Itinerary, code: string): Finding[] {
  return check(plan).findings.filter((one) => one.code === code);
}

export function fixesOf(plan: Itinerary, code: string) {
  return check(plan, true).findings.filter((one) => one.code === code).flatMap((one) => one.fixes);
}

export const copenhagen = makePlace({ name: "København", lon: 12.57, lat: 55.68 });
export const copenhagenAirport = makePlace({ name: "Københavns Lufthavn", lon: 12.65, lat: 55.62 });
export const kathmandu = makePlace({ name: "Kathmandu", lon: 85.32, lat: 27.71, timeZone: "Asia/Kathmandu", countryCode: "NP" });
export const stJohns = makePlace({ name: "St. John’s", lon: -52.71, lat: 47.56, timeZone: "America/St_Johns", countryCode: "CA", regionCode: "NL" });
export const london = makePlace({ name: "London", lon: -0.12, lat: 51.5, timeZone: "Europe/London", countryCode: "GB", regionCode: "ENG" });
