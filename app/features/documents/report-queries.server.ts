import type { Kysely } from "kysely";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { loadTripEmissions } from "~/features/climate/queries.server";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import type { Edition } from "./present-edition";
import { loadSchedule } from "./schedule-queries.server";
import { getOrganisation } from "./template-queries.server";

type Db = Kysely<Database>;

/** What a report says of the trip as a whole; empty and version 0 where nobody has written it. */
export async function findTripReport(db: Db, tripId: string): Promise<{ learning: string; recommendations: string; keptDetails: string[]; version: number }> {
  const row = await db.selectFrom("trip_report").select(["learning", "recommendations", "kept_details as keptDetails", "version"]).where("trip_id", "=", tripId).executeTakeFirst();
  return row ?? { learning: "", recommendations: "", keptDetails: [], version: 0 };
}

const twoCapitals = /\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:af|da|de|den|der|van|von)\s+)?\p{Lu}[\p{L}.'’-]*)+/gu;

/**
 * The people whom the system knows of a trip: everybody of the organisation, the hosts' people, the committee's contacts, and
 * what looks like a name in the contacts of the stops and is not the host's own name or town.
 */
export async function listKnownNames(db: Db, trip: TripRow): Promise<string[]> {
  const [users, hosts, contacts, stops] = await Promise.all([
    db.selectFrom("membership").innerJoin("app_user", "app_user.id", "membership.user_id").select("app_user.display_name as name").distinct().where("membership.organisation_id", "=", trip.organisationId).execute(),
    db.selectFrom("host_person").select("display_name as name").where("trip_id", "=", trip.id).execute(),
    db.selectFrom("site_contact").select("display_name as name").where("committee_id", "=", trip.committeeId).execute(),
    db.selectFrom("stop").select(["title", "place_name", "address", "host_contact"]).where("trip_id", "=", trip.id).execute(),
  ]);
  const places = stops.map((stop) => [stop.title, stop.place_name, stop.address].join(" ").toLocaleLowerCase("da"));
  // "Odense Kommune" at the job centre of Odense is no person.
  const isOfPlace = (word: string) => places.some((place) => place.includes(word.toLocaleLowerCase("da")));
  const written = stops.flatMap((stop) => stop.host_contact.match(twoCapitals) ?? []).filter((name) => !name.split(/\s+/).some(isOfPlace));
  return [...new Set([...users, ...hosts, ...contacts].map(({ name }) => name).concat(written))].filter((name) => name !== "").sort();
}

/** What people wrote at the stops of a trip, the earliest first. */
export async function listReportNotes(db: Db, tripId: string) {
  return db
    .selectFrom("report_note")
    .leftJoin("app_user", "app_user.id", "report_note.author_user_id")
    .select(["report_note.stop_id as stopId", "report_note.stop_title as stopTitle", "report_note.author_user_id as authorId", "app_user.display_name as authorName", "report_note.note", "report_note.version"])
    .where("report_note.trip_id", "=", tripId)
    .orderBy("report_note.created_at")
    .orderBy("report_note.id")
    .execute();
}

/** Everything a report says of a trip. The caller has proven the right to it. */
export async function loadReport(db: Db, trip: TripRow, locale: Locale, now: Date, edition: Edition) {
  const [organisation, { page }, budget, climate, report, notes, names] = await Promise.all([
    getOrganisation(db, trip.organisationId), loadSchedule(db, trip, locale, now, edition), getBudgetSummary(db, trip.id), loadTripEmissions(db, trip, now), findTripReport(db, trip.id), listReportNotes(db, trip.id), listKnownNames(db, trip),
  ]);
  return { trip, organisation, page, budget, emissions: climate.emissions, factorSet: climate.set, report, notes: notes.filter(({ note }) => note !== ""), names, edition };
}
export type LoadedReport = Awaited<ReturnType<typeof loadReport>>;
