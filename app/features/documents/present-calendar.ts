import { addDays } from "~/domain/time/calendar-date";
import { formatClock, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { ProgrammeLeg } from "./present-programme";
import { checkOutDate, localStart, type Schedule, type ScheduledStop, type ScheduledTime } from "./present-schedule";
import { whereText } from "./present-text";

/** Hours of an event with their zones, or whole days (the end is the first day after). */
export type CalendarTime = ({ type: "hours" } & ScheduledTime) | { type: "days"; startsOn: string; endsBefore: string };

export type CalendarEvent = {
  uid: string;
  sequence: number;
  changedAt: Date;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  time: CalendarTime;
  summary: string;
  location: string;
  point: { lon: number; lat: number } | null;
  description: string;
  categories: string[];
};

export type CalendarDocument = { name: string; description: string; events: CalendarEvent[] };

/** A schedule as events in the reader's language. `revisions`: by stop id. */
export function presentCalendar(schedule: Schedule, revisions: Map<string, { sequence: number; changedAt: Date }>, translator: Translator): CalendarDocument {
  const { t } = translator;
  return {
    name: schedule.title,
    description: t("calendar.description", { title: schedule.title }),
    events: schedule.stops.map((stop) => {
      const revision = revisions.get(stop.id) ?? { sequence: 0, changedAt: new Date(0) };
      return {
        uid: `${stop.id}@studietur`, ...revision,
        status: schedule.state === "cancelled" ? "CANCELLED" : isSettled(stop) ? "CONFIRMED" : "TENTATIVE",
        time: timeOf(stop), summary: stop.title, location: whereText(stop), point: stop.point,
        description: describe(stop, translator), categories: stop.themes,
      };
    }),
  };
}

/** Free time waits for nobody's answer. */
function isSettled(stop: ScheduledStop): boolean {
  return stop.status === "confirmed" || stop.kind === "free";
}

/** A bed is taken from the day of check-in to the day of check-out; what has no time fills its day without blocking it. */
function timeOf(stop: ScheduledStop): CalendarTime {
  if (stop.kind === "lodging") return { type: "days", startsOn: stop.date, endsBefore: checkOutDate(stop) };
  return stop.time ? { type: "hours", ...stop.time } : { type: "days", startsOn: stop.date, endsBefore: addDays(stop.date, 1) };
}

function describe(stop: ScheduledStop, { t, tDynamic, locale }: Translator): string {
  const isHosted = stop.kind === "visit" || stop.kind === "meeting";
  const checkIn = stop.kind === "lodging" && stop.time ? formatClock(localStart(stop.time).minute, locale, true) : null;
  const lines = [
    stop.kind === "free" ? "" : `${t("calendar.status")}: ${tDynamic(`print.${isHosted ? "hosted" : "booked"}.${stop.status}`)}`,
    checkIn ? t("calendar.check-in", { clock: checkIn }) : "",
    stop.nights > 0 ? t("print.stop.nights", { nights: stop.nights }) : "",
    stop.arrivalPlace ? `${t("print.stop.arrival")}: ${stop.arrivalPlace}` : "",
    stop.contact && isHosted ? `${t("print.stop.contact")}: ${stop.contact}` : "",
    stop.themes.length > 0 ? `${t("print.stop.themes")}: ${stop.themes.join(", ")}` : "",
    stop.isPlaceUncertain ? t("calendar.place-uncertain") : "",
    stop.legBefore ? legText(stop.legBefore, { t, tDynamic, locale }) : "",
    stop.questions.length > 0 ? `\n${t("print.stop.questions")}:\n${stop.questions.map((question) => `- ${question}`).join("\n")}` : "",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function legText(leg: ProgrammeLeg, { t, tDynamic, locale }: Pick<Translator, "t" | "tDynamic" | "locale">): string {
  const mode = tDynamic(`mode.${leg.mode}`);
  return leg.minutes === null ? t("print.leg.impossible", { mode }) : t("calendar.way-here", { mode, duration: formatDuration(leg.minutes, locale) });
}
