import { useNavigation } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";

/**
 * Who pressed a button that is gone when the answer comes would begin again at the top of the window: where a change of page
 * or a saved form leaves the focus nowhere, the content gets it. What takes the focus itself has done so by then.
 */
export function useKeptFocus(content: RefObject<HTMLElement>): void {
  const { state } = useNavigation();
  const wasBusy = useRef(false);
  useEffect(() => {
    const isDone = wasBusy.current && state === "idle";
    wasBusy.current = state !== "idle";
    if (!isDone) return;
    // A browser takes the focus from what is no longer shown once it has drawn the page.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void (document.activeElement === document.body && content.current?.focus({ preventScroll: true })));
    });
    return () => cancelAnimationFrame(frame);
  }, [state, content]);
}
