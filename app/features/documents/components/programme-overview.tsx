import { formatDateLong, formatDateShort } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { DrawnMap } from "../present-map";
import type { ProgrammeDay, ProgrammeStop } from "../present-programme";
import { DaySign, ProgrammeMap } from "./programme-map";

const stopsOf = (day: ProgrammeDay): ProgrammeStop[] => [...day.items.flatMap((item) => (item.type === "stop" ? [item.stop] : [])), ...day.untimed];

/** Every day in a line, and the map of the whole trip. */
export function ProgrammeOverview({ days, map }: { days: ProgrammeDay[]; map: DrawnMap | null }) {
  const { t, locale } = useTranslator();
  return (
    <section className="st-programme__overview">
      <h2>{t("print.overview")}</h2>
      <table className="st-programme__table">
        <thead>
          <tr>
            <th scope="col">{t("print.overview.day")}</th>
            <th scope="col">{t("print.overview.visits")}</th>
            <th scope="col">{t("print.overview.bed")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => {
            const visits = stopsOf(day).filter((stop) => stop.kind === "visit" || stop.kind === "meeting");
            return (
              <tr key={day.id}>
                <th scope="row">{day.number}. {formatDateLong(day.date, locale).replace(/ \d{4}$/, "")}</th>
                <td>
                  {visits.length === 0 ? t("print.overview.none") : (
                    <ul>{visits.map((stop) => <li key={stop.id} className="st-programme__numbered"><span>{stop.number}</span><span>{stop.title}</span></li>)}</ul>
                  )}
                </td>
                <td>{day.bed ? <div className="st-programme__numbered"><span>{day.bed.number}</span><span>{day.bed.title}</span></div> : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {map ? (
        <figure className="st-programme__map">
          <ProgrammeMap map={map} label={t("print.map.overview")} />
          <figcaption>
            <ul className="st-programme__legend">
              {map.legend.map(({ dayIndex, numbers }) => (
                <li key={dayIndex}>
                  <DaySign dayIndex={dayIndex} />
                  {t("print.map.legend", { number: dayIndex + 1, date: formatDateShort(days[dayIndex]!.date, locale), numbers })}
                </li>
              ))}
            </ul>
            <p>{t("print.map.source")}</p>
          </figcaption>
        </figure>
      ) : null}
    </section>
  );
}
