import { useEffect, useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { DateField } from "~/ui/date-field";
import { CheckboxField, SelectField, TextField } from "~/ui/field";
import { rowChoice } from "../present-row";
import { isRowFilled, removedPart, rowFieldName, type RowPart, type RowSpec } from "../row-schema";

type Values = Record<string, string | string[]>;
type Props = { name: string; spec: RowSpec; values: Values; errors: Record<string, string> };

/** The rows of a list, each folded behind what tells it from the others, and rows to fill in. Another one is there at a press. */
export function RowFields({ name, spec, values, errors }: Props) {
  const { t, tDynamic } = useTranslator();
  const [added, setAdded] = useState(0);
  const rows = useRef<HTMLDivElement>(null);
  const held = Array.from({ length: spec.most }, (_, index) => index).filter((index) => isRowFilled(spec, name, values, index));
  const next = (held.at(-1) ?? -1) + 1;
  const blank = Array.from({ length: Math.min(spec.most - next, spec.blank + added) }, (_, index) => next + index);
  useEffect(() => {
    if (added > 0) rows.current?.querySelector<HTMLElement>(":scope > details:last-of-type input")?.focus();
  }, [added]);
  return (
    <div ref={rows} className="st-entry-rows">
      {[...held, ...blank].map((index, at) => <Row key={index} index={index} number={at + 1} isNew={!held.includes(index)} isOpen={index >= next + spec.blank} {...{ name, spec, values, errors }} />)}
      {next + blank.length < spec.most ? <button type="button" className="st-link-button st-needs-script" onClick={() => setAdded(added + 1)}>{tDynamic(`entry.row.${name}.add`)}</button> : <p className="st-muted">{t("entry.row.most", { most: spec.most })}</p>}
    </div>
  );
}

function Row({ name, spec, values, errors, index, number, isNew, isOpen }: Props & { index: number; number: number; isNew: boolean; isOpen: boolean }) {
  const { t, tDynamic, locale } = useTranslator();
  const text = (part: string) => String(values[rowFieldName(name, index, part)] ?? "");
  const shown = (part: RowPart) => (part.type === "number" ? numberText(text(part.name), locale) : text(part.name));
  const summary = spec.summary.map((part) => shown(spec.parts.find((one) => one.name === part)!)).filter(Boolean);
  const isFaulty = spec.parts.some((part) => errors[rowFieldName(name, index, part.name)]);
  return (
    <details className="st-disclosure st-entry-row" open={isFaulty || isOpen || undefined}>
      <summary>{isNew ? t("entry.row.new", { row: tDynamic(`entry.row.${name}.one`), number }) : [tDynamic(`entry.row.${name}.one`), number, "·", [...new Set(summary)].join(" ")].join(" ")}</summary>
      <fieldset className="st-fieldset">
        <legend className="sr-only">{tDynamic(`entry.row.${name}.one`)} {number}</legend>
        {spec.parts.map((part) => {
          const field = rowFieldName(name, index, part.name);
          // What a row needs is asked for once the row is begun.
          const common = { name: field, label: tDynamic(`entry.row.${name}.${part.name}`), error: errors[field], required: part.required || part.type === "select", value: shown(part) };
          switch (part.type) {
            case "line": return <TextField key={field} {...common} hint={part.fallback ? t("entry.hint.english") : undefined} maxLength={part.max} />;
            case "date": return <DateField key={field} {...common} hint={part.fallback ? tDynamic(`entry.row.${name}.${part.name}-hint`) : undefined} />;
            case "number": return <TextField key={field} {...common} inputMode={part.decimals ? "decimal" : "numeric"} widthClass="input-width-s" />;
            case "select": return <SelectField key={field} {...common} value={common.value || part.choices[0]} choices={part.choices.map((value) => ({ value, label: rowChoice(part.name, value, tDynamic) }))} />;
            case "check": return <CheckboxField key={field} name={field} label={common.label} checked={common.value !== ""} />;
          }
        })}
        {isNew ? null : <CheckboxField name={rowFieldName(name, index, removedPart)} label={tDynamic(`entry.row.${name}.remove`)} checked={text(removedPart) !== ""} />}
      </fieldset>
    </details>
  );
}

/** A decimal number in the reader's language; three decimals after a full stop would be read as thousands. */
const numberText = (text: string, locale: "da" | "en") => (locale === "en" && /^-?\d+,(\d{1,2}|\d{4,})$/.test(text) ? text.replace(",", ".") : text);
