import { useEffect, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { dayText } from "../present-findings";
import { differingFields, type StopFieldName, type StopFields } from "./stop-fields";
import { fieldLabels } from "./stop-form-fields";

type Props = { yours: StopFields; theirs: Record<string, string> | null; days: { id: string; date: string }[]; onMine: () => void; onTheirs: () => void };

/** Somebody else saved first: both versions side by side, and the choice. Null for theirs: the stop was removed. */
export function TwoVersions({ yours, theirs, days, onMine, onTheirs }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const labels = fieldLabels(translator);
  const shown = (name: StopFieldName, value: string | undefined) => {
    if (name === "locked") return value ? t("planner.versions.yes") : t("planner.versions.no");
    if (!value) return "–";
    if (name === "dayId") return dayText(days.find((day) => day.id === value)?.date ?? "2000-01-01", translator);
    if (name === "kind" || name === "bookingStatus") return tDynamic(`planner.${name === "kind" ? "kind" : "status"}.${value}`);
    return name === "travelMode" ? tDynamic(`mode.${value}`) : value;
  };
  return (
    <div className="st-two-versions" role="group" aria-labelledby="versions-head" tabIndex={-1} ref={box}>
      <h3 id="versions-head">{theirs ? t("planner.versions.title") : t("planner.versions.gone")}</h3>
      <p>{theirs ? t("planner.versions.lead") : t("planner.versions.gone-lead")}</p>
      {theirs ? (
        <table className="table table--compact">
          <thead><tr><th scope="col">{t("planner.versions.field")}</th><th scope="col">{t("planner.versions.yours")}</th><th scope="col">{t("planner.versions.theirs")}</th></tr></thead>
          <tbody>
            {differingFields(yours, theirs as Partial<StopFields>).map((name) => (
              <tr key={name}><th scope="row">{labels[name]}</th><td>{shown(name, yours[name])}</td><td>{shown(name, theirs[name])}</td></tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <div className="st-row">
        {theirs ? <button type="button" className="button button-primary" onClick={onMine}>{t("planner.versions.keep-mine")}</button> : null}
        <button type="button" className="button button-secondary" onClick={onTheirs}>{theirs ? t("planner.versions.take-theirs") : t("form.close")}</button>
      </div>
    </div>
  );
}
