import { useEffect, useState, type RefObject } from "react";

/** Where this browser remembers that its user wants no single key to do anything: somebody who dictates types a slash unawares. */
const storageKey = "search-slash";

/**
 * The slash leads to the box, except where it is a character somebody types or the user has turned it off (WCAG 2.1.4).
 * `known` once the browser has said which: the server can not know.
 */
export function useSlashKey(input: RefObject<HTMLInputElement>): { on: boolean; known: boolean; turn: (on: boolean) => void } {
  const [on, setOn] = useState<boolean>();
  useEffect(() => setOn(readChoice()), []);
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input, textarea, select, [contenteditable='true'], dialog") || !input.current?.checkVisibility()) return;
      event.preventDefault();
      input.current.focus();
      input.current.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [input, on]);
  const turn = (next: boolean) => {
    setOn(next);
    keepChoice(next);
  };
  return { on: on === true, known: on !== undefined, turn };
}

// A browser that keeps nothing still lets the key be turned off for as long as the page is open.
function readChoice(): boolean {
  try {
    return window.localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

function keepChoice(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(storageKey);
    else window.localStorage.setItem(storageKey, "off");
  } catch {
    // Nothing is kept: the choice lasts as long as the page.
  }
}
