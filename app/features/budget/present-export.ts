import type { Translator } from "~/i18n/translator";
import { decimalOf } from "~/domain/budget/money";
import { unitsOf } from "~/domain/budget/budget-line";
import { currencyOf, readLine } from "./present-line";
import type { BudgetLineRow, BudgetSummary, InvoiceRow } from "./queries.server";

/** One line of a budget as its files have it: words in the reader's language, amounts in minor units and øre. */
export type ExportLine = {
  category: string;
  title: string;
  unit: string;
  audience: string;
  quantity: number;
  units: number;
  lowMinor: number;
  highMinor: number;
  currency: string;
  rate: string;
  rateDate: string | null;
  lowOere: number;
  highOere: number;
  actualOere: number | null;
  vat: string;
  note: string;
};

/** What both files of a budget are made from, so that they agree to the øre. */
export function presentExport(summary: BudgetSummary & { rows: BudgetLineRow[]; invoices: InvoiceRow[] }, { tDynamic }: Translator): ExportLine[] {
  const figures = new Map(summary.lines.map((one) => [one.lineId, one.figures]));
  return summary.categories.flatMap(({ category }) =>
    summary.rows.filter((row) => row.category === category).map((row) => {
      const { lowOere, highOere, actualOere } = figures.get(row.id)!;
      return {
        category: tDynamic(`budget.category.${category}`), title: row.title, unit: tDynamic(`budget.unit.${row.unit}`), audience: tDynamic(`budget.audience.${row.audience}`), quantity: row.quantity,
        units: unitsOf(readLine(row, []), summary), lowMinor: row.low_minor, highMinor: row.high_minor, currency: row.currency, rate: row.rate, rateDate: row.rate_date, lowOere, highOere, actualOere,
        vat: tDynamic(`budget.vat.${row.vat}`), note: row.note,
      };
    }),
  );
}

/** The names of the columns, in their order. */
export const exportColumns = ["category", "line", "unit", "audience", "quantity", "units", "unit-low", "unit-high", "currency", "rate", "rate-date", "low", "high", "actual", "vat", "note"] as const;

/**
 * A text that a spreadsheet shows and never reckons: one that begins as a formula does gets an apostrophe before it, and one
 * with a separator, a quote or a line break stands in quotes.
 */
export function csvCell(text: string): string {
  const shown = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** A budget as CSV: semicolons, decimal commas in Danish and English alike (the separator asks for it), a byte order mark for Excel. */
export function presentCsv(summary: BudgetSummary & { rows: BudgetLineRow[]; invoices: InvoiceRow[] }, translator: Translator): string {
  const { t, tDynamic } = translator;
  const amount = (oere: number | null) => (oere === null ? "" : decimalOf(oere, "DKK").replace(".", ","));
  const minor = (value: number, currency: string) => decimalOf(value, currencyOf(currency)).replace(".", ",");
  const lines = presentExport(summary, translator).map((line) => [
    csvCell(line.category), csvCell(line.title), csvCell(line.unit), csvCell(line.audience), String(line.quantity), String(line.units), minor(line.lowMinor, line.currency), minor(line.highMinor, line.currency), line.currency,
    line.rate.replace(".", ","), line.rateDate ?? "", amount(line.lowOere), amount(line.highOere), amount(line.actualOere), csvCell(line.vat), csvCell(line.note),
  ]);
  const sum = (label: string, { lowOere, highOere, actualOere }: { lowOere: number; highOere: number; actualOere: number | null }) => [csvCell(label), ...Array<string>(10).fill(""), amount(lowOere), amount(highOere), amount(actualOere), "", ""];
  const sums = [
    sum(t("budget.sum.total"), summary.total), sum(t("budget.sum.per-participant", { count: summary.participantCount }), summary.perParticipant),
    sum(t("budget.sum.members", { count: summary.memberCount }), summary.members), sum(t("budget.sum.staff", { count: summary.staffCount }), summary.staff),
  ];
  return `\ufeff${[exportColumns.map((column) => csvCell(tDynamic(`budget.export.${column}`))), ...lines, ...sums].map((cells) => `${cells.join(";")}\r\n`).join("")}`;
}
