import type { Finding } from "~/domain/itinerary/finding";
import { formatClock, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { dayText, presentFinding, type ThemeNames } from "../present-findings";

/** "Tirsdag den 13. april kl. 10.05", "uden klokkeslæt", "på ønskelisten". */
export function whereText(translator: Translator, date: string | undefined, startsAtMinute: number | null): string {
  if (date === undefined) return translator.t("planner.where.wishes");
  const day = dayText(date, translator);
  return startsAtMinute === null ? translator.t("planner.where.untimed", { day }) : translator.t("planner.where.timed", { day, clock: formatClock(startsAtMinute, translator.locale, true) });
}

/** How the findings changed, in a sentence; empty when they did not. Notices come and go without a word. */
export function findingChangesText(translator: Translator, themes: ThemeNames, before: Finding[], after: Finding[]): string {
  const weighty = (findings: Finding[]) => findings.filter((finding) => finding.severity !== "notice");
  const [old, now] = [weighty(before), weighty(after)];
  const solved = old.filter((finding) => !now.some((one) => one.key === finding.key));
  const fresh = now.filter((finding) => !old.some((one) => one.key === finding.key));
  const parts = [
    solved.length > 0 ? translator.t("planner.announce.solved", { count: solved.length }) : "",
    fresh.length > 0 ? translator.t("planner.announce.fresh", { count: fresh.length, first: presentFinding(fresh[0]!, translator, themes).title }) : "",
  ];
  return parts.filter(Boolean).join(" ");
}

export function lengthText(translator: Translator, minutes: number): string {
  return formatDuration(minutes, translator.locale);
}
