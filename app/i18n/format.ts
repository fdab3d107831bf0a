import { format } from "date-fns/format";
import { da } from "date-fns/locale/da";
import { enGB } from "date-fns/locale/en-GB";
import type { Locale } from "./locale";

const dateLocales = { da, en: enGB } as const;
const intlLocales = { da: "da-DK", en: "en-GB" } as const;

// A calendar date has no zone: it becomes the local midnight of this process only to be written out again.
function localMidnight(date: string): Date {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return new Date(year, month - 1, day);
}

/** "tirsdag den 13. april 2027", "Tuesday 13 April 2027". */
export function formatDateLong(date: string, locale: Locale): string {
  return format(localMidnight(date), locale === "da" ? "EEEE 'den' d. MMMM yyyy" : "EEEE d MMMM yyyy", { locale: dateLocales[locale] });
}

/** "13. april 2027", "13 April 2027". */
export function formatDate(date: string, locale: Locale): string {
  return format(localMidnight(date), locale === "da" ? "d. MMMM yyyy" : "d MMMM yyyy", { locale: dateLocales[locale] });
}

/** "tir. 13/4", "Tue 13/4": the head of a column. */
export function formatDateShort(date: string, locale: Locale): string {
  return format(localMidnight(date), locale === "da" ? "EEEEEE. d/M" : "EEE d/M", { locale: dateLocales[locale] });
}

/** "13.-15. april 2027", "29. april - 2. maj 2027", "13–15 April 2027". Both ends inclusive. */
export function formatDateSpan(from: string, to: string, locale: Locale): string {
  if (from === to) return formatDate(from, locale);
  const options = { locale: dateLocales[locale] };
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const [day, month, year] = locale === "da" ? ["d.", " MMMM", " yyyy"] : ["d", " MMMM", " yyyy"];
  const start = format(localMidnight(from), day + (sameMonth ? "" : month) + (sameYear ? "" : year), options);
  return sameMonth ? `${start}–${formatDate(to, locale)}` : `${start} – ${formatDate(to, locale)}`;
}

/** "tirsdag den 13. – torsdag den 15. april 2027", "Tuesday 13 – Thursday 15 April 2027": the cover of a document. Both ends inclusive. */
export function formatDateSpanLong(from: string, to: string, locale: Locale): string {
  if (from === to) return formatDateLong(from, locale);
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const day = locale === "da" ? "EEEE 'den' d." : "EEEE d";
  const start = format(localMidnight(from), day + (sameMonth ? "" : " MMMM") + (sameYear ? "" : " yyyy"), { locale: dateLocales[locale] });
  return `${start} – ${formatDateLong(to, locale)}`;
}

/** A moment in Copenhagen time: "25. november 2026 kl. 10.42", "25 November 2026, 10:42". */
export function formatMoment(moment: Date | string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(intlLocales[locale], {
    timeZone: "Europe/Copenhagen", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(typeof moment === "string" ? new Date(moment) : moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return locale === "da"
    ? `${part("day")}. ${part("month")} ${part("year")} kl. ${part("hour")}.${part("minute")}`
    : `${part("day")} ${part("month")} ${part("year")}, ${part("hour")}:${part("minute")}`;
}

/** Minutes since midnight as a clock: "10:30" in controls; `inText` writes "10.30" in Danish. Past midnight it starts over. */
export function formatClock(minute: number, locale: Locale, inText = false): string {
  const inDay = ((Math.round(minute) % 1440) + 1440) % 1440;
  const separator = inText && locale === "da" ? "." : ":";
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}${separator}${String(inDay % 60).padStart(2, "0")}`;
}

/** "42 min", "1 t 50 min", "2 h". Rounded to whole minutes; negative ones keep their sign. */
export function formatDuration(minutes: number, locale: Locale): string {
  const rounded = Math.abs(Math.round(minutes));
  const sign = minutes < 0 && rounded > 0 ? "−" : "";
  const hours = Math.floor(rounded / 60);
  const rest = rounded % 60;
  const hourUnit = locale === "da" ? "t" : "h";
  if (hours === 0) return `${sign}${rest} min`;
  return rest === 0 ? `${sign}${hours} ${hourUnit}` : `${sign}${hours} ${hourUnit} ${rest} min`;
}

/** "850 m", "4,2 km", "165 km". */
export function formatDistance(metres: number, locale: Locale): string {
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  const digits = metres < 9950 ? 1 : 0;
  return `${formatNumber(metres / 1000, locale, digits)} km`;
}

/** "1.234,5" in Danish, "1,234.5" in English. */
export function formatNumber(value: number, locale: Locale, fractionDigits = 0): string {
  return new Intl.NumberFormat(intlLocales[locale], { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits }).format(value);
}

/** "11,08", "2.300": as many decimals as the number has, none added and none rounded away. Without `grouped` a year stays "1998". */
export function formatExactNumber(value: number, locale: Locale, grouped = true): string {
  return new Intl.NumberFormat(intlLocales[locale], { maximumFractionDigits: 20, useGrouping: grouped }).format(value);
}

/** An amount in øre: "1.234,50 kr.", "DKK 1,234.50"; whole kroner without decimals. */
export function formatAmount(amountOere: number, locale: Locale): string {
  const digits = amountOere % 100 === 0 ? 0 : 2;
  const number = formatNumber(amountOere / 100, locale, digits);
  return locale === "da" ? `${number} kr.` : `DKK ${number}`;
}

/** "1.100–1.300 kr.", "DKK 1,100–1,300": two amounts in øre, or one where they are equal. */
export function formatAmountRange(lowOere: number, highOere: number, locale: Locale): string {
  return formatMoneyRange(lowOere, highOere, "DKK", 2, locale);
}

/** An amount in the minor unit of a currency with so many decimals: "1.234,50 EUR", "EUR 1,234.50"; kroner as `formatAmount` has them. */
export function formatMoney(amountMinor: number, currency: string, decimals: number, locale: Locale): string {
  return formatMoneyRange(amountMinor, amountMinor, currency, decimals, locale);
}

/** Two amounts of one currency, or one where they are equal; whole ones without decimals. */
export function formatMoneyRange(lowMinor: number, highMinor: number, currency: string, decimals: number, locale: Locale): string {
  const minorUnits = 10 ** decimals;
  const digits = lowMinor % minorUnits === 0 && highMinor % minorUnits === 0 ? 0 : decimals;
  const number = [...new Set([lowMinor, highMinor])].map((minor) => formatNumber(minor / minorUnits, locale, digits)).join("–");
  return locale === "da" ? `${number} ${currency === "DKK" ? "kr." : currency}` : `${currency} ${number}`;
}

/** "Storbritannien", "United Kingdom": a country by its ISO 3166-1 code; a code that is none is shown as it is. */
export function countryName(countryCode: string, locale: Locale): string {
  return /^[A-Z]{2}$/.test(countryCode) ? (new Intl.DisplayNames(intlLocales[locale], { type: "region", fallback: "code" }).of(countryCode) ?? countryCode) : countryCode;
}

/** Danish order of letters (æ, ø, å last) in Danish, English order in English. */
export function compareTexts(locale: Locale): (a: string, b: string) => number {
  return new Intl.Collator(intlLocales[locale]).compare;
}
