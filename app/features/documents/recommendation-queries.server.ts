import type { Kysely } from "kysely";
import { suggestTasks, type TaskKind } from "~/domain/trip-life/tasks";
import { getBudgetSummary } from "~/features/budget/queries.server";
import { listStops } from "~/features/planner/queries.server";
import { listTripDecisions } from "~/features/trips/life-queries.server";
import { listTripDestinations, listTripThemes, type TripRow } from "~/features/trips/queries.server";
import { listTaskFacts, listTaskRows } from "~/features/trips/task-queries.server";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { findTemplate, getOrganisation } from "./template-queries.server";

/** Dates of a trip's calendar that a recommendation tells: the last day for each, as somebody set it or as the trip's dates give it. */
const toldTasks: readonly TaskKind[] = ["recommendation", "decision", "bookings", "programme-sent", "accounts", "report"];

/** Everything a recommendation says of a trip. The caller has proven the right to it. */
export async function loadRecommendation(db: Kysely<Database>, trip: TripRow, translator: Translator) {
  const [organisation, budget, destinations, themes, stops, decisions, taskFacts, taskRows] = await Promise.all([
    getOrganisation(db, trip.organisationId), getBudgetSummary(db, trip.id), listTripDestinations(db, trip.id), listTripThemes(db, trip.id), listStops(db, trip.id),
    listTripDecisions(db, trip.id), listTaskFacts(db, [trip.id]), listTaskRows(db, [trip.id]),
  ]);
  const facts = taskFacts.get(trip.id);
  const dates = (facts ? suggestTasks(facts) : []).flatMap(({ kind, code, dueOn }) => {
    const row = taskRows.find((one) => one.code === code);
    return toldTasks.includes(kind) && !row?.removed ? [{ kind, dueOn: row?.dueOn ?? dueOn }] : [];
  });
  return {
    trip, organisation, budget, destinations, themes, decisions, dates,
    /** Whom the group visits, in the order of the programme; a host who said no is none. */
    hosts: stops.filter((stop) => stop.kind === "visit" && stop.trip_day_id !== null && stop.booking_status !== "declined").map((stop) => stop.title),
    template: await findTemplate(db, organisation, translator),
  };
}
export type LoadedRecommendation = Awaited<ReturnType<typeof loadRecommendation>>;
