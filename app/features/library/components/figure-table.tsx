import { formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { FigureView } from "../present-figure";

/** Numbers one below the other, each with what it counts, its year, how many it is a part of, and its line in the source. */
export function FigureTable({ caption, figures, period, captionHidden = false }: { caption: string; figures: FigureView[]; period: string; captionHidden?: boolean }) {
  const { t, locale } = useTranslator();
  return (
    <table className="table table--compact table--borderless st-figures st-figures--stacked">
      <caption className={captionHidden ? "sr-only" : undefined}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("library.figures.amount")}</th>
          <th scope="col">{t("library.figures.meaning")}</th>
          <th scope="col">{t("library.figures.year")}</th>
          <th scope="col">{t("library.figures.source")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={`${figure.line} ${figure.amount} ${figure.meaning}`}>
            <th scope="row" className="st-figures__amount"><strong>{figure.amount}</strong> {figure.unit}</th>
            <td>
              {figure.meaning}
              {figure.answerCount === null ? null : <span className="st-muted"> {t("library.n", { n: formatNumber(figure.answerCount, locale) })}</span>}
              {figure.note ? <div className="st-small st-muted">{figure.note}</div> : null}
            </td>
            <td>{figure.years ?? <span className="st-muted">{t("library.figures.no-year", { period })}</span>}</td>
            <td className="st-small st-muted">{figure.line === null ? t("library.figures.no-line") : t("library.figures.line", { line: figure.line })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The numbers to take away, large enough to be read in passing. */
export function KeyFigures({ figures, period }: { figures: FigureView[]; period: string }) {
  const { t, locale } = useTranslator();
  return (
    <ul className="st-key-figures no-max-width">
      {figures.map((figure) => (
        <li key={`${figure.line} ${figure.amount} ${figure.meaning}`}>
          <span className="st-key-figures__amount">{figure.amount} <span>{figure.unit}</span></span>
          <span className="st-key-figures__meaning">{figure.meaning}</span>
          <span className="st-small st-muted">
            {[figure.years ?? t("library.figures.no-year", { period }), figure.answerCount === null ? null : t("library.n", { n: formatNumber(figure.answerCount, locale) })].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
