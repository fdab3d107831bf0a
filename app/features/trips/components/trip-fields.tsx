import { useTranslator } from "~/i18n/use-translator";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import type { DestinationChoice, ThemeChoice, TripFormValues } from "../present";
import { reaches } from "../schema";

/** The value of a field with one line. */
export function oneOf(values: TripFormValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of a field that may stand many times. */
export function allOf(values: TripFormValues, name: string): string[] {
  return [values[name] ?? []].flat();
}

function ChoiceBox({ name, value, label, checked, invalid }: { name: string; value: string; label: string; checked: boolean; invalid?: boolean }) {
  const id = `${name}-${value}`;
  return (
    <div className="form-group-checkbox">
      <input type="checkbox" className="form-checkbox" id={id} name={name} value={value} defaultChecked={checked} aria-invalid={invalid || undefined} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

/** Destinations by reach, any number of them. */
export function DestinationBoxes({ destinations, values, error }: { destinations: DestinationChoice[]; values: TripFormValues; error?: string }) {
  const { t, tDynamic, pick } = useTranslator();
  const chosen = allOf(values, "destination");
  return (
    <fieldset className={`st-fieldset${error ? " form-group form-error" : ""}`} aria-describedby={error ? "destination-error" : "destination-hint"}>
      <legend className="form-label">{t("trip.field.destinations")}</legend>
      <p className="form-hint" id="destination-hint">{t("trip.field.destinations-hint")}</p>
      {error ? <span className="form-error-message" id="destination-error">{tDynamic(error)}</span> : null}
      <div className="st-choices">
        {reaches.map((reach) => (
          <div key={reach} role="group" aria-label={tDynamic(`reach.${reach}`)}>
            <p className="weight-semibold mt-4 mb-2" aria-hidden="true">{tDynamic(`reach.${reach}`)}</p>
            {destinations.filter((one) => one.reach === reach).map((one, index) => (
              <ChoiceBox key={one.code} name="destination" value={one.code} label={pick(one.name)} checked={chosen.includes(one.code)} invalid={error !== undefined && reach === "denmark" && index === 0} />
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export function ThemeBoxes({ themes, values }: { themes: ThemeChoice[]; values: TripFormValues }) {
  const { t, pick } = useTranslator();
  const chosen = allOf(values, "theme");
  return (
    <fieldset className="st-fieldset">
      <legend className="form-label">{t("trip.field.themes")}</legend>
      <div className="st-choices">
        {themes.map((theme) => <ChoiceBox key={theme.code} name="theme" value={theme.code} label={pick(theme.name)} checked={chosen.includes(theme.code)} />)}
      </div>
    </fieldset>
  );
}

/** First and last day side by side, and how many travel. */
export function DatesAndPeople({ values, errors }: { values: TripFormValues; errors: Record<string, string> }) {
  const { t } = useTranslator();
  return (
    <>
      <div className="st-columns">
        <DateField name="startsOn" label={t("trip.field.starts-on")} required value={oneOf(values, "startsOn")} error={errors.startsOn} />
        <DateField name="endsOn" label={t("trip.field.ends-on")} required value={oneOf(values, "endsOn")} error={errors.endsOn} />
      </div>
      <div className="st-columns">
        <TextField name="memberCount" inputMode="numeric" label={t("trip.field.members")} required value={oneOf(values, "memberCount")} error={errors.memberCount} />
        <TextField name="staffCount" inputMode="numeric" label={t("trip.field.staff")} required value={oneOf(values, "staffCount")} error={errors.staffCount} />
      </div>
    </>
  );
}
