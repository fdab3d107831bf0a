import { useEffect, useState } from "react";

/*
 * What is typed and not saved yet stays on the device: a lost connection, a closed tab or an empty battery takes nothing.
 * A store that is full or forbidden is no reason to stop somebody from writing.
 */

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** The text of a field with its copy on the device. `isKept`: there are words that the server does not have and the device does. */
export function useKeptDraft(key: string, stored: string, typed: string | undefined) {
  const [text, setText] = useState(typed ?? stored);
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    const draft = read(key);
    if (draft === null) return;
    if (draft === stored) {
      write(key, null);
      setIsKept(false);
      return;
    }
    setText(draft);
    setIsKept(true);
  }, [key, stored]);
  const change = (next: string) => {
    setText(next);
    setIsKept(write(key, next === stored ? null : next) && next !== stored);
  };
  return { text, isKept, change };
}
