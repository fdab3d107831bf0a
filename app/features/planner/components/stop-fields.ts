import type { Stop } from "~/domain/itinerary/itinerary";
import { formatClock } from "~/i18n/format";
import type { Locale } from "~/i18n/locale";
import type { StopDetails } from "../present";

/** The fields of the form of a stop in the order in which they are shown, and compared when two people saved. */
export const stopFieldNames = [
  "title", "kind", "dayId", "startsAt", "durationMinutes", "nights", "placeName", "address", "lon", "lat", "travelMode", "arrivalName", "arrivalLon", "arrivalLat",
  "bookingStatus", "hostContact", "questions", "notes", "locked",
] as const;
export type StopFieldName = (typeof stopFieldNames)[number];
export type StopFields = Record<StopFieldName, string>;

/** "12,5695": as a Danish reader writes it; the server takes comma and point. */
export function degreesText(degrees: number | undefined, locale: Locale): string {
  if (degrees === undefined) return "";
  const text = String(Math.round(degrees * 1e6) / 1e6);
  return locale === "da" ? text.replace(".", ",") : text;
}

/** The number in a field of degrees, with comma or point; null when it is none or beyond ±`most`. */
export function readDegrees(text: string, most: 90 | 180): number | null {
  const trimmed = text.trim().replace(",", ".");
  const degrees = trimmed === "" ? Number.NaN : Number(trimmed);
  return Math.abs(degrees) <= most ? degrees : null;
}

export function fieldsOfStop(stop: Stop, details: StopDetails | undefined, locale: Locale): StopFields {
  return {
    title: stop.title, kind: stop.kind, dayId: stop.dayId ?? "", startsAt: stop.startsAtMinute === null ? "" : formatClock(stop.startsAtMinute, locale),
    durationMinutes: String(stop.durationMinutes), nights: String(stop.nights), placeName: stop.place?.name ?? "", address: details?.address ?? "",
    lon: degreesText(stop.place?.lon, locale), lat: degreesText(stop.place?.lat, locale), travelMode: stop.travelMode ?? "", arrivalName: stop.arrival?.name ?? "",
    arrivalLon: degreesText(stop.arrival?.lon, locale), arrivalLat: degreesText(stop.arrival?.lat, locale), bookingStatus: stop.bookingStatus,
    hostContact: details?.hostContact ?? "", questions: stop.questions, notes: details?.notes ?? "", locked: stop.locked ? "on" : "",
  };
}

/** What a form holds now. A field that is not shown keeps the value the stop has. */
export function fieldsOfForm(form: HTMLFormElement, shown: StopFields): StopFields {
  const data = new FormData(form);
  const text = (name: StopFieldName) => {
    const value = data.get(name);
    if (name === "locked") return value === null ? "" : "on";
    return typeof value === "string" ? value : shown[name];
  };
  return Object.fromEntries(stopFieldNames.map((name) => [name, text(name)])) as StopFields;
}

const asOneWrites = (name: StopFieldName, value: string) => {
  const trimmed = value.trim().replaceAll("\r\n", "\n");
  if (/^(lon|lat|arrivalLon|arrivalLat)$/.test(name)) return trimmed === "" ? "" : String(Math.round(Number(trimmed.replace(",", ".")) * 1e6) / 1e6);
  if (name === "startsAt") return trimmed.replace(".", ":");
  return trimmed;
};

/** The fields in which two versions of a stop differ; spelling of numbers does not count. */
export function differingFields(a: Partial<StopFields>, b: Partial<StopFields>): StopFieldName[] {
  return stopFieldNames.filter((name) => asOneWrites(name, a[name] ?? "") !== asOneWrites(name, b[name] ?? ""));
}
