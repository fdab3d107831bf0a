import { formatDateLong, formatDistance, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { DrawnMap } from "../present-map";
import type { ProgrammeDay, ProgrammeLeg, ProgrammeStop } from "../present-programme";
import { legText, statusText, stopFacts, stopNotes, timesText } from "../present-programme-text";
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

function StopItem({ stop }: { stop: ProgrammeStop }) {
  const translator = useTranslator();
  const { t } = translator;
  const times = timesText(translator, stop);
  const status = statusText(translator, stop);
  return (
    <li className="st-programme__stop">
      <div className="st-programme__time">
        {times ? <span className="st-nowrap">{times}</span> : null}
        {stopNotes(translator, stop).map((note) => <span key={note} className="st-programme__note">{note}</span>)}
      </div>
      <span className="st-programme__number" role="img" aria-label={t("print.stop.number", { number: stop.number })}>{stop.number}</span>
      <div className="st-programme__body">
        <div className="st-programme__title">
          <h3>{stop.title}</h3>
          {status ? <span className={`st-programme__state st-programme__state--${stop.status}`}>{status}</span> : null}
        </div>
        <dl>
          {stopFacts(translator, stop).map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
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

function LegItem({ leg }: { leg: ProgrammeLeg }) {
  const translator = useTranslator();
  return (
    <li className={`st-programme__leg${leg.toTitle ? " st-programme__leg--last" : ""}`}>
      <span className="st-programme__way" aria-hidden="true" />
      <p>{legText(translator, leg)}</p>
    </li>
  );
}
