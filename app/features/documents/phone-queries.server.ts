import type { Kysely } from "kysely";
import type { TripRow } from "~/features/trips/queries.server";
import type { Locale } from "~/i18n/locale";
import type { Database } from "~/shared/db.server";
import type { Edition } from "./present-edition";
import { presentPhone, type PhonePage } from "./present-phone";
import { loadSchedule } from "./schedule-queries.server";

/** The programme as a phone shows it. The caller has proven the right to the trip. */
export async function loadPhone(db: Kysely<Database>, trip: TripRow, locale: Locale, now: Date, edition: Edition): Promise<PhonePage> {
  const { page, schedule } = await loadSchedule(db, trip, locale, now, edition);
  return presentPhone(page, schedule, trip.homeTimeZone, now);
}
