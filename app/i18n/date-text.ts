import type { Locale } from "./locale";

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `2027-04-13`, `13.4.2027`, `13/4-2027` or `13-04-2027` to `yyyy-mm-dd`; null for anything else. Day stands before month. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const danish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1).map(Number) : danish ? danish.slice(1).map(Number).reverse() : [];
  if (!year || !month || !day || year < 2000 || year > 2100 || !isRealDate(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A date as it stands in a field: "13.04.2027" in Danish, "13/04/2027" in English. Text that is no date stays as typed. */
export function formatDateField(text: string, locale: Locale): string {
  const date = readDate(text.trim());
  if (!date) return text;
  const [year, month, day] = date.split("-");
  return [day, month, year].join(locale === "da" ? "." : "/");
}
