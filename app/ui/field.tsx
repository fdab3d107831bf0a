import { useId, type InputHTMLAttributes, type ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";

export type FieldBase = {
  name: string;
  label: string;
  /** What to type and in what form, before it is wrong. */
  hint?: string;
  /** Key of a message, as a form reply carries it. */
  error?: string;
  /** What the error's message fills in. */
  errorValues?: Record<string, string>;
  required?: boolean;
  value?: string;
};

/** The ids by which label, help and error are tied to the control; the id of a field is its name in its form. */
export function useFieldIds({ name, hint, error }: Pick<FieldBase, "name" | "hint" | "error">) {
  const scope = useId();
  const id = `${name}${scope}`;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return { id, describedBy };
}

/** Label, help and error around a control whose id and descriptions come from {@link useFieldIds}. */
export function FieldFrame({ id, label, hint, error, errorValues, required, children }: FieldBase & { id: string; children: ReactNode }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className={`form-group${error ? " form-error" : ""}`}>
      <label className="form-label" htmlFor={id}>
        {label}
        {required ? null : <span className="weight-normal"> ({t("form.optional")})</span>}
      </label>
      {hint ? <span className="form-hint" id={`${id}-hint`}>{hint}</span> : null}
      {error ? <span className="form-error-message" id={`${id}-error`}><span className="sr-only">{t("form.error-prefix")} </span>{tDynamic(error, errorValues)}</span> : null}
      {children}
    </div>
  );
}

type TextFieldProps = FieldBase &
  Pick<InputHTMLAttributes<HTMLInputElement>, "type" | "inputMode" | "autoComplete" | "maxLength" | "min" | "max" | "step" | "onChange" | "onBlur" | "autoFocus" | "list"> & {
    widthClass?: string;
  };

/** One line of text, a date or a number. `value` is what stands there at first; what is typed is kept by the browser. */
export function TextField({ widthClass, onChange, onBlur, ...props }: TextFieldProps) {
  const { name, label, hint, error, required, value, ...input } = props;
  const { id, describedBy } = useFieldIds(props);
  return (
    <FieldFrame {...{ id, name, label, hint, error, required }}>
      <input
        {...input}
        id={id}
        name={name}
        className={`form-input${widthClass ? ` ${widthClass}` : ""}`}
        defaultValue={value}
        onChange={onChange}
        onBlur={onBlur}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        aria-required={required || undefined}
      />
    </FieldFrame>
  );
}

export function TextAreaField(props: FieldBase & { rows?: number; maxLength?: number }) {
  const { name, value, error, required, rows = 4, maxLength } = props;
  const { id, describedBy } = useFieldIds(props);
  return (
    <FieldFrame {...props} id={id}>
      <textarea id={id} name={name} className="form-input" rows={rows} maxLength={maxLength} defaultValue={value}
        aria-describedby={describedBy} aria-invalid={error ? true : undefined} aria-required={required || undefined} />
    </FieldFrame>
  );
}

export type Choice = { value: string; label: string; /** The heading it stands under in a long list. */ group?: string };

export function SelectField(props: FieldBase & { choices: Choice[]; onChange?: (value: string) => void }) {
  const { name, value, error, choices, required, onChange } = props;
  const { id, describedBy } = useFieldIds(props);
  return (
    <FieldFrame {...props} id={id}>
      <select id={id} name={name} className="form-select" defaultValue={value} aria-describedby={describedBy} aria-invalid={error ? true : undefined}
        aria-required={required || undefined} onChange={onChange ? (event) => onChange(event.currentTarget.value) : undefined}>
        {[...new Set(choices.map((choice) => choice.group))].map((group) => {
          const options = choices.filter((choice) => choice.group === group).map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>);
          return group === undefined ? options : <optgroup key={group} label={group}>{options}</optgroup>;
        })}
      </select>
    </FieldFrame>
  );
}

/** One box; its label says what ticking it means. */
export function CheckboxField({ name, label, checked, value = "on", onChange }: { name: string; label: string; checked?: boolean; value?: string; onChange?: (checked: boolean) => void }) {
  const id = `${name}${useId()}`;
  return (
    <div className="form-group-checkbox">
      <input type="checkbox" id={id} name={name} value={value} className="form-checkbox" defaultChecked={checked} onChange={onChange ? (event) => onChange(event.currentTarget.checked) : undefined} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

/** A choice between few things that all should be seen. */
export function RadioGroup(props: FieldBase & { choices: Choice[] }) {
  const { name, label, hint, error, value, choices } = props;
  const { tDynamic } = useTranslator();
  const { id, describedBy } = useFieldIds(props);
  return (
    <div className={`form-group${error ? " form-error" : ""}`}>
      <fieldset aria-describedby={describedBy}>
        <legend className="form-label">{label}</legend>
        {hint ? <span className="form-hint" id={`${id}-hint`}>{hint}</span> : null}
        {error ? <span className="form-error-message" id={`${id}-error`}>{tDynamic(error)}</span> : null}
        {choices.map((choice) => (
          <div className="form-group-radio" key={choice.value}>
            <input type="radio" id={`${id}-${choice.value}`} name={name} value={choice.value} className="form-radio radio-large" defaultChecked={value === choice.value} />
            <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
          </div>
        ))}
      </fieldset>
    </div>
  );
}
