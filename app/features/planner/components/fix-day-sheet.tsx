import { useEffect, useState } from "react";
import type { Finding, PlanChange } from "~/domain/itinerary/finding";
import { fixDay, type DayFix, type StopTime } from "~/domain/itinerary/fix-day";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { formatClock, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { dayText, presentFinding } from "../present-findings";
import { whereText } from "./announcements";
import { useBoardContext } from "./board-context";
import { Sheet } from "./sheet";

type Props = { itinerary: Itinerary; dayId: string; today: string; findings: Finding[] };

/** What it would take to clear a day's errors: every move before and after, to be used or left; or why it cannot be done. */
export function FixDaySheet({ itinerary, dayId, today, findings }: Props) {
  const translator = useTranslator();
  const { t } = translator;
  const { acts } = useBoardContext();
  const [found, setFound] = useState<{ of: Itinerary; fix: DayFix } | null>(null);
  useEffect(() => {
    // Up to half a second of work: the sheet is on the screen first.
    const timer = setTimeout(() => setFound({ of: itinerary, fix: fixDay(itinerary, dayId, embeddedTravelTimes, today) }), 50);
    return () => clearTimeout(timer);
  }, [itinerary, dayId, today]);
  const date = itinerary.days.find((day) => day.id === dayId)?.date ?? "";
  const day = dayText(date, translator);
  // What was found for an older plan is never offered for a newer one.
  const fix = found?.of === itinerary ? found.fix : null;
  return (
    <Sheet title={t("planner.fix-day.title")} lead={day} onAsk={acts.close}>
      <div className="st-sheet__form">
        <div className="st-sheet__body" aria-live="polite" aria-busy={fix === null}>
          {fix === null ? <p>{t("planner.fix-day.working")}</p> : <Answer fix={fix} dayId={dayId} itinerary={itinerary} findings={findings} />}
        </div>
        <div className="st-sheet__foot">
          {fix && fix.changes.length > 0 ? (
            <button type="button" className="button button-primary" onClick={() => {
              acts.close();
              acts.applyDayFix(fix.changes, fix.outcome === "fixed" ? t("planner.announce.day-fixed", { day: sentenceStart(day) }) : t("planner.announce.day-part-fixed", { day }));
            }}>{t("planner.fix-day.use")}</button>
          ) : null}
          <button type="button" className="button button-secondary" onClick={acts.close}>{fix && fix.changes.length === 0 ? t("form.close") : t("form.cancel")}</button>
        </div>
      </div>
    </Sheet>
  );
}

function Answer({ fix, dayId, itinerary, findings }: { fix: DayFix; dayId: string; itinerary: Itinerary; findings: Finding[] }) {
  const translator = useTranslator();
  const { t } = translator;
  const { themes } = useBoardContext();
  const others = fix.changes.map((change) => otherChangeText(change, itinerary, translator)).filter((text) => text !== null);
  const left = fix.outcome === "impossible" && (fix.reason === "host" || fix.reason === "unsolved") ? findings.filter((one) => fix.findingKeys.includes(one.key)) : [];
  return (
    <>
      <p className="st-fix-day__lead">{fix.outcome === "fixed" ? <Icon name="success" /> : <Icon name="error" />}<span>{leadText(fix, itinerary, translator)}</span></p>
      {left.length > 0 ? <ul className="st-fix-day__left" aria-label={t("planner.fix-day.left")}>{left.map((finding) => <li key={finding.key}>{presentFinding(finding, translator, themes).sentence}</li>)}</ul> : null}
      {fix.moves.length > 0 ? (
        <table className="st-fix-day__moves">
          <caption className="sr-only">{t("planner.fix-day.moves")}</caption>
          <thead><tr><th scope="col">{t("planner.fix-day.stop")}</th><th scope="col">{t("planner.fix-day.before")}</th><th scope="col">{t("planner.fix-day.after")}</th></tr></thead>
          <tbody>
            {fix.moves.map((move) => (
              <tr key={move.stopId}><th scope="row">{move.title}</th><td>{timeText(move.before, dayId, translator)}</td><td>{timeText(move.after, dayId, translator)}</td></tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {others.length > 0 ? <ul className="st-fix-day__left" aria-label={t("planner.fix-day.besides")}>{others.map((text) => <li key={text}>{text}</li>)}</ul> : null}
    </>
  );
}

function sentenceStart(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}

/** On the day itself the clock is enough; it stands in the head of the sheet. */
function timeText(time: StopTime, dayId: string, translator: Translator): string {
  if (time.dayId === dayId && time.startsAtMinute !== null) return formatClock(time.startsAtMinute, translator.locale, true);
  return whereText(translator, time.date ?? undefined, time.startsAtMinute);
}

/** A sentence with the outcome: how many moves, or which locked stops are in the way and by how much. */
function leadText(fix: DayFix, itinerary: Itinerary, translator: Translator): string {
  const { t, locale } = translator;
  if (fix.outcome === "fixed") {
    if (fix.changes.length === 0) return t("planner.fix-day.nothing");
    return fix.moves.length === 0 ? t("planner.fix-day.no-moves") : t("planner.fix-day.fixed", { count: fix.moves.length, moved: formatDuration(fix.movedMinutes, locale) });
  }
  const titles = fix.lockedStopIds.map((id) => itinerary.stops.find((stop) => stop.id === id)?.title ?? "").filter(Boolean);
  const names = new Intl.ListFormat(locale === "da" ? "da-DK" : "en-GB", { type: "conjunction" }).format(titles);
  const minutes = formatDuration(fix.shortMinutes, locale);
  const short = fix.shortMinutes > 0 ? "yes" : "no";
  if (fix.reason === "locked") return t("planner.fix-day.locked", { names, count: titles.length, minutes, short });
  if (fix.reason === "time") return t("planner.fix-day.time", { minutes, short });
  if (fix.reason === "host") return t("planner.fix-day.host", { rest: fix.changes.length > 0 ? "yes" : "no" });
  return t("planner.fix-day.unsolved");
}

/** What is changed besides the hours of stops; null for a move, which stands in the table. */
function otherChangeText(change: PlanChange, itinerary: Itinerary, { t, tDynamic }: Translator): string | null {
  if (change.type === "add-stop") return t("planner.fix-day.add", { title: change.title ?? tDynamic(`planner.kind.${change.kind}`) });
  if (change.type !== "set-leg") return null;
  const titleOf = (stopId: string | null) => itinerary.stops.find((stop) => stop.id === stopId)?.title ?? itinerary.home?.name ?? "";
  return t("planner.fix-day.leg", { from: titleOf(change.fromStopId), to: titleOf(change.toStopId), mode: change.mode === null ? t("planner.fix-day.proposed-mode") : tDynamic(`mode.${change.mode}`) });
}
