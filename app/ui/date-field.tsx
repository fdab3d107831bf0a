import { useId, useRef, useState } from "react";
import { formatDateField, readDate } from "~/i18n/date-text";
import { formatDateLong } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { FieldFrame, useFieldIds, type FieldBase } from "./field";
import { Icon } from "./icon";

/**
 * A calendar date, typed day first in the reader's language, with the weekday said back, or picked from the browser's
 * calendar. A browser's own date field writes dates in the browser's language, which need not be the page's.
 */
export function DateField(props: FieldBase) {
  const { t, locale } = useTranslator();
  const { name, label, error, required, value } = props;
  const { id, describedBy } = useFieldIds(props);
  const spokenId = useId();
  const calendar = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => formatDateField(value ?? "", locale));
  const date = readDate(text.trim());
  return (
    <FieldFrame {...props} id={id}>
      <div className="st-date">
        <input id={id} name={name} className="form-input" inputMode="numeric" autoComplete="off" placeholder={t("form.date-form")} value={text} aria-required={required || undefined}
          aria-invalid={error ? true : undefined} aria-describedby={[describedBy, spokenId].filter(Boolean).join(" ")} onChange={(event) => setText(event.currentTarget.value)} />
        <button type="button" className="button button-secondary st-date__button" aria-label={t("form.pick-date", { field: label })} onClick={() => calendar.current?.showPicker()}>
          <Icon name="calendar-month" />
        </button>
        <input ref={calendar} type="date" className="st-date__calendar" tabIndex={-1} aria-hidden="true" value={date ?? ""} onChange={(event) => event.currentTarget.value && setText(formatDateField(event.currentTarget.value, locale))} />
      </div>
      <span id={spokenId} className="st-date__spoken">{date ? formatDateLong(date, locale) : "\u00a0"}</span>
    </FieldFrame>
  );
}
