import type { Kysely } from "kysely";
import type { TripRow } from "~/features/trips/queries.server";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { writeBudgetWorkbook } from "./adapters/workbook.server";
import { presentCsv } from "./present-export";
import { sumTripBudget } from "./queries.server";

/** The budget of a trip as a file. The caller has proven the right to it. */
export async function writeBudgetFile(db: Kysely<Database>, trip: TripRow, format: "xlsx" | "csv", translator: Translator): Promise<Uint8Array> {
  const summary = await sumTripBudget(db, trip);
  return format === "xlsx" ? writeBudgetWorkbook(trip.title, summary, translator) : new TextEncoder().encode(presentCsv(summary, translator));
}
