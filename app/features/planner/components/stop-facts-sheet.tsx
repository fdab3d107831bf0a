import { Link } from "@remix-run/react";
import type { Finding } from "~/domain/itinerary/finding";
import type { Stop } from "~/domain/itinerary/itinerary";
import { localEndMinute } from "~/domain/itinerary/local-end";
import { formatClock } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BoardData } from "../board-queries.server";
import { dayText, presentFinding } from "../present-findings";
import { useBoardContext } from "./board-context";
import { Sheet } from "./sheet";
import { untilText } from "./stop-card";
import { fieldsOfStop, stopFieldNames } from "./stop-fields";
import { fieldLabels } from "./stop-form-fields";

const hidden = new Set(["lon", "lat", "arrivalLon", "arrivalLat", "locked", "nights", "title"]);

/** A stop as those see it who follow the trip and do not plan it. */
export function StopFactsSheet({ stop, data, findings }: { stop: Stop; data: BoardData; findings: Finding[] }) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const { acts, themes } = useBoardContext();
  const fields = fieldsOfStop(stop, data.details[stop.id], locale);
  const labels = fieldLabels(translator);
  const siteCode = data.details[stop.id]?.siteCode;
  const date = data.itinerary.days.find((day) => day.id === stop.dayId)?.date;
  const value = (name: (typeof stopFieldNames)[number]) => {
    if (name === "dayId") return date ? dayText(date, translator) : t("planner.field.no-day");
    if (name === "kind") return tDynamic(`planner.kind.${fields.kind}`);
    if (name === "bookingStatus") return tDynamic(`planner.status.${fields.bookingStatus}`);
    if (name === "startsAt") return stop.startsAtMinute === null ? t("planner.card.untimed") : `${formatClock(stop.startsAtMinute, locale)}–${untilText(localEndMinute(stop, stop.startsAtMinute, date ?? data.itinerary.startsOn, data.itinerary.home?.timeZone ?? null), translator)}`;
    if (name === "travelMode") return fields.travelMode ? tDynamic(`mode.${fields.travelMode}`) : "";
    return name === "durationMinutes" ? "" : fields[name];
  };
  return (
    <Sheet title={stop.title} lead={siteCode ? <Link to={`/besoegssteder/${siteCode}`}>{t(data.details[stop.id]?.siteArchived ? "planner.sheet.site-archived" : "planner.sheet.site")}</Link> : null} onAsk={acts.close}>
      <div className="st-sheet__body">
        <dl className="st-facts">
          {stopFieldNames.filter((name) => !hidden.has(name) && value(name) !== "").map((name) => (
            <div key={name} className="st-facts__row"><dt>{labels[name]}</dt><dd className="st-lines">{value(name)}</dd></div>
          ))}
        </dl>
        {findings.length > 0 ? <div className="st-sheet__findings"><ul aria-label={t("planner.findings.title")}>{findings.map((finding) => <li key={finding.key}><Icon name={finding.severity === "notice" ? "info" : finding.severity} className={`st-severity st-severity--${finding.severity}`} />{presentFinding(finding, translator, themes).sentence}</li>)}</ul></div> : null}
      </div>
    </Sheet>
  );
}
