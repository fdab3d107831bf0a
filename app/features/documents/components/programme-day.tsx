import { formatClock, formatDateLong, formatDistance, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { DrawnMap } from "../present-map";
import type { ProgrammeDay, ProgrammeLeg, ProgrammeStop, ProgrammeTime } from "../present-programme";
import { ProgrammeMap } from "./programme-map";

/** One day: its map where one is needed, then stops and ways in the order in which the group meets them. */
export function ProgrammeDayPart({ day, map }: { day: ProgrammeDay; map: DrawnMap | null }) {
  const { t, locale } = useTranslator();
  const isEmpty = day.items.length === 0 && day.untimed.length === 0;
  const hasBedStop = day.items.some((item) => item.type === "stop" && item.stop.number === day.bed?.number);
  return (
    <section className="st-programme__day">
      <div className="st-programme__day-head">
        <h2><span className="st-programme__day-number">{t("print.day", { number: day.number })}</span> {formatDateLong(day.date, locale)}</h2>
        {isEmpty ? null : (
          <p>{t("print.day.summary", { visits: day.visitCount, duration: formatDuration(day.travelMinutes, locale), distance: formatDistance(day.distanceMetres, locale) })}</p>
        )}
      </div>
      {map ? <figure className="st-programme__map"><ProgrammeMap map={map} label={t("print.map.day", { number: day.number })} /></figure> : null}
      {isEmpty ? <p>{t("print.day.empty")}</p> : null}
      <ol className="st-programme__items">
        {day.items.map((item) => (item.type === "stop" ? <StopItem key={item.stop.id} stop={item.stop} /> : <LegItem key={item.leg.key} leg={item.leg} />))}
      </ol>
      {day.untimed.length > 0 ? (
        <>
          <h3 className="st-programme__untimed">{t("print.day.untimed")}</h3>
          <ol className="st-programme__items">{day.untimed.map((stop) => <StopItem key={stop.id} stop={stop} />)}</ol>
        </>
      ) : null}
      {day.bed && !hasBedStop ? <p className="st-programme__bed">{t("print.day.bed", day.bed)}</p> : null}
    </section>
  );
}

function useClock() {
  const { t, locale } = useTranslator();
  return (time: ProgrammeTime, isLocalSaid = false) => {
    const notes = [time.minute < 0 ? t("print.time.day-before") : time.minute >= 1440 ? t("print.time.next-day") : null, time.isLocal && !isLocalSaid ? t("print.time.local") : null].filter((note) => note !== null);
    return `${formatClock(time.minute, locale, true)}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
  };
}

function StopItem({ stop }: { stop: ProgrammeStop }) {
  const { t, tDynamic } = useTranslator();
  const clock = useClock();
  const isHosted = stop.kind === "visit" || stop.kind === "meeting";
  const notes = [
    stop.from?.isLocal ? t("print.time.local") : null,
    stop.kind === "lodging" && stop.from ? t("print.stop.check-in") : [t(`print.kind.${stop.kind}`), stop.mode && tDynamic(`mode.${stop.mode}`)].filter(Boolean).join(", "),
    stop.nights > 0 ? t("print.stop.nights", { nights: stop.nights }) : null,
  ].filter((note) => note !== null);
  const where = [stop.place, stop.address].filter((part) => part !== null && part !== "");
  const status = stop.kind === "free" ? null : tDynamic(`print.${isHosted ? "hosted" : "booked"}.${stop.status}`);
  return (
    <li className="st-programme__stop">
      <div className="st-programme__time">
        {stop.from ? <span className="st-nowrap">{clock(stop.from, true)}{stop.to && !stop.arrivalPlace ? `–${clock(stop.to, true)}` : ""}</span> : null}
        {notes.map((note) => <span key={note} className="st-programme__note">{note}</span>)}
      </div>
      <span className="st-programme__number" role="img" aria-label={t("print.stop.number", { number: stop.number })}>{stop.number}</span>
      <div className="st-programme__body">
        <div className="st-programme__title">
          <h3>{stop.title}</h3>
          {status ? <span className={`st-programme__state st-programme__state--${stop.status}`}>{status}</span> : null}
        </div>
        <dl>
          {where.length > 0 ? <Fact label={t("print.stop.place")} text={`${where.join(", ")}${stop.isPlaceUncertain ? ` (${t("print.stop.place-uncertain")})` : ""}`} /> : null}
          {stop.arrivalPlace ? <Fact label={t("print.stop.arrival")} text={[stop.to && clock(stop.to), stop.arrivalPlace].filter(Boolean).join(", ")} /> : null}
          {stop.contact && isHosted ? <Fact label={t("print.stop.contact")} text={stop.contact} /> : null}
          {stop.themes.length > 0 ? <Fact label={t("print.stop.themes")} text={stop.themes.join(", ")} /> : null}
        </dl>
        {stop.questions.length > 0 ? (
          <div className="st-programme__questions">
            <p>{t("print.stop.questions")}</p>
            <ul>{stop.questions.map((question, index) => <li key={index}>{question}</li>)}</ul>
          </div>
        ) : null}
      </div>
    </li>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function LegItem({ leg }: { leg: ProgrammeLeg }) {
  const { t, tDynamic, locale } = useTranslator();
  const clock = useClock();
  const mode = tDynamic(`mode.${leg.mode}`);
  const sentences =
    leg.minutes === null
      ? [t("print.leg.impossible", { mode })]
      : [
          [
            [mode, leg.airports.join("–"), leg.toTitle ? t("print.leg.to", { title: leg.toTitle }) : ""].filter(Boolean).join(" "),
            formatDuration(leg.minutes, locale),
            formatDistance(leg.distanceMetres, locale),
            leg.ferryMinutes > 0 ? t("print.leg.ferry", { duration: formatDuration(leg.ferryMinutes, locale) }) : "",
            leg.source ? t(`print.leg.source.${leg.source}`) : "",
          ].filter(Boolean).join(", "),
          leg.leaveBy ? t("print.leg.leave-by", { clock: clock(leg.leaveBy) }) : "",
          leg.arriveAt ? t("print.leg.arrive-at", { clock: clock(leg.arriveAt) }) : "",
        ].filter(Boolean);
  return (
    <li className={`st-programme__leg${leg.toTitle ? " st-programme__leg--last" : ""}`}>
      <span className="st-programme__way" aria-hidden="true" />
      <p>{sentences.map((sentence) => sentence.replace(/\.$/, "")).join(". ")}.</p>
    </li>
  );
}
