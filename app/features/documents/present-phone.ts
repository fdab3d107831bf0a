import { wallClockOf } from "~/domain/time/wall-clock";
import type { ProgrammeItem, ProgrammeLeg, ProgrammePage } from "./present-programme";
import type { Schedule, ScheduledStop } from "./present-schedule";

export type PhoneItem = { type: "stop"; stop: ScheduledStop } | { type: "leg"; leg: ProgrammeLeg };

export type PhoneDay = { id: string; number: number; date: string; items: PhoneItem[]; untimed: ScheduledStop[]; bed: { number: number; title: string } | null };

export type PhonePage = Pick<ProgrammePage, "title" | "startsOn" | "endsOn" | "status" | "committee" | "organisation" | "issue" | "printedAt" | "isExample" | "overallQuestion" | "contactLines" | "emergency112"> & {
  homeTimeZone: string;
  days: PhoneDay[];
  /** When the server put the page together, ISO 8601. */
  fetchedAt: string;
};

/** A programme for the phone of somebody on the way. */
export function presentPhone(page: ProgrammePage, schedule: Schedule, homeTimeZone: string, now: Date): PhonePage {
  const byId = new Map(schedule.stops.map((stop) => [stop.id, stop]));
  const asPhone = (item: ProgrammeItem): PhoneItem[] => {
    if (item.type === "leg") return [item];
    const stop = byId.get(item.stop.id);
    return stop ? [{ type: "stop", stop }] : [];
  };
  return {
    title: page.title, startsOn: page.startsOn, endsOn: page.endsOn, status: page.status, committee: page.committee, organisation: page.organisation, issue: page.issue, printedAt: page.printedAt,
    isExample: page.isExample, overallQuestion: page.overallQuestion, contactLines: page.contactLines, emergency112: page.emergency112, homeTimeZone, fetchedAt: now.toISOString(),
    days: page.days.map((day) => ({
      id: day.id, number: day.number, date: day.date, bed: day.bed,
      items: day.items.flatMap(asPhone), untimed: day.untimed.flatMap((stop) => byId.get(stop.id) ?? []),
    })),
  };
}

/** Where the group is in its programme at a moment. */
export type PhoneMoment = {
  phase: "before" | "during" | "after" | "empty";
  current: ScheduledStop | null;
  next: ScheduledStop | null;
  /** Whole minutes until the next one starts, rounded up; null without a next one. */
  minutesToNext: number | null;
  /** When to set off for the next one, an instant: its start less the way there and what is kept before it (as the programme says it); null where no way is known or it has passed. */
  leaveAt: number | null;
  /** The day of the programme that it is where the group is; null outside the trip's dates. */
  todayId: string | null;
};

/**
 * What happens at a moment and what comes after it. `now`: an instant in milliseconds. Of two that overlap the later start
 * counts; a stop is over at its end. Today is what the clock says at the place where the group is or last was.
 */
export function presentMoment(days: PhoneDay[], homeTimeZone: string, now: number): PhoneMoment {
  const timed = days
    .flatMap((day) => day.items.flatMap((item) => (item.type === "stop" && item.stop.time ? [{ stop: item.stop, time: item.stop.time }] : [])))
    .sort((a, b) => a.time.startsAt - b.time.startsAt);
  const begun = timed.filter(({ time }) => time.startsAt <= now);
  const current = begun.filter(({ time }) => now < time.endsAt).at(-1) ?? null;
  const next = timed.find(({ time }) => time.startsAt > now) ?? null;
  const zone = current?.time.timeZone ?? begun.at(-1)?.time.endTimeZone ?? next?.time.timeZone ?? homeTimeZone;
  const today = wallClockOf(now, zone).date;
  const leg = next?.stop.legBefore;
  const leaveAt = next && leg && leg.minutes !== null ? next.time.startsAt - (leg.minutes + (leg.marginMinutes ?? 0)) * 60_000 : null;
  return {
    phase: timed.length === 0 ? "empty" : begun.length === 0 ? "before" : current || next ? "during" : "after",
    current: current?.stop ?? null, next: next?.stop ?? null,
    minutesToNext: next ? Math.ceil((next.time.startsAt - now) / 60_000) : null,
    leaveAt: leaveAt !== null && leaveAt > now ? leaveAt : null,
    todayId: days.find((day) => day.date === today)?.id ?? null,
  };
}

export type Handset = "android" | "apple" | "other";

/** Which map an address opens in. A browser that does not say where it runs gets a map on the web. */
export function handsetOf(userAgent: string): Handset {
  if (/android/i.test(userAgent)) return "android";
  return /iphone|ipad|ipod|macintosh/i.test(userAgent) ? "apple" : "other";
}

/** The address of a place in the map of the handset: its own app where it has one, else OpenStreetMap. */
export function mapAddress({ lon, lat }: { lon: number; lat: number }, name: string, handset: Handset): string {
  // Brackets would end the name of the pin.
  const label = encodeURIComponent(name.replace(/[()]/g, " ").trim());
  if (handset === "android") return `geo:${lat},${lon}?q=${lat},${lon}(${label})`;
  if (handset === "apple") return `https://maps.apple.com/?ll=${lat},${lon}&q=${label}`;
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

export type TextPart = { type: "text" | "phone" | "mail" | "web"; text: string; href: string };

/** A line with the numbers, mail addresses and web pages in it as things to press. */
export function linkedText(line: string): TextPart[] {
  const found = /(?<web>https?:\/\/[^\s<>"]+[^\s<>".,;:)])|(?<mail>[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)|(?<phone>(?:\+|\b00)?\d(?:[ .-]?\d){7,14}(?!\d))/gu;
  const parts: TextPart[] = [];
  let end = 0;
  const plain = (text: string) => void (text !== "" && parts.push({ type: "text", text, href: "" }));
  for (const match of line.matchAll(found)) {
    plain(line.slice(end, match.index));
    const text = match[0];
    if (match.groups?.web) parts.push({ type: "web", text, href: text });
    else if (match.groups?.mail) parts.push({ type: "mail", text, href: `mailto:${text}` });
    else parts.push({ type: "phone", text, href: `tel:${text.replace(/[ .-]/g, "")}` });
    end = match.index + text.length;
  }
  plain(line.slice(end));
  return parts;
}
