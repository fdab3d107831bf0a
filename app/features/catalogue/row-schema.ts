import { readDate } from "~/i18n/date-text";
import { optionalText, readNumber, requiredText } from "~/shared/form-fields";

/** One row of a list within an entry: a date on which an event is held, a figure of a case. */
export type RowFact = Record<string, string | number | boolean | null>;

export type RowPart = { name: string; required?: true } & (
  | { type: "line"; max: number; nullable?: true; /** An empty one takes the words of this part. */ fallback?: string }
  | { type: "date"; fallback?: string }
  /** Without `decimals` a whole number; an empty one is null. */
  | { type: "number"; min: number; max: number; decimals?: true; fallback?: string }
  | { type: "select"; choices: readonly string[] }
  | { type: "check" }
);
export type RowFault = { index: number; part: string; message: string };
export type RowSpec = { parts: RowPart[]; most: number; /** Rows to fill in, below those there are. */ blank: number; /** The parts by which a row is told from others. */ summary: string[]; findFaults: (rows: RowFact[]) => RowFault[] };

/** The days an event is known to be held. */
export const eventDateRows: RowSpec = {
  parts: [
    { name: "starts_on", type: "date", required: true }, { name: "ends_on", type: "date", fallback: "starts_on" }, { name: "confirmed", type: "check" },
    { name: "source_da", type: "line", max: 500, required: true }, { name: "source_en", type: "line", max: 500, fallback: "source_da" },
  ],
  most: 30, blank: 1, summary: ["starts_on", "ends_on"], findFaults: findDateFaults,
};

function findDateFaults(rows: RowFact[]): RowFault[] {
  return rows.flatMap((row, index): RowFault[] => {
    const [from, to] = [String(row.starts_on), String(row.ends_on)];
    if (to < from) return [{ index, part: "ends_on", message: "error.ends-before" }];
    return rows.slice(0, index).some((other) => String(other.starts_on) <= to && from <= String(other.ends_on)) ? [{ index, part: "starts_on", message: "error.dates-overlap" }] : [];
  });
}

/** The numbers a case gives, each with what it counts, when, and of how many. */
export const figureRows: RowSpec = {
  parts: [
    { name: "amount", type: "number", min: -1e12, max: 1e12, decimals: true, required: true }, { name: "amount_to", type: "number", min: -1e12, max: 1e12, decimals: true },
    { name: "precision_code", type: "select", choices: ["exact", "about", "more-than", "nearly"] },
    { name: "unit_da", type: "line", max: 80, required: true }, { name: "unit_en", type: "line", max: 80, fallback: "unit_da" },
    { name: "meaning_da", type: "line", max: 300, required: true }, { name: "meaning_en", type: "line", max: 300, fallback: "meaning_da" },
    { name: "kind", type: "select", choices: ["result", "scope", "goal", "context"] },
    { name: "year_from", type: "number", min: 1900, max: 2100 }, { name: "year_to", type: "number", min: 1900, max: 2100, fallback: "year_from" },
    { name: "answer_count", type: "number", min: 1, max: 1_000_000_000 }, { name: "source_line", type: "number", min: 1, max: 1_000_000 },
    { name: "note_da", type: "line", max: 500, nullable: true }, { name: "note_en", type: "line", max: 500, nullable: true, fallback: "note_da" },
  ],
  most: 60, blank: 3, summary: ["amount", "unit_da", "meaning_da"],
  findFaults: (rows) => rows.flatMap((row, index): RowFault[] => {
    if (typeof row.amount_to === "number" && row.amount_to <= Number(row.amount)) return [{ index, part: "amount_to", message: "error.range" }];
    if (row.year_from === null && row.year_to !== null) return [{ index, part: "year_from", message: "error.required" }];
    return typeof row.year_to === "number" && row.year_to < Number(row.year_from) ? [{ index, part: "year_to", message: "error.range" }] : [];
  }),
};

export const rowFieldName = (field: string, index: number, part: string) => `${field}-${index}-${part}`;
/** Ticked in a form: the row is taken away. */
export const removedPart = "removed";
type Values = Record<string, string | string[]>;
const typedIn = (values: Values, field: string, index: number, part: string) => String(values[rowFieldName(field, index, part)] ?? "").trim();

/** True where something was typed in a row; what is chosen or ticked from the start says nothing. */
export function isRowFilled(spec: RowSpec, field: string, values: Values, index: number): boolean {
  return spec.parts.some(({ name, type }) => type !== "select" && type !== "check" && typedIn(values, field, index, name) !== "");
}

/** The rows of a form, without those left empty or ticked as removed; faults by the name of their field. */
export function readRows(spec: RowSpec, field: string, values: Values): { rows: RowFact[]; errors: Record<string, string> } {
  const [rows, indexes, errors]: [RowFact[], number[], Record<string, string>] = [[], [], {}];
  for (let index = 0; index < spec.most; index += 1) {
    if (typedIn(values, field, index, removedPart) !== "" || !isRowFilled(spec, field, values, index)) continue;
    const row: RowFact = {};
    for (const part of spec.parts) {
      const read = readPart(part, typedIn(values, field, index, part.name), row);
      if ("error" in read) errors[rowFieldName(field, index, part.name)] = read.error;
      else row[part.name] = read.value;
    }
    rows.push(row);
    indexes.push(index);
  }
  if (Object.keys(errors).length === 0) for (const fault of spec.findFaults(rows)) errors[rowFieldName(field, indexes[fault.index]!, fault.part)] = fault.message;
  return { rows, errors };
}

function readPart(part: RowPart, text: string, row: RowFact): { value: RowFact[string] } | { error: string } {
  if (part.type === "check") return { value: text !== "" };
  if (part.type === "select") return { value: part.choices.find((one) => one === text) ?? part.choices[0]! };
  if (text === "" && part.required) return { error: "error.required" };
  if (text === "" && "fallback" in part && part.fallback && (row[part.fallback] ?? null) !== null) return { value: row[part.fallback]! };
  if (part.type === "line") {
    const parsed = (part.required ? requiredText(part.max) : optionalText(part.max)).safeParse(text);
    return parsed.success ? { value: parsed.data === "" && part.nullable ? null : parsed.data } : { error: parsed.error.issues[0]!.message };
  }
  if (text === "") return { value: null };
  if (part.type === "date") {
    const date = readDate(text);
    return date ? { value: date } : { error: "error.date" };
  }
  const value = readNumber(text);
  if (value === null || (!part.decimals && !Number.isInteger(value))) return { error: part.decimals ? "error.number" : "error.whole-number" };
  return value >= part.min && value <= part.max ? { value } : { error: "error.range" };
}

/** Rows as the fields of a form hold them. A decimal comma, which no thousands look like. */
export function formOfRows(spec: RowSpec, field: string, rows: RowFact[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, row] of rows.entries()) {
    for (const { name, type } of spec.parts) {
      const value = row[name] ?? null;
      values[rowFieldName(field, index, name)] = value === null || value === false ? "" : value === true ? "on" : type === "number" ? String(value).replace(".", ",") : String(value);
    }
  }
  return values;
}
