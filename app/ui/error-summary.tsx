import { useEffect, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "./icon";

/**
 * Says that a form could not be saved and why, and moves the focus to the first bad field of the form it stands in.
 * `labels` are the fields' names as the reader sees them, `values` what the messages fill in, `heading` what was not done by a
 * form that saves nothing.
 */
export function ErrorSummary({ errors, labels, values = {}, heading }: { heading?: string; errors: Record<string, string> | undefined; labels: Record<string, string>; values?: Record<string, Record<string, string>> }) {
  const { t, tDynamic } = useTranslator();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!errors) return;
    const bad = box.current?.closest("form")?.querySelector<HTMLElement>("[aria-invalid=true]");
    (bad ?? box.current)?.focus();
  }, [errors]);
  if (!errors || Object.keys(errors).length === 0) return null;
  return (
    <div className="alert alert-error" role="alert" ref={box} tabIndex={-1}>
      <Icon name="error" className="alert-icon" />
      <div className="alert-body">
        <p className="alert-heading">{heading ?? t("form.not-saved")}</p>
        <ul className="alert-text nobullet-list">
          {Object.entries(errors).map(([field, key]) => (
            <li key={field}>{labels[field] ? `${labels[field]}: ` : ""}{tDynamic(key, values[field])}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
