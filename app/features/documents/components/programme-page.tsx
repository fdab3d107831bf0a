import { Link } from "@remix-run/react";
import { useState } from "react";
import { formatDateSpan } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { issueMark } from "../present-changes";
import type { DrawnMap } from "../present-map";
import type { ProgrammePage as Page } from "../present-programme";
import { OpenPoints } from "./open-points";
import { PaperRules } from "./paper-rules";
import { ProgrammeChangesPart } from "./programme-changes";
import { ProgrammeCover } from "./programme-cover";
import { ProgrammeDayPart } from "./programme-day";
import { ProgrammeOverview } from "./programme-overview";

type Props = { page: Page; overview: DrawnMap | null; dayMaps: Record<string, DrawnMap>; mayEdit: boolean; isPublic: boolean };

/** The programme as it comes out on paper, with the button that prints it. */
export function ProgrammePage({ page, overview, dayMaps, mayEdit, isPublic }: Props) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const [withOpenPoints, setWithOpenPoints] = useState(true);
  const showsOpenPoints = mayEdit && page.status === "provisional";
  return (
    <div className="st-programme">
      <PaperRules title={page.title} dates={formatDateSpan(page.startsOn, page.endsOn, locale)} status={t(`print.status.${page.status}`)} mark={issueMark(translator, page.issue)} />
      <div className="st-programme__bar">
        <Link to={`/ture/${page.id}/program`} className="function-link"><Icon name="arrow-back" /> {t("print.back")}</Link>
        <button type="button" className="button button-primary" onClick={() => window.print()}><Icon name="print" /> {t("print.print")}</button>
        <p className="st-programme__hint">{t("print.hint")}</p>
        {showsOpenPoints && page.openPoints.length > 0 ? (
          <div className="form-group-checkbox">
            <input type="checkbox" id="with-open-points" className="form-checkbox" checked={withOpenPoints} onChange={(event) => setWithOpenPoints(event.currentTarget.checked)} />
            <label htmlFor="with-open-points">{t("print.with-open-points")}</label>
          </div>
        ) : null}
      </div>
      <article className="st-programme__paper">
        <ProgrammeCover page={page} mayEdit={mayEdit} isPublic={isPublic} />
        <ProgrammeOverview days={page.days} map={overview} />
        <ProgrammeChangesPart changes={page.issue.changes} />
        {page.days.map((day) => <ProgrammeDayPart key={day.id} day={day} map={dayMaps[day.id] ?? null} />)}
        {showsOpenPoints ? <OpenPoints points={page.openPoints} onPaper={withOpenPoints && page.openPoints.length > 0} /> : null}
      </article>
    </div>
  );
}
