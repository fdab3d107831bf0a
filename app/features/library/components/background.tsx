import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { BackgroundData } from "../present-background";
import { casePath, libraryPath, questionsAnchor } from "../schema";
import { AgeNote } from "./age-note";
import { FigureTable } from "./figure-table";
import { QuestionList } from "./question-list";
import { SentNotice, type SentFlash } from "./sent-notice";

/** More than these are folded away, so that a page with many cases can still be read. */
const mostOpen = 5;

/** What the library says of a destination or a site: why go, what to ask, what has been measured. */
export function Background({ background, plans, flash }: { background: BackgroundData; plans: boolean; flash: SentFlash }) {
  const { t, tDynamic } = useTranslator();
  const { cases } = background;
  const measured = cases.filter((one) => one.figures.length > 0);
  if (cases.length === 0) {
    return (
      <section>
        <h2>{t("library.why-go")}</h2>
        <p className="st-muted">{t("library.no-cases")} <Link to={libraryPath}>{t("library.see-all")}</Link></p>
      </section>
    );
  }
  return (
    <>
      <section>
        <h2>{t("library.why-go")}</h2>
        <AgeNote />
        <ul className="st-case-links no-max-width">
          {cases.map((one) => (
            <li key={one.code}>
              <Link to={casePath(one.code)} className="st-site__name">{one.title}</Link> <span className="st-muted st-small">{[one.period, one.source].join(" · ")}</span>
              <p><span className="st-relation">{tDynamic(`library.relation.${one.relation}`)}</span> {one.reason}</p>
            </li>
          ))}
        </ul>
      </section>
      <section id={questionsAnchor}>
        <h2>{t("library.what-to-ask")}</h2>
        <SentNotice flash={flash} />
        <QuestionList stopChoices={background.stopChoices} plans={plans} folded={cases.length > mostOpen}
          groups={cases.map((one) => ({ key: one.code, heading: cases.length > 1 ? one.title : null, questions: one.questions }))} />
      </section>
      {measured.length > 0 ? (
        <section>
          <h2>{t("library.what-is-measured")}</h2>
          <p className="st-small st-muted">{t("library.measured-note")}</p>
          {measured.map((one) => {
            const caption = `${one.title} (${one.source})`;
            const table = <FigureTable key={one.code} caption={caption} figures={one.figures} period={one.period} captionHidden={measured.length > mostOpen} />;
            return measured.length > mostOpen ? <details key={one.code} className="st-fold"><summary>{caption}</summary>{table}</details> : table;
          })}
        </section>
      ) : null}
    </>
  );
}
