import { addDays } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import { formatDateField } from "~/i18n/date-text";
import type { Locale } from "~/i18n/locale";
import type { SharedLinkRow } from "./link-queries.server";
import { usualLifeDays } from "./link-schema";

export type SharedLinkItem = {
  linkId: string;
  kind: SharedLinkRow["kind"];
  edition: SharedLinkRow["edition"];
  label: string;
  createdAt: string;
  createdBy: string | null;
  /** The last date on which it works. */
  expiresOn: string;
  state: "open" | "expired" | "revoked";
  openCount: number;
  lastOpenedAt: string | null;
};

/** Links as their page shows them: those that still open something first. */
export function presentLinks(rows: SharedLinkRow[], timeZone: string, now: Date): SharedLinkItem[] {
  const items = rows.map((row): SharedLinkItem => ({
    linkId: row.id, kind: row.kind, edition: row.edition, label: row.label, createdAt: row.createdAt.toISOString(), createdBy: row.createdBy,
    expiresOn: wallClockOf(row.expiresAt.getTime() - 1, timeZone).date, state: row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "open",
    openCount: row.openCount, lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
  }));
  return [...items.filter((item) => item.state === "open"), ...items.filter((item) => item.state !== "open")];
}

/** What the form for a new link starts with: a month after the trip, or after today when the trip is long past. */
export function presentNewLink(trip: { endsOn: string; homeTimeZone: string }, now: Date, locale: Locale): Record<string, string> {
  const today = wallClockOf(now.getTime(), trip.homeTimeZone).date;
  const from = trip.endsOn > today ? trip.endsOn : today;
  return { label: "", kind: "page", edition: "members", expiresOn: formatDateField(addDays(from, usualLifeDays), locale) };
}
