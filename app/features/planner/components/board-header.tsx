import { Link } from "@remix-run/react";
import { memo } from "react";
import type { Finding, ThemeCoverage } from "~/domain/itinerary/finding";
import { formatDateSpan, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { BoardData } from "../board-queries.server";
import type { ActQueue } from "./act-queue";
import { useBoardContext } from "./board-context";

type Props = { trip: BoardData["trip"]; undo: BoardData["undo"]; redo: BoardData["redo"]; queue: ActQueue; onRetry: () => void; findings: Finding[]; coverage: ThemeCoverage[] };

/** What trip it is, whether it is saved, what can be taken back, and how it stands. */
export const BoardHeader = memo(function BoardHeader({ trip, undo, redo, queue, onRetry, findings, coverage }: Props) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const count = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity).length;
  const waits = queue.acts.length > 0;
  return (
    <header className="st-board__head">
      <div className="st-board__title">
        <h1><Link to={`/ture/${trip.id}`}>{trip.title}</Link></h1>
        <p>
          <span className="st-nowrap">{formatDateSpan(trip.startsOn, trip.endsOn, locale)}</span> · <span className="st-nowrap">{t("planner.head.people", { members: trip.memberCount, staff: trip.staffCount })}</span> ·{" "}
          <span className="st-board-tag">{tDynamic(`planner.state.${trip.state}`)}</span>{trip.isExample ? <span className="st-board-tag">{t("planner.head.example")}</span> : null}
        </p>
      </div>
      <Coverage coverage={coverage} />
      <div className="st-board__status">
        <p className="st-counts">
          <button type="button" className={`st-count st-count--error${count("error") === 0 ? " st-count--none" : ""}`} onClick={() => acts.show("findings")}><Icon name={count("error") > 0 ? "error" : "success"} />{t("planner.findings.error", { count: count("error") })}</button>
          <button type="button" className={`st-count st-count--warning${count("warning") === 0 ? " st-count--none" : ""}`} onClick={() => acts.show("findings")}><Icon name="warning" />{t("planner.findings.warning", { count: count("warning") })}</button>
        </p>
        <div className="st-board__acts">
          {mayEdit ? (
            <>
              <SaveState queue={queue} updatedAt={trip.updatedAt} onRetry={onRetry} />
              <button type="button" className="st-icon-button" disabled={!undo && !waits} onClick={() => acts.undo("undo")} aria-label={stepName("undo", undo, waits, translator)} title={stepName("undo", undo, waits, translator)}><UndoIcon /></button>
              <button type="button" className="st-icon-button" disabled={!redo || waits} onClick={() => acts.undo("redo")} aria-label={stepName("redo", redo, false, translator)} title={stepName("redo", redo, false, translator)}><UndoIcon mirrored /></button>
              <button type="button" className="st-icon-button st-only-wide" onClick={acts.openKeys} aria-label={t("planner.head.keys")} title={t("planner.head.keys")}><Icon name="help" /></button>
            </>
          ) : null}
          <Link className="st-icon-button" to={`/ture/${trip.id}/telefon`} aria-label={t("sharing.phone")} title={t("sharing.phone")}><Icon name="smartphone" /></Link>
          <Link className="st-icon-button st-icon-button--word" to={`/ture/${trip.id}/udskriv`}><Icon name="print" />{t("planner.head.print")}</Link>
        </div>
      </div>
    </header>
  );
});

/** "Fortryd: flyt Jobcenter Silkeborg". */
function stepName(direction: "undo" | "redo", step: BoardData["undo"], waits: boolean, { t, tDynamic, has }: Translator): string {
  if (waits) return t("planner.undo.latest");
  if (!step) return t(direction === "undo" ? "planner.undo.nothing" : "planner.redo.nothing");
  const what = has(`planner.undo.act.${step.action}`) ? tDynamic(`planner.undo.act.${step.action}`, { title: step.subjectTitle }) : step.subjectTitle;
  return t(direction === "undo" ? "planner.undo.named" : "planner.redo.named", { what });
}

function UndoIcon({ mirrored = false }: { mirrored?: boolean }) {
  return <svg className={`st-pictogram${mirrored ? " st-pictogram--mirrored" : ""}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1" /></svg>;
}

function SaveState({ queue, updatedAt, onRetry }: { queue: ActQueue; updatedAt: string; onRetry: () => void }) {
  const { t, tDynamic, locale } = useTranslator();
  if (queue.trouble) {
    return (
      <p className="st-saved st-saved--trouble" role="status">
        <Icon name="error" />{tDynamic(`planner.saved.${queue.trouble}`)}{" "}
        <button type="button" className="st-link-button" onClick={onRetry}>{t("planner.saved.retry")}</button>
      </p>
    );
  }
  const saving = queue.acts.length > 0;
  const clock = new Intl.DateTimeFormat("da-DK", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(updatedAt)).replace(".", ":");
  const day = new Intl.DateTimeFormat(locale === "da" ? "da-DK" : "en-GB", { timeZone: "Europe/Copenhagen", day: "numeric", month: "short" });
  // The server and the browser may differ by a second at midnight; the browser's word stands.
  const today = day.format(new Date()) === day.format(new Date(updatedAt));
  return (
    <p className="st-saved" suppressHydrationWarning>
      <span className={`st-saved__dot${saving ? " st-saved__dot--busy" : ""}`} aria-hidden="true" />
      {saving ? t("planner.saved.saving") : t("planner.saved.at", { time: today ? clock : day.format(new Date(updatedAt)) })}
    </p>
  );
}

function Coverage({ coverage }: { coverage: ThemeCoverage[] }) {
  const { t, pick, locale } = useTranslator();
  const { themes } = useBoardContext();
  if (coverage.length === 0) return null;
  const most = Math.max(60, ...coverage.map((one) => one.visitMinutes));
  return (
    <section className="st-board-themes" aria-label={t("planner.coverage.title")}>
      <ul>
        {coverage.map((one) => (
          <li key={one.theme} className={one.visitMinutes === 0 ? "st-board-themes--missing" : undefined}>
            <span className="st-board-themes__name" title={themes[one.theme] ? pick(themes[one.theme]!) : one.theme}>{themes[one.theme] ? pick(themes[one.theme]!) : one.theme}</span>
            <span className="st-board-themes__bar" aria-hidden="true"><span style={{ width: `${(one.visitMinutes / most) * 100}%` }} /></span>
            <span className="st-board-themes__hours">{one.visitMinutes === 0 ? t("planner.coverage.missing") : formatDuration(one.visitMinutes, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
