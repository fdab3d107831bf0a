import { Link } from "@remix-run/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "~/domain/itinerary/finding";
import type { Stop } from "~/domain/itinerary/itinerary";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { Icon } from "~/ui/icon";
import type { MapMarker } from "~/ui/map/map-types";
import type { BoardData } from "../board-queries.server";
import { presentFinding } from "../present-findings";
import { useBoardContext } from "./board-context";
import { severityIcons } from "./findings-panel";
import { Sheet } from "./sheet";
import { differingFields, fieldsOfForm, fieldsOfStop, type StopFields } from "./stop-fields";
import { StopFormFields, fieldLabels } from "./stop-form-fields";
import { TwoVersions } from "./two-versions";

/** What the server said to the form that was sent last. */
export type FormAnswer = { status: "saved" } | { status: "invalid"; form: FormReply } | { status: "stale"; theirs: Record<string, string> | null } | { status: "rejected" };

type Props = {
  stop: Stop;
  number: number | undefined;
  version: number;
  data: BoardData;
  findings: Finding[];
  answer: FormAnswer | null;
  saving: boolean;
  onSave: (fields: Record<string, string>) => void;
  onTimes: (times: { dayId: string | null; startsAt: string; durationMinutes: string } | null) => void;
};

/** The whole of one stop: its form, what the checks say about it, its lock and its removal. */
export function StopSheet({ stop, number, version, data, findings, answer, saving, onSave, onTimes }: Props) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const { acts, themes } = useBoardContext();
  const form = useRef<HTMLFormElement>(null);
  // The form starts from what the stop was when it was opened; what others save meanwhile must not slip in unseen.
  const [start, setStart] = useState<{ fields: StopFields; version: number; round: number }>(() => ({ fields: fieldsOfStop(stop, data.details[stop.id], locale), version, round: 0 }));
  const [asking, setAsking] = useState(false);
  // An answer from before this sheet was opened is not meant for it.
  const [settled, setSettled] = useState<FormAnswer | null>(answer);
  const open = answer !== settled ? answer : null;
  const siteCode = data.details[stop.id]?.siteCode ?? null;

  const read = useCallback(() => (form.current ? fieldsOfForm(form.current, start.fields) : start.fields), [start.fields]);
  const changed = useCallback(() => differingFields(read(), start.fields).length > 0, [read, start.fields]);
  const leave = () => {
    if (changed()) setAsking(true);
    else acts.close();
  };
  const save = (versionToReplace = start.version) => {
    setAsking(false);
    setSettled(answer);
    onSave({ ...read(), stopId: stop.id, version: String(versionToReplace) });
  };
  useEffect(() => {
    if (open?.status === "saved") acts.close();
  }, [open, acts]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => void (changed() && event.preventDefault());
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
  useEffect(() => () => onTimes(null), [onTimes]);

  const around = useMemo(() => data.itinerary.stops.flatMap((one): MapMarker[] => (one.place && one.id !== stop.id ? [{ id: one.id, label: "•", title: one.title, lon: one.place.lon, lat: one.place.lat, tone: "muted" }] : [])), [data.itinerary.stops, stop.id]);
  const errors = open?.status === "invalid" ? open.form.errors : undefined;
  const theirs = open?.status === "stale" ? open.theirs : undefined;
  return (
    <Sheet
      title={t("planner.sheet.title", { number: number ?? 0, title: stop.title })}
      lead={siteCode ? <Link to={`/besoegssteder/${siteCode}`} target="_blank" rel="noreferrer">{t(data.details[stop.id]?.siteArchived ? "planner.sheet.site-archived" : "planner.sheet.site")}<Icon name="open-in-new" /></Link> : null}
      onAsk={leave}
    >
      <form
        ref={form}
        key={start.round}
        className="st-sheet__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="st-sheet__body">
          {theirs !== undefined ? (
            <TwoVersions yours={read()} theirs={theirs} days={data.itinerary.days} onMine={() => save(Number(theirs?.version ?? start.version))}
              onTheirs={() => {
                setSettled(answer);
                if (theirs) setStart((now) => ({ fields: { ...now.fields, ...theirs } as StopFields, version: Number(theirs.version), round: now.round + 1 }));
                else acts.close();
              }} />
          ) : null}
          {open?.status === "rejected" ? <p className="st-sheet__problem" role="alert"><Icon name="error" />{t("planner.notice.rejected")}</p> : null}
          <ErrorSummary errors={errors} labels={fieldLabels(translator)} />
          <SheetFindings findings={findings} sentences={(finding) => presentFinding(finding, translator, themes)} severityWord={(severity) => tDynamic(`planner.severity.${severity}`)} />
          <StopFormFields fields={start.fields} errors={errors} days={data.itinerary.days} towns={data.towns} around={around} tiles={data.tiles} form={form} onTimes={onTimes} />
          <button type="button" className="st-link-button st-sheet__remove" disabled={stop.locked}
            onClick={() => {
              acts.close();
              acts.remove(stop.id);
            }}>
            <Icon name="delete" />{stop.locked ? t("planner.sheet.remove-locked") : t("planner.sheet.remove")}
          </button>
        </div>
        <div className="st-sheet__foot">
          {asking ? (
            <div className="st-sheet__ask" role="alertdialog" aria-label={t("planner.sheet.unsaved")}>
              <p>{t("planner.sheet.unsaved")}</p>
              {/* The question is asked of whoever has just tried to leave: its first answer takes the focus. */}
              {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
              <button type="submit" className="button button-primary" autoFocus>{t("form.save")}</button>
              <button type="button" className="button button-secondary" onClick={() => setAsking(false)}>{t("planner.sheet.stay")}</button>
              <button type="button" className="st-link-button" onClick={acts.close}>{t("planner.sheet.drop")}</button>
            </div>
          ) : (
            <>
              <button type="submit" className="button button-primary" disabled={saving}>{saving ? t("form.saving") : t("form.save")}</button>
              <button type="button" className="button button-secondary" onClick={leave}>{t("form.close")}</button>
            </>
          )}
        </div>
      </form>
    </Sheet>
  );
}

function SheetFindings({ findings, sentences, severityWord }: { findings: Finding[]; sentences: (finding: Finding) => { sentence: string }; severityWord: (severity: Finding["severity"]) => string }) {
  const { t } = useTranslator();
  if (findings.length === 0) return null;
  return (
    <details className="st-sheet__findings">
      <summary>{t("planner.sheet.findings", { count: findings.length })}</summary>
      <ul>
      {findings.map((finding) => (
        <li key={finding.key}><Icon name={severityIcons[finding.severity]} className={`st-severity st-severity--${finding.severity}`} /><span><span className="sr-only">{severityWord(finding.severity)}: </span>{sentences(finding).sentence}</span></li>
      ))}
      </ul>
    </details>
  );
}
