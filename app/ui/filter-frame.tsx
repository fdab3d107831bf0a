import { Form, useSubmit } from "@remix-run/react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "./icon";

const typingPauseMs = 300;

type FrameProps = {
  /** The page that the filter asks for. */
  action: string;
  label: string;
  textName: string;
  textLabel: string;
  /** What stands in the address now, by the name of the field. */
  values: Record<string, string>;
  /** The other fields; `send` asks at once. */
  children: (send: () => void) => ReactNode;
};

/** An ordinary form that asks for a page; where there is script, every change asks at once. */
export function FilterFrame({ action, label, textName, textLabel, values, children }: FrameProps) {
  const { t } = useTranslator();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const textId = useId();

  const send = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "");
    submit(new URLSearchParams(chosen), { method: "get", action, replace: true, preventScrollReset: true });
  };

  // The address may change without the form: by a link that clears it, or by the browser's back button.
  useEffect(() => {
    for (const [name, value] of Object.entries(values)) {
      for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`) ?? []) {
        if (field.type === "radio") (field as HTMLInputElement).checked = field.value === value;
        else if (field !== document.activeElement) field.value = value;
      }
    }
  }, [values]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <Form
      ref={form}
      method="get"
      action={action}
      role="search"
      aria-label={label}
      className="st-filter"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="st-filter__text">
        <label className="form-label" htmlFor={textId}>{textLabel}</label>
        <div className="st-filter__search">
          <input id={textId} name={textName} type="search" className="form-input" defaultValue={values[textName]} maxLength={100} autoComplete="off"
            onChange={() => {
              clearTimeout(timer.current);
              timer.current = setTimeout(send, typingPauseMs);
            }} />
          <button type="submit" className="button button-secondary"><Icon name="search" />{t("filter.search")}</button>
        </div>
      </div>
      {children(send)}
    </Form>
  );
}

/** What would be left if this were chosen instead. */
export type FilterChoice = { value: string; label: string; count: number };

/** A choice that would leave nothing stays in the list, so that the list does not change under one's hand. */
export function FilterSelect({ name, label, value, choices, onChange }: { name: string; label: string; value: string | null; choices: FilterChoice[]; onChange: () => void }) {
  const { t } = useTranslator();
  const id = useId();
  return (
    <div className="st-filter__select">
      <label className="form-label" htmlFor={id}>{label}</label>
      <select id={id} name={name} className="form-select" defaultValue={value ?? ""} onChange={onChange}>
        <option value="">{t("filter.any")}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{t("filter.choice", choice)}</option>)}
      </select>
    </div>
  );
}
