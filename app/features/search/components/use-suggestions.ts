import { useCallback, useEffect, useRef, useState } from "react";
import type { SuggestionData } from "../present";
import { searchNames, suggestPath } from "../schema";

/** Long enough that a quick typist asks once a word, short enough to feel immediate. */
const typingPauseMs = 120;

/**
 * What fits the text typed so far. The last answer stays until the next one is there, so that the list does not flicker; a
 * question that was overtaken is taken back. Where the server cannot be reached there are no suggestions: the form still works.
 * `waiting` while the answer to what was asked last is on its way.
 */
export function useSuggestions(): { answer: SuggestionData | null; waiting: boolean; ask: (text: string) => void; forget: () => void } {
  const [answer, setAnswer] = useState<SuggestionData | null>(null);
  const [waiting, setWaiting] = useState(false);
  const pending = useRef<AbortController>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    pending.current?.abort();
    pending.current = undefined;
  }, []);
  const forget = useCallback(() => {
    stop();
    setAnswer(null);
    setWaiting(false);
  }, [stop]);
  const ask = useCallback((text: string) => {
    stop();
    setWaiting(text.trim() !== "");
    if (text.trim() === "") return setAnswer(null);
    const question = new AbortController();
    pending.current = question;
    timer.current = setTimeout(async () => {
      const found = await fetchSuggestions(text, question.signal);
      if (question.signal.aborted) return;
      setAnswer(found);
      setWaiting(false);
    }, typingPauseMs);
  }, [stop]);
  useEffect(() => stop, [stop]);
  return { answer, waiting, ask, forget };
}

async function fetchSuggestions(text: string, signal: AbortSignal): Promise<SuggestionData | null> {
  try {
    const response = await fetch(`${suggestPath}?${new URLSearchParams({ [searchNames.text]: text }).toString()}`, { signal, headers: { Accept: "application/json" } });
    const isJson = response.headers.get("Content-Type")?.includes("application/json");
    return response.ok && isJson ? ((await response.json()) as SuggestionData) : null;
  } catch {
    return null;
  }
}
