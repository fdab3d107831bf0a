import { sql, type Kysely, type Transaction } from "kysely";
import { lineFigures } from "~/domain/budget/budget-line";
import { suggestLines, type PlanQuantities } from "~/domain/budget/suggest-lines";
import { recordHistory, snapshot, wasRequestDone } from "~/features/history/commands.server";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused, type Outcome } from "~/shared/outcome";
import { findCommitteePrices } from "./prices-queries.server";
import { readLine } from "./present-line";
import { listBudgetLines, type BudgetLineRow } from "./queries.server";
import type { BudgetRefusal, LineForm } from "./schema";

type Trx = Transaction<Database>;

export type BudgetActor = { userId: string; organisationId: string; tripId: string };

/** `entryId` is the history's, to take the act back by; null when the request was carried out before. */
export type BudgetOutcome = Outcome<{ entryId: number | null; title: string }, BudgetRefusal>;

type Work = Outcome<{ action: string; title: string; changes: RowChange[] }, BudgetRefusal>;
type LockedTrip = { committeeId: string; memberCount: number; staffCount: number };

/** The most a line may come to: ten billion kroner. */
const largestLineOere = 1_000_000_000_000;

/** Runs one act under the trip's lock and writes its history. The caller has proven the right to the trip. */
export async function inBudget(db: Kysely<Database>, actor: BudgetActor, requestKey: string | null, work: (trx: Trx, trip: LockedTrip) => Promise<Work>): Promise<BudgetOutcome> {
  return db.transaction().execute(async (trx) => {
    const trip = await trx
      .selectFrom("trip")
      .select(["committee_id as committeeId", "member_count as memberCount", "staff_count as staffCount"])
      .where("id", "=", actor.tripId)
      .where("organisation_id", "=", actor.organisationId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (requestKey !== null && (await wasRequestDone(trx, actor.tripId, requestKey))) return done({ entryId: null, title: "" });
    const result = await work(trx, trip);
    if (!result.ok) return result;
    if (result.value.changes.length === 0) return done({ entryId: null, title: result.value.title });
    const entryId = await recordHistory(trx, {
      organisationId: actor.organisationId, tripId: actor.tripId, actorUserId: actor.userId, action: result.value.action, subjectTitle: result.value.title, changes: result.value.changes, requestKey,
    });
    return done({ entryId, title: result.value.title });
  });
}

/** A line that is proven to be the trip's, inside the transaction that changes it. */
async function findLine(trx: Trx, tripId: string, lineId: string): Promise<BudgetLineRow | undefined> {
  return trx.selectFrom("budget_line").selectAll().where("id", "=", lineId).where("trip_id", "=", tripId).executeTakeFirst();
}

async function hasInvoices(trx: Trx, lineId: string): Promise<boolean> {
  return (await trx.selectFrom("budget_invoice").select("id").where("budget_line_id", "=", lineId).executeTakeFirst()) !== undefined;
}

function columnsOf(form: LineForm) {
  return {
    category: form.category, title: form.title, unit: form.unit, audience: form.audience, quantity: form.quantity, quantity_basis: form.quantityBasis, room_count: form.roomCount,
    low_minor: form.lowMinor, high_minor: form.highMinor, actual_minor: form.actualMinor, currency: form.currency, rate: form.rate, rate_date: form.rateDate, vat: form.vat, note: form.note,
  };
}

/** Amounts are held small enough for sums to stay exact; the largest group is reckoned with, so that people can be added later. */
function isTooLarge(form: LineForm): boolean {
  try {
    const { highOere, actualOere } = lineFigures({ ...form, id: "", invoicedOere: null }, { memberCount: 200, staffCount: 50 });
    return highOere > largestLineOere || Math.abs(actualOere ?? 0) > largestLineOere;
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

async function insertLine(trx: Trx, tripId: string, form: LineForm): Promise<RowChange> {
  const { next } = await trx.selectFrom("budget_line").select(sql<number>`coalesce(max(position), -1) + 1`.as("next")).where("trip_id", "=", tripId).executeTakeFirstOrThrow();
  const row = await trx.insertInto("budget_line").values({ trip_id: tripId, ...columnsOf(form), position: next }).returningAll().executeTakeFirstOrThrow();
  return { table: "budget_line", id: row.id, before: null, after: snapshot(row) };
}

/** Adds a line at the end. The same request key twice adds one. */
export async function addBudgetLine(db: Kysely<Database>, actor: BudgetActor, form: LineForm, requestKey: string): Promise<BudgetOutcome> {
  return inBudget(db, actor, requestKey, async (trx) => {
    if (isTooLarge(form)) return refused({ code: "too-large" });
    return done({ action: "add-budget-line", title: form.title, changes: [await insertLine(trx, actor.tripId, form)] });
  });
}

/** Saves a line. Refused when somebody saved it after it was opened, and when an actual is typed beside invoices. */
export async function saveBudgetLine(db: Kysely<Database>, actor: BudgetActor, lineId: string, form: LineForm): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const before = await findLine(trx, actor.tripId, lineId);
    if (!before) return refused({ code: "gone" });
    if (before.version !== form.version) return refused({ code: "stale", version: before.version });
    if (isTooLarge(form)) return refused({ code: "too-large" });
    if (form.actualMinor !== null && (await hasInvoices(trx, lineId))) return refused({ code: "has-invoices" });
    return done({ action: "save-budget-line", title: form.title, changes: [await updateLine(trx, before, columnsOf(form))] });
  });
}

async function updateLine(trx: Trx, before: BudgetLineRow, columns: Partial<ReturnType<typeof columnsOf>>): Promise<RowChange> {
  const after = await trx.updateTable("budget_line").set({ ...columns, version: sql`version + 1`, updated_at: sql`now()` }).where("id", "=", before.id).returningAll().executeTakeFirstOrThrow();
  return { table: "budget_line", id: before.id, before: snapshot(before), after: snapshot(after) };
}

/** Takes a line out; one with invoices stays. */
export async function removeBudgetLine(db: Kysely<Database>, actor: BudgetActor, lineId: string, version: number): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const before = await findLine(trx, actor.tripId, lineId);
    if (!before) return refused({ code: "gone" });
    if (before.version !== version) return refused({ code: "stale", version: before.version });
    if (await hasInvoices(trx, lineId)) return refused({ code: "has-invoices" });
    await trx.deleteFrom("budget_line").where("id", "=", lineId).execute();
    return done({ action: "remove-budget-line", title: before.title, changes: [{ table: "budget_line", id: lineId, before: snapshot(before), after: null }] });
  });
}

/** Moves a line past its neighbour of the same category; at the end of the category nothing happens. */
export async function moveBudgetLine(db: Kysely<Database>, actor: BudgetActor, lineId: string, direction: "up" | "down"): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const lines = await listBudgetLines(trx, actor.tripId);
    const line = lines.find((one) => one.id === lineId);
    if (!line) return refused({ code: "gone" });
    const siblings = lines.filter((one) => one.category === line.category);
    const neighbour = siblings[siblings.indexOf(line) + (direction === "up" ? -1 : 1)];
    const changes: RowChange[] = [];
    // Two lines can share a position after an undo: the whole budget is numbered anew, and only what changes is told.
    const order = lines.map((one) => (one === line ? (neighbour ?? line) : one === neighbour ? line : one));
    for (const [position, one] of order.entries()) {
      if (one.position === position) continue;
      const after = await trx.updateTable("budget_line").set({ position }).where("id", "=", one.id).returningAll().executeTakeFirstOrThrow();
      changes.push({ table: "budget_line", id: one.id, before: snapshot(one), after: snapshot(after) });
    }
    return done({ action: "move-budget-line", title: line.title, changes });
  });
}

/** Lets a line reckon with what the programme has now. The estimate for one unit stays the officer's. */
export async function updateLineQuantity(db: Kysely<Database>, actor: BudgetActor, lineId: string, version: number, plan: PlanQuantities): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const before = await findLine(trx, actor.tripId, lineId);
    if (!before) return refused({ code: "gone" });
    if (before.version !== version) return refused({ code: "stale", version: before.version });
    const quantity = before.quantity_basis === null ? 0 : plan[before.quantity_basis];
    if (quantity < 1) return refused({ code: "no-suggestion" });
    return done({ action: "save-budget-line", title: before.title, changes: [await updateLine(trx, before, { quantity })] });
  });
}

/** Takes a suggestion over as it stands, at the committee's price. Refused when the budget or the programme no longer calls for it. */
export async function acceptSuggestion(db: Kysely<Database>, actor: BudgetActor, wanted: { basis: string; title: string }, plan: PlanQuantities, requestKey: string): Promise<BudgetOutcome> {
  return inBudget(db, actor, requestKey, async (trx, trip) => {
    const { prices } = await findCommitteePrices(trx, trip.committeeId);
    const lines = (await listBudgetLines(trx, actor.tripId)).map((row) => readLine(row, []));
    const suggestion = suggestLines(plan, lines, prices).find((one) => one.basis === wanted.basis);
    if (!suggestion?.price) return refused({ code: "no-suggestion" });
    const { category, unit, audience, quantity, basis, price } = suggestion;
    const form: LineForm = {
      version: 0, title: wanted.title, category, unit, audience, quantity, quantityBasis: basis, roomCount: null, lowMinor: price.lowOere, highMinor: price.highOere, actualMinor: null,
      currency: "DKK", rate: "1", rateDate: null, vat: "unknown", note: price.source.slice(0, 1000),
    };
    if (isTooLarge(form)) return refused({ code: "too-large" });
    return done({ action: "add-budget-line", title: form.title, changes: [await insertLine(trx, actor.tripId, form)] });
  });
}
