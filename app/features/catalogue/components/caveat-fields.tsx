import { useTranslator } from "~/i18n/use-translator";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { DateField } from "~/ui/date-field";
import { caveatFieldName, mostCaveats } from "../entry-schema";
import { severities } from "../schema";

type Values = Record<string, string | string[]>;

/** The doubts of an entry, one below the other, and room for a new one. One that is settled is taken away by choosing so. */
export function CaveatFields({ values, error }: { values: Values; error?: string }) {
  const { t, tDynamic } = useTranslator();
  const text = (index: number, part: Parameters<typeof caveatFieldName>[1]) => String(values[caveatFieldName(index, part)] ?? "");
  const held = Array.from({ length: mostCaveats }, (_, index) => index).filter((index) => text(index, "text_da") !== "");
  const next = Math.min(mostCaveats - 1, (held.at(-1) ?? -1) + 1);
  const rows = held.includes(next) ? held : [...held, next];
  return (
    <>
      {error ? <p className="form-error-message">{tDynamic(error)}</p> : null}
      {rows.map((index, at) => {
        const isNew = text(index, "text_da") === "";
        return (
          <fieldset key={index} className="st-fieldset st-entry-caveat">
            <legend>{isNew ? t("entry.caveat-new") : t("entry.caveat", { number: at + 1 })}</legend>
            <input type="hidden" name={caveatFieldName(index, "code")} value={text(index, "code")} />
            <SelectField name={caveatFieldName(index, "severity")} label={t("entry.caveat-severity")} required value={text(index, "severity") || (isNew ? "medium" : "")}
              choices={[...severities.map((value) => ({ value, label: tDynamic(`caveat.severity.${value}`) })), ...(isNew ? [] : [{ value: "", label: t("entry.caveat-settled") }])]} />
            <TextAreaField name={caveatFieldName(index, "text_da")} label={t("entry.caveat-text-da")} rows={2} required={!isNew} value={text(index, "text_da")} />
            <TextAreaField name={caveatFieldName(index, "text_en")} label={t("entry.caveat-text-en")} rows={2} value={text(index, "text_en")} />
            <TextField name={caveatFieldName(index, "source_da")} label={t("entry.caveat-source")} value={text(index, "source_da")} />
            <DateField name={caveatFieldName(index, "stated_on")} label={t("entry.caveat-stated")} value={text(index, "stated_on")} />
          </fieldset>
        );
      })}
    </>
  );
}
