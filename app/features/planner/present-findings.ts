import type { Finding, Fix } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { localEndMinute } from "~/domain/itinerary/local-end";
import { countryName, formatAmount, formatClock, formatDate, formatDateLong, formatDistance, formatDuration } from "~/i18n/format";
import type { TextPair } from "~/i18n/locale";
import type { MessageValues, Translator } from "~/i18n/translator";

/** Names of themes by their code, as the board's data has them. */
export type ThemeNames = Record<string, TextPair>;

type Facts = Record<string, number | string>;

/** "tirsdag den 13. april": inside a plan the year is known. */
export function dayText(date: string, translator: Pick<Translator, "locale">): string {
  return formatDateLong(date, translator.locale).replace(/ \d{4}$/, "");
}

/**
 * The arguments of a sentence: the facts themselves and what a reader needs of them. `gapMinutes` also gives
 * `gapMinutesText`, `startMinute` gives `startClock`, `distanceMetres` gives `distanceKm`, `sumOere` gives `sumAmount`, dates, countries, modes and themes give
 * `…Text`. Facts that need no words stay as they are.
 */
export function findingArguments(facts: Facts, translator: Translator, themes: ThemeNames): MessageValues {
  const { locale, tDynamic, has, pick } = translator;
  const values: MessageValues = { ...facts };
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact === "number") {
      if (name.endsWith("Minutes")) values[`${name}Text`] = formatDuration(fact, locale);
      else if (name.endsWith("Minute")) values[`${name.slice(0, -"Minute".length)}Clock`] = formatClock(fact, locale, true);
      else if (name.endsWith("Metres")) values[`${name.slice(0, -"Metres".length)}Km`] = formatDistance(fact, locale);
      else if (name.endsWith("Oere")) values[`${name.slice(0, -"Oere".length)}Amount`] = formatAmount(fact, locale);
      continue;
    }
    if (name === "date") values.dateText = dayText(fact, translator);
    else if (name.endsWith("On")) values[`${name}Text`] = formatDate(fact, locale);
    else if (name === "mode" || name === "possibleMode") values[`${name}Text`] = has(`mode.${fact}`) ? tDynamic(`mode.${fact}`) : fact;
    else if (name === "countryCode") values.countryText = countryName(fact, locale);
    else if (name === "theme") values.themeText = themes[fact] ? pick(themes[fact]) : fact;
  }
  return values;
}

/** What a finding says: two or three words, and a sentence with what, how much and what to do. */
export function presentFinding(finding: Pick<Finding, "code" | "facts">, translator: Translator, themes: ThemeNames): { title: string; sentence: string } {
  const values = findingArguments(finding.facts, translator, themes);
  return { title: translator.tDynamic(`finding.${finding.code}.title`, values), sentence: translator.tDynamic(`finding.${finding.code}`, values) };
}

/** What the button of a fix says: the act itself, with its time or place. */
export function presentFix(fix: Pick<Fix, "code" | "facts">, translator: Translator, themes: ThemeNames): string {
  return translator.tDynamic(`fix.${fix.code}`, findingArguments(fix.facts, translator, themes));
}

const shownMoves = 3;

/**
 * What a fix does to the times of the stops it touches, before and after: "Billund Erhverv: 10.35–11.35 → 11.10–12.10". The first
 * three; a fix that moves no stop, or takes one to another day, says all in its own words and gives none.
 */
export function presentFixMoves(fix: Pick<Fix, "changes">, { days, stops, home, startsOn }: Pick<Itinerary, "days" | "stops" | "home" | "startsOn">, { locale }: Translator): string[] {
  const moves = fix.changes.flatMap((change) => {
    if (change.type !== "move-stop" && change.type !== "resize-stop") return [];
    const stop = stops.find((one) => one.id === change.stopId);
    if (!stop || stop.startsAtMinute === null || (change.type === "move-stop" && change.dayId !== stop.dayId)) return [];
    const start = change.type === "move-stop" ? change.startsAtMinute : stop.startsAtMinute;
    if (start === null) return [];
    const date = days.find((day) => day.id === stop.dayId)?.date ?? startsOn;
    const span = (from: number, durationMinutes: number) => `${formatClock(from, locale, true)}–${formatClock(localEndMinute({ ...stop, durationMinutes }, from, date, home?.timeZone ?? null), locale, true)}`;
    return [`${stop.title}: ${span(stop.startsAtMinute, stop.durationMinutes)} → ${span(start, change.type === "resize-stop" ? change.durationMinutes : stop.durationMinutes)}`];
  });
  return moves.slice(0, shownMoves);
}
