import { z } from "zod";
import { readClock } from "~/i18n/clock-text";
import { readDate } from "~/i18n/date-text";

/*
 * Fields as people type them: Danish dates, decimal commas, clock times with full stop or colon. Each schema takes the text
 * of a form field and its error is the key of a message.
 */

// Control characters (tab and line break excepted) have no business in a text and break documents later.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

// Optional, not a union with undefined: a browser leaves out what is empty or not ticked, and a union asks for the key.
const typed = z.string().optional().transform((value) => (value ?? "").trim());

export function requiredText(maxLength: number) {
  return typed.pipe(z.string().min(1, "error.required").max(maxLength, "error.too-long").refine((text) => !controlCharacters.test(text), "error.characters"));
}

export function optionalText(maxLength: number) {
  return typed
    .transform((text) => text.replaceAll("\r\n", "\n"))
    .pipe(z.string().max(maxLength, "error.too-long").refine((text) => !controlCharacters.test(text), "error.characters"));
}

export const requiredDate = typed.pipe(
  z.string().min(1, "error.required").transform((text, context) => {
    const date = readDate(text);
    if (date) return date;
    context.addIssue({ code: "custom", message: "error.date" });
    return z.NEVER;
  }),
);

/** Empty text: null (untimed). */
export const optionalClock = typed.pipe(
  z.string().transform((text, context) => {
    if (text === "") return null;
    const minute = readClock(text);
    if (minute !== null) return minute;
    context.addIssue({ code: "custom", message: "error.clock" });
    return z.NEVER;
  }),
);

/** `1.234,50`, `1234.5`, `1234` to a number; null for anything else. A full stop before exactly three digits parts thousands. */
export function readNumber(text: string): number | null {
  const compact = text.replaceAll(/[\s\u00a0]/g, "");
  if (!/^-?\d[\d.]*(,\d+)?$/.test(compact)) return null;
  const thousands = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact);
  const plain = thousands ? compact.replaceAll(".", "").replace(",", ".") : compact.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export function wholeNumber(min: number, max: number) {
  return typed.pipe(
    z.string().min(1, "error.required").transform((text, context) => {
      const value = readNumber(text);
      if (value !== null && Number.isInteger(value) && value >= min && value <= max) return value;
      context.addIssue({ code: "custom", message: value === null || !Number.isInteger(value) ? "error.whole-number" : "error.range" });
      return z.NEVER;
    }),
  );
}

/** An amount in kroner to øre (integer); empty text: null. */
export const optionalAmountOere = typed.pipe(
  z.string().transform((text, context) => {
    if (text === "") return null;
    const kroner = readNumber(text.replace(/\s*kr\.?$/i, ""));
    const oere = kroner === null ? null : Math.round(kroner * 100);
    if (oere !== null && oere >= 0 && oere <= 100_000_000_00 && Math.abs(oere - kroner! * 100) < 1e-6) return oere;
    context.addIssue({ code: "custom", message: "error.amount" });
    return z.NEVER;
  }),
);

const degreesText = String.raw`-?\d{1,3}(?:[.,]\d+)?`;
const coordinatePair = new RegExp(String.raw`^(?:(${degreesText})(?:\s*;\s*|,\s+|\s+)(${degreesText})|(-?\d{1,3}\.\d+),(-?\d{1,3}\.\d+))$`);

/** A latitude and a longitude copied from a map in one piece: "55.731, 12.345", "55,731; 12,345", "55.731 12.345"; null for anything else. */
export function readCoordinatePair(text: string): { lat: string; lon: string } | null {
  const match = coordinatePair.exec(text.trim());
  return match && { lat: (match[1] ?? match[3])!, lon: (match[2] ?? match[4])! };
}

/** Degrees as they stand in a field: "55,731" in Danish, "55.731" in English. Text that is no number stays as typed. */
export function coordinateText(text: string, locale: "da" | "en"): string {
  return new RegExp(`^${degreesText}$`).test(text.trim()) ? text.trim().replace(/[.,]/, locale === "da" ? "," : ".") : text;
}

/** A coordinate in degrees, with decimal comma or point. `55.6759` is a fraction here: no coordinate has thousands. */
export function coordinate(limit: 90 | 180) {
  return typed.pipe(
    z.string().min(1, "error.required").transform((text, context) => {
      const value = /^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
      if (Math.abs(value) <= limit) return value;
      context.addIssue({ code: "custom", message: limit === 90 ? "error.latitude" : "error.longitude" });
      return z.NEVER;
    }),
  );
}

/** A box that is ticked or not. */
export const checkbox = z.string().optional().transform((value) => value === "on" || value === "true");

/** A name that may stand never, once or many times in a form. */
export function manyOf<Item extends z.ZodType<string, string>>(item: Item, max = 100) {
  return z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .transform((list) => list ?? [])
    .pipe(z.array(item).max(max, "error.invalid"));
}
