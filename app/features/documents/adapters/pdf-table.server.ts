import type { InlineText, TableBlock } from "~/domain/documents/document";
import { colours, looks, type PdfCanvas, type Strip, type Tag } from "./pdf-canvas.server";
import { prepareText, type PreparedText, type TextLine } from "./pdf-text.server";

const padding = { x: 5, y: 3.5 };
/** A row longer than this is cut, so that it cannot be taller than a page. */
const mostLinesOfARow = 30;

const shortColumnPt = 90;

type Cell = { prepared: PreparedText; tag: Tag };
type Row = { cells: Cell[]; kind: "head" | "body" | "sum" };

/** A table: caption, column headings on every page that it reaches, then a strip for every row. */
export function tableStrips(canvas: PdfCanvas, block: TableBlock, x: number, widthPt: number, parent: Tag): Strip[] {
  const table = canvas.tag(parent, "Table");
  const captionTag = canvas.tag(table, "Caption");
  const caption = prepareText(canvas.fonts, block.caption, looks.tableStrong).breakInto(widthPt);
  const firstSum = block.rows.length - (block.sumRows ?? 0);
  const makeRow = (cells: readonly InlineText[], kind: Row["kind"]): Row => {
    const row = canvas.tag(table, "TR");
    return {
      kind,
      cells: cells.map((text, index) => {
        const isHeading = kind === "head" || (index === 0 && block.hasRowHeadings === true);
        const tag = canvas.tag(row, isHeading ? "TH" : "TD", isHeading ? { scope: kind === "head" ? "Column" : "Row" } : {});
        return { tag, prepared: prepareText(canvas.fonts, text, isHeading || kind === "sum" ? looks.tableStrong : looks.table) };
      }),
    };
  };
  const head = makeRow(block.columns.map((column) => column.heading), "head");
  const rows = block.rows.map((cells, index) => makeRow(cells, index < firstSum ? "body" : "sum"));
  const widths = columnWidths(block, [head, ...rows], widthPt);
  const place = { canvas, block, x, widthPt, widths };
  const [headStrip] = rowStrips(place, head);
  const repeated = { heightPt: headStrip!.heightPt, draw: (y: number) => canvas.decorate(() => drawHeadAgain(place, head, y), "Pagination") };
  const body = rows.flatMap((row, rowIndex) => rowStrips(place, row).map((strip): Strip => ({ ...strip, head: repeated, keepsWithNext: rows[rowIndex + 1]?.kind === "sum" && row.kind !== "head" })));
  return [
    ...caption.map((line, index): Strip => ({ heightPt: line.leadingPt + (index === caption.length - 1 ? 3 : 0), spaceBeforePt: index === 0 ? 10 : 0, keepsWithNext: true, draw: (y) => canvas.line(captionTag, line, x, y) })),
    { ...headStrip!, keepsWithNext: body.length > 0 },
    ...body,
  ];
}

type Place = { canvas: PdfCanvas; block: TableBlock; x: number; widthPt: number; widths: number[] };

function rowStrips({ canvas, block, x, widthPt, widths }: Place, row: Row): Strip[] {
  const lines = row.cells.map((cell, index) => cell.prepared.breakInto(widths[index]! - 2 * padding.x));
  const count = Math.max(1, ...lines.map((one) => one.length));
  const strips: Strip[] = [];
  for (let from = 0; from < count; from += mostLinesOfARow) {
    const isLast = from + mostLinesOfARow >= count;
    const slices = lines.map((one) => one.slice(from, from + mostLinesOfARow));
    const heightPt = Math.max(...slices.map((slice) => slice.reduce((sum, line) => sum + line.leadingPt, 0)), looks.table.leadingPt) + 2 * padding.y;
    strips.push({
      heightPt, spaceBeforePt: 0, keepsWithNext: false,
      draw: (y) => {
        if (row.kind === "head") canvas.panel(x, y, widthPt, heightPt, colours.panel);
        if (row.kind === "sum") canvas.rule(x, y, widthPt, colours.text, 0.8);
        placeCells({ block, x, widths }, slices, y, (line, index, lineX, lineY) => canvas.line(row.cells[index]!.tag, line, lineX, lineY));
        if (isLast) canvas.rule(x, y + heightPt, widthPt, row.kind === "head" ? colours.blue : colours.faint, row.kind === "head" ? 1 : 0.6);
      },
    });
  }
  return strips;
}

/** Column headings on a later page are furniture: the table in the tree has them once. */
function drawHeadAgain({ canvas, block, x, widthPt, widths }: Place, head: Row, y: number): void {
  const lines = head.cells.map((cell, index) => cell.prepared.breakInto(widths[index]! - 2 * padding.x));
  const heightPt = Math.max(...lines.map((one) => one.length)) * looks.table.leadingPt + 2 * padding.y;
  canvas.pdf.rect(x, y, widthPt, heightPt).fill(colours.panel);
  canvas.pdf.moveTo(x, y + heightPt).lineTo(x + widthPt, y + heightPt).lineWidth(1).stroke(colours.blue);
  placeCells({ block, x, widths }, lines, y, (line, _index, lineX, lineY) => canvas.bareLine(line, lineX, lineY));
}

function placeCells({ block, x, widths }: Pick<Place, "block" | "x" | "widths">, cells: TextLine[][], y: number, draw: (line: TextLine, index: number, x: number, y: number) => void): void {
  let left = x;
  cells.forEach((lines, index) => {
    const isRight = block.columns[index]?.align === "right";
    lines.forEach((line, at) => {
      const lineX = isRight ? left + widths[index]! - padding.x - line.widthPt : left + padding.x;
      draw(line, index, lineX, y + padding.y + at * line.leadingPt);
    });
    left += widths[index]!;
  });
}

/** By shares where they are given; else as wide as the longest text, and where that is too much, by how much each would like. */
function columnWidths(block: TableBlock, rows: Row[], widthPt: number): number[] {
  const shares = block.columns.map((column) => column.share ?? 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (shares.every((share) => share > 0)) return shares.map((share) => (share / total) * widthPt);
  const widest = (index: number, of: (prepared: PreparedText) => number) => Math.max(...rows.map((row) => of(row.cells[index]!.prepared))) + 2 * padding.x + 0.5;
  const natural = block.columns.map((_, index) => widest(index, (one) => one.naturalWidthPt));
  // Figures and short texts keep to one line.
  const least = block.columns.map((column, index) => (column.align === "right" || natural[index]! <= shortColumnPt ? natural[index]! : widest(index, (one) => one.longestWordPt)));
  const [naturalSum, leastSum] = [natural, least].map((widths) => widths.reduce((sum, width) => sum + width, 0)) as [number, number];
  if (naturalSum <= widthPt) return natural.map((width) => (width / naturalSum) * widthPt);
  if (leastSum >= widthPt) return least.map((width) => (width / leastSum) * widthPt);
  const ease = (widthPt - leastSum) / (naturalSum - leastSum);
  return least.map((width, index) => width + (natural[index]! - width) * ease);
}
