import { audienceSize, unitsOf, type Figures, type QuantityBasis } from "~/domain/budget/budget-line";
import { amountInOere, currencyDecimals, decimalOf } from "~/domain/budget/money";
import { findDrift, suggestedShapes, suggestLines, type AssumedPrices, type PlanQuantities } from "~/domain/budget/suggest-lines";
import { currencyOf, invoiceOere, readLine } from "./present-line";
import type { BudgetLineRow, BudgetSummary, InvoiceRow } from "./queries.server";

/** A line as the page shows it. Numbers and codes only; the component makes the words. */
export type LineView = ReturnType<typeof presentLine>;

function presentLine(row: BudgetLineRow, figures: Figures, invoices: InvoiceRow[], group: { memberCount: number; staffCount: number }, plan: PlanQuantities) {
  const line = readLine(row, invoices);
  const people = audienceSize(line.audience, group);
  return {
    lineId: line.id, version: row.version, title: line.title, unit: line.unit, audience: line.audience, people, quantity: line.quantity, rooms: line.roomCount ?? people, units: unitsOf(line, group),
    lowMinor: line.lowMinor, highMinor: line.highMinor, currency: line.currency, decimals: currencyDecimals[line.currency], rate: line.rate, rateDate: row.rate_date,
    vat: row.vat, note: row.note, figures, basis: line.quantityBasis, planNow: findDrift(line, plan), invoiceCount: invoices.filter((one) => one.budget_line_id === row.id).length,
  };
}

export type InvoiceView = { invoiceId: string; date: string; supplier: string; number: string; description: string; lineTitle: string; amountOere: number; amountMinor: number; currency: string; decimals: number; rate: string };

export function presentInvoices(invoices: InvoiceRow[], rows: BudgetLineRow[]): InvoiceView[] {
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  return invoices.map((one) => ({
    invoiceId: one.id, date: one.invoice_date, supplier: one.supplier, number: one.invoice_number, description: one.description, lineTitle: titles.get(one.budget_line_id) ?? "",
    amountOere: invoiceOere(one), amountMinor: one.amount_minor, currency: one.currency, decimals: currencyDecimals[currencyOf(one.currency)], rate: one.rate,
  }));
}

/** Everything the page of a budget shows. */
export function presentBudget(summary: BudgetSummary & { rows: BudgetLineRow[]; invoices: InvoiceRow[] }, plan: PlanQuantities, prices: AssumedPrices) {
  const { rows, invoices, lines, ...totals } = summary;
  const group = { memberCount: summary.memberCount, staffCount: summary.staffCount };
  const figuresOf = new Map(lines.map((one) => [one.lineId, one.figures]));
  const domainLines = rows.map((row) => readLine(row, invoices));
  return {
    totals,
    groups: totals.categories.map(({ category, figures }) => ({
      category, figures, lines: rows.filter((row) => row.category === category).map((row) => presentLine(row, figuresOf.get(row.id)!, invoices, group, plan)),
    })),
    suggestions: suggestLines(plan, domainLines, prices).map((one) => {
      const people = audienceSize(one.audience, group);
      const units = unitsOf({ ...one, roomCount: null }, group);
      return { ...one, people, rooms: people, lowOere: one.price && amountInOere(one.price.lowOere, units, "DKK", "1"), highOere: one.price && amountInOere(one.price.highOere, units, "DKK", "1") };
    }),
    invoices: presentInvoices(invoices, rows),
    vat: { excluded: rows.filter((row) => row.vat === "excluded").length, unknown: rows.filter((row) => row.vat === "unknown").length },
  };
}
export type BudgetView = ReturnType<typeof presentBudget>;
export type SuggestionView = BudgetView["suggestions"][number];
export type BudgetTotalsView = BudgetView["totals"];

/** Fields of the form as text, the way a browser sends them. */
export type LineFormValues = Record<string, string | string[]>;

const danish = (decimal: string) => decimal.replace(".", ",");

/** A stored line as the fields of its form. */
export function presentLineForm(row: BudgetLineRow): LineFormValues {
  const { currency } = readLine(row, []);
  return {
    version: String(row.version), title: row.title, category: row.category, unit: row.unit, audience: row.audience, quantity: String(row.quantity), quantityBasis: row.quantity_basis ?? "",
    roomCount: row.room_count === null ? "" : String(row.room_count), low: danish(decimalOf(row.low_minor, currency)), high: row.high_minor === row.low_minor ? "" : danish(decimalOf(row.high_minor, currency)),
    actual: row.actual_minor === null ? "" : danish(decimalOf(row.actual_minor, currency)), currency, rate: currency === "DKK" ? "" : danish(row.rate), rateDate: row.rate_date ?? "", vat: row.vat, note: row.note,
  };
}

/** The fields of a new line, filled from what the programme calls for where that is how it begins. */
export function presentNewLine(basis: QuantityBasis | null, title: string, plan: PlanQuantities, prices: AssumedPrices): LineFormValues {
  const shape = basis ? suggestedShapes[basis] : { category: "", unit: "person", audience: "both" };
  const price = basis ? prices[basis] : undefined;
  return {
    version: "0", title, ...shape, quantity: String(basis ? Math.max(1, plan[basis]) : 1), quantityBasis: basis ?? "", roomCount: "", low: price ? danish(decimalOf(price.lowOere, "DKK")) : "",
    high: price && price.highOere !== price.lowOere ? danish(decimalOf(price.highOere, "DKK")) : "", actual: "", currency: "DKK", rate: "", rateDate: "", vat: "unknown", note: price?.source ?? "",
  };
}

/** Names of the fields in which what was typed differs from what is stored. */
export function differingLineFields(typed: LineFormValues, stored: LineFormValues): string[] {
  return Object.keys(stored).filter((field) => field !== "version" && String(typed[field] ?? "") !== String(stored[field]));
}
