import { budgetCategories, type BudgetCategory } from "~/domain/budget/budget-line";
import { isCurrency, ownRate, type Currency, type Rate } from "~/domain/budget/money";
import { readMinor, readRate } from "~/domain/budget/read-amount";
import { readDate } from "~/i18n/date-text";

/** The columns of a file of invoices, each under the names that Danish and English systems give it. */
const columnNames = {
  date: ["dato", "fakturadato", "bilagsdato", "date"],
  supplier: ["leverandør", "kreditor", "supplier", "vendor"],
  number: ["fakturanummer", "fakturanr", "fakturanr.", "bilagsnummer", "bilag", "invoice", "invoice number", "number"],
  text: ["tekst", "beskrivelse", "posteringstekst", "text", "description"],
  amount: ["beløb", "beloeb", "amount"],
  currency: ["valuta", "currency"],
  rate: ["kurs", "rate"],
  line: ["post", "budgetpost", "linje", "gruppe", "kategori", "line", "category"],
} as const;
type Column = keyof typeof columnNames;
const neededColumns: Column[] = ["date", "supplier", "amount", "line"];

/** Why a row of the file cannot be used; its sentence is `invoice.fault.<code>`. */
export type InvoiceFault = "date" | "supplier" | "amount" | "currency" | "rate" | "line" | "line-many" | "line-actual" | "conflict" | "twice" | "too-long";

export type InvoiceDraft = {
  budgetLineId: string;
  invoiceDate: string;
  supplier: string;
  invoiceNumber: string;
  description: string;
  amountMinor: number;
  currency: Currency;
  rate: Rate;
  /** What tells the invoice from others, as text; kept as its hash. */
  identityText: string;
};

/** A row of the file: what it says and what becomes of it. `rowNumber` counts as a spreadsheet does, empty rows included. */
export type InvoiceReportRow = { rowNumber: number; date: string; supplier: string; number: string; text: string; amount: string; line: string; status: "new" | "known" | "fault"; faults: InvoiceFault[]; draft: InvoiceDraft | null };

/** `missing` names columns that the file must have; then there are no rows. */
export type InvoiceReport = { missing: Column[]; rows: InvoiceReportRow[] };

export type LineForInvoices = { id: string; title: string; category: BudgetCategory; currency: Currency; rate: Rate; hasActual: boolean };
export type KnownInvoice = { identity: string; amountMinor: number; currency: string };

function columnsOf(head: string[]): Partial<Record<Column, number>> {
  const names = head.map((cell) => cell.trim().toLowerCase());
  return Object.fromEntries(Object.entries(columnNames).map(([column, known]) => [column, names.findIndex((name) => (known as readonly string[]).includes(name))]).filter(([, index]) => index !== -1));
}

function findLines(wanted: string, lines: LineForInvoices[], categoryNames: Record<string, BudgetCategory>): LineForInvoices[] {
  const name = wanted.trim().toLowerCase();
  const byTitle = lines.filter((line) => line.title.trim().toLowerCase() === name);
  const category = budgetCategories.find((one) => one === name) ?? categoryNames[name];
  return byTitle.length > 0 ? byTitle : lines.filter((line) => line.category === category);
}

/**
 * Reads the cells of a file of invoices against the lines of a budget and the invoices it has already. `hashOf` makes the
 * identity that is kept. An invoice with a number is the same when number, supplier and line are; one without, when all it
 * says is, and the second of two equal rows of a file is the second of two equal invoices.
 */
export function readInvoices(cells: string[][], lines: LineForInvoices[], known: KnownInvoice[], categoryNames: Record<string, BudgetCategory>, hashOf: (text: string) => string): InvoiceReport {
  const filled = cells.map((row, index) => ({ row, rowNumber: index + 1 })).filter(({ row }) => row.some((cell) => cell.trim() !== ""));
  const [head, ...body] = filled;
  const columns = columnsOf(head?.row ?? []);
  const missing = neededColumns.filter((column) => columns[column] === undefined);
  if (missing.length > 0) return { missing, rows: [] };
  const seen = new Map<string, number>();
  const knownBy = new Map(known.map((one) => [one.identity, one]));
  const rows = body.map(({ row, rowNumber }): InvoiceReportRow => {
    const cell = (column: Column) => (columns[column] === undefined ? "" : (row[columns[column]] ?? "").trim());
    const faults: InvoiceFault[] = [];
    const date = readDate(cell("date"));
    if (!date) faults.push("date");
    const supplier = cell("supplier");
    if (supplier === "") faults.push("supplier");
    if (supplier.length > 200 || cell("number").length > 100 || cell("text").length > 500) faults.push("too-long");
    const currencyText = cell("currency").toUpperCase() || "DKK";
    const currency = isCurrency(currencyText) ? currencyText : null;
    if (!currency) faults.push("currency");
    const amount = readMinor(cell("amount"), currency ?? "DKK", { mayBeNegative: true });
    if (!amount.ok || Math.abs(amount.value) > 100_000_000_00) faults.push("amount");
    const matches = findLines(cell("line"), lines, categoryNames);
    const line = matches.length === 1 ? matches[0]! : null;
    if (matches.length === 0) faults.push("line");
    else if (matches.length > 1) faults.push("line-many");
    else if (line!.hasActual) faults.push("line-actual");
    const typedRate = cell("rate") === "" ? null : readRate(cell("rate"));
    const rate = currency === "DKK" ? ownRate : typedRate ? (typedRate.ok ? typedRate.value : null) : line && line.currency === currency ? line.rate : null;
    if (currency && line && rate === null) faults.push("rate");
    const shown = { rowNumber, date: cell("date"), supplier, number: cell("number"), text: cell("text"), amount: `${cell("amount")} ${currencyText}`, line: line?.title ?? cell("line") };
    if (faults.length > 0 || !date || !line || !currency || !rate || !amount.ok) return { ...shown, status: "fault", faults, draft: null };
    const numbered = cell("number") !== "";
    const base = JSON.stringify(numbered ? ["number", supplier.toLowerCase(), cell("number").toLowerCase(), line.id] : ["row", date, supplier, cell("text"), amount.value, currency, line.id]);
    const earlier = seen.get(base) ?? 0;
    seen.set(base, earlier + 1);
    if (numbered && earlier > 0) return { ...shown, status: "fault", faults: ["twice"], draft: null };
    const identityText = earlier === 0 ? base : `${base} ${earlier + 1}`;
    const stored = knownBy.get(hashOf(identityText));
    if (stored && (stored.amountMinor !== amount.value || stored.currency !== currency)) return { ...shown, status: "fault", faults: ["conflict"], draft: null };
    const draft: InvoiceDraft = { budgetLineId: line.id, invoiceDate: date, supplier, invoiceNumber: cell("number"), description: cell("text"), amountMinor: amount.value, currency, rate, identityText };
    return { ...shown, status: stored ? "known" : "new", faults: [], draft };
  });
  return { missing: [], rows };
}
