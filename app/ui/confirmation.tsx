import { useEffect, useRef } from "react";
import { useTranslator } from "~/i18n/use-translator";

/**
 * The question before an act that cannot be taken back, inside the form that sends it. The button that asked is gone when
 * this is shown, so the keyboard goes on at the answer. `intent` is what the form sends when the answer is yes.
 */
export function Confirmation({ question, confirm, intent, onCancel }: { question: string; confirm: string; intent?: string; onCancel: () => void }) {
  const { t } = useTranslator();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  // Keys of their own: React would turn the button that asks into the one that acts while it is still being pressed.
  return (
    <>
      <span>{question}</span>
      <button key="confirm" ref={button} className="button button-warning" name={intent ? "intent" : undefined} value={intent} type="submit">{confirm}</button>
      <button key="cancel" className="button button-secondary" type="button" onClick={onCancel}>{t("form.cancel")}</button>
    </>
  );
}
