import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanQuantities } from "~/domain/budget/suggest-lines";
import { acceptSuggestion, addBudgetLine, moveBudgetLine, removeBudgetLine, saveBudgetLine, updateLineQuantity } from "~/features/budget/commands.server";
import { presentBudget, presentLineForm } from "~/features/budget/present";
import { saveCommitteePrices, saveTermCeiling } from "~/features/budget/prices-commands.server";
import { pricesFormSchema } from "~/features/budget/prices-schema";
import { getBudgetSummary, getMoneyFacts, listBudgetLines, listTermTrips, sumTripBudget } from "~/features/budget/queries.server";
import { lineFormSchema } from "~/features/budget/schema";
import { listHistory } from "~/features/history/queries.server";
import { listPlanFindings } from "~/features/planner/example-commands.server";
import { undoAct } from "~/features/planner/commands.server";
import { editTrip, removeTrip } from "~/features/trips/commands.server";
import { findTrip, listTripDestinations, listTripThemes } from "~/features/trips/queries.server";
import { editTripSchema } from "~/features/trips/schema";
import { presentTripForm } from "~/features/trips/present";
import { addLine, lineFields, parsedLine } from "../../factories/budget";
import { createOrganisation, type MadeOrganisation } from "../../factories/people";
import { makeTrip } from "../../factories/trips";
import { testDatabase } from "../../setup/test-database";

const { db } = await testDatabase();
let organisation: MadeOrganisation;

beforeAll(async () => {
  organisation = await createOrganisation(db);
});

const plan = (changes: Partial<PlanQuantities> = {}): PlanQuantities => ({ nights: 0, days: 3, "coach-days": 0, meals: 0, flights: 0, "train-rides": 0, ...changes });
const tripOf = async (tripId: string) => (await findTrip(db, tripId))!;

async function setCeilings(actor: { userId: string; organisationId: string; tripId: string }, ceilings: Record<string, string>) {
  const trip = await tripOf(actor.tripId);
  const form = presentTripForm(trip, await listTripDestinations(db, trip.id), await listTripThemes(db, trip.id));
  const saved = await editTrip(db, actor, trip.id, editTripSchema.parse({ ...form, ...ceilings }));
  if (!saved.ok) throw new Error(saved.reason.code);
}

describe("the lines of a budget", () => {
  it("of 81,253 kroner for 11 members and 3 staff are 5,803.79 a person, under a ceiling of 12,000", async () => {
    const trip = await makeTrip(db, organisation);
    for (const [category, low] of [["allowances", "4.466"], ["transport", "15.500"], ["lodging", "33.600"], ["meals", "17.360"], ["other", "10.327"]]) await addLine(db, trip, { category: category!, low: low!, title: category! });
    await setCeilings(trip, { ceilingParticipant: "12.000", ceilingTrip: "81.253", ceilingTerm: "5.000" });
    const summary = await getBudgetSummary(db, trip.tripId);
    expect(summary).toMatchObject({ lineCount: 5, participantCount: 14, memberCount: 11, staffCount: 3, total: { expectedOere: 8_125_300 }, perParticipant: { expectedOere: 580_379 } });
    expect(summary.ceilings.map(({ scope, leftOere, isAbove }) => [scope, leftOere, isAbove])).toEqual([["participant", 619_621, false], ["trip", 0, false], ["term", -80_379, true]]);
    const findings = (await listPlanFindings(db, trip.tripId, new Date("2026-11-25T09:00:00Z"))).filter((one) => one.code === "ceiling");
    expect(findings.map((one) => [one.severity, one.facts.scope, one.facts.differenceOere])).toEqual([["error", "term", 80_379], ["warning", "trip", 0]]);
  });

  it("are kept as they were typed, and told in the history", async () => {
    const trip = await makeTrip(db, organisation);
    const lineId = await addLine(db, trip, {
      title: "Hotel “Æ” =1+1 <b> 🛏", category: "lodging", unit: "room-night", quantity: "2", quantityBasis: "nights", roomCount: "12", low: "100,50", high: "120", currency: "EUR", rate: "7,4604", rateDate: "1.11.2026", vat: "excluded", note: "To linjer\nher",
    });
    const [row] = await listBudgetLines(db, trip.tripId);
    expect(presentLineForm(row!)).toEqual({
      version: "1", title: "Hotel “Æ” =1+1 <b> 🛏", category: "lodging", unit: "room-night", audience: "both", quantity: "2", quantityBasis: "nights", roomCount: "12", low: "100,50", high: "120,00", actual: "", currency: "EUR",
      rate: "7,4604", rateDate: "2026-11-01", vat: "excluded", note: "To linjer\nher",
    });
    expect((await getBudgetSummary(db, trip.tripId)).total).toMatchObject({ lowOere: 1_799_448, highOere: 2_148_595 });
    const saved = await saveBudgetLine(db, trip, lineId, lineFormSchema.parse({ ...presentLineForm(row!), high: "" }));
    expect(saved.ok).toBe(true);
    expect((await listHistory(db, trip.tripId, 1))[0]).toMatchObject({ action: "save-budget-line", subjectTitle: row!.title, changes: [{ table: "budget_line", before: { high_minor: 12_000 }, after: { high_minor: 10_050 } }] });
  });

  it("are refused at the field: what is no amount, what can be read in two ways, and a high estimate below the low one", () => {
    const errors = (changes: Record<string, string>) => {
      const parsed = lineFormSchema.safeParse(lineFields(changes));
      return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((one) => [String(one.path[0]), one.message]));
    };
    expect(errors({ low: "gratis" })).toEqual({ low: "error.amount-none" });
    expect(errors({ low: "1,234.50", high: "1,234" })).toEqual({ low: "error.amount-ambiguous", high: "error.amount-ambiguous" });
    expect(errors({ low: "100", high: "99,99" })).toEqual({ high: "error.low-above-high" });
    expect(errors({ low: "-5" })).toEqual({ low: "error.amount-negative" });
    expect(errors({ currency: "EUR" })).toEqual({ rate: "error.rate-missing", rateDate: "error.rate-date-missing" });
    expect(errors({ currency: "EUR", rate: "7.460", rateDate: "31.02.2026" })).toEqual({ rate: "error.rate-ambiguous", rateDate: "error.date" });
    expect(errors({ currency: "BTC", quantity: "0", category: "", title: " " })).toEqual({ currency: "error.choose", quantity: "error.range", category: "error.choose", title: "error.required" });
    expect(errors({ unit: "room-night", roomCount: "mange" })).toEqual({ roomCount: "error.whole-number" });
    // All at once, so that nobody corrects one field to be told of the next.
    expect(errors({ title: "", category: "", low: "gratis", high: "1,234", currency: "EUR", rate: "0" })).toEqual({ title: "error.required", category: "error.choose", low: "error.amount-none", high: "error.amount-ambiguous", rate: "error.rate", rateDate: "error.rate-date-missing" });
  });

  it("are added once however often the button is pressed, and not when they are absurd", async () => {
    const trip = await makeTrip(db, organisation);
    const requestKey = randomUUID();
    await Promise.all([1, 2, 3].map(() => addBudgetLine(db, trip, parsedLine(), requestKey)));
    expect(await listBudgetLines(db, trip.tripId)).toHaveLength(1);
    expect(await addBudgetLine(db, trip, parsedLine({ unit: "person", quantity: "1000", low: "90.000.000" }), randomUUID())).toEqual({ ok: false, reason: { code: "too-large" } });
    expect(await addBudgetLine(db, trip, parsedLine({ currency: "KRW", low: "9000000000", rate: "999999", rateDate: "1.1.2026", quantity: "1000" }), randomUUID())).toEqual({ ok: false, reason: { code: "too-large" } });
  });

  it("are saved by one of two rivals; the other is told the stored version", async () => {
    const trip = await makeTrip(db, organisation);
    const lineId = await addLine(db, trip);
    const outcomes = await Promise.all(["16.000", "17.000"].map((low) => saveBudgetLine(db, trip, lineId, parsedLine({ version: "1", low }))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.find((one) => !one.ok)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
    expect(await removeBudgetLine(db, trip, lineId, 1)).toEqual({ ok: false, reason: { code: "stale", version: 2 } });
  });

  it("of another trip or organisation cannot be reached", async () => {
    const [own, other] = [await makeTrip(db, organisation), await makeTrip(db, await createOrganisation(db))];
    const foreign = await addLine(db, other);
    expect(await saveBudgetLine(db, own, foreign, parsedLine({ version: "1" }))).toEqual({ ok: false, reason: { code: "gone" } });
    expect(await removeBudgetLine(db, own, foreign, 1)).toEqual({ ok: false, reason: { code: "gone" } });
    expect(await moveBudgetLine(db, own, foreign, "up")).toEqual({ ok: false, reason: { code: "gone" } });
    expect(await updateLineQuantity(db, own, foreign, 1, plan())).toEqual({ ok: false, reason: { code: "gone" } });
    await expect(addBudgetLine(db, { ...own, tripId: other.tripId }, parsedLine(), randomUUID())).rejects.toThrow();
    expect(await listBudgetLines(db, other.tripId)).toMatchObject([{ id: foreign, version: 1 }]);
  });

  it("change places within their category, and come back after they were removed", async () => {
    const trip = await makeTrip(db, organisation);
    const [a, , b, c] = [await addLine(db, trip, { title: "A" }), await addLine(db, trip, { title: "M", category: "meals" }), await addLine(db, trip, { title: "B" }), await addLine(db, trip, { title: "C" })];
    const titles = async () => (await listBudgetLines(db, trip.tripId)).filter((row) => row.category === "transport").map((row) => row.title).join("");
    await moveBudgetLine(db, trip, b!, "up");
    expect(await titles()).toBe("BAC");
    await moveBudgetLine(db, trip, a!, "down");
    expect(await titles()).toBe("BCA");
    expect(await moveBudgetLine(db, trip, a!, "down")).toEqual({ ok: true, value: { entryId: null, title: "A" } });
    const removed = await removeBudgetLine(db, trip, c!, 1);
    expect(await titles()).toBe("BA");
    expect(await undoAct(db, trip, (removed.ok && removed.value.entryId) || 0, randomUUID())).toMatchObject({ ok: true });
    expect(await titles()).toBe("BCA");
    await removeTrip(db, trip, trip.tripId);
    expect(await listBudgetLines(db, trip.tripId)).toEqual([]);
  });
});

describe("suggestions", () => {
  it("take the committee's price, are accepted once, and never change a line by themselves", async () => {
    const own = await createOrganisation(db);
    const trip = await makeTrip(db, own);
    const prices = pricesFormSchema.parse({ version: "0", "low-nights": "1.100", "high-nights": "1.300", "source-nights": "Indkøbsaftale 2026" });
    expect(await saveCommitteePrices(db, trip, own.committeeId, prices)).toEqual({ ok: true, value: null });
    expect(await saveCommitteePrices(db, trip, own.committeeId, prices)).toEqual({ ok: false, reason: { code: "stale", version: 1 } });
    const hotel = { basis: "nights", title: "Hotel" };
    expect(await acceptSuggestion(db, trip, hotel, plan(), randomUUID())).toEqual({ ok: false, reason: { code: "no-suggestion" } });
    expect(await acceptSuggestion(db, trip, { basis: "meals", title: "Måltider" }, plan({ meals: 2 }), randomUUID())).toEqual({ ok: false, reason: { code: "no-suggestion" } });
    expect(await acceptSuggestion(db, trip, hotel, plan({ nights: 3 }), randomUUID())).toMatchObject({ ok: true });
    expect(await acceptSuggestion(db, trip, hotel, plan({ nights: 3 }), randomUUID())).toEqual({ ok: false, reason: { code: "no-suggestion" } });
    expect((await getBudgetSummary(db, trip.tripId)).total).toMatchObject({ lowOere: 14 * 3 * 110_000, highOere: 14 * 3 * 130_000 });

    const page = async (nights: number) => presentBudget(await sumTripBudget(db, await tripOf(trip.tripId)), plan({ nights, meals: 2 }), {});
    expect((await page(3)).groups[0]!.lines[0]).toMatchObject({ quantity: 3, planNow: null, note: "Indkøbsaftale 2026" });
    const moved = await page(4);
    expect(moved.groups[0]!.lines[0]).toMatchObject({ quantity: 3, planNow: 4 });
    expect(moved.suggestions.map((one) => [one.basis, one.quantity, one.price])).toEqual([["meals", 2, null], ["days", 3, null]]);
    const { lineId, version } = moved.groups[0]!.lines[0]!;
    expect(await updateLineQuantity(db, trip, lineId, version, plan({ nights: 4 }))).toMatchObject({ ok: true });
    expect((await page(4)).groups[0]!.lines[0]).toMatchObject({ quantity: 4, planNow: null });
    expect(await updateLineQuantity(db, trip, lineId, version + 1, plan())).toEqual({ ok: false, reason: { code: "no-suggestion" } });
  });
});

describe("the account of a term", () => {
  it("counts earlier trips at what they cost, and leaves out ideas, examples and what was called off", async () => {
    const own = await createOrganisation(db);
    const first = await makeTrip(db, own, { startsOn: "2027-02-02", endsOn: "2027-02-03", memberCount: 10, staffCount: 2 });
    await addLine(db, first, { low: "10.000", high: "20.000", audience: "members" });
    await addLine(db, first, { low: "1.200", actual: "2.400" });
    const idea = await makeTrip(db, own, { startsOn: "2027-03-02", endsOn: "2027-03-03" });
    await addLine(db, idea);
    await db.updateTable("trip").set({ state: "idea" }).where("id", "=", idea.tripId).execute();
    const now = await makeTrip(db, own);
    await addLine(db, now, { low: "11.000", audience: "members" });
    const later = await makeTrip(db, own, { startsOn: "2027-09-02", endsOn: "2027-09-03" });
    await addLine(db, later);

    const trips = await listTermTrips(db, own.committeeTermId);
    expect(trips.map((one) => [one.id, one.counts, one.paidLines, one.lineCount])).toEqual([[first.tripId, true, 1, 2], [idea.tripId, false, 0, 1], [now.tripId, true, 0, 1], [later.tripId, true, 0, 1]]);
    expect(trips[0]!.totals.perMember).toMatchObject({ expectedLowOere: 120_000, expectedOere: 220_000 });
    expect(await saveTermCeiling(db, now, own.committeeId, own.committeeTermId, { knownOere: null, ceilingOere: 300_000 })).toEqual({ ok: true, value: null });
    expect(await saveTermCeiling(db, now, own.committeeId, own.committeeTermId, { knownOere: null, ceilingOere: 1 })).toEqual({ ok: false, reason: { code: "stale" } });
    expect(await saveTermCeiling(db, now, own.committeeId, organisation.committeeTermId, { knownOere: null, ceilingOere: 1 })).toEqual({ ok: false, reason: { code: "gone" } });
    expect(await getMoneyFacts(db, await tripOf(now.tripId))).toMatchObject({ pricePerMemberOere: 100_000, termSpentPerMemberOere: 220_000, ceilingTermOere: 300_000 });
    expect((await getBudgetSummary(db, now.tripId)).ceilings).toEqual([{ scope: "term", lowOere: 320_000, sumOere: 320_000, ceilingOere: 300_000, leftOere: -20_000, isAbove: true }]);
    const empty = await makeTrip(db, own, { startsOn: "2027-05-02", endsOn: "2027-05-03" });
    expect(await getMoneyFacts(db, await tripOf(empty.tripId))).toMatchObject({ pricePerParticipantOere: null, totalOere: null, termSpentPerMemberOere: 320_000 });
  });
});
