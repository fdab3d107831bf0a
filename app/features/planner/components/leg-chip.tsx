import { memo, type CSSProperties } from "react";
import { formatDistance, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { LegView } from "../present-board";
import type { Axis } from "../present-day";
import { useBoardContext } from "./board-context";
import { ModePictogram } from "./pictograms";

/** "12 min til overs", "mangler 22 min"; empty where nobody waits. */
export function slackText(leg: LegView, { t, locale }: Translator): string {
  if (leg.tone === "impossible") return t("planner.leg.impossible");
  if (leg.slackMinutes === null) return "";
  const minutes = formatDuration(Math.abs(leg.slackMinutes), locale);
  if (leg.slackMinutes < 0) return t("planner.leg.short", { minutes });
  return leg.slackMinutes === 0 ? t("planner.leg.exact") : t("planner.leg.spare", { minutes });
}

export function legTimeText(leg: LegView, { t, locale }: Translator): string {
  return leg.travelMinutes === null ? t("planner.leg.no-way") : formatDuration(leg.travelMinutes, locale);
}

/** "skøn ± 8 min", "indtastet": where the minutes come from and how sure they are. */
export function legSourceText(leg: Pick<LegView, "source" | "uncertaintyMinutes">, { t, tDynamic, locale }: Translator): string {
  return leg.source === "model" ? t("planner.leg.source.model", { minutes: formatDuration(leg.uncertaintyMinutes, locale) }) : tDynamic(`planner.leg.source.${leg.source}`);
}

/** The way between two stops: a bar as long as its time, and its minutes and slack in words. */
export const LegChip = memo(function LegChip({ leg, axis, selected }: { leg: LegView; axis: Axis; selected: boolean }) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const { acts } = useBoardContext();
  const slack = slackText(leg, translator);
  const time = legTimeText(leg, translator);
  const distance = formatDistance(leg.distanceMetres, locale);
  const name = [
    t("planner.leg.name", { from: leg.fromTitle, to: leg.toTitle }), tDynamic(`mode.${leg.mode}`), time, distance, slack, legSourceText(leg, translator),
  ].filter(Boolean).join(", ");
  const room = leg.roomToMinute - leg.roomFromMinute;
  const roomy = room >= 34 ? "wide" : room >= 17 ? "line" : "seam";
  // Beside another card there is room for a figure only.
  const shownSlack = leg.lanes > 1 && leg.slackMinutes !== null ? formatDuration(leg.slackMinutes, locale) : slack;
  const start = leg.startMinute === null ? null : Math.max(axis.fromMinute, leg.startMinute);
  const end = leg.startMinute === null ? null : Math.min(axis.toMinute, leg.startMinute + (leg.travelMinutes ?? room));
  const style = start === null || end === null ? undefined : ({
    "--from": start - axis.fromMinute, "--minutes": Math.max(0, end - start),
    "--room-from": Math.max(axis.fromMinute, leg.roomFromMinute) - axis.fromMinute, "--room-to": Math.min(axis.toMinute, leg.roomToMinute) - axis.fromMinute,
    "--lane": leg.lane, "--lanes": leg.lanes,
  } as CSSProperties);
  return (
    <div className={`st-leg st-leg--${leg.tone} st-leg--${style ? roomy : "loose"} st-leg--at-${leg.anchor}${selected ? " st-leg--selected" : ""}`} style={style}>
      {style ? <span className="st-leg__bar" aria-hidden="true" /> : null}
      <button type="button" className="st-leg__chip" aria-label={name} onClick={() => acts.openLeg(leg.fromStopId, leg.toStopId)}>
        <span className="st-leg__way"><ModePictogram mode={leg.mode} />{time}{leg.travelMinutes === null || roomy !== "wide" ? null : ` · ${distance}`}{leg.source === "entered" ? <Icon name="edit" /> : null}</span>
        {slack ? <span className="st-leg__slack">{roomy === "line" || leg.lanes > 1 ? null : leg.tone === "short" || leg.tone === "impossible" ? <Icon name="error" /> : leg.tone === "tight" ? <Icon name="warning" /> : null}{shownSlack}</span> : null}
      </button>
    </div>
  );
});
