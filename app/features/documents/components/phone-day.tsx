import { formatClock, formatDateLong, formatDistance, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { PhoneDay, PhoneMoment } from "../present-phone";
import type { ProgrammeLeg, ProgrammeTime } from "../present-programme";
import { clockText } from "../present-programme-text";
import type { ScheduledStop } from "../present-schedule";
import { LinkedText } from "./linked-text";
import { StopPlace } from "./stop-place";

/** One day in the hand, with what is over, what is now and what is next told apart. */
export function PhoneDayPart({ day, moment, now }: { day: PhoneDay; moment: PhoneMoment; now: number }) {
  const { t, locale } = useTranslator();
  const isEmpty = day.items.length === 0 && day.untimed.length === 0;
  const hasBedStop = day.items.some((item) => item.type === "stop" && item.stop.number === day.bed?.number);
  return (
    <section id={`dag-${day.number}`} className="st-phone__day" aria-labelledby={`day-${day.number}-heading`} style={{ "--st-day": `var(--st-day-${((day.number - 1) % 8) + 1})` } as React.CSSProperties}>
      <h2 id={`day-${day.number}-heading`}><span>{t("print.day", { number: day.number })}</span> {formatDateLong(day.date, locale)}</h2>
      {isEmpty ? <p className="st-muted">{t("print.day.empty")}</p> : null}
      <ol>
        {day.items.map((item) => (item.type === "leg" ? <PhoneLeg key={item.leg.key} leg={item.leg} /> : <PhoneStop key={item.stop.id} stop={item.stop} moment={moment} now={now} />))}
      </ol>
      {day.untimed.length > 0 ? (
        <>
          <h3 className="st-phone__untimed">{t("print.day.untimed")}</h3>
          <ol>{day.untimed.map((stop) => <PhoneStop key={stop.id} stop={stop} moment={moment} now={now} />)}</ol>
        </>
      ) : null}
      {day.bed && !hasBedStop ? <p className="st-muted">{t("print.day.bed", day.bed)}</p> : null}
    </section>
  );
}

function useClock() {
  const { t, locale } = useTranslator();
  return (time: ProgrammeTime) => `${formatClock(time.minute, locale, true)}${time.minute >= 1440 ? ` (${t("print.time.next-day")})` : time.minute < 0 ? ` (${t("print.time.day-before")})` : ""}`;
}

function PhoneStop({ stop, moment, now }: { stop: ScheduledStop; moment: PhoneMoment; now: number }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const clock = useClock();
  const isHosted = stop.kind === "visit" || stop.kind === "meeting";
  const state = stop.id === moment.current?.id ? "current" : stop.id === moment.next?.id ? "next" : stop.time && stop.time.endsAt <= now ? "over" : "ahead";
  const kind = stop.kind === "lodging" && stop.from ? t("print.stop.check-in") : [t(`print.kind.${stop.kind}`), stop.mode && tDynamic(`mode.${stop.mode}`)].filter(Boolean).join(", ");
  const notes = [kind, stop.nights > 0 ? t("print.stop.nights", { nights: stop.nights }) : null, stop.kind === "free" || stop.status === "confirmed" ? null : tDynamic(`print.${isHosted ? "hosted" : "booked"}.${stop.status}`)];
  return (
    <li className={`st-phone__stop st-phone__stop--${state}`} aria-current={state === "current" ? "time" : undefined}>
      <div className="st-phone__time">
        {stop.from ? <strong>{clock(stop.from)}</strong> : null}
        {stop.to && !stop.arrivalPlace ? <span>–{clock(stop.to)}</span> : null}
        {stop.from?.isLocal ? <span className="st-phone__small">{t("print.time.local")}</span> : null}
      </div>
      <span className="st-phone__number" role="img" aria-label={t("print.stop.number", { number: stop.number })}>{stop.number}</span>
      <div>
        {state === "current" || state === "next" ? <p className="st-phone__flag">{t(state === "current" ? "phone.now" : "phone.next")}</p> : null}
        <h3>{stop.title}</h3>
        <p className="st-phone__small">{notes.filter(Boolean).join(" · ")}</p>
        <StopPlace stop={stop} />
        {stop.arrivalPlace ? <p>{t("phone.arrives", { clock: stop.to ? clockText(translator, stop.to) : "–", place: stop.arrivalPlace })}</p> : null}
        {stop.contact && isHosted ? <p>{t("print.stop.contact")}: <LinkedText text={stop.contact} /></p> : null}
        {stop.questions.length > 0 ? (
          <details className="st-phone__questions">
            <summary>{t("phone.questions", { count: stop.questions.length })}<span className="sr-only">, {stop.title}</span></summary>
            <ul>{stop.questions.map((question, index) => <li key={index}>{question}</li>)}</ul>
          </details>
        ) : null}
      </div>
    </li>
  );
}

function PhoneLeg({ leg }: { leg: ProgrammeLeg }) {
  const { t, tDynamic, locale } = useTranslator();
  const clock = useClock();
  const mode = tDynamic(`mode.${leg.mode}`);
  const text =
    leg.minutes === null
      ? t("print.leg.impossible", { mode })
      : [
          t("phone.way", { mode: [mode, leg.airports.join("–"), leg.toTitle ? t("print.leg.to", { title: leg.toTitle }) : ""].filter(Boolean).join(" "), duration: formatDuration(leg.minutes, locale) }),
          formatDistance(leg.distanceMetres, locale),
          leg.leaveBy ? t("print.leg.leave-by", { clock: clock(leg.leaveBy) }) : "",
          leg.arriveAt ? t("print.leg.arrive-at", { clock: clock(leg.arriveAt) }) : "",
        ].filter(Boolean).join(" · ");
  return (
    <li className="st-phone__leg">
      <Icon name="arrow-downward" />
      <p>{text}</p>
    </li>
  );
}
