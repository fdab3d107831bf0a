import type { Point } from "~/domain/geo/point";
import type { KnownLeg } from "~/domain/travel/known-legs";
import type { TravelMode } from "~/domain/travel/leg-estimate";

/** A calendar date, `yyyy-mm-dd`, of no zone. */
export type CalendarDate = string;

/** Minutes since local midnight, 0…1439 for a start; an end may exceed 1440 when it falls on a later date. */
export type LocalMinute = number;

/** What a stop is: a visit, a meal, a check-in and its nights, a journey with a timetable, a meeting of the group, free time. */
export const stopKinds = ["visit", "meal", "lodging", "travel", "meeting", "free"] as const;
export type StopKind = (typeof stopKinds)[number];

/** How far an agreement is: nobody has asked, asked, the host has said yes, the host has said no. */
export const bookingStatuses = ["suggested", "asked", "confirmed", "declined"] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** How well a coordinate is known: the house, the right quarter, the town only. */
export const coordinateConfidences = ["address", "district", "town"] as const;
export type CoordinateConfidence = (typeof coordinateConfidences)[number];

/** Somewhere on the map with the zone its clocks show and the country (and region) whose holidays apply. */
export type ItineraryPlace = Point & {
  name: string;
  timeZone: string;
  /** ISO 3166-1 alpha-2. */
  countryCode: string;
  /** ISO 3166-2 subdivision without the country, where holidays depend on it. */
  regionCode: string | null;
  confidence: CoordinateConfidence;
};

/** One point of the programme, placed on a day or waiting on the wish list. */
export type Stop = {
  id: string;
  /** Null: on the wish list, not placed on a day. */
  dayId: string | null;
  kind: StopKind;
  title: string;
  siteId: string | null;
  /** Null: nobody has said where. Such a stop has no leg. */
  place: ItineraryPlace | null;
  /** Where a `travel` stop (a flight, a booked train) ends; null for every other kind and where it is not known. */
  arrival: ItineraryPlace | null;
  /** How a `travel` stop moves the group; null for every other kind. */
  travelMode: TravelMode | null;
  /** In the wall clock of `place` on the day's date. Null: untimed. */
  startsAtMinute: LocalMinute | null;
  /** Elapsed minutes. For `lodging`: the check-in itself (the night is counted by `nights`). */
  durationMinutes: number;
  /** Nights slept here; 0 for everything but `lodging`. */
  nights: number;
  locked: boolean;
  bookingStatus: BookingStatus;
  questions: string;
  /** Orders untimed stops and stops of equal start within a day. */
  position: number;
};

/** A day of the plan and the date its stops are on, by the calendar of each stop's place. */
export type Day = { id: string; date: CalendarDate };

/** What somebody has decided about the way from one stop to the next. Null for a stop id means home. */
export type LegChoice = {
  fromStopId: string | null;
  toStopId: string | null;
  mode: TravelMode | null;
  /** A known time (a train booked, a host's word): wins over any estimate. */
  enteredMinutes: number | null;
};

/** What a committee allows; each can be set per trip. */
export type Limits = {
  dayMinutes: number;
  visitsPerDay: number;
  /** Minutes a group needs at each change of place, up to and above 15 people. */
  bufferMinutesSmallGroup: number;
  bufferMinutesLargeGroup: number;
  restMinutes: number;
  confirmationDays: number;
  lunchFromMinute: LocalMinute;
  lunchToMinute: LocalMinute;
  lunchMinutes: number;
};

/** What holds where neither committee nor trip has set anything: ten hours, four visits, three weeks, lunch between 11 and 14. */
export const defaultLimits: Limits = {
  dayMinutes: 600,
  visitsPerDay: 4,
  bufferMinutesSmallGroup: 10,
  bufferMinutesLargeGroup: 15,
  restMinutes: 600,
  confirmationDays: 21,
  lunchFromMinute: 660,
  lunchToMinute: 840,
  lunchMinutes: 45,
};

/** What the checks ask of a visit site of the catalogue. Empty lists and null: not known, and nothing is concluded from it. */
export type SiteFacts = {
  siteId: string;
  themes: string[];
  groupLimit: number | null;
  languages: string[];
  /** How a person with a diary should treat the site: an event is bound to dates, the others are not. */
  concreteness: "named" | "area" | "programme" | "event" | "type-only";
  isOffice: boolean;
  openingHoursBasis: "published" | "assumed" | null;
  caveats: { code: string; severity: "high" | "medium" | "low" }[];
  eventDates: { startsOn: CalendarDate; endsOn: CalendarDate }[];
  /** What a stop at the site would be called, where it would be and how long it would last; without a place the site is not proposed. */
  name?: string;
  place?: ItineraryPlace;
  visitMinutes?: number;
};

/** Open spells of one date in local minutes, end exclusive; an end above 1440 runs past midnight. Empty: closed all day. */
export type OpenSpell = { fromMinute: LocalMinute; toMinute: LocalMinute };

/** A day on which a country or region rests. */
export type HolidayFact = {
  date: CalendarDate;
  /** The holiday's name in Danish and English (as near as the source has it). */
  name: { da: string; en: string };
  /** `public`: offices are closed; `bridge`: many take it off. */
  kind: "public" | "bridge";
};

/** Facts of sites and calendars, gathered beforehand so that the checks need no table of their own. */
export type ItineraryFacts = {
  sites: Record<string, SiteFacts>;
  /** By site id, then by date. No entry for a date: hours not known. */
  openings: Record<string, Record<CalendarDate, OpenSpell[]>>;
  /** By `country` or `country-region` ("DK", "DE-BE"). */
  holidays: Record<string, HolidayFact[]>;
  /** Legs that a routing engine has measured; the embedded model answers all others. */
  knownLegs?: KnownLeg[];
};

/** What the trip costs and may cost, in øre. Null: not known, and nothing is concluded from it. */
export type MoneyFacts = {
  /** What this trip costs for each participant. */
  pricePerParticipantOere: number | null;
  ceilingParticipantOere: number | null;
  /** What the committee's other trips of the term have cost for each member. */
  termSpentPerMemberOere: number | null;
  ceilingTermOere: number | null;
  /** What the whole trip costs. */
  totalOere: number | null;
  ceilingTripOere: number | null;
  /** What this trip costs for each member; null: the same as for each participant. */
  pricePerMemberOere: number | null;
};

/** A plan with everything a check needs to know, whole: no check asks anybody else. */
export type Itinerary = {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  /** Where the group starts and ends; null when it is not known. */
  home: ItineraryPlace | null;
  memberCount: number;
  staffCount: number;
  /** Codes of the themes the committee asked for, in its order. */
  themes: string[];
  limits: Limits;
  /** In order of date; may hold dates outside the trip (after it was shortened). */
  days: Day[];
  /** All stops, placed and unplaced. */
  stops: Stop[];
  legChoices: LegChoice[];
  facts: ItineraryFacts;
  /** Absent: nobody has reckoned yet. */
  money?: MoneyFacts;
};
