import { Form, Link, useSubmit } from "@remix-run/react";
import { useEffect, useId, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { CataloguePageData, FilterChoice } from "../present";
import { cataloguePath, filterNames } from "../schema";

const typingPauseMs = 300;

/** An ordinary form that asks for a page; where there is script, every change asks at once. */
export function FilterForm({ filter, choices }: Pick<CataloguePageData, "filter" | "choices">) {
  const { t } = useTranslator();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const textId = useId();

  const send = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const chosen = [...new FormData(form.current)].filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1].trim() !== "");
    submit(new URLSearchParams(chosen), { method: "get", action: cataloguePath, replace: true, preventScrollReset: true });
  };

  // The address may change without the form: by a link that clears it, or by the browser's back button.
  useEffect(() => {
    for (const [key, name] of Object.entries(filterNames)) {
      const value = filter[key as keyof typeof filterNames] ?? "";
      for (const field of form.current?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`) ?? []) {
        if (field.type === "radio") (field as HTMLInputElement).checked = field.value === value;
        else if (field !== document.activeElement) field.value = value;
      }
    }
  }, [filter]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return (
    <Form
      ref={form}
      method="get"
      action={cataloguePath}
      role="search"
      aria-label={t("catalogue.filter.label")}
      className="st-filter"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="st-filter__text">
        <label className="form-label" htmlFor={textId}>{t("catalogue.filter.text")}</label>
        <div className="st-filter__search">
          <input id={textId} name={filterNames.text} type="search" className="form-input" defaultValue={filter.text} maxLength={100} autoComplete="off"
            onChange={() => {
              clearTimeout(timer.current);
              timer.current = setTimeout(send, typingPauseMs);
            }} />
          <button type="submit" className="button button-secondary"><Icon name="search" />{t("catalogue.filter.search")}</button>
        </div>
      </div>
      <fieldset className="st-filter__reach">
        <legend className="form-label">{t("catalogue.filter.reach")}</legend>
        <div className="st-chips">
          {[{ value: "", label: t("catalogue.filter.any"), count: choices.reach.reduce((sum, { count }) => sum + count, 0) }, ...choices.reach].map((choice) => (
            <label key={choice.value} className="st-chip">
              <input type="radio" name={filterNames.reach} value={choice.value} defaultChecked={(filter.reach ?? "") === choice.value} onChange={send} />
              <span>{t("catalogue.filter.choice", choice)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <FilterSelect name={filterNames.theme} label={t("catalogue.filter.theme")} value={filter.theme} choices={choices.theme} onChange={send} />
      <FilterSelect name={filterNames.kind} label={t("catalogue.filter.kind")} value={filter.kind} choices={choices.kind} onChange={send} />
      <FilterSelect name={filterNames.concreteness} label={t("catalogue.filter.concreteness")} value={filter.concreteness} choices={choices.concreteness} onChange={send} />
    </Form>
  );
}

/** A choice that would leave nothing stays in the list, so that the list does not change under one's hand. */
function FilterSelect({ name, label, value, choices, onChange }: { name: string; label: string; value: string | null; choices: FilterChoice[]; onChange: () => void }) {
  const { t } = useTranslator();
  const id = useId();
  return (
    <div className="st-filter__select">
      <label className="form-label" htmlFor={id}>{label}</label>
      <select id={id} name={name} className="form-select" defaultValue={value ?? ""} onChange={onChange}>
        <option value="">{t("catalogue.filter.any")}</option>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{t("catalogue.filter.choice", choice)}</option>)}
      </select>
    </div>
  );
}

/** Leads back to the whole list. */
export function ResetFilter({ className }: { className?: string }) {
  const { t } = useTranslator();
  return <Link to={cataloguePath} replace preventScrollReset className={className}>{t("catalogue.filter.reset")}</Link>;
}
