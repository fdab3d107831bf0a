import Papa from "papaparse";
import { decodeText } from "~/domain/text/decode-text";
import { jsonColumns, listColumns, nullableColumns, numberColumns, siteColumns, siteFileSchema, wordColumns, type SiteColumn, type SiteFileFault, type SiteFileReading, type SiteFileRow, type UnknownName } from "./site-file-schema";

/** A spreadsheet takes a cell that begins so for a formula. An apostrophe before it makes it a text, and reading takes it off again. */
const formulaStart = /^'*[=+\-@\t\r]/;
const guard = (cell: string) => (formulaStart.test(cell) || cell.startsWith("'") ? `'${cell}` : cell);
const unguard = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);

function cellOf(row: SiteFileRow, column: SiteColumn): string {
  const value = row[column];
  if (value === null) return "";
  // A number is no formula; a Danish spreadsheet reads the comma as the decimal sign.
  if (typeof value === "number") return String(value).replace(".", ",");
  if (jsonColumns.includes(column)) return (value as unknown[]).length === 0 ? "" : guard(JSON.stringify(value));
  return guard(Array.isArray(value) ? (value as string[]).join("|") : value);
}

/** Sites for a Danish spreadsheet: UTF-8 with its mark, semicolons, every cell that could be a formula made a text. */
export function writeSitesCsv(rows: SiteFileRow[]): string {
  return `\uFEFF${Papa.unparse({ fields: siteColumns, data: rows.map((row) => siteColumns.map((column) => cellOf(row, column))) }, { delimiter: ";", newline: "\r\n" })}\r\n`;
}

/** Sites as RFC 7946 has them: longitude before latitude, WGS 84, the code as the feature's id. */
export function writeSitesGeoJson(rows: SiteFileRow[]): string {
  const features = rows.map(({ lon, lat, ...properties }) => ({ type: "Feature", id: properties.code, geometry: { type: "Point", coordinates: [lon, lat] }, properties }));
  return `${JSON.stringify({ type: "FeatureCollection", features }, null, 1)}\n`;
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === "");

/** What parts the cells is told by the names of the columns alone: a spreadsheet leaves out the last empty cells of a row. */
function delimiterOf(text: string): string {
  const names = text.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  return [";", ",", "\t"].reduce((best, one) => (names.split(one).length > names.split(best).length ? one : best));
}

/** Reads CSV with semicolons, commas or tabs, in UTF-8, UTF-16 or Windows-1252. All faults are named, at the row a spreadsheet shows; a row with one is left out. */
export function readSitesCsv(bytes: Uint8Array): SiteFileReading {
  const text = decodeText(bytes);
  const table = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) }).data.map((cells, index) => ({ cells, row: index + 1 })).filter(({ cells }) => !isBlank(cells));
  const [header, ...body] = table;
  const names = (header?.cells ?? []).map((name) => name.trim().toLowerCase());
  const missing = siteColumns.filter((column) => !names.includes(column));
  // Thirty lines of what is missing say less than the one that it is another file.
  if (missing.length > siteColumns.length / 2) return { rows: [], at: [], faults: [{ row: 0, column: "", code: "other-file", value: "" }] };
  const isMargin = (name: string, at: number) => name === "" && isBlank(body.map(({ cells }) => cells[at] ?? ""));
  const faults: SiteFileFault[] = [
    ...missing.map((column): SiteFileFault => ({ row: 0, column, code: "column-missing", value: "" })),
    ...names.filter((name, at) => !siteColumns.includes(name as SiteColumn) && !isMargin(name, at)).map((name): SiteFileFault => ({ row: 0, column: name, code: "column-unknown", value: "" })),
  ];
  if (faults.length > 0) return { rows: [], at: [], faults };
  return readRows(body.map(({ cells, row }) => {
    const values: Record<string, unknown> = {};
    for (const [at, name] of names.entries()) if (name !== "") values[name] = readCell(name as SiteColumn, cells[at] ?? "", row, faults);
    return { row, values };
  }), faults);
}

function readCell(column: SiteColumn, cell: string, row: number, faults: SiteFileFault[]): unknown {
  if (cell.trim() === "" && nullableColumns.includes(column)) return null;
  if (numberColumns.includes(column)) {
    const number = readDecimal(cell);
    if (number === null) faults.push({ row, column, code: "number", value: cell });
    return number ?? 0;
  }
  const plain = unguard(cell);
  if (listColumns.includes(column)) return plain.split("|").map((one) => one.trim()).filter(Boolean);
  if (!jsonColumns.includes(column)) return wordColumns.includes(column) ? plain.trim() : plain;
  try {
    return plain.trim() === "" ? [] : JSON.parse(plain);
  } catch {
    return plain;
  }
}

/** "56,15" and "56.15" are the same; a thousands sign, a degree or letters are no number. */
export function readDecimal(text: string): number | null {
  const plain = text.trim().replace(/^'/, "");
  return /^-?\d{1,9}(?:[.,]\d{1,15})?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
}

/** Reads a FeatureCollection of points with the properties of {@link writeSitesGeoJson}. */
export function readSitesGeoJson(bytes: Uint8Array): SiteFileReading {
  let parsed: { type?: unknown; features?: unknown };
  try {
    parsed = JSON.parse(decodeText(bytes)) as typeof parsed;
  } catch {
    return { rows: [], at: [], faults: [{ row: 0, column: "", code: "no-file", value: "" }] };
  }
  if (parsed?.type !== "FeatureCollection" || !Array.isArray(parsed.features)) return { rows: [], at: [], faults: [{ row: 0, column: "", code: "no-file", value: "" }] };
  const faults: SiteFileFault[] = [];
  return readRows(parsed.features.map((feature: { geometry?: { type?: unknown; coordinates?: unknown[] }; properties?: object } | null, index) => {
    const [lon, lat] = feature?.geometry?.type === "Point" && Array.isArray(feature.geometry.coordinates) ? feature.geometry.coordinates : [];
    return { row: index + 1, values: { ...feature?.properties, lon, lat } };
  }), faults);
}

function readRows(candidates: { row: number; values: Record<string, unknown> }[], faults: SiteFileFault[]): SiteFileReading {
  const rows: SiteFileRow[] = [];
  const at: number[] = [];
  const codes = new Set<string>();
  if (candidates.length === 0) faults.push({ row: 0, column: "", code: "no-rows", value: "" });
  for (const { row, values } of candidates) {
    const read = siteFileSchema.safeParse(values);
    for (const issue of read.error?.issues ?? []) {
      const column = String(issue.path[0] ?? (issue.code === "unrecognized_keys" ? issue.keys[0] : ""));
      if (!faults.some((fault) => fault.row === row && fault.column === column)) faults.push({ row, column, code: "value", value: shown(values[column]) });
    }
    if (!read.success) continue;
    if (codes.has(read.data.code)) faults.push({ row, column: "code", code: "twice", value: read.data.code });
    codes.add(read.data.code);
    rows.push(read.data);
    at.push(row);
  }
  return { rows, at, faults: faults.sort((a, b) => a.row - b.row) };
}

/** Faults and unknown names of the rows as read, at the rows of the file they were read from. */
export const faultsInFile = (faults: SiteFileFault[], at: number[]) => faults.map((fault) => ({ ...fault, row: at[fault.row - 1] ?? fault.row }));
export const namesInFile = (names: UnknownName[], at: number[]) => names.map((name) => ({ ...name, rows: name.rows.map((row) => at[row - 1] ?? row) }));

const shown = (value: unknown) => (value === undefined ? "" : typeof value === "string" ? value : Array.isArray(value) && value.every((one) => typeof one === "string") ? value.join("|") : JSON.stringify(value)).slice(0, 80);

/** Reads a file of sites in the given format. */
export function readSiteFile(bytes: Uint8Array, format: string): SiteFileReading {
  return format === "geojson" ? readSitesGeoJson(bytes) : readSitesCsv(bytes);
}
