import { useFetcher } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { BoardReply } from "../board-queries.server";
import { begin, emptyQueue, enqueue, holdBack, refuse, settle, tryNow, waitForNext, type ActQueue, type QueuedAct, type Trouble } from "./act-queue";

/** What the browser makes of an answer that never came, or that was no answer of the board's. */
export type BoardFailure = { status: "failed"; reason: Trouble | "rejected" };
export type BoardAnswer = BoardReply | BoardFailure;

type Shown = { undo: { entryId: number } | null; redo: { entryId: number } | null; outdated?: boolean };

export type AnswerHandler = (answer: BoardReply | { status: "rejected" }, act: QueuedAct, dropped: QueuedAct[]) => void;

/** Sends acts one after another and keeps them until they are answered. `onAnswer` hears of every answer but a lost one. */
export function useActQueue(shown: Shown, onAnswer: AnswerHandler) {
  const fetcher = useFetcher<BoardAnswer>();
  const [queue, setQueue] = useState<ActQueue>(emptyQueue);
  const handled = useRef<BoardAnswer | undefined>(undefined);
  const sending = useRef<string | null>(null);
  const latest = useRef({ queue, onAnswer, shown });
  latest.current = { queue, onAnswer, shown };

  useEffect(() => {
    const answer = fetcher.data;
    if (fetcher.state !== "idle" || !answer || answer === handled.current) return;
    handled.current = answer;
    sending.current = null;
    const act = latest.current.queue.acts[0];
    if (!act) return;
    if (answer.status === "failed" && answer.reason !== "rejected") {
      const trouble = answer.reason;
      setQueue((now) => holdBack(now, trouble, Date.now()));
      return;
    }
    if (answer.status === "saved" && latest.current.shown.outdated) {
      // Saved, but not seen: the same key once more does nothing and brings the newest plan.
      setQueue((now) => holdBack(now, "offline", Date.now()));
      return;
    }
    const refused = answer.status === "refused" || answer.status === "failed" ? refuse(latest.current.queue) : null;
    setQueue((now) => (refused ? refuse(now).queue : settle(now)));
    latest.current.onAnswer(answer.status === "failed" ? { status: "rejected" } : answer, act, refused?.dropped ?? []);
  }, [fetcher.state, fetcher.data]);

  const { submit, state } = fetcher;
  useEffect(() => {
    const wait = state === "idle" ? waitForNext(queue, Date.now()) : null;
    if (wait === null) return;
    const timer = setTimeout(() => {
      const act = queue.acts[0]!;
      if (sending.current === act.requestKey) return;
      const body = bodyOf(act, latest.current.shown);
      if (!body) {
        setQueue(settle);
        return;
      }
      sending.current = act.requestKey;
      setQueue(begin);
      submit(body, { method: "post" });
    }, wait);
    return () => clearTimeout(timer);
  }, [queue, state, submit]);

  useEffect(() => {
    const again = () => setQueue(tryNow);
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, []);

  const waiting = queue.acts.length > 0;
  useEffect(() => {
    if (!waiting) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [waiting]);

  return {
    queue,
    add: useCallback((act: QueuedAct) => setQueue((now) => enqueue(now, act)), []),
    retry: useCallback(() => setQueue(tryNow), []),
  };
}

/** The form an act is sent as; null when there is nothing to take back any more. */
function bodyOf(act: QueuedAct, shown: Shown): Record<string, string> | null {
  if (act.kind === "act") {
    const { requestKey, action, changes, versions } = act;
    return { intent: "act", payload: JSON.stringify({ requestKey, action, changes, versions }) };
  }
  if (act.kind === "form") return { ...act.fields, intent: "save-stop", requestKey: act.requestKey };
  const step = shown[act.direction];
  return step && { intent: "undo", entryId: String(step.entryId), requestKey: act.requestKey };
}
