import { Link } from "@remix-run/react";
import { formatNumber } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import type { ChartView } from "../present-chart";
import { casePath } from "../schema";
import { BarDrawing, ShareDrawing } from "./case-chart";

/** One series: what it shows, drawn where it can be, with its reservations, its source and the same numbers in a table. */
export function ChartFigure({ chart, level = "h3", withCase = false }: { chart: ChartView; level?: "h2" | "h3"; withCase?: boolean }) {
  const { t, locale } = useTranslator();
  const Heading = level;
  const { drawing } = chart;
  const description = t("library.chart.description", { rows: chart.rows.map((row) => `${row.label}: ${row.cells.join(" / ")}`).join("; ") });
  const unit = drawing?.kind === "bars" ? drawing.unit : chart.unit;
  const facts = [
    t("library.chart.years", { years: chart.years }),
    unit ? t("library.chart.unit", { unit }) : null,
    chart.answerCount === null ? null : t("library.n", { n: formatNumber(chart.answerCount, locale) }),
  ].filter(Boolean);
  return (
    <figure className="st-chart" id={chart.code} aria-labelledby={`${chart.code}-heading`}>
      <Heading id={`${chart.code}-heading`} className="st-chart__heading">{chart.title}</Heading>
      <p className="st-small st-muted">{facts.join(" · ")}</p>
      {drawing?.kind === "bars" ? <BarDrawing drawing={drawing} title={chart.title} description={description} /> : null}
      {drawing?.kind === "shares" ? <ShareDrawing drawing={drawing} title={chart.title} description={description} /> : null}
      {chart.firstColumnOnly ? <p className="st-small">{t("library.chart.first-column", { column: chart.columns[0]! })}</p> : null}
      {drawing ? (
        <details className="st-chart__table">
          <summary>{t("library.chart.show-table")}</summary>
          <ChartTable chart={chart} />
        </details>
      ) : <ChartTable chart={chart} />}
      {chart.caveats.length > 0 ? (
        <details className="st-chart__caveats">
          <summary>{t("library.chart.caveats", { count: chart.caveats.length })}</summary>
          <ul>{chart.caveats.map((caveat) => <li key={caveat}>{caveat}</li>)}</ul>
        </details>
      ) : null}
      <figcaption className="st-small st-muted">
        {t("library.source-lines", { lines: chart.sources.map((source) => t("library.lines", source)).join("; ") })}
        {withCase && chart.case ? <>{" "}<Link to={casePath(chart.case.code)}>{chart.case.title}</Link></> : null}
      </figcaption>
    </figure>
  );
}

function ChartTable({ chart }: { chart: ChartView }) {
  const { t } = useTranslator();
  return (
    // A wide table scrolls by itself, also by keyboard.
    <div className="st-scroll" role="region" aria-label={t("library.chart.table", { title: chart.title })} tabIndex={0}>
      <table className="table table--compact table--borderless st-figures">
        <caption className="sr-only">{chart.title}</caption>
        <thead>
          <tr>
            <td />
            {chart.columns.map((column) => <th scope="col" key={column}>{column}</th>)}
            {chart.hasAnswers ? <th scope="col">{t("library.chart.n-column")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {chart.rows.map((row) => (
            <tr key={row.label} className={row.total ? "st-figures__total" : undefined}>
              <th scope="row">{row.label}</th>
              {row.cells.map((cell, index) => <td key={chart.columns[index]}>{cell}</td>)}
              {chart.hasAnswers ? <td>{row.answers}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
