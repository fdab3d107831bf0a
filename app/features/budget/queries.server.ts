import type { Kysely } from "kysely";
import { sumBudget, type BudgetTotals } from "~/domain/budget/sum-budget";
import type { MoneyFacts } from "~/domain/itinerary/itinerary";
import { findTrip, type TripRow } from "~/features/trips/queries.server";
import type { Database } from "~/shared/db.server";
import { readLine } from "./present-line";

/** The lines of a budget in its order. */
export async function listBudgetLines(db: Kysely<Database>, tripId: string) {
  return db.selectFrom("budget_line").selectAll().where("trip_id", "=", tripId).orderBy("position").orderBy("id").execute();
}
export type BudgetLineRow = Awaited<ReturnType<typeof listBudgetLines>>[number];

/** The invoices of a trip by date and supplier. */
export async function listInvoices(db: Kysely<Database>, tripId: string) {
  return db.selectFrom("budget_invoice").selectAll().where("trip_id", "=", tripId).orderBy("invoice_date").orderBy("supplier").orderBy("id").execute();
}
export type InvoiceRow = Awaited<ReturnType<typeof listInvoices>>[number];

/** States in which a trip is a plan among others or is off: it has cost the term nothing. */
const uncountedStates = ["idea", "ballot", "cancelled"] as const;

type TripOfTerm = Pick<TripRow, "id" | "startsOn">;

/** True when `one` comes before `other` in the account of their term. */
function isEarlier(one: TripOfTerm, other: TripOfTerm): boolean {
  return one.startsOn < other.startsOn || (one.startsOn === other.startsOn && one.id < other.id);
}

/**
 * The trips of a term with what each costs. `counts` is false for the worked example, for one that is only an idea or is
 * before the vote, and for one that was called off: they stand in no account.
 */
export async function listTermTrips(db: Kysely<Database>, committeeTermId: string) {
  const trips = await db
    .selectFrom("trip")
    .select(["id", "title", "starts_on as startsOn", "ends_on as endsOn", "state", "member_count as memberCount", "staff_count as staffCount", "is_example as isExample"])
    .where("committee_term_id", "=", committeeTermId)
    .orderBy("starts_on")
    .orderBy("id")
    .execute();
  if (trips.length === 0) return [];
  const ids = trips.map((trip) => trip.id);
  const lines = await db.selectFrom("budget_line").selectAll().where("trip_id", "in", ids).execute();
  const invoices = await db.selectFrom("budget_invoice").selectAll().where("trip_id", "in", ids).execute();
  return trips.map((trip) => {
    const own = lines.filter((line) => line.trip_id === trip.id);
    const totals = sumBudget(own.map((line) => readLine(line, invoices)), trip, { participantOere: null, tripOere: null, termOere: null, termSpentPerMemberOere: 0 });
    const counts = !trip.isExample && !uncountedStates.some((state) => state === trip.state);
    const paidLines = totals.lines.filter((line) => line.figures.actualOere !== null).length;
    return { ...trip, counts, lineCount: own.length, paidLines, totals };
  });
}
export type TermTrip = Awaited<ReturnType<typeof listTermTrips>>[number];

/** What each member has cost on the term's earlier trips, in øre: the actual where there is one, else the high estimate. */
export function termSpentPerMemberOere(termTrips: TermTrip[], before: TripOfTerm): number {
  return termTrips.filter((one) => one.counts && one.id !== before.id && isEarlier(one, before)).reduce((sum, one) => sum + one.totals.perMember.expectedOere, 0);
}

export type BudgetSummary = BudgetTotals & {
  lineCount: number;
  memberCount: number;
  staffCount: number;
  termSpentPerMemberOere: number;
};

/** The totals of a trip that has been read, its ceilings held against them. */
export async function sumTripBudget(db: Kysely<Database>, trip: TripRow): Promise<BudgetSummary & { rows: BudgetLineRow[]; invoices: InvoiceRow[] }> {
  const [rows, invoices, termTrips, term] = await Promise.all([
    listBudgetLines(db, trip.id), listInvoices(db, trip.id), listTermTrips(db, trip.committeeTermId),
    db.selectFrom("committee_term").select("ceiling_member_oere").where("id", "=", trip.committeeTermId).executeTakeFirstOrThrow(),
  ]);
  const spent = termSpentPerMemberOere(termTrips, trip);
  const totals = sumBudget(rows.map((row) => readLine(row, invoices)), trip, {
    participantOere: trip.ceilingParticipantOere, tripOere: trip.ceilingTripOere, termOere: trip.ceilingTermOere ?? term.ceiling_member_oere, termSpentPerMemberOere: spent,
  });
  return { ...totals, lineCount: rows.length, memberCount: trip.memberCount, staffCount: trip.staffCount, termSpentPerMemberOere: spent, rows, invoices };
}

/**
 * What a trip costs: in all, for each participant and member, members against staff, by category, and against its ceilings.
 * With `lineCount` 0 nobody has reckoned yet, and every amount is 0. Throws when there is no such trip.
 */
export async function getBudgetSummary(db: Kysely<Database>, tripId: string): Promise<BudgetSummary> {
  const trip = await findTrip(db, tripId);
  if (!trip) throw new Error(`No trip ${tripId}`);
  const { rows: _rows, invoices: _invoices, ...summary } = await sumTripBudget(db, trip);
  return summary;
}

/** What the checks of a programme ask about money; null where nobody has reckoned yet. */
export async function getMoneyFacts(db: Kysely<Database>, trip: TripRow): Promise<MoneyFacts> {
  const summary = await sumTripBudget(db, trip);
  const reckoned = summary.lineCount > 0;
  const ceilingOf = (scope: string) => summary.ceilings.find((one) => one.scope === scope)?.ceilingOere ?? null;
  return {
    pricePerParticipantOere: reckoned ? summary.perParticipant.expectedOere : null, ceilingParticipantOere: ceilingOf("participant"),
    totalOere: reckoned ? summary.total.expectedOere : null, ceilingTripOere: ceilingOf("trip"),
    pricePerMemberOere: reckoned ? summary.perMember.expectedOere : null, termSpentPerMemberOere: summary.termSpentPerMemberOere, ceilingTermOere: ceilingOf("term"),
  };
}
