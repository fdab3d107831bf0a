import { useTranslator } from "~/i18n/use-translator";
import { Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { ChartView } from "../present-chart";
import { libraryPath } from "../schema";
import { AgeNote } from "./age-note";
import { ChartFigure } from "./chart-figure";

export type ChartGroup = { source: string; charts: ChartView[] };

/** Every series worth drawing, by the publication it stands in. */
export function ChartsPage({ groups }: { groups: ChartGroup[] }) {
  const { t } = useTranslator();
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("library.title"), to: libraryPath }, { label: t("library.charts") }]} />
      <PageHead title={t("library.charts")} lead={t("library.charts-lead", { count: groups.reduce((sum, { charts }) => sum + charts.length, 0) })} />
      <AgeNote />
      <nav aria-label={t("library.charts-contents")} className="st-chart-index">
        {groups.map((group) => (
          <div key={group.source}>
            <h2>{group.source}</h2>
            <ul>{group.charts.map((chart) => <li key={chart.code}><a href={`#${chart.code}`}>{chart.title}</a></li>)}</ul>
          </div>
        ))}
      </nav>
      {groups.map((group) => (
        <section key={group.source} className="st-charts">
          <h2 className="sr-only">{group.source}</h2>
          {group.charts.map((chart) => <ChartFigure key={chart.code} chart={chart} withCase />)}
        </section>
      ))}
    </div>
  );
}
