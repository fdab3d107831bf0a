import type { Kysely } from "kysely";
import type { FactorSet } from "~/domain/climate/factor-set";
import { wallClockOf } from "~/domain/time/wall-clock";
import { getMoneyFacts } from "~/features/budget/queries.server";
import { findUndoSteps } from "~/features/history/queries.server";
import type { HistoryRefusal } from "~/features/history/schema";
import { listTripThemes, type TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import type { FormReply } from "~/shared/forms.server";
import { mapTiles } from "~/shared/map-tiles.server";
import { fetchMeasuredLegs, listMeasuredModes } from "~/features/travel/commands.server";
import { listAccepted } from "./acceptance-queries.server";
import type { AcceptanceRefusal } from "./acceptance-schema";
import { dayPoints, presentItinerary, presentPool, presentStopDetails } from "./present";
import { listBoardSites, listLegs, listPlaces, listStops, listThemes, listTripDays } from "./queries.server";
import type { PlannerRefusal } from "./schema";

/** What the program's action answers. `requestKey` names the act it answers. */
export type BoardReply =
  | { status: "saved"; requestKey: string }
  | { status: "refused"; requestKey: string; reason: PlannerRefusal | HistoryRefusal | AcceptanceRefusal }
  | { status: "invalid"; requestKey: string; form: FormReply }
  | { status: "stale"; requestKey: string; form: FormReply; theirs: Record<string, string> | null };

/** The plan of a trip as the domain reads it, with the rows it was made from. */
export async function loadPlan(db: Kysely<Database>, trip: TripRow) {
  const [days, stops, legs, sites, themes, money] = await Promise.all([
   
    listTripDays(db, trip.id), listStops(db, trip.id), listLegs(db, trip.id), listBoardSites(db, trip.id), listTripThemes(db, trip.id), getMoneyFacts(db, trip),
  ]);
  const itinerary = presentItinerary({ trip, days, stops, legs, sites, themes });
  const knownLegs = await fetchMeasuredLegs(db, dayPoints(itinerary), new Date());
  return { days, stops, sites, themes, itinerary: { ...itinerary, money, facts: { ...itinerary.facts, knownLegs } } };
}

/** Everything the board shows. `today` is the date in the organisation's own zone. */
export async function loadBoard(db: Kysely<Database>, visitor: { viewer: { userId: string }; trip: TripRow; mayEdit: boolean }, locale: Locale, now: Date, factors: FactorSet) {
  const { trip, mayEdit, viewer } = visitor;
  const [{ stops, sites, itinerary }, steps, places, themes, accepted] = await Promise.all([
    loadPlan(db, trip), findUndoSteps(db, trip.id, viewer.userId), listPlaces(db), listThemes(db), listAccepted(db, trip.id),
  ]);
  return {
    trip: {
      id: trip.id, title: trip.title, startsOn: trip.startsOn, endsOn: trip.endsOn, state: trip.state, reach: trip.reach, isExample: trip.isExample,
      memberCount: trip.memberCount, staffCount: trip.staffCount, overallQuestion: trip.overallQuestion, updatedAt: trip.updatedAt.toISOString(),
    },
    mayEdit,
    today: wallClockOf(now.getTime(), trip.homeTimeZone).date,
    itinerary,
    /** What somebody has decided to live with; whether it still fits is for the check to say. */
    accepted,
    details: presentStopDetails(stops, sites),
    pool: presentPool(sites, locale),
    towns: places.map((place) => ({ name: { da: place.nameDa, en: place.nameEn }, lon: place.lon, lat: place.lat, countryCode: place.countryCode, regionCode: place.regionCode, timeZone: place.timeZone })),
    themes: Object.fromEntries(themes.map((theme) => [theme.code, { da: theme.nameDa, en: theme.nameEn }])),
    factors,
    /** Where an engine is asked, a leg that is estimated all the same says so. */
    measuredModes: listMeasuredModes(),
    tiles: mapTiles(),
    undo: mayEdit ? steps.undo : null,
    redo: mayEdit ? steps.redo : null,
  };
}
/** `outdated` is the browser's own word: the newest plan could not be read, this is the one before. */
export type BoardData = Awaited<ReturnType<typeof loadBoard>> & { outdated?: boolean };

/** The stored form of a stop, field by field, to lay beside what somebody else has typed; null when it was removed. */
export async function findStopForm(db: Kysely<Database>, tripId: string, stopId: string): Promise<Record<string, string> | null> {
  const stop = (await listStops(db, tripId)).find((one) => one.id === stopId);
  if (!stop) return null;
  const text = (value: string | number | boolean | null) => (value === null || value === false ? "" : value === true ? "on" : String(value));
  const clock = stop.starts_at_minute === null ? "" : `${String(Math.floor(stop.starts_at_minute / 60)).padStart(2, "0")}:${String(stop.starts_at_minute % 60).padStart(2, "0")}`;
  return {
    stopId: stop.id, version: text(stop.version), kind: stop.kind, title: stop.title, dayId: text(stop.trip_day_id), startsAt: clock, durationMinutes: text(stop.duration_minutes),
    nights: text(stop.nights), locked: text(stop.locked), bookingStatus: stop.booking_status, placeName: text(stop.place_name), address: stop.address, lon: text(stop.lon), lat: text(stop.lat),
    arrivalName: text(stop.arrival_name), arrivalLon: text(stop.arrival_lon), arrivalLat: text(stop.arrival_lat), travelMode: text(stop.travel_mode),
    hostContact: stop.host_contact, questions: stop.questions, notes: stop.notes,
  };
}
