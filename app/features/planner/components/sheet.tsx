import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";

/**
 * A dialog beside the board; on a phone it fills the screen. `onAsk` is asked when somebody wants to leave it (the button,
 * Escape): it decides whether the sheet may close, so that nothing typed is dropped. The focus goes back where it was.
 */
export function Sheet({ title, lead, onAsk, children }: { title: string; lead?: ReactNode; onAsk: () => void; children: ReactNode }) {
  const { t } = useTranslator();
  const dialog = useRef<HTMLDialogElement>(null);
  const ask = useRef(onAsk);
  ask.current = onAsk;
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current!;
    const before = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      // A card may have been drawn anew meanwhile: its id finds it again.
      const home = before instanceof HTMLElement ? (before.isConnected ? before : document.getElementById(before.id)) : null;
      home?.focus();
    };
  }, []);
  return (
    // The browser closes a dialog on Escape by itself; here Escape only asks.
    <dialog
      ref={dialog}
      className="st-sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        ask.current();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        ask.current();
      }}
    >
      <div className="st-sheet__head">
        <div>
          <h2 id={titleId} tabIndex={-1}>{title}</h2>
          {lead ? <div className="st-sheet__lead">{lead}</div> : null}
        </div>
        <button type="button" className="st-icon-button" onClick={() => ask.current()} aria-label={t("form.close")} title={t("form.close")}><Icon name="close" /></button>
      </div>
      {children}
    </dialog>
  );
}
