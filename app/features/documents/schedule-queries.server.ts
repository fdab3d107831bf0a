import type { Kysely } from "kysely";
import { readPlan } from "~/domain/itinerary/read-plan";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { countStopChanges } from "~/features/history/queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import { translatorFor } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { presentPublicEdition, type Edition } from "./present-edition";
import type { ProgrammePage } from "./present-programme";
import { presentSchedule, type Schedule } from "./present-schedule";
import { presentIssue } from "./present-versions";
import { loadPlannedProgramme } from "./queries.server";
import { listIssuedPages } from "./version-queries.server";

/** How often a stop was changed and when last: what calendars compare. */
export type Revision = { sequence: number; changedAt: Date };
export type LoadedSchedule = { page: ProgrammePage; schedule: Schedule; revisions: Map<string, Revision> };

/** The programme of a trip as it stands now, with instants, zones and coordinates. The caller has proven the right to it. */
export async function loadSchedule(db: Kysely<Database>, trip: TripRow, locale: Locale, now: Date, edition: Edition): Promise<LoadedSchedule> {
  const [{ stops, itinerary, checked, today, pageIn }, issued, changes] = await Promise.all([loadPlannedProgramme(db, trip, now), listIssuedPages(db, trip.id, locale), countStopChanges(db, trip.id)]);
  const planned = pageIn(translatorFor(locale));
  const whole = { ...planned, issue: presentIssue(planned, issued) };
  const page = edition === "public" ? presentPublicEdition(whole) : whole;
  const { timedById } = readPlan(itinerary, embeddedTravelTimes, today);
  // A stop also changes with its trip: when the dates are moved or the trip is called off. Both numbers only rise: a stop that
  // was removed and brought back begins its version anew, and its history goes on.
  const revisions = new Map(stops.map((stop) => [stop.id, { sequence: (changes.get(stop.id) ?? 0) + trip.version, changedAt: stop.updated_at > trip.updatedAt ? stop.updated_at : trip.updatedAt }]));
  return { page, schedule: presentSchedule(page, itinerary, checked, timedById), revisions };
}
