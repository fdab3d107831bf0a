import { memo, useRef, useState } from "react";
import { factsHash, isAcceptable, type MarkedFinding } from "~/domain/itinerary/acceptance";
import type { Finding, Fix, Severity } from "~/domain/itinerary/finding";
import { severities } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { useTranslator } from "~/i18n/use-translator";
import { Icon, type IconName } from "~/ui/icon";
import type { StoredAcceptance } from "../acceptance-queries.server";
import { presentFinding, presentFix, presentFixMoves } from "../present-findings";
import { AcceptForm, AcceptedNote } from "./accept-finding";
import { useBoardContext } from "./board-context";

export const severityIcons: Record<Severity, IconName> = { error: "error", warning: "warning", notice: "info" };

type Props = { findings: Finding[]; accepted: MarkedFinding<StoredAcceptance>[]; fixes: Map<string, Fix[]>; plan: Itinerary; selectedId: string | null; settled: boolean };

/** What the checks say: each with its sentence, the way to its stop, and the ways out that have been proven. */
export const FindingsPanel = memo(function FindingsPanel({ findings, accepted, fixes, plan, selectedId, settled }: Props) {
  const { t, tDynamic } = useTranslator();
  const { acts } = useBoardContext();
  const [only, setOnly] = useState<Severity | "accepted" | "all">("all");
  const titles = new Map(plan.stops.map((stop) => [stop.id, stop.title]));
  const chosen = selectedId !== null && findings.some((finding) => finding.stopIds.includes(selectedId)) ? selectedId : null;
  // Undoing the last acceptance takes its button away, and what it showed with it.
  const filter = only === "accepted" && accepted.length === 0 ? "all" : only;
  const shown = findings.filter((finding) => filter === "all" || finding.severity === filter);
  // What concerns the chosen stop stands first; nothing else changes its order.
  const ordered = chosen ? [...shown.filter((one) => one.stopIds.includes(chosen)), ...shown.filter((one) => !one.stopIds.includes(chosen))] : shown;
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return (
    <section className="st-findings" aria-labelledby="findings-head">
      <div className="st-pane__head">
        <h2 id="findings-head" tabIndex={-1}>{t("planner.findings.title")}</h2>
        {chosen ? <button type="button" className="st-link-button" onClick={() => acts.select(null)}>{t("planner.findings.unselect")}</button> : null}
      </div>
      <div className="st-toggle" role="group" aria-label={t("planner.findings.shown")}>
        <button type="button" aria-pressed={filter === "all"} onClick={() => setOnly("all")}>{t("planner.findings.all", { count: findings.length })}</button>
        {severities.map((severity) => (
          <button key={severity} type="button" aria-pressed={filter === severity} onClick={() => setOnly(filter === severity ? "all" : severity)}>
            <Icon name={severityIcons[severity]} className={`st-severity st-severity--${severity}`} />{tDynamic(`planner.findings.${severity}`, { count: count(severity) })}
          </button>
        ))}
        {accepted.length > 0 ? (
          <button type="button" aria-pressed={filter === "accepted"} onClick={() => setOnly(filter === "accepted" ? "all" : "accepted")}><Icon name="success" />{t("planner.findings.accepted", { count: accepted.length })}</button>
        ) : null}
      </div>
      {filter === "accepted" ? null : ordered.length === 0 ? (
        <p className="st-findings__none"><Icon name="success" />{findings.length === 0 ? t("planner.findings.none") : t("planner.findings.none-of-kind")}</p>
      ) : (
        <ul className="st-findings__list" aria-label={t("planner.findings.title")}>
          {ordered.map((finding) => (
            <FindingItem key={finding.key} finding={finding} fixes={settled ? (fixes.get(finding.key) ?? none) : none} plan={plan} stopTitle={titles.get(stopOf(finding) ?? "")} chosen={chosen !== null && finding.stopIds.includes(chosen)} />
          ))}
        </ul>
      )}
      {accepted.length > 0 && (filter === "accepted" || filter === "all") ? (
        <section className="st-findings__accepted" aria-labelledby="accepted-head">
          <h3 id="accepted-head">{t("planner.findings.accepted", { count: accepted.length })}</h3>
          <ul className="st-findings__list" aria-labelledby="accepted-head">
            {accepted.map((finding) => <AcceptedItem key={finding.key} finding={finding} stopTitle={titles.get(stopOf(finding) ?? "")} />)}
          </ul>
        </section>
      ) : null}
    </section>
  );
});

const none: Fix[] = [];

type ItemProps = { finding: Finding; fixes: Fix[]; plan: Itinerary; stopTitle: string | undefined; chosen: boolean };

/** The stop one is led to: the one it is about, of a leg the one it leads to, of a day its last. */
function stopOf({ subject, stopIds }: Finding): string | null {
  if (subject.type === "stop") return subject.stopId;
  return subject.type === "leg" ? (subject.toStopId ?? subject.fromStopId) : (stopIds.at(-1) ?? null);
}

/** A check makes new findings every time; one that says the same is not drawn again. */
function saysTheSame(a: ItemProps, b: ItemProps): boolean {
  return a.fixes === b.fixes && a.stopTitle === b.stopTitle && a.chosen === b.chosen && a.finding.severity === b.finding.severity && JSON.stringify(a.finding.facts) === JSON.stringify(b.finding.facts);
}

const FindingItem = memo(function FindingItem({ finding, fixes, plan, stopTitle, chosen }: ItemProps) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const { acts, mayEdit, themes } = useBoardContext();
  const { title, sentence } = presentFinding(finding, translator, themes);
  const stopId = stopOf(finding);
  const leg = finding.subject.type === "leg" ? finding.subject : null;
  const [accepting, setAccepting] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = () => {
    setAccepting(false);
    opener.current?.focus();
  };
  return (
    <li className={`st-finding st-finding--${finding.severity}${chosen ? " st-finding--chosen" : ""}`}>
      <h3><Icon name={severityIcons[finding.severity]} className={`st-severity st-severity--${finding.severity}`} /><span className="sr-only">{tDynamic(`planner.severity.${finding.severity}`)}: </span>{title}</h3>
      <p>{sentence}</p>
      <div className="st-finding__acts">
        {mayEdit ? fixes.map((fix) => (
          <div key={JSON.stringify(fix.changes)} className="st-fix-offer">
            <button type="button" className="st-fix" onClick={() => acts.applyFix(fix)}>{presentFix(fix, translator, themes)}</button>
            {presentFixMoves(fix, plan, translator).map((move) => <span key={move} className="st-fix-offer__move">{move}</span>)}
          </div>
        )) : null}
        {stopId !== null && stopTitle !== undefined ? <button type="button" className="st-link-button" onClick={() => acts.reveal(stopId)} aria-label={t("planner.findings.go-to-name", { title: stopTitle })}>{t("planner.findings.go-to")}</button> : null}
        {mayEdit && finding.code === "missing-questions" && stopId !== null ? <button type="button" className="st-link-button" onClick={() => acts.open(stopId)}>{t("planner.findings.write-questions")}</button> : null}
        {leg ? <button type="button" className="st-link-button" onClick={() => acts.openLeg(leg.fromStopId, leg.toStopId)}>{t("planner.findings.open-leg")}</button> : null}
        {mayEdit && isAcceptable(finding) ? <button ref={opener} type="button" className="st-link-button" aria-expanded={accepting} aria-label={t("planner.accept.open-name", { title })} onClick={() => setAccepting(!accepting)}>{t("planner.accept.open")}</button> : null}
      </div>
      {accepting ? <AcceptForm findingKey={finding.key} factsHash={factsHash(finding)} title={title} onLeave={leave} /> : null}
    </li>
  );
}, saysTheSame);

function AcceptedItem({ finding, stopTitle }: { finding: MarkedFinding<StoredAcceptance>; stopTitle: string | undefined }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const { acts, themes } = useBoardContext();
  const { title, sentence } = presentFinding(finding, translator, themes);
  const stopId = stopOf(finding);
  return (
    <li className="st-finding st-finding--accepted">
      <h4><Icon name="success" className="st-severity st-severity--accepted" /><span className="sr-only">{tDynamic(`planner.severity.${finding.severity}`)}: </span>{title}</h4>
      <p>{sentence}</p>
      {finding.accepted ? (
        <AcceptedNote accepted={finding.accepted} title={title}>
          {stopId !== null && stopTitle !== undefined ? <button type="button" className="st-link-button" onClick={() => acts.reveal(stopId)} aria-label={t("planner.findings.go-to-name", { title: stopTitle })}>{t("planner.findings.go-to")}</button> : null}
        </AcceptedNote>
      ) : null}
    </li>
  );
}
