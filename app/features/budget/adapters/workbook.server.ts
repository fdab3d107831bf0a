import ExcelJS from "@protobi/exceljs";
import { decimalOf } from "~/domain/budget/money";
import type { Translator } from "~/i18n/translator";
import { exportColumns, presentExport, type ExportLine } from "../present-export";
import { currencyOf } from "../present-line";
import type { BudgetLineRow, BudgetSummary, InvoiceRow } from "../queries.server";

const widths: Record<(typeof exportColumns)[number], number> = {
  category: 26, line: 36, unit: 20, audience: 24, quantity: 8, units: 10, "unit-low": 14, "unit-high": 14, currency: 9, rate: 10, "rate-date": 12, low: 16, high: 16, actual: 16, vat: 18, note: 40,
};
const money = "#,##0.00";
const kroner = (oere: number) => Number(decimalOf(oere, "DKK"));
/** Columns L, M, N: low, high, actual. */
const sumColumns = ["L", "M", "N"] as const;

/**
 * A budget as a workbook that goes on reckoning: each line is its units by its price by its rate, the sums and the price for
 * each participant are formulas. Beside each formula stands its result, so that a preview shows what the page shows.
 */
export async function writeBudgetWorkbook(title: string, summary: BudgetSummary & { rows: BudgetLineRow[]; invoices: InvoiceRow[] }, translator: Translator): Promise<Uint8Array<ArrayBuffer>> {
  const { t, tDynamic } = translator;
  const workbook = new ExcelJS.Workbook();
  workbook.title = title;
  const sheet = workbook.addWorksheet(t("budget.title"), { views: [{ state: "frozen", ySplit: 1 }], pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9, printTitlesRow: "1:1" } });
  sheet.columns = exportColumns.map((column) => ({ header: tDynamic(`budget.export.${column}`), key: column, width: widths[column] }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: "top" };
  const lines = presentExport(summary, translator);
  for (const line of lines) addLine(sheet, line);
  const last = lines.length + 1;
  const totalRow = last + 2;
  const sums: [string, (column: string) => string, { lowOere: number; highOere: number; actualOere: number | null }][] = [
    [t("budget.sum.total"), (column) => (lines.length === 0 ? "0" : `SUM(${column}2:${column}${last})`), summary.total],
    [t("budget.sum.per-participant", { count: summary.participantCount }), (column) => `ROUND(${column}${totalRow}/${summary.participantCount},2)`, summary.perParticipant],
  ];
  for (const [index, [label, formula, figures]] of sums.entries()) {
    const row = sheet.getRow(totalRow + index);
    row.getCell(1).value = label;
    row.font = { bold: true };
    for (const [position, column] of sumColumns.entries()) {
      const oere = [figures.lowOere, figures.highOere, figures.actualOere][position] ?? null;
      if (oere !== null) row.getCell(column).value = { formula: formula(column), result: kroner(oere) };
      row.getCell(column).numFmt = money;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addLine(sheet: ExcelJS.Worksheet, line: ExportLine): void {
  const minor = (value: number) => Number(decimalOf(value, currencyOf(line.currency)));
  const row = sheet.addRow([
    line.category, line.title, line.unit, line.audience, line.quantity, line.units, minor(line.lowMinor), minor(line.highMinor), line.currency, Number(line.rate), line.rateDate ?? "", null, null,
    line.actualOere === null ? null : kroner(line.actualOere), line.vat, line.note,
  ]);
  const at = row.number;
  row.getCell("L").value = { formula: `ROUND(F${at}*G${at}*J${at},2)`, result: kroner(line.lowOere) };
  row.getCell("M").value = { formula: `ROUND(F${at}*H${at}*J${at},2)`, result: kroner(line.highOere) };
  for (const column of ["G", "H", ...sumColumns]) row.getCell(column).numFmt = money;
  row.getCell("J").numFmt = "0.########";
  row.alignment = { vertical: "top", wrapText: true };
}
