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
export async function findTripReport(db: Db, tripId: string): Promise<{ learning: string; recommendations: string; version: number }> {
  const row = await db.selectFrom("trip_report").select(["learning", "recommendations", "version"]).where("trip_id", "=", tripId).executeTakeFirst();
  return row ?? { learning: "", recommendations: "", version: 0 };
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
  const [organisation, { page }, budget, climate, report, notes] = await Promise.all([
    getOrganisation(db, trip.organisationId), loadSchedule(db, trip, locale, now, edition), getBudgetSummary(db, trip.id), loadTripEmissions(db, trip, now), findTripReport(db, trip.id), listReportNotes(db, trip.id),
  ]);
  return { trip, organisation, page, budget, emissions: climate.emissions, factorSet: climate.set, report, notes: notes.filter(({ note }) => note !== ""), edition };
}
export type LoadedReport = Awaited<ReturnType<typeof loadReport>>;
