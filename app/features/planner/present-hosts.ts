import type { BookingStatus } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";
import { formatClock, formatDate, formatDateLong, formatDuration } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import type { Translator } from "~/i18n/translator";
import type { HostStopRow, LetterSender, listHostEvents, listHostPersons } from "./host-queries.server";

/** Days after the trip until a host's person is deleted, unless somebody sets another date: three months. */
export const personDaysAfterTrip = 90;

type EventRow = Awaited<ReturnType<typeof listHostEvents>>[number];
type PersonRow = Awaited<ReturnType<typeof listHostPersons>>[number];

export type HostItem = Pick<HostStopRow, "id" | "title" | "placeName" | "status" | "role" | "version" | "date" | "startsAtMinute"> & {
  /** The last day for a yes; null for a stop on no day. */
  deadlineOn: string | null;
  isLate: boolean;
  events: Omit<EventRow, "stopId">[];
  person: (Omit<PersonRow, "stopId"> & { isExpired: boolean }) | null;
};

/** The hosts of a trip; `today` is the date in the committee's own country. A person expires on the date of deletion itself. */
export function presentHosts(stops: HostStopRow[], events: EventRow[], persons: PersonRow[], confirmationDays: number, today: string): HostItem[] {
  return stops.map(({ id, title, placeName, status, role, version, date, startsAtMinute }) => {
    const person = persons.find((one) => one.stopId === id);
    const deadlineOn = date === null ? null : addDays(date, -confirmationDays);
    return {
      id, title, placeName, status, role, version, date, startsAtMinute, deadlineOn, isLate: deadlineOn !== null && status !== "confirmed" && deadlineOn < today,
      events: events.filter((event) => event.stopId === id).map(({ status: said, happenedOn, note, recordedBy }) => ({ status: said, happenedOn, note, recordedBy })),
      person: person ? { displayName: person.displayName, email: person.email, phone: person.phone, deleteOn: person.deleteOn, version: person.version, isExpired: person.deleteOn <= today } : null,
    };
  });
}

export const isStatus = (text: string | null): text is BookingStatus => text === "suggested" || text === "asked" || text === "confirmed" || text === "declined";

/** The last day for an answer: as the committee asks, or in two weeks where that day is near or past, but never after the visit. */
export function replyByFor(visitOn: string | null, startsOn: string, confirmationDays: number, today: string): string {
  const day = visitOn ?? startsOn;
  const asked = addDays(day, -confirmationDays);
  const soonest = addDays(today, 14);
  const replyBy = asked > soonest ? asked : soonest;
  return replyBy < day ? replyBy : addDays(day, -1);
}

/** What the first account of a new installation is called until somebody gives it a name: an office, which the signature names anyway. */
const officeName = "Sekretariatet";

type LetterFacts = {
  stop: HostStopRow;
  trip: { purpose: string; overallQuestion: string; startsOn: string; endsOn: string; homeTimeZone: string; memberCount: number; staffCount: number; committee: TextPair };
  sender: LetterSender;
  replyByOn: string;
};

/** A letter to a host in the language of the translator, from the facts alone. What is not known is left out. */
export function presentLetter({ stop, trip, sender, replyByOn }: LetterFacts, translator: Translator): string {
  const { t, pick, locale } = translator;
  // A trip of one day leaves no doubt about the day.
  const date = stop.date ?? (trip.startsOn === trip.endsOn ? trip.startsOn : null);
  const when = date === null
    ? t("letter.when-open", { from: formatDate(trip.startsOn, locale), to: formatDate(trip.endsOn, locale), duration: formatDuration(stop.durationMinutes, locale) })
    : stop.date === null || stop.startsAtMinute === null
      ? t("letter.when-day", { date: formatDateLong(date, locale), duration: formatDuration(stop.durationMinutes, locale) })
      : t("letter.when", { abroad: String(stop.timeZone !== null && stop.timeZone !== trip.homeTimeZone), date: formatDateLong(date, locale), from: formatClock(stop.startsAtMinute, locale, true), to: formatClock(stop.startsAtMinute + stop.durationMinutes, locale, true), duration: formatDuration(stop.durationMinutes, locale) });
  const purpose = trip.purpose || trip.overallQuestion;
  // In quotation marks, as themes have capitals and an "and" of their own.
  const themes = sender.themes.map((theme) => (locale === "da" ? `»${pick(theme)}«` : `“${pick(theme)}”`));
  const questions = stop.questions.split("\n").map((line) => line.trim()).filter(Boolean);
  return [
    t("letter.greeting", { host: stop.title }),
    t("letter.who", { committee: pick(trip.committee), organisation: sender.organisationName, members: trip.memberCount, staff: trip.staffCount, all: trip.memberCount + trip.staffCount }),
    when,
    ...(purpose ? [t("letter.purpose", { purpose })] : []),
    ...(themes.length > 0 ? [t("letter.themes", { count: themes.length, themes: new Intl.ListFormat(locale === "da" ? "da-DK" : "en-GB").format(themes) })] : []),
    ...(questions.length > 0 ? [[t("letter.questions", { count: questions.length }), ...questions.map((line) => `– ${line.replace(/^[–-]\s*/, "")}`)].join("\n")] : []),
    t("letter.gain"),
    t("letter.reply", { date: formatDateLong(replyByOn, locale) }),
    [t("letter.regards"), ...(sender.displayName === officeName ? [] : [sender.displayName]), t("letter.signature", { committee: pick(trip.committee), organisation: sender.organisationName }), ...(sender.email ? [sender.email] : [])].join("\n"),
  ].join("\n\n");
}
