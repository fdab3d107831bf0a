import { readDate } from "~/i18n/date-text";
import type { TextPair } from "~/i18n/locale";
import { addDays, weekdayOf } from "~/domain/time/calendar-date";
import { wallClockOf } from "~/domain/time/wall-clock";
import type { listTripChoices, listTrips, TripRow } from "./queries.server";
import type { Reach, TripState } from "./schema";

export type TripListItem = {
  tripId: string;
  title: string;
  committee: TextPair;
  destinations: TextPair[];
  startsOn: string;
  endsOn: string;
  reach: Reach;
  state: TripState;
  isExample: boolean;
  visitCount: number;
};

export function presentTripList(rows: Awaited<ReturnType<typeof listTrips>>): TripListItem[] {
  return rows.map((row) => ({
    tripId: row.id, title: row.title, committee: { da: row.committeeNameDa, en: row.committeeNameEn }, destinations: row.destinations ?? [],
    startsOn: row.startsOn, endsOn: row.endsOn, reach: row.reach, state: row.state, isExample: row.isExample, visitCount: row.visitCount ?? 0,
  }));
}

/**
 * Dates that a new trip starts from in the form: the first Tuesday at least twelve weeks away (hosts want notice, Mondays
 * are for getting there), and as many days as the reach usually takes.
 */
export function suggestDates(today: string, reach: Reach, suggestedDays: number | null): { startsOn: string; endsOn: string } {
  const earliest = addDays(today, 84);
  const startsOn = addDays(earliest, (9 - weekdayOf(earliest)) % 7);
  const days = suggestedDays ?? (reach === "denmark" ? 3 : 4);
  return { startsOn, endsOn: addDays(startsOn, days - 1) };
}

export type DestinationChoice = { code: string; reach: Reach; name: TextPair };
export type ThemeChoice = { code: string; name: TextPair };

type Choices = Awaited<ReturnType<typeof listTripChoices>>;

export function presentChoices({ destinations, themes }: Choices): { destinations: DestinationChoice[]; themes: ThemeChoice[] } {
  return {
    destinations: destinations.map(({ code, reach, nameDa, nameEn }) => ({ code, reach, name: { da: nameDa, en: nameEn } })),
    themes: themes.map(({ code, nameDa, nameEn }) => ({ code, name: { da: nameDa, en: nameEn } })),
  };
}

/** What the form for a new trip starts with. `wanted` are codes of destinations the person came from; unknown ones are left out. */
export function presentNewTrip({ choices, wanted, memberCount, now }: { choices: Choices; wanted: string[]; memberCount: number; now: Date }) {
  const chosen = choices.destinations.filter((destination) => wanted.includes(destination.code));
  const reach = (["overseas", "europe", "denmark"] as const).find((one) => chosen.some((destination) => destination.reach === one)) ?? "denmark";
  const today = wallClockOf(now.getTime(), "Europe/Copenhagen").date;
  const dates = suggestDates(today, reach, choices.briefs.find((brief) => brief.reach === reach)?.suggestedDays ?? null);
  const values: TripFormValues = { destination: chosen.map((one) => one.code), ...dates, memberCount: String(memberCount), staffCount: "3" };
  return { destinations: presentChoices(choices).destinations, values };
}

/** Fields of the form as text, the way a browser sends them. */
export type TripFormValues = Record<string, string | string[]>;

export function presentTripForm(trip: TripRow, destinations: { code: string }[], themes: { code: string }[]): TripFormValues {
  const amount = (oere: number | null) => (oere === null ? "" : String(oere / 100).replace(".", ","));
  return {
    version: String(trip.version), title: trip.title, purpose: trip.purpose, overallQuestion: trip.overallQuestion, startsOn: trip.startsOn, endsOn: trip.endsOn, moveProgramme: "on",
    destination: destinations.map((one) => one.code), theme: themes.map((one) => one.code), memberCount: String(trip.memberCount), staffCount: String(trip.staffCount),
    ceilingParticipant: amount(trip.ceilingParticipantOere), ceilingTrip: amount(trip.ceilingTripOere), ceilingTerm: amount(trip.ceilingTermOere), contactNote: trip.contactNote,
  };
}

/** Fields of a form that say how it is saved, not what. */
const quietFields = new Set(["version", "moveProgramme", "body", "formalDecisionId"]);

/**
 * Names of the fields in which what was typed differs from what is stored. A form sends dates as people write them, line breaks of its
 * own kind and boxes in the order of the page; none of that is a difference.
 */
export function differingFields(typed: TripFormValues, stored: TripFormValues): string[] {
  const plain = (text: string) => readDate(text.trim()) ?? text.replaceAll("\r\n", "\n").trim();
  const asList = (value: string | string[] | undefined) => JSON.stringify([value ?? []].flat().map(plain).filter((text) => text !== "").sort());
  return Object.keys(stored).filter((field) => !quietFields.has(field) && asList(typed[field]) !== asList(stored[field]));
}

/** What the head of every page of a trip shows. */
export function presentFramedTrip({ trip, mayEdit }: { trip: TripRow; mayEdit: boolean }) {
  return {
    tripId: trip.id, title: trip.title, startsOn: trip.startsOn, endsOn: trip.endsOn, memberCount: trip.memberCount, staffCount: trip.staffCount,
    state: trip.state, isExample: trip.isExample, mayEdit, stopCount: trip.stopCount ?? 0,
  };
}
