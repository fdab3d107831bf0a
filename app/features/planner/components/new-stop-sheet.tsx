import { useRef, useState } from "react";
import { stopKinds, type StopKind } from "~/domain/itinerary/itinerary";
import { readClock } from "~/i18n/clock-text";
import { useTranslator } from "~/i18n/use-translator";
import { SelectField, TextField } from "~/ui/field";
import type { BoardData } from "../board-queries.server";
import { dayText } from "../present-findings";
import { useBoardContext } from "./board-context";
import { Sheet } from "./sheet";
import { TownSelect } from "./stop-form-fields";

const usualMinutes: Record<StopKind, number> = { visit: 90, meal: 60, lodging: 30, travel: 60, meeting: 60, free: 60 };
const ownKinds: StopKind[] = ["meal", "lodging", "meeting", "travel", "free", "visit"];

/** A point of one's own in few fields; the rest is written in its sheet afterwards. */
export function NewStopSheet({ data, dayId, startFor, townFor }: { data: BoardData; dayId: string; startFor: (kind: StopKind, dayId: string) => number | null; townFor: (dayId: string) => number | null }) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const { acts } = useBoardContext();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<StopKind>("meal");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const town = useRef<string>(String(townFor(dayId) ?? ""));
  const startText = (minute: number | null) => (minute === null ? "" : `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);

  const add = () => {
    const values = new FormData(form.current!);
    const text = (name: string) => String(values.get(name) ?? "").trim();
    const start = readClock(text("startsAt"));
    const minutes = Number(text("durationMinutes"));
    const nights = Number(text("nights") || "1");
    const faults: Record<string, string> = {};
    if (start === null && text("startsAt") !== "") faults.startsAt = "error.clock";
    if (!Number.isInteger(minutes) || minutes < 5 || minutes > 2880) faults.durationMinutes = "error.range";
    if (!Number.isInteger(nights) || nights < 0 || nights > 30) faults.nights = "error.range";
    setErrors(faults);
    const [first] = Object.keys(faults);
    if (first) {
      (form.current!.elements.namedItem(first) as HTMLElement).focus();
      return;
    }
    acts.close();
    acts.addOwn({ kind, title: text("title"), dayId: text("dayId") || null, startsAtMinute: text("dayId") === "" ? null : start, durationMinutes: minutes, nights, townIndex: text("town") === "" ? null : Number(text("town")) });
  };
  const leave = () => {
    if (String(new FormData(form.current!).get("title")).trim() !== "") setAsking(true);
    else acts.close();
  };
  return (
    <Sheet title={t("planner.new.title")} onAsk={leave}>
      <form ref={form} className="st-sheet__form" noValidate onSubmit={(event) => { event.preventDefault(); add(); }}>
        <div className="st-sheet__body">
          <fieldset className="st-fieldset">
            <legend>{t("planner.field.kind")}</legend>
            <div className="st-kinds">
              {ownKinds.filter((one) => stopKinds.includes(one)).map((one) => (
                <label key={one} className="st-kind"><input type="radio" name="kind" value={one} checked={kind === one} onChange={() => setKind(one)} />{tDynamic(`planner.kind.${one}`)}</label>
              ))}
            </div>
          </fieldset>
          <TextField name="title" label={t("planner.field.title")} hint={t("planner.new.title-hint", { kind: tDynamic(`planner.kind.${kind}`) })} maxLength={200} autoComplete="off" />
          <SelectField name="dayId" label={t("planner.field.dayId")} value={dayId} choices={[{ value: "", label: t("planner.field.no-day") }, ...data.itinerary.days.map((day) => ({ value: day.id, label: dayText(day.date, translator) }))]} />
          <div className="st-place__degrees" key={kind}>
            <TextField name="startsAt" label={t("planner.field.startsAt")} value={startText(startFor(kind, dayId))} error={errors.startsAt} maxLength={9} autoComplete="off" />
            <TextField name="durationMinutes" label={t("planner.field.durationMinutes")} required value={String(usualMinutes[kind])} error={errors.durationMinutes} inputMode="numeric" maxLength={4} autoComplete="off" />
            {kind === "lodging" ? <TextField name="nights" label={t("planner.field.nights")} required value="1" error={errors.nights} inputMode="numeric" maxLength={2} autoComplete="off" /> : null}
          </div>
          <NearTown towns={data.towns} initial={town.current} />
        </div>
        <div className="st-sheet__foot">
          {asking ? <p className="st-sheet__ask" role="alert">{t("planner.sheet.unsaved")} <button type="button" className="st-link-button" onClick={acts.close}>{t("planner.sheet.drop")}</button></p> : null}
          <button type="submit" className="button button-primary">{t("planner.new.add")}</button>
          <button type="button" className="button button-secondary" onClick={leave}>{t("form.close")}</button>
        </div>
      </form>
    </Sheet>
  );
}

function NearTown({ towns, initial }: { towns: BoardData["towns"]; initial: string }) {
  const { t, pick } = useTranslator();
  if (initial === "") return <TownSelect towns={towns} onChoose={() => undefined} />;
  return (
    <SelectField name="town" label={t("planner.place.town")} value={initial}
      choices={[{ value: "", label: t("planner.place.choose-town") }, ...towns.map((town, index) => ({ value: String(index), label: pick(town.name) }))]} />
  );
}
