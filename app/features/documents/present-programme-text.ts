import { formatClock, formatDistance, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { ProgrammeLeg, ProgrammeStop, ProgrammeTime } from "./present-programme";
import { beforeFigures, whereText } from "./present-text";

/*
 * The words of a programme, the same on the page that is printed, in PDF and in Word.
 */

/** "10.30 (næste dag, lokal tid)". With `isLocalSaid` it stands elsewhere that the time is the place's own. */
export function clockText({ t, locale }: Translator, time: ProgrammeTime, isLocalSaid = false): string {
  const notes = [time.minute < 0 ? t("print.time.day-before") : time.minute >= 1440 ? t("print.time.next-day") : null, time.isLocal && !isLocalSaid ? t("print.time.local") : null].filter((note) => note !== null);
  return `${formatClock(time.minute, locale, true)}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
}

/** "10.30–12.00"; a check-in and a departure have no end. Null without a time. */
export function timesText(translator: Translator, stop: ProgrammeStop): string | null {
  if (!stop.from) return null;
  return `${clockText(translator, stop.from, true)}${stop.to && !stop.arrivalPlace ? `–${clockText(translator, stop.to, true)}` : ""}`;
}

/** What stands below the time: local time, the kind of stop, nights. */
export function stopNotes({ t, tDynamic }: Translator, stop: ProgrammeStop): string[] {
  return [
    stop.from?.isLocal ? t("print.time.local") : null,
    stop.kind === "lodging" && stop.from ? t("print.stop.check-in") : [t(`print.kind.${stop.kind}`), stop.mode && tDynamic(`mode.${stop.mode}`)].filter(Boolean).join(", "),
    stop.nights > 0 ? t("print.stop.nights", { nights: stop.nights }) : null,
  ].filter((note) => note !== null);
}

/** "Bekræftet"; null for free time, which nobody has to agree to. */
export function statusText({ tDynamic }: Translator, stop: ProgrammeStop): string | null {
  return stop.kind === "free" ? null : tDynamic(`print.${isHosted(stop) ? "hosted" : "booked"}.${stop.status}`);
}

export const isHosted = ({ kind }: ProgrammeStop) => kind === "visit" || kind === "meeting";

/** Terms and texts of a stop: place, arrival, host, themes. What is not known is left out. */
export function stopFacts(translator: Translator, stop: ProgrammeStop): { term: string; text: string }[] {
  const { t } = translator;
  const where = whereText(stop);
  return [
    ...(where !== "" ? [{ term: t("print.stop.place"), text: `${where}${stop.isPlaceUncertain ? ` (${t("print.stop.place-uncertain")})` : ""}` }] : []),
    ...(stop.arrivalPlace ? [{ term: t("print.stop.arrival"), text: [stop.to && clockText(translator, stop.to), stop.arrivalPlace].filter(Boolean).join(", ") }] : []),
    ...(stop.contact && isHosted(stop) ? [{ term: t("print.stop.contact"), text: stop.contact }] : []),
    ...(stop.themes.length > 0 ? [{ term: t("print.stop.themes"), text: stop.themes.join(", ") }] : []),
  ];
}

/** "Bus til Rådhuset, 1 t 50 min, 165 km, anslået. Afgang senest kl. 08.10." */
export function legText(translator: Translator, leg: ProgrammeLeg): string {
  const { t, tDynamic, locale } = translator;
  const mode = tDynamic(`mode.${leg.mode}`);
  const sentences =
    leg.minutes === null
      ? [t("print.leg.impossible", { mode })]
      : [
          [
            [mode, leg.airports.join("–"), leg.toTitle ? t("print.leg.to", { title: beforeFigures(leg.toTitle) }) : ""].filter(Boolean).join(" "),
            formatDuration(leg.minutes, locale),
            formatDistance(leg.distanceMetres, locale),
            leg.ferryMinutes > 0 ? t("print.leg.ferry", { duration: formatDuration(leg.ferryMinutes, locale) }) : "",
            leg.source ? t(`print.leg.source.${leg.source}`) : "",
          ].filter(Boolean).join(", "),
          leg.leaveBy ? t("print.leg.leave-by", { clock: clockText(translator, leg.leaveBy) }) : "",
          leg.arriveAt ? t("print.leg.arrive-at", { clock: clockText(translator, leg.arriveAt) }) : "",
        ].filter(Boolean);
  const text = `${sentences.map((sentence) => sentence.replace(/\.$/, "")).join(". ")}.`;
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
