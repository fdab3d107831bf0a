import type { Block, InlineText } from "~/domain/documents/document";
import type { Translator } from "~/i18n/translator";

/** With more options than this, or a longer title, columns are numbered: their titles would be broken into single letters. */
const mostTitledColumns = 5;
const longestTitledColumn = 24;

/** So many numbered columns fit on a page beside the titles of the rows. */
const mostNumberedColumns = 14;

/** More rows than this need not stay on one page. */
const mostRowsTogether = 14;

export type PairFigures = { caption: string; corner: string; titles: readonly string[]; figure: (row: string, column: string) => InlineText };

/** A figure for each pair of options as a table; as several, with the columns in turn, where one is too narrow for them. */
export function presentPairTables({ caption, corner, titles, figure }: PairFigures, { t }: Translator): Block[] {
  const figures = (row: string, columns: readonly string[]) => columns.map((column) => (row === column ? "–" : figure(row, column)));
  const isNumbered = titles.length > mostTitledColumns || titles.some((title) => title.length > longestTitledColumn);
  if (!isNumbered) {
    return together(titles.length, { kind: "table", caption, hasRowHeadings: true, columns: [{ heading: corner }, ...titles.map((title) => ({ heading: title, align: "right" as const }))], rows: titles.map((row) => [row, ...figures(row, titles)]) });
  }
  const tables = Math.ceil(titles.length / mostNumberedColumns);
  const width = Math.ceil(titles.length / tables);
  return Array.from({ length: tables }, (_, table) => table * width).flatMap((from) => {
    const columns = titles.slice(from, from + width);
    const share = 65 / mostNumberedColumns;
    return together(titles.length, {
      kind: "table", caption: `${caption.replace(/\.$/, "")}. ${t(tables > 1 ? "protocol.numbered-part" : "protocol.numbered", { from: from + 1, to: from + columns.length })}`, hasRowHeadings: true,
      columns: [{ heading: corner, share: 100 - share * columns.length }, ...columns.map((_, index) => ({ heading: String(from + index + 1), align: "right" as const, share }))],
      rows: titles.map((row, index) => [`${index + 1}. ${row}`, ...figures(row, columns)]),
    });
  });
}

const together = (rows: number, table: Block): Block[] => (rows <= mostRowsTogether ? [{ kind: "group", blocks: [table] }] : [table]);
