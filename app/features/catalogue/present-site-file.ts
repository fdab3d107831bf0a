import Papa from "papaparse";
import { jsonColumns, listColumns, nullableColumns, numberColumns, siteColumns, siteFileSchema, type SiteColumn, type SiteFileFault, type SiteFileReading, type SiteFileRow } from "./site-file-schema";

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

/** Reads CSV with semicolons, commas or tabs, in UTF-8 or Windows-1252. All faults are named; a row with one is left out. */
export function readSitesCsv(bytes: Uint8Array): SiteFileReading {
  const parsed = Papa.parse<string[]>(decode(bytes), { skipEmptyLines: "greedy", delimitersToGuess: [";", ",", "\t"] });
  const [header = [], ...body] = parsed.data;
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = siteColumns.filter((column) => !names.includes(column));
  // Thirty lines of what is missing say less than the one that it is another file.
  if (missing.length > siteColumns.length / 2) return { rows: [], faults: [{ row: 0, column: "", code: "other-file", value: "" }] };
  const faults: SiteFileFault[] = [
    ...missing.map((column): SiteFileFault => ({ row: 0, column, code: "column-missing", value: "" })),
    ...names.filter((name) => !siteColumns.includes(name as SiteColumn)).map((name): SiteFileFault => ({ row: 0, column: name, code: "column-unknown", value: "" })),
  ];
  if (faults.length > 0) return { rows: [], faults };
  return readRows(body.map((cells, index) => {
    const row: Record<string, unknown> = {};
    for (const [at, name] of names.entries()) row[name] = readCell(name as SiteColumn, cells[at] ?? "", index + 1, faults);
    return row;
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
  if (!jsonColumns.includes(column)) return plain;
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
    parsed = JSON.parse(decode(bytes)) as typeof parsed;
  } catch {
    return { rows: [], faults: [{ row: 0, column: "", code: "no-file", value: "" }] };
  }
  if (parsed?.type !== "FeatureCollection" || !Array.isArray(parsed.features)) return { rows: [], faults: [{ row: 0, column: "", code: "no-file", value: "" }] };
  const faults: SiteFileFault[] = [];
  return readRows(parsed.features.map((feature: { geometry?: { type?: unknown; coordinates?: unknown[] }; properties?: object } | null) => {
    const [lon, lat] = feature?.geometry?.type === "Point" && Array.isArray(feature.geometry.coordinates) ? feature.geometry.coordinates : [];
    return { ...feature?.properties, lon, lat };
  }), faults);
}

function readRows(candidates: Record<string, unknown>[], faults: SiteFileFault[]): SiteFileReading {
  const rows: SiteFileRow[] = [];
  const codes = new Set<string>();
  if (candidates.length === 0) faults.push({ row: 0, column: "", code: "no-rows", value: "" });
  for (const [index, candidate] of candidates.entries()) {
    const read = siteFileSchema.safeParse(candidate);
    for (const issue of read.error?.issues ?? []) {
      const column = String(issue.path[0] ?? (issue.code === "unrecognized_keys" ? issue.keys[0] : ""));
      if (!faults.some((fault) => fault.row === index + 1 && fault.column === column)) faults.push({ row: index + 1, column, code: "value", value: shown(candidate[column]) });
    }
    if (!read.success) continue;
    if (codes.has(read.data.code)) faults.push({ row: index + 1, column: "code", code: "twice", value: read.data.code });
    codes.add(read.data.code);
    rows.push(read.data);
  }
  return { rows, faults };
}

const shown = (value: unknown) => (value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value)).slice(0, 80);

/** UTF-8 where the bytes are, else Windows-1252, in which older Danish spreadsheets write. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Reads a file of sites in the given format. */
export function readSiteFile(bytes: Uint8Array, format: string): SiteFileReading {
  return format === "geojson" ? readSitesGeoJson(bytes) : readSitesCsv(bytes);
}
