import type { Kysely, Transaction } from "kysely";
import { budgetCategories, type BudgetCategory } from "~/domain/budget/budget-line";
import { snapshot } from "~/features/history/commands.server";
import { translatorFor } from "~/i18n/translator";
import type { Database, RowChange } from "~/shared/db.server";
import { done, refused } from "~/shared/outcome";
import { identityHash, parseCsv } from "./adapters/invoice-file.server";
import { inBudget, type BudgetActor, type BudgetOutcome } from "./commands.server";
import { readInvoices, type InvoiceReport } from "./invoice-schema";
import { currencyOf } from "./present-line";
import { listBudgetLines, listInvoices } from "./queries.server";

/** A category by its name in either language, in small letters. */
function categoryNames(): Record<string, BudgetCategory> {
  return Object.fromEntries((["da", "en"] as const).flatMap((locale) => budgetCategories.map((category) => [translatorFor(locale).tDynamic(`budget.category.${category}`).toLowerCase(), category])));
}

/** What a file would do to a budget, row by row; nothing is written. */
export async function previewInvoices(db: Kysely<Database> | Transaction<Database>, tripId: string, text: string): Promise<InvoiceReport> {
  const [lines, invoices] = [await listBudgetLines(db, tripId), await listInvoices(db, tripId)];
  return readInvoices(
    parseCsv(text),
    lines.map((row) => ({ id: row.id, title: row.title, category: row.category, currency: currencyOf(row.currency), rate: row.rate, hasActual: row.actual_minor !== null })),
    invoices.map((row) => ({ identity: row.identity, amountMinor: row.amount_minor, currency: row.currency })),
    categoryNames(),
    identityHash,
  );
}

/** Puts the invoices of a file on the lines, all of them or none. What is there already is left alone: reading a file twice counts once. */
export async function importInvoices(db: Kysely<Database>, actor: BudgetActor, text: string, fileName: string): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const report = await previewInvoices(trx, actor.tripId, text);
    if (report.missing.length > 0 || report.rows.some((row) => row.status === "fault")) return refused({ code: "bad-file" });
    const changes: RowChange[] = [];
    for (const { status, draft } of report.rows) {
      if (status !== "new" || !draft) continue;
      const { identityText, budgetLineId, invoiceDate, supplier, invoiceNumber, description, amountMinor, currency, rate } = draft;
      const row = await trx
        .insertInto("budget_invoice")
        .values({
          trip_id: actor.tripId, budget_line_id: budgetLineId, invoice_date: invoiceDate, supplier, invoice_number: invoiceNumber, description, amount_minor: amountMinor, currency, rate,
          identity: identityHash(identityText),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      changes.push({ table: "budget_invoice", id: row.id, before: null, after: snapshot(row) });
    }
    return done({ action: "import-invoices", title: fileName, changes });
  });
}

/** Takes an invoice off its line. */
export async function removeInvoice(db: Kysely<Database>, actor: BudgetActor, invoiceId: string): Promise<BudgetOutcome> {
  return inBudget(db, actor, null, async (trx) => {
    const before = await trx.deleteFrom("budget_invoice").where("id", "=", invoiceId).where("trip_id", "=", actor.tripId).returningAll().executeTakeFirst();
    if (!before) return refused({ code: "gone" });
    return done({ action: "remove-invoice", title: before.supplier, changes: [{ table: "budget_invoice", id: invoiceId, before: snapshot(before), after: null }] });
  });
}
