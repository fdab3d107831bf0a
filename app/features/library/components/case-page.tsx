import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { CasePageData, SourceLines } from "../present-case";
import { adoptPath, casePath, libraryPath, questionsAnchor, themedLibraryPath } from "../schema";
import { AgeNote } from "./age-note";
import { ChartFigure } from "./chart-figure";
import { FigureTable, KeyFigures } from "./figure-table";
import { QuestionList } from "./question-list";
import { SentNotice, type SentFlash } from "./sent-notice";

/** One case: what it was for, what came out, what to ask; the numbers with their reservations, and whom it points to. */
export function CasePage({ example, tiles, plans, bar, flash }: { example: CasePageData; tiles: MapTiles; plans: boolean; bar: ReactNode; flash: SentFlash }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("library.title"), to: libraryPath }, { label: example.title }]} />
      <PageHead title={example.title} lead={[example.where, example.shortPeriod, t("library.source-lines", { lines: example.source.name })].filter(Boolean).join(" · ")}
        actions={plans ? <Link to={adoptPath(example.code)} className="button button-secondary">{t("library.adopt.open")}</Link> : null} />
      {bar}
      <AgeNote years={example.years} />
      <div className="st-reading">
        <div className="st-reading__intro st-sections">
          {example.keyFigures.length > 0 ? (
            <section>
              <h2>{t(example.keyFigures[0]!.kind === "result" ? "library.key.result" : "library.key.scope")}</h2>
              <KeyFigures figures={example.keyFigures} period={example.shortPeriod} />
            </section>
          ) : null}
          <section>
            <h2>{t("library.purpose")}</h2>
            <p>{example.purpose}</p>
            {example.activities === "" ? null : <><h3>{t("library.activities")}</h3><p>{example.activities}</p></>}
            <h3>{t("library.results")}</h3>
            <p>{example.results}</p>
          </section>
          {example.questions.length > 0 ? (
            <section id={questionsAnchor}>
              <h2>{t("library.questions")}</h2>
              <SentNotice flash={flash} />
              <QuestionList groups={[{ key: example.code, heading: null, questions: example.questions }]} stopChoices={example.stopChoices} plans={plans} />
            </section>
          ) : null}
          {example.lessons.length > 0 ? (
            <section>
              <h2>{t("library.lessons")}</h2>
              <ul>{example.lessons.map((lesson) => <li key={lesson.id}>{lesson.text}</li>)}</ul>
            </section>
          ) : null}
        </div>
        <aside className="st-reading__map" aria-label={t("library.facts")}>
          {example.markers.length > 0 ? <LeafletMap label={t("library.case-map", { title: example.title })} markers={example.markers} {...tiles} /> : null}
          <Facts example={example} />
        </aside>
        <div className="st-reading__rest st-sections">
          {example.figureGroups.length > 0 ? (
            <section>
              <h2>{t("library.figures")}</h2>
              {example.figureGroups.map((group) => (
                <FigureTable key={group.kind} caption={tDynamic(`library.figure-kind.${group.kind}`)} figures={group.figures} period={example.shortPeriod} />
              ))}
            </section>
          ) : null}
          {example.contradictions.length > 0 ? (
            <section>
              <h2>{t("library.contradictions")}</h2>
              {example.contradictions.map((one) => (
                <div key={one.id} className="st-caveat st-caveat--high"><p>{one.text}</p><p className="st-small st-muted"><Sources sources={one.sources} /></p></div>
              ))}
            </section>
          ) : null}
          {example.charts.length > 0 ? (
            <section>
              <h2>{t("library.charts")}</h2>
              {example.charts.map((chart) => <ChartFigure key={chart.code} chart={chart} />)}
            </section>
          ) : null}
          <section>
            <h2>{t("library.links")}</h2>
            {example.links.length === 0 ? <p className="st-muted">{t("library.no-links")}</p> : (
              <ul className="st-case-links no-max-width">
                {example.links.map((link) => (
                  <li key={link.id}>
                    <Link to={link.path} className="st-site__name">{link.name}</Link>{link.within ? <span className="st-muted"> {link.within}</span> : null}
                    <p><span className="st-relation">{tDynamic(`library.relation.${link.relation}`)}</span> {link.reason}</p>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {example.sources.length > 0 ? <p className="st-small st-muted"><Sources sources={example.sources} /></p> : null}
        </div>
      </div>
    </div>
  );
}

function Facts({ example }: { example: CasePageData }) {
  const { t, tDynamic } = useTranslator();
  const { source } = example;
  return (
    <>
      <dl className="st-facts st-facts--narrow">
        <dt>{t("library.source")}</dt>
        <dd>
          {source.title}. {source.name}{source.number === null ? null : ` (${t("library.number-in-source", { number: source.number })})`}
          {source.yearNote ? <div className="st-small st-muted">{source.yearNote}</div> : null}
        </dd>
        <dt>{t("library.period")}</dt>
        <dd>{example.period}</dd>
        {example.municipalities.length > 0 ? <><dt>{t("library.municipalities")}</dt><dd>{example.municipalities.join(", ")}</dd></> : null}
        {example.area ? <><dt>{t("library.area")}</dt><dd>{example.area}</dd></> : null}
        <dt>{t("library.effort-kind")}</dt>
        <dd>{example.effortKind}{example.purposeCode && tDynamic(`library.purpose.${example.purposeCode}`) !== example.effortKind ? <div className="st-small st-muted">{tDynamic(`library.purpose.${example.purposeCode}`)}</div> : null}</dd>
        {example.targetGroups.length > 0 ? <><dt>{t("library.target-groups")}</dt><dd>{example.targetGroups.join(", ")}</dd></> : null}
        <dt>{t("library.sectors")}</dt>
        <dd>{example.sectors.length > 0 ? example.sectors.join(", ") : t("library.all-sectors")}</dd>
        {example.themes.length > 0 ? <><dt>{t("destination.themes")}</dt>
        <dd><ul className="st-inline-list">{example.themes.map((theme) => <li key={theme.code}><Link to={themedLibraryPath(theme.code)}>{theme.name}</Link></li>)}</ul></dd></> : null}
        <dt>{t("library.organised-by")}</dt>
        <dd>{example.organisedBy}</dd>
      </dl>
      {example.tellsAlso.length > 0 ? (
        <Alert kind="info" heading={t("library.tells-also")}>
          <ul className="nobullet-list">
            {example.tellsAlso.map((other) => <li key={other.code}><Link to={casePath(other.code)}>{other.title}</Link> <span className="st-small">{other.source}</span></li>)}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}

function Sources({ sources }: { sources: SourceLines[] }) {
  const { t } = useTranslator();
  return <>{t("library.source-lines", { lines: sources.map((source) => t(source.from === source.to ? "library.line" : "library.lines", source)).join("; ") })}</>;
}
