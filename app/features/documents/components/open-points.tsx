import { formatDateShort } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { OpenPoint } from "../present-programme";

/** What still stands in the way of a final programme; for the secretariat only, and on a page of its own. */
export function OpenPoints({ points, onPaper }: { points: OpenPoint[]; onPaper: boolean }) {
  const { t, locale } = useTranslator();
  const where = ({ date, stopNumber }: OpenPoint) =>
    [date && formatDateShort(date, locale), stopNumber && t("print.stop.number", { number: stopNumber }).toLowerCase()].filter(Boolean).join(", ") || t("print.open.trip");
  return (
    <section className={`st-programme__open${onPaper ? "" : " st-programme__screen-only"}`}>
      <h2>{t("print.open")}</h2>
      <p>{t("print.open.lead")}</p>
      {points.length === 0 ? <p>{t("print.open.none")}</p> : (
        <table className="st-programme__table">
          <thead>
            <tr>
              <th scope="col">{t("print.open.severity")}</th>
              <th scope="col">{t("print.open.where")}</th>
              <th scope="col">{t("print.open.what")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.key}>
                <th scope="row">{t(`print.open.${point.severity}`)}</th>
                <td className="st-nowrap">{where(point)}</td>
                <td>{point.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
