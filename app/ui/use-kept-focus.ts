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
    if (wasBusy.current && state === "idle" && document.activeElement === document.body) content.current?.focus({ preventScroll: true });
    wasBusy.current = state !== "idle";
  }, [state, content]);
}
