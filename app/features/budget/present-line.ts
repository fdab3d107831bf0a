import type { BudgetLine } from "~/domain/budget/budget-line";
import { amountInOere, isCurrency, type Currency } from "~/domain/budget/money";
import type { BudgetLineRow, InvoiceRow } from "./queries.server";

/** The currency of a row; the forms let no other in. */
export function currencyOf(text: string): Currency {
  if (!isCurrency(text)) throw new RangeError(`Unknown currency ${text}`);
  return text;
}

/** What an invoice is in øre, rounded once. */
export function invoiceOere(row: Pick<InvoiceRow, "amount_minor" | "currency" | "rate">): number {
  return amountInOere(row.amount_minor, 1, currencyOf(row.currency), row.rate);
}

/** A row as the domain reads it, with what its invoices amount to. */
export function readLine(row: BudgetLineRow, invoices: InvoiceRow[]): BudgetLine {
  const own = invoices.filter((invoice) => invoice.budget_line_id === row.id);
  return {
    id: row.id, category: row.category, title: row.title, unit: row.unit, audience: row.audience, quantity: row.quantity, quantityBasis: row.quantity_basis, roomCount: row.room_count,
    lowMinor: row.low_minor, highMinor: row.high_minor, actualMinor: row.actual_minor, currency: currencyOf(row.currency), rate: row.rate,
    invoicedOere: own.length === 0 ? null : own.reduce((sum, invoice) => sum + invoiceOere(invoice), 0),
  };
}
