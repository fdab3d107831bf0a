import { useTranslator } from "~/i18n/use-translator";
import { TextField } from "~/ui/field";
import { publicationFields } from "../case-schema";

type Values = Record<string, string | string[]>;

/** A publication that cannot be chosen yet. Without script, too, it is filled in only where none was chosen. */
export function PublicationFields({ values, errors }: { values: Values; errors: Record<string, string> }) {
  const { t } = useTranslator();
  const { title, publisher, year } = publicationFields;
  const field = (name: string) => ({ name, value: String(values[name] ?? ""), error: errors[name] });
  const isOpen = [title, publisher, year].some((name) => errors[name] || String(values[name] ?? "") !== "");
  return (
    <details className="st-disclosure st-entry-row" open={isOpen || undefined}>
      <summary>{t("entry.publication")}</summary>
      <fieldset className="st-fieldset">
        <legend className="sr-only">{t("entry.publication")}</legend>
        <TextField {...field(title)} label={t("entry.field.publication_title")} required maxLength={300} />
        <TextField {...field(publisher)} label={t("entry.field.publication_publisher")} required maxLength={200} />
        <TextField {...field(year)} label={t("entry.field.publication_year")} inputMode="numeric" widthClass="input-width-s" />
      </fieldset>
    </details>
  );
}
