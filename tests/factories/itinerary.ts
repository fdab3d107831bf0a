import { defaultLimits, type Day, type Itinerary, type ItineraryPlace, type SiteFacts, type Stop } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";

/*
 * Plans that are valid by default: a test says only what it is about. Stop `a` on `day-1` and so on: ids are plain words.
 */

/** Metres along the meridian to degrees of latitude, for places at a known distance. */
export const degreesPerKilometre = 1 / 111.195;

/** A place in Odense, at its door; `northKm` moves it by whole kilometres, so that a coach in the fake takes as many minutes. */
export function makePlace(changes: Partial<ItineraryPlace> & { northKm?: number } = {}): ItineraryPlace {
  const { northKm = 0, ...rest } = changes;
  return {
    name: `Odense ${northKm}`,
    lon: 10.4,
    lat: 55.4 + northKm * degreesPerKilometre,
    timeZone: "Europe/Copenhagen",
    countryCode: "DK",
    regionCode: null,
    confidence: "address",
    ...rest,
  };
}

export function makeStop(changes: Partial<Stop> & { id: string }): Stop {
  const kind = changes.kind ?? "visit";
  return {
    dayId: "day-1",
    kind,
    title: `Stop ${changes.id}`,
    siteId: null,
    place: makePlace(),
    arrival: null,
    travelMode: null,
    startsAtMinute: 600,
    durationMinutes: 60,
    nights: kind === "lodging" ? 1 : 0,
    locked: false,
    bookingStatus: "confirmed",
    questions: kind === "visit" ? "Hvad virker?" : "",
    position: 0,
    ...changes,
  };
}

export function makeSite(changes: Partial<SiteFacts> & { siteId: string }): SiteFacts {
  return {
    themes: [],
    groupLimit: null,
    languages: ["da"],
    concreteness: "named",
    isOffice: true,
    openingHoursBasis: "published",
    caveats: [],
    eventDates: [],
    ...changes,
  };
}

/** Days `day-1`, `day-2`, … from a date on. */
export function makeDays(from: string, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => ({ id: `day-${index + 1}`, date: addDays(from, index) }));
}

type PlanChanges = Partial<Omit<Itinerary, "facts" | "limits">> & {
  dayCount?: number;
  sites?: SiteFacts[];
  openings?: Itinerary["facts"]["openings"];
  holidays?: Itinerary["facts"]["holidays"];
  limits?: Partial<Itinerary["limits"]>;
};

/** A trip of one Tuesday in April 2027 with no home and no stops. */
export function makeItinerary(changes: PlanChanges = {}): Itinerary {
  const { dayCount = 1, sites = [], openings = {}, holidays = {}, limits = {}, ...rest } = changes;
  const startsOn = rest.startsOn ?? "2027-04-13";
  return {
    startsOn,
    endsOn: addDays(startsOn, dayCount - 1),
    home: null,
    memberCount: 8,
    staffCount: 2,
    themes: [],
    days: makeDays(startsOn, dayCount),
    stops: [],
    legChoices: [],
    ...rest,
    limits: { ...defaultLimits, ...limits },
    facts: { sites: Object.fromEntries(sites.map((site) => [site.siteId, site])), openings, holidays },
  };
}
