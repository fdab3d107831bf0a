import { wallClockOf } from "~/domain/time/wall-clock";
import { daysBetween } from "~/domain/time/calendar-date";
import { formatClock, formatDateLong, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { PhoneMoment, PhonePage } from "../present-phone";
import type { ScheduledStop } from "../present-schedule";
import { StopPlace } from "./stop-place";

/** What a member in a coach wants to know: what is now, what is next, when and where. */
export function PhoneNow({ phone, moment, now }: { phone: PhonePage; moment: PhoneMoment; now: number }) {
  const { t, locale } = useTranslator();
  const { phase, current, next } = moment;
  if (phone.status === "cancelled") return <section className="st-phone__now"><p className="st-phone__calm">{t("phone.cancelled")}</p></section>;
  if (phase === "empty") return <section className="st-phone__now"><p className="st-phone__calm">{t("phone.empty")}</p></section>;
  if (phase === "after") return <section className="st-phone__now"><p className="st-phone__calm">{t("phone.over")}</p></section>;
  const today = next?.time ? wallClockOf(now, next.time.timeZone).date : null;
  const daysAway = next && today ? daysBetween(today, wallClockOf(next.time!.startsAt, next.time!.timeZone).date) : 0;
  return (
    <section className="st-phone__now" aria-label={t("phone.now-and-next")}>
      {current ? (
        <div className="st-phone__card st-phone__card--current">
          <h2>{t("phone.now")}</h2>
          <p className="st-phone__what">{current.title}</p>
          <p>{t("phone.until", { clock: clockOf(current.time!.endsAt, current.time!.endTimeZone, locale) })}</p>
          <StopPlace stop={current} />
        </div>
      ) : null}
      {next ? (
        <div className="st-phone__card st-phone__card--next">
          <h2>{phase === "before" && daysAway > 0 ? t("phone.begins", { days: daysAway }) : t("phone.next")}</h2>
          <p className="st-phone__when">
            <span className="st-phone__clock">{clockOf(next.time!.startsAt, next.time!.timeZone, locale)}</span>
            <span>{daysAway > 0 ? formatDateLong(wallClockOf(next.time!.startsAt, next.time!.timeZone).date, locale) : t("phone.in", { duration: formatDuration(moment.minutesToNext ?? 0, locale) })}</span>
          </p>
          <p className="st-phone__what">{next.title}</p>
          <NextWay stop={next} leaveAt={moment.leaveAt} daysAway={daysAway} />
          <StopPlace stop={next} />
        </div>
      ) : (
        <p className="st-phone__calm">{t("phone.last")}</p>
      )}
    </section>
  );
}

function NextWay({ stop, leaveAt, daysAway }: { stop: ScheduledStop; leaveAt: number | null; daysAway: number }) {
  const { t, tDynamic, locale } = useTranslator();
  const leg = stop.legBefore;
  if (!leg || leg.minutes === null) return null;
  const way = t("phone.way", { mode: tDynamic(`mode.${leg.mode}`), duration: formatDuration(leg.minutes, locale) });
  return <p>{leaveAt !== null && daysAway === 0 ? t("phone.way-leave", { way, clock: clockOf(leaveAt, stop.time!.timeZone, locale) }) : way}</p>;
}

function clockOf(instant: number, timeZone: string, locale: "da" | "en"): string {
  return formatClock(wallClockOf(instant, timeZone).minute, locale, true);
}
