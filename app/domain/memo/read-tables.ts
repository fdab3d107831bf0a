import type { SourceLine } from "./clean-lines";
import { foldName } from "./fold-name";
import { readDestinationHeading, readSectionHeading } from "./headings";
import type { LineRange } from "./memo-draft";
import { nameLikeness } from "./name-shapes";

type Column = "reach" | "destination" | "country" | "headline" | "reason" | "host" | "offer" | "topic" | "theme" | "alternative";

/** A row of a pasted table, its cells by what their column holds. */
export type TableRow = { line: number; cells: Partial<Record<Column, string>> };

const columnWords: [Column, RegExp][] = [
  ["reach", /^(rejsemaal|raekkevidde|kategori|omraade|verdensdel|reach|type|category|region)$/],
  ["alternative", /^(alternativ\w*|reserve|backup)/],
  ["host", /(vaert|besoegssted|host|besoeg|visit|organisation|institution|virksomhed|aktoer|who)/],
  ["country", /^(land|country)$/],
  ["destination", /^(destination\w*|by|byer|sted|town|city|place|lokation|location|hvor|where|rejsemaal)$/],
  ["offer", /(tilbud|indhold|beskrivelse|offer|what|hvad|kendt for|udbytte|description|content)/],
  ["topic", /(emne|dialog|topic|spoergsmaal|question|discussion)/],
  ["theme", /^(tema\w*|fokus\w*|theme\w*|focus)/],
  ["headline", /^(overskrift|headline|titel|title)$/],
  ["reason", /^(begrundelse|hvorfor|formaal|reason|why|purpose|baggrund)/],
];

const cellsOf = (line: SourceLine) => line.text.split("\t").map((cell) => cell.trim());

/** Takes the tables out of the lines: runs of lines with tabs, under a row of column names or with three rows alike. */
export function takeTables(lines: SourceLine[]): { rest: SourceLine[]; tables: { lines: LineRange; rows: TableRow[] }[] } {
  const rest: SourceLine[] = [];
  const tables: { lines: LineRange; rows: TableRow[] }[] = [];
  for (let i = 0; i < lines.length; ) {
    let end = i;
    while (end < lines.length && (lines[end]!.text.includes("\t") || isReachRow(lines, i, end))) end += 1;
    const run = lines.slice(i, end);
    const table = run.length >= 2 ? readTable(run) : undefined;
    if (table) tables.push(table);
    else rest.push(...run.map((line) => ({ ...line, text: line.text.trim().replaceAll(/\s*\t\s*/g, " – ") })));
    if (end === i) {
      rest.push(lines[i]!);
      end += 1;
    }
    i = end;
  }
  return { rest, tables };
}

function readTable(run: SourceLine[]): { lines: LineRange; rows: TableRow[] } | undefined {
  const header = cellsOf(run[0]!).map((cell) => columnWords.find(([, pattern]) => pattern.test(foldName(cell)))?.[0]);
  // "Rejsemål" heads a column of reaches as well as one of towns.
  const reachColumn = header.indexOf("reach");
  if (reachColumn >= 0 && !header.includes("destination") && run.slice(1).some((line) => isPlace(cellsOf(line)[reachColumn] ?? ""))) header[reachColumn] = "destination";
  const named = header.filter((column) => column !== undefined);
  const hasHeader = named.length >= 2 && (named.includes("destination") || named.includes("host"));
  const body = hasHeader ? run.slice(1) : run;
  const kinds = hasHeader ? header : guessColumns(body);
  const numbered = body.every((line) => /^\d{0,3}[.)]?$/.test(cellsOf(line)[0]!));
  if (body.length === 0 || !kinds || !(kinds.includes("destination") || kinds.includes("country"))) return undefined;
  const rows = body.map((line): TableRow => {
    const cells: TableRow["cells"] = {};
    const said = cellsOf(line).filter((cell) => cell !== "");
    if (said.length === 1 && !kinds.includes("reach") && readSectionHeading(said[0]!)) return { line: line.number, cells: { reach: said[0]! } };
    cellsOf(line).forEach((cell, index) => {
      // The numbers of the rows are said of nothing.
      if (index === 0 && numbered) return;
      const kind = kinds[index] ?? "offer";
      if (cell !== "") cells[kind] = cells[kind] ? `${cells[kind]}; ${cell}` : cell;
    });
    return { line: line.number, cells };
  });
  return { lines: [run[0]!.number, run.at(-1)!.number], rows };
}

/** A row within a table that holds one cell, the reach of the rows below it. */
function isReachRow(lines: SourceLine[], from: number, at: number): boolean {
  return at > from && lines[at + 1]?.text.includes("\t") === true && readSectionHeading(lines[at]!.text) !== undefined;
}

/** What the columns of a table without names hold, by the looks of most of their cells. */
function guessColumns(body: SourceLine[]): (Column | undefined)[] | undefined {
  const rows = body.map(cellsOf);
  const width = Math.max(...rows.map((row) => row.length));
  if (rows.length < 3 && width < 3) return undefined;
  const share = (index: number, test: (cell: string) => boolean) => {
    const cells = rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
    return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  };
  const kinds: (Column | undefined)[] = [];
  for (let index = 0; index < width; index++) {
    if (!kinds.includes("reach") && share(index, (cell) => readSectionHeading(cell) !== undefined) > 0.6) kinds.push("reach");
    else if (!kinds.includes("destination") && share(index, (cell) => isPlace(cell)) > 0.6) kinds.push("destination");
    else if (!kinds.includes("host") && share(index, (cell) => nameLikeness(cell) >= 0.55) > 0.5) kinds.push("host");
    else kinds.push("offer");
  }
  return kinds.includes("destination") ? kinds : undefined;
}

const isPlace = (cell: string) => (readDestinationHeading(cell)?.support ?? "shape") !== "shape";
