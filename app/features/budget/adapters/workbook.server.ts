import type ExcelJS from "@protobi/exceljs";
import { decimalOf } from "~/domain/budget/money";
import type { Translator } from "~/i18n/translator";
import { exportColumns, presentExport, type ExportLine } from "../present-export";
import { currencyOf } from "../present-line";
import type { BudgetLineRow, BudgetSummary, InvoiceRow } from "../queries.server";

const widths: Record<(typeof exportColumns)[number], number> = {
  category: 17, line: 25, unit: 14, audience: 16, quantity: 7, units: 8, "unit-low": 11, "unit-high": 11, currency: 7, rate: 8, "rate-date": 11, low: 12, high: 12, actual: 12, vat: 12, note: 28,
};
/** Every program has this face or one of the same widths. */
const font = { name: "Arial", size: 10 };
const edge = (style: "thin" | "medium", colour: string) => ({ style, color: { argb: colour } }) as const;
const figureColumns: readonly (typeof exportColumns)[number][] = ["quantity", "units", "unit-low", "unit-high", "rate", "low", "high", "actual"];
const isFigure = (column: number) => figureColumns.includes(exportColumns[column - 1]!);
/** Words begin a little after the figures before them. */
const alignmentOf = (column: number): Partial<ExcelJS.Alignment> => ({ wrapText: true, vertical: "top", horizontal: isFigure(column) ? "right" : "left", indent: isFigure(column) || column === 1 ? 0 : 1 });
/** Programs do not give rows the height of their broken lines by themselves. */
const heightOf = (texts: readonly unknown[]) => 14 * Math.max(1, ...texts.map((text, index) => Math.ceil((String(text ?? "").length + 1) / (widths[exportColumns[index]!] - 1))));
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
  // Nearly a thousand modules: read when somebody wants a workbook, not whenever the server starts.
  const { default: excel } = await import("@protobi/exceljs");
  const workbook = new excel.Workbook();
  workbook.title = title;
  const sheet = workbook.addWorksheet(t("budget.title"), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9, printTitlesRow: "1:1", margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 } },
    headerFooter: { oddHeader: `&L${title.replaceAll("&", "&&")}`, oddFooter: `&R${t("document.page-of", { page: "&P", pages: "&N" })}` },
  });
  sheet.columns = exportColumns.map((column) => ({ header: tDynamic(`budget.export.${column}`), key: column, width: widths[column] }));
  const head = sheet.getRow(1);
  head.height = 30;
  head.eachCell((cell, column) => {
    cell.style = {
      font: { ...font, bold: true }, alignment: alignmentOf(column),
      fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF6" } }, border: { bottom: edge("medium", "FF1A1A1A") },
    };
  });
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
    row.font = { ...font, bold: true };
    for (let column = 1; column <= exportColumns.length; column += 1) row.getCell(column).border = { top: edge(index === 0 ? "medium" : "thin", "FF1A1A1A") };
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
  const values = [
    line.category, line.title, line.unit, line.audience, line.quantity, line.units, minor(line.lowMinor), minor(line.highMinor), line.currency, Number(line.rate), line.rateDate ?? "", null, null,
    line.actualOere === null ? null : kroner(line.actualOere), line.vat, line.note,
  ];
  const row = sheet.addRow(values);
  row.height = heightOf(values);
  const at = row.number;
  row.getCell("L").value = { formula: `ROUND(F${at}*G${at}*J${at},2)`, result: kroner(line.lowOere) };
  row.getCell("M").value = { formula: `ROUND(F${at}*H${at}*J${at},2)`, result: kroner(line.highOere) };
  for (const column of ["G", "H", ...sumColumns]) row.getCell(column).numFmt = money;
  row.getCell("J").numFmt = "0.########";
  row.font = font;
  for (let column = 1; column <= exportColumns.length; column += 1) {
    const cell = row.getCell(column);
    cell.alignment = alignmentOf(column);
    cell.border = { bottom: edge("thin", "FFDCDCDC") };
  }
}
