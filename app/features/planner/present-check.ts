import type { CheckedItinerary, Finding, Leg } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { formatDistance, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { dayText, presentFinding, presentFix } from "./present-findings";

/** How many findings of each severity there are. */
export function countFindings(findings: Pick<Finding, "severity">[]): { errors: number; warnings: number; notices: number } {
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), notices: count("notice") };
}

function sayLeg(itinerary: Itinerary, leg: Leg, translator: Translator): string {
  const { t, tDynamic, locale } = translator;
  const titleOf = (stopId: string | null, place: Leg["from"]) => itinerary.stops.find((stop) => stop.id === stopId)?.title ?? place.name;
  const date = itinerary.days.find((day) => day.id === leg.dayId)?.date ?? itinerary.startsOn;
  const values = { dateText: dayText(date, translator), fromTitle: titleOf(leg.fromStopId, leg.from), toTitle: titleOf(leg.toStopId, leg.to), mode: tDynamic(`mode.${leg.mode}`) };
  if (leg.estimate.outcome !== "ok") return t("check.leg-impossible", values);
  const slack = leg.slackMinutes === null ? "" : t("check.slack", { short: leg.slackMinutes < 0 ? "yes" : "no", minutes: formatDuration(Math.abs(leg.slackMinutes), locale) });
  return t("check.leg", { ...values, duration: formatDuration(Math.ceil(leg.estimate.travelSeconds / 60), locale), distance: formatDistance(leg.estimate.distanceMetres, locale), slack });
}

function sayFinding(finding: Finding, translator: Translator): string[] {
  const { title, sentence } = presentFinding(finding, translator, {});
  const fixes = finding.fixes.map((fix) => `  ${translator.t("check.fix", { label: presentFix(fix, translator, {}) })}`);
  return [`${translator.tDynamic(`check.severity.${finding.severity}`)} ${title} [${finding.code}]`, `  ${sentence}`, ...fixes];
}

/** A checked plan in lines of words: its legs, its findings with their fixes, and how many there are, which is the last line. */
export function presentCheckAsText(itinerary: Itinerary, checked: CheckedItinerary, title: string, translator: Translator): string[] {
  const { t } = translator;
  const legs = checked.legs.map((leg) => `  ${sayLeg(itinerary, leg, translator)}`);
  return [
    ...(title === "" ? [] : [title, ""]),
    t("check.legs"), ...(legs.length > 0 ? legs : [`  ${t("check.no-legs")}`]), "",
    ...(checked.findings.length > 0 ? [t("check.findings"), ...checked.findings.flatMap((finding) => sayFinding(finding, translator).map((line) => `  ${line}`)), ""] : []),
    t("check.counts", countFindings(checked.findings)),
  ];
}

/** The same as data, each finding with its sentence; `version` is that of this answer. */
export function presentCheckAsJson(checked: CheckedItinerary, title: string, translator: Translator) {
  const findings = checked.findings.map((finding) => ({
    ...finding,
    ...presentFinding(finding, translator, {}),
    fixes: finding.fixes.map((fix) => ({ ...fix, label: presentFix(fix, translator, {}) })),
  }));
  return { version: 1, title, counts: countFindings(checked.findings), ...checked, findings };
}
