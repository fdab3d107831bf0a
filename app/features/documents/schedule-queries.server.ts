import type { Kysely } from "kysely";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { readPlan } from "~/domain/itinerary/read-plan";
import { wallClockOf } from "~/domain/time/wall-clock";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { loadPlan } from "~/features/planner/board-queries.server";
import { listThemes } from "~/features/planner/queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import { presentPublicEdition, type Edition } from "./present-edition";
import { presentProgramme, type ProgrammePage, type StopFacts } from "./present-programme";
import { presentSchedule, type Schedule } from "./present-schedule";
import { countChanges, listContactRoles } from "./queries.server";

/** How often a stop was changed and when last: what calendars compare. */
export type Revision = { sequence: number; changedAt: Date };
export type LoadedSchedule = { page: ProgrammePage; schedule: Schedule; revisions: Map<string, Revision> };

/** The programme of a trip as it stands now, with instants, zones and coordinates. The caller has proven the right to it. */
export async function loadSchedule(db: Kysely<Database>, trip: TripRow, locale: Locale, now: Date, edition: Edition): Promise<LoadedSchedule> {
  const [{ stops, itinerary }, themes, roles, version, organisation] = await Promise.all([
    loadPlan(db, trip), listThemes(db), listContactRoles(db, trip.id), countChanges(db, trip.id),
    db.selectFrom("organisation").select("name").where("id", "=", trip.organisationId).executeTakeFirstOrThrow(),
  ]);
  const today = wallClockOf(now.getTime(), trip.homeTimeZone).date;
  const checked = checkItinerary(itinerary, embeddedTravelTimes, today);
  const stopFacts: Record<string, StopFacts> = Object.fromEntries(
    stops.map((stop) => [stop.id, { address: stop.address, hostContact: stop.host_contact, contactRole: roles.get(stop.site_id ?? "") ?? null }]),
  );
  const whole = presentProgramme({
    trip, itinerary, checked, stopFacts, locale, version,
    themeNames: Object.fromEntries(themes.map((theme) => [theme.code, { da: theme.nameDa, en: theme.nameEn }])),
    committee: { da: trip.committeeNameDa, en: trip.committeeNameEn }, organisation: organisation.name, printedAt: now, sentenceOf: null, entrySentences: [],
  });
  const page = edition === "public" ? presentPublicEdition(whole) : whole;
  const { timedById } = readPlan(itinerary, embeddedTravelTimes, today);
  // A stop also changes with its trip: when the dates are moved or the trip is called off. Both numbers only rise.
  const revisions = new Map(stops.map((stop) => [stop.id, { sequence: stop.version + trip.version, changedAt: stop.updated_at > trip.updatedAt ? stop.updated_at : trip.updatedAt }]));
  return { page, schedule: presentSchedule(page, itinerary, checked, timedById), revisions };
}
