import type { Itinerary, ItineraryFacts, ItineraryPlace, Limits, SiteFacts, Stop } from "~/domain/itinerary/itinerary";
import { defaultLimits } from "~/domain/itinerary/itinerary";
import type { Point } from "~/domain/geo/point";
import { addDays, listDates } from "~/domain/time/calendar-date";
import { listHolidays } from "~/domain/time/holidays";
import { openSpells } from "~/domain/time/opening-hours";
import { roundPoint } from "~/domain/travel/known-legs";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale, TextPair } from "~/i18n/locale";
import type { BoardSiteRow, StopRow } from "./queries.server";

/** Sites that keep office hours: nobody receives a committee there at a weekend. */
const officeKinds = new Set<BoardSiteRow["kind"]>(["jobcentre", "municipal-service", "company", "network", "ministry", "public-agency", "ngo", "education", "hub"]);

export function presentStop(row: StopRow): Stop {
  return {
    id: row.id, dayId: row.trip_day_id, kind: row.kind, title: row.title, siteId: row.site_id,
    place: row.place_name === null ? null : {
      name: row.place_name, lon: row.lon!, lat: row.lat!, timeZone: row.time_zone!, countryCode: row.country_code!, regionCode: row.region_code, confidence: row.coordinate_confidence!,
    },
    arrival: row.arrival_name === null ? null : {
      name: row.arrival_name, lon: row.arrival_lon!, lat: row.arrival_lat!, timeZone: row.arrival_time_zone!, countryCode: row.arrival_country_code!, regionCode: null, confidence: "address",
    },
    travelMode: row.travel_mode, startsAtMinute: row.starts_at_minute, durationMinutes: row.duration_minutes, nights: row.nights, locked: row.locked,
    bookingStatus: row.booking_status, questions: row.questions, position: row.position,
  };
}

export function presentHome(trip: TripRow): ItineraryPlace {
  return { name: trip.homeName, lon: trip.homeLon, lat: trip.homeLat, timeZone: trip.homeTimeZone, countryCode: trip.homeCountryCode, regionCode: null, confidence: "address" };
}

/** The committee's limits, with those the trip sets for itself on top. */
export function presentLimits(trip: Pick<TripRow, "limits" | "committeeLimits">): Limits {
  return { ...defaultLimits, ...trip.committeeLimits, ...trip.limits };
}

function presentSiteFacts(site: BoardSiteRow): SiteFacts {
  return {
    siteId: site.id, themes: site.themes ?? [], groupLimit: site.groupLimit, languages: site.languages, concreteness: site.concreteness,
    isOffice: officeKinds.has(site.kind), openingHoursBasis: site.openingHoursBasis, caveats: site.caveats ?? [], eventDates: site.eventDates ?? [],
    name: site.presentName ?? site.name, visitMinutes: site.visitMinutes,
    place: {
      name: site.placeNameDa, lon: site.lon, lat: site.lat, timeZone: site.timeZone, countryCode: site.countryCode, regionCode: site.regionCode, confidence: site.coordinateConfidence,
    },
  };
}

/**
 * Opening hours and holidays for every date the plan can put something on: the trip's days, days left outside it, and a
 * margin for fixes at its ends.
 */
function gatherFacts(sites: BoardSiteRow[], places: ItineraryPlace[], dates: string[]): ItineraryFacts {
  const first = dates.reduce((a, b) => (a < b ? a : b));
  const last = dates.reduce((a, b) => (a > b ? a : b));
  const all = listDates(first, last);
  const openings: ItineraryFacts["openings"] = {};
  for (const site of sites) {
    if (!site.openingHours) continue;
    const spells = all.map((date) => [date, openSpells(site.openingHours!, date, site)] as const);
    openings[site.id] = Object.fromEntries(spells.filter((one): one is [string, NonNullable<(typeof one)[1]>] => one[1] !== null));
  }
  const regions = new Map<string, { countryCode: string; regionCode: string | null }>();
  for (const place of [...sites, ...places]) regions.set(place.regionCode ? `${place.countryCode}-${place.regionCode}` : place.countryCode, place);
  const holidays = Object.fromEntries([...regions].map(([key, place]) => [key, listHolidays(place.countryCode, place.regionCode, addDays(first, -1), addDays(last, 1))]));
  return { sites: Object.fromEntries(sites.map((site) => [site.id, presentSiteFacts(site)])), openings, holidays };
}

export type PlanRows = {
  trip: TripRow;
  days: { id: string; date: string }[];
  stops: StopRow[];
  legs: Itinerary["legChoices"];
  sites: BoardSiteRow[];
  themes: { code: string }[];
};

/** A trip's rows as the domain reads them. */
export function presentItinerary({ trip, days, stops, legs, sites, themes }: PlanRows): Itinerary {
  const domainStops = stops.map(presentStop);
  const home = presentHome(trip);
  const places = [home, ...domainStops.flatMap((stop) => [stop.place, stop.arrival]).filter((place) => place !== null)];
  return {
    startsOn: trip.startsOn, endsOn: trip.endsOn, home, memberCount: trip.memberCount, staffCount: trip.staffCount, themes: themes.map((theme) => theme.code),
    limits: presentLimits(trip), days, stops: domainStops, legChoices: legs,
    facts: gatherFacts(sites, places, [trip.startsOn, trip.endsOn, ...days.map((day) => day.date)]),
  };
}

/** What the board shows of a stop and the checks do not read. */
export type StopDetails = { version: number; address: string; hostContact: string; notes: string; siteCode: string | null; siteArchived: boolean; savedAt: string };

/** A site in the list of wishes. */
export type PoolSite = {
  siteId: string;
  code: string;
  name: string;
  town: TextPair;
  destination: TextPair;
  offer: TextPair;
  kind: BoardSiteRow["kind"];
  concreteness: BoardSiteRow["concreteness"];
  themes: string[];
  visitMinutes: number;
  hasCaveat: boolean;
  place: ItineraryPlace;
};

export function presentStopDetails(stops: StopRow[], sites: BoardSiteRow[]): Record<string, StopDetails> {
  const codes = new Map(sites.map((site) => [site.id, site.code]));
  const archived = new Set(sites.filter((site) => site.archived).map((site) => site.id));
  return Object.fromEntries(
    stops.map((stop) => [
      stop.id,
      {
        version: stop.version, address: stop.address, hostContact: stop.host_contact, notes: stop.notes,
        siteCode: stop.site_id ? (codes.get(stop.site_id) ?? null) : null, siteArchived: stop.site_id !== null && archived.has(stop.site_id), savedAt: stop.updated_at.toISOString(),
      },
    ]),
  );
}

export function presentPool(sites: BoardSiteRow[], locale: Locale): PoolSite[] {
  // What is archived stays where a trip has it and is offered no more.
  return sites.filter((site) => !site.archived).map((site) => ({
    siteId: site.id, code: site.code, name: site.presentName ?? site.name, town: { da: site.placeNameDa, en: site.placeNameEn },
    destination: { da: site.destinationNameDa, en: site.destinationNameEn }, offer: { da: site.offerDa, en: site.offerEn }, kind: site.kind, concreteness: site.concreteness,
    themes: site.themes ?? [], visitMinutes: site.visitMinutes, hasCaveat: (site.caveats ?? []).length > 0,
    place: {
      name: locale === "da" ? site.placeNameDa : site.placeNameEn, lon: site.lon, lat: site.lat, timeZone: site.timeZone, countryCode: site.countryCode, regionCode: site.regionCode,
      confidence: site.coordinateConfidence,
    },
  }));
}

/**
 * The places of each day in the order of the plan, for a routing engine: where the group slept, its timed stops, where it
 * sleeps. Home is left out, also where a stop lies at it: its coordinates never leave the server.
 */
export function dayPoints(itinerary: Pick<Itinerary, "days" | "stops" | "home">) {
  const departsAtMinute = 480;
  const home = itinerary.home && roundPoint(itinerary.home);
  const isHome = (point: Point) => home !== null && roundPoint(point).lon === home.lon && roundPoint(point).lat === home.lat;
  return itinerary.days.map((day, index) => {
    const before = itinerary.days[index - 1]?.id;
    const timed = itinerary.stops.filter((stop) => stop.dayId === day.id && stop.startsAtMinute !== null).sort((a, b) => a.startsAtMinute! - b.startsAtMinute!);
    const slept = itinerary.stops.filter((stop) => before !== undefined && stop.dayId === before && stop.kind === "lodging");
    const points = [...slept, ...timed].flatMap((stop) => [stop.place, stop.arrival]).filter((place) => place !== null && !isHome(place)) as Point[];
    return { points, departure: { date: day.date, minute: timed[0]?.startsAtMinute ?? departsAtMinute } };
  });
}
