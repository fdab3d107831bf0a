import { useState, type RefObject } from "react";
import { bookingStatuses, stopKinds } from "~/domain/itinerary/itinerary";
import { travelModes } from "~/domain/travel/leg-estimate";
import { readClock } from "~/i18n/clock-text";
import { compareTexts } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import type { MapMarker, MapPoint, MapTiles } from "~/ui/map/map-types";
import { CheckboxField, SelectField, TextAreaField, TextField } from "~/ui/field";
import type { BoardData } from "../board-queries.server";
import { snapLength, snapStart } from "../present-day";
import { dayText } from "../present-findings";
import { PlaceMap } from "./place-map";
import { degreesText, readDegrees, stopFieldNames, type StopFieldName, type StopFields } from "./stop-fields";

/** The names of the fields as the reader sees them; `form` stands for the whole. */
export function fieldLabels({ tDynamic }: Pick<Translator, "tDynamic">): Record<StopFieldName, string> {
  return Object.fromEntries(stopFieldNames.map((name) => [name, tDynamic(`planner.field.${name}`)])) as Record<StopFieldName, string>;
}

type Times = { dayId: string | null; startsAt: string; durationMinutes: string };
type Props = {
  fields: StopFields;
  errors: Record<string, string> | undefined;
  days: { id: string; date: string }[];
  towns: BoardData["towns"];
  /** The trip's other places, for the map on which this one can be pressed. */
  around: MapMarker[];
  tiles: MapTiles;
  form: RefObject<HTMLFormElement>;
  /** Told of day, start and length as they are typed, so that the board can show them. */
  onTimes: (times: Times) => void;
};

const clockText = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** The fields of a stop. Which ones there are follows from its kind. */
export function StopFormFields({ fields, errors = {}, days, towns, around, tiles, form, onTimes }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const label = fieldLabels(translator);
  const [kind, setKind] = useState(fields.kind);
  const control = (name: StopFieldName) => form.current?.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null;
  const set = (name: StopFieldName, value: string) => {
    const element = control(name);
    if (element) element.value = value;
  };
  const tell = () => onTimes({ dayId: control("dayId")?.value || null, startsAt: control("startsAt")?.value ?? "", durationMinutes: control("durationMinutes")?.value ?? "" });
  const stepStart = (minutes: number) => {
    set("startsAt", clockText(snapStart((readClock(control("startsAt")?.value ?? "") ?? 540 - minutes) + minutes)));
    tell();
  };
  const stepLength = (minutes: number) => {
    set("durationMinutes", String(snapLength(Number(control("durationMinutes")?.value || 0) + minutes)));
    tell();
  };
  const stepDay = (direction: 1 | -1) => {
    const at = days.findIndex((day) => day.id === control("dayId")?.value);
    const next = days[at < 0 ? 0 : at + direction];
    if (next) set("dayId", next.id);
    tell();
  };
  const fill = (prefix: "" | "arrival") => (index: string) => {
    const town = towns[Number(index)];
    if (index === "" || !town) return;
    set(prefix ? "arrivalName" : "placeName", translator.pick(town.name));
    set(prefix ? "arrivalLon" : "lon", degreesText(town.lon, translator.locale));
    set(prefix ? "arrivalLat" : "lat", degreesText(town.lat, translator.locale));
  };
  const readPoint = (prefix: "" | "arrival"): MapPoint | null => {
    const [lon, lat] = [readDegrees(control(prefix ? "arrivalLon" : "lon")?.value ?? "", 180), readDegrees(control(prefix ? "arrivalLat" : "lat")?.value ?? "", 90)];
    return lon === null || lat === null ? null : { lon, lat };
  };
  const pick = (prefix: "" | "arrival") => (point: MapPoint) => {
    set(prefix ? "arrivalLon" : "lon", degreesText(point.lon, translator.locale));
    set(prefix ? "arrivalLat" : "lat", degreesText(point.lat, translator.locale));
  };
  const mapOf = (prefix: "" | "arrival") => <PlaceMap around={around} tiles={tiles} readPoint={() => readPoint(prefix)} onPick={pick(prefix)} />;
  return (
    <>
      <TextField name="title" label={label.title} required value={fields.title} error={errors.title} maxLength={200} autoComplete="off" />
      <SelectField name="kind" label={label.kind} required value={fields.kind} error={errors.kind} onChange={(value) => setKind(value)} choices={stopKinds.map((one) => ({ value: one, label: tDynamic(`planner.kind.${one}`) }))} />
      {/* Typing anywhere inside tells of the times: the fields keep their own state. */}
      <div className="st-times" onInput={tell}>
        <div className="st-times__row">
          <SelectField name="dayId" label={label.dayId} value={fields.dayId} error={errors.dayId} choices={[{ value: "", label: t("planner.field.no-day") }, ...days.map((day) => ({ value: day.id, label: dayText(day.date, translator) }))]} />
          <Steps label={t("planner.step.day")} steps={[{ name: t("planner.step.previous-day"), text: "‹", act: () => stepDay(-1) }, { name: t("planner.step.next-day"), text: "›", act: () => stepDay(1) }]} />
        </div>
        <div className="st-times__row">
          <TextField name="startsAt" label={label.startsAt} hint={t("planner.field.startsAt.hint")} value={fields.startsAt} error={errors.startsAt} maxLength={9} autoComplete="off" widthClass="input-width-xs" />
          <Steps label={t("planner.step.start")} steps={[-30, -5, 5, 30].map((minutes) => ({ name: t("planner.step.start-by", { minutes }), text: signed(minutes), act: () => stepStart(minutes) }))} />
        </div>
        <div className="st-times__row">
          <TextField name="durationMinutes" label={label.durationMinutes} required value={fields.durationMinutes} error={errors.durationMinutes} inputMode="numeric" maxLength={5} autoComplete="off" widthClass="input-width-xs" />
          <Steps label={t("planner.step.length")} steps={[-30, -5, 5, 30].map((minutes) => ({ name: t("planner.step.length-by", { minutes }), text: signed(minutes), act: () => stepLength(minutes) }))} />
        </div>
      </div>
      {kind === "lodging" ? <TextField name="nights" label={label.nights} required value={fields.nights === "0" ? "1" : fields.nights} error={errors.nights} inputMode="numeric" maxLength={2} autoComplete="off" widthClass="input-width-xs" /> : null}
      <fieldset className="st-fieldset st-place">
        <legend>{kind === "travel" ? t("planner.place.departure") : t("planner.place.title")}</legend>
        <TownSelect towns={towns} onChoose={fill("")} />
        <TextField name="placeName" label={label.placeName} value={fields.placeName} error={errors.placeName} maxLength={200} autoComplete="off" />
        <TextField name="address" label={label.address} value={fields.address} error={errors.address} maxLength={300} autoComplete="off" />
        <div className="st-place__degrees">
          <TextField name="lat" label={label.lat} value={fields.lat} error={errors.lat} inputMode="text" maxLength={20} autoComplete="off" />
          <TextField name="lon" label={label.lon} value={fields.lon} error={errors.lon} inputMode="text" maxLength={20} autoComplete="off" />
        </div>
        <p className="form-hint">{t("planner.place.hint")}</p>
        {mapOf("")}
      </fieldset>
      {kind === "travel" ? (
        <fieldset className="st-fieldset st-place">
          <legend>{t("planner.place.arrival")}</legend>
          <SelectField name="travelMode" label={label.travelMode} value={fields.travelMode} error={errors.travelMode} choices={[{ value: "", label: t("planner.field.no-mode") }, ...travelModes.map((mode) => ({ value: mode, label: tDynamic(`mode.${mode}`) }))]} />
          <TownSelect towns={towns} onChoose={fill("arrival")} />
          <TextField name="arrivalName" label={label.arrivalName} value={fields.arrivalName} error={errors.arrivalName} maxLength={200} autoComplete="off" />
          <div className="st-place__degrees">
            <TextField name="arrivalLat" label={label.arrivalLat} value={fields.arrivalLat} error={errors.arrivalLat} maxLength={20} autoComplete="off" />
            <TextField name="arrivalLon" label={label.arrivalLon} value={fields.arrivalLon} error={errors.arrivalLon} maxLength={20} autoComplete="off" />
          </div>
          {mapOf("arrival")}
        </fieldset>
      ) : null}
      <SelectField name="bookingStatus" label={label.bookingStatus} required value={fields.bookingStatus} error={errors.bookingStatus} choices={bookingStatuses.map((one) => ({ value: one, label: tDynamic(`planner.status.${one}`) }))} />
      <TextField name="hostContact" label={label.hostContact} hint={t("planner.field.hostContact.hint")} value={fields.hostContact} error={errors.hostContact} maxLength={500} autoComplete="off" />
      <TextAreaField name="questions" label={label.questions} hint={t("planner.field.questions.hint")} value={fields.questions} error={errors.questions} rows={5} maxLength={4000} />
      <TextAreaField name="notes" label={label.notes} value={fields.notes} error={errors.notes} rows={4} maxLength={4000} />
      <CheckboxField name="locked" label={t("planner.field.locked.long")} checked={fields.locked === "on"} />
    </>
  );
}

const signed = (minutes: number) => (minutes < 0 ? `−${-minutes}` : `+${minutes}`);

function Steps({ label, steps }: { label: string; steps: { name: string; text: string; act: () => void }[] }) {
  return (
    <div className="st-steps" role="group" aria-label={label}>
      {steps.map((step) => <button key={step.text} type="button" aria-label={step.name} onClick={step.act}>{step.text}</button>)}
    </div>
  );
}

export function TownSelect({ towns, onChoose }: { towns: BoardData["towns"]; onChoose: (index: string) => void }) {
  const { t, pick, locale } = useTranslator();
  const compare = compareTexts(locale);
  const choices = towns.map((town, index) => ({ value: String(index), label: pick(town.name) })).sort((a, b) => compare(a.label, b.label));
  return <SelectField name="town" label={t("planner.place.town")} choices={[{ value: "", label: t("planner.place.choose-town") }, ...choices]} onChange={onChoose} />;
}
