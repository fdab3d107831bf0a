import { useMemo, useRef, useState } from "react";
import { legEmissionsKg } from "~/domain/climate/emissions";
import type { Leg } from "~/domain/itinerary/finding";
import type { FactorSet } from "~/domain/climate/factor-set";
import { travelMinutesOf } from "~/domain/itinerary/read-legs";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { travelKnowing, type KnownLeg } from "~/domain/travel/known-legs";
import { travelModes, type TravelMode } from "~/domain/travel/leg-estimate";
import { formatDistance, formatDuration, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { TextField } from "~/ui/field";
import { useBoardContext } from "./board-context";
import { legSourceText } from "./leg-chip";
import { ModePictogram } from "./pictograms";
import { Sheet } from "./sheet";

type Props = { leg: Leg; fromTitle: string; toTitle: string; groupSize: number; knownLegs: KnownLeg[] | undefined; measuredModes: readonly TravelMode[]; factors: FactorSet };

/** The way between two stops: each mode with its minutes, a time one knows, and where the figures come from. */
export function LegSheet({ leg, fromTitle, toTitle, groupSize, knownLegs, measuredModes, factors }: Props) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const options = useMemo(() => {
    const travel = travelKnowing(embeddedTravelTimes, knownLegs);
    const proposed = travel.propose(leg.from, leg.to, { groupSize });
    const list = travelModes.map((mode) => {
      const estimate = travel.estimate(leg.from, leg.to, mode, { groupSize });
      return { mode, estimate, emissionsKg: legEmissionsKg(estimate, leg.from, leg.to, groupSize, factors), proposed: mode === proposed };
    });
    // A ferry that sails out and comes back is no way between two addresses of one town.
    const road = list.find((one) => one.mode === "coach" && one.estimate.outcome === "ok")?.estimate.distanceMetres ?? Infinity;
    const offered = list.filter((one) => one.mode !== "ferry" || one.mode === leg.mode || one.estimate.distanceMetres <= 3 * road);
    return offered.sort((a, b) => (travelMinutesOf(a.estimate) ?? Infinity) - (travelMinutesOf(b.estimate) ?? Infinity));
  }, [leg.from, leg.to, leg.mode, groupSize, knownLegs, factors]);
  const entered = leg.estimate.outcome === "ok" && leg.estimate.source === "entered" ? Math.round(leg.estimate.travelSeconds / 60) : null;
  const [mode, setMode] = useState<TravelMode>(leg.mode);
  const [error, setError] = useState<string | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typed = () => String(new FormData(form.current!).get("enteredMinutes") ?? "").trim();
  const changed = () => mode !== leg.mode || typed() !== (entered === null ? "" : String(entered));
  const leave = () => (mayEdit && changed() ? setAsking(true) : acts.close());
  const save = () => {
    const minutes = typed() === "" ? null : Number(typed());
    if (minutes !== null && (!Number.isInteger(minutes) || minutes < 1 || minutes > 2880)) {
      setError("error.whole-number");
      (form.current!.elements.namedItem("enteredMinutes") as HTMLElement).focus();
      return;
    }
    const proposed = options.find((option) => option.proposed)?.mode;
    const chosen = mode === leg.mode && leg.modeProposed ? null : mode === proposed && minutes === null ? null : mode;
    if (changed()) acts.setLeg(leg.fromStopId, leg.toStopId, minutes !== null ? mode : chosen, minutes);
    acts.close();
  };
  const sourceText = leg.estimate.outcome === "ok" ? legSourceText({ source: leg.estimate.source, uncertaintyMinutes: Math.round(leg.estimate.uncertaintySeconds / 60) }, translator) : t("planner.leg.impossible");
  return (
    <Sheet title={t("planner.leg.title")} lead={t("planner.leg.from-to", { from: fromTitle, to: toTitle })} onAsk={leave}>
      <form ref={form} className="st-sheet__form" noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
        <div className="st-sheet__body">
          <dl className="st-facts">
            <dt>{t("planner.leg.now")}</dt>
            <dd>{[tDynamic(`mode.${leg.mode}`), leg.estimate.outcome === "ok" ? formatDuration(travelMinutesOf(leg.estimate) ?? 0, locale) : null, formatDistance(leg.estimate.distanceMetres, locale), sourceText].filter(Boolean).join(" · ")}</dd>
            <dt>{t("planner.leg.buffer")}</dt>
            <dd>{t("planner.leg.buffer-text", { minutes: formatDuration(leg.bufferMinutes, locale) })}</dd>
            {leg.gapMinutes === null ? null : <><dt>{t("planner.leg.gap")}</dt><dd>{formatDuration(leg.gapMinutes, locale)}</dd></>}
          </dl>
          {leg.estimate.outcome === "ok" && leg.estimate.source === "model" && measuredModes.includes(leg.mode) ? <p className="form-hint">{t("planner.leg.fell-back")}</p> : null}
          <fieldset className="st-fieldset" disabled={!mayEdit}>
            <legend>{t("planner.leg.mode")}</legend>
            <div className="st-modes">
              {options.map(({ mode: one, estimate, emissionsKg, proposed }) => (
                <label key={one} className={`st-mode${estimate.outcome === "ok" ? "" : " st-mode--none"}`}>
                  <input type="radio" name="mode" value={one} checked={mode === one} disabled={estimate.outcome !== "ok" && mode !== one} onChange={() => setMode(one)} />
                  <ModePictogram mode={one} />
                  <span className="st-mode__name">{tDynamic(`planner.mode.${one}`)}{proposed ? <span className="st-board-tag">{t("planner.leg.proposed")}</span> : null}</span>
                  <span className="st-mode__time">
                    {estimate.outcome === "ok"
                      ? `${formatDuration(travelMinutesOf(estimate) ?? 0, locale)} ± ${Math.round(estimate.uncertaintySeconds / 60)} · ${formatDistance(estimate.distanceMetres, locale)}`
                      : tDynamic(`planner.leg.reason.${estimate.reason}`)}
                    {emissionsKg === null ? null : <span className="st-mode__climate">{emissionsText(emissionsKg, translator)}</span>}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {mayEdit ? (
            <TextField name="enteredMinutes" label={t("planner.leg.entered")} hint={t("planner.leg.entered-hint")} value={entered === null ? "" : String(entered)} error={error} inputMode="numeric" maxLength={4} autoComplete="off" widthClass="input-width-xs" />
          ) : null}
          {mayEdit && (entered !== null || !leg.modeProposed) ? (
            <button type="button" className="st-link-button" onClick={() => { acts.close(); acts.setLeg(leg.fromStopId, leg.toStopId, null, null); }}>{t("planner.leg.reset")}</button>
          ) : null}
          <p className="form-hint">{t("planner.leg.source-note")} {t("planner.leg.climate-note", { people: groupSize, source: factors.name, year: String(factors.year) })}</p>
        </div>
        <div className="st-sheet__foot">
          {asking ? <p className="st-sheet__ask" role="alert">{t("planner.sheet.unsaved")} <button type="button" className="st-link-button" onClick={acts.close}>{t("planner.sheet.drop")}</button></p> : null}
          {mayEdit ? <button type="submit" className="button button-primary">{t("form.save")}</button> : null}
          <button type="button" className="button button-secondary" onClick={leave}>{t("form.close")}</button>
        </div>
      </form>
    </Sheet>
  );
}

/** "62 kg CO2e"; below ten with a decimal, so that a short ride is not nothing. */
function emissionsText(kg: number, { t, locale }: Translator): string {
  return t("planner.leg.climate", { kg: formatNumber(kg, locale, kg > 0 && kg < 9.95 ? 1 : 0) });
}
