import type { BoardAct, BoardChange } from "../schema";

/*
 * What a person has done and the server has not yet answered. One act is under way at a time, in the order done, so that
 * each finds the versions its sender saw. Pure: the clock and the sending are the caller's.
 */

export type QueuedAct =
  | { kind: "act"; requestKey: string; action: BoardAct["action"]; changes: BoardChange[]; versions: BoardAct["versions"]; subject: string; holdUntil: number }
  | { kind: "form"; requestKey: string; stopId: string; fields: Record<string, string>; holdUntil: number }
  | { kind: "undo"; requestKey: string; direction: "undo" | "redo"; holdUntil: number };

export type Trouble = "offline" | "server" | "signed-out";

export type ActQueue = {
  acts: QueuedAct[];
  /** The act under way; always the first one. */
  sendingKey: string | null;
  /** Why the last attempt did not get through; null when it did. */
  trouble: Trouble | null;
  attempts: number;
};

export const emptyQueue: ActQueue = { acts: [], sendingKey: null, trouble: null, attempts: 0 };

/** Steps one after another on the same stop say no more than the last of each kind. */
function joinChanges(earlier: BoardChange[], later: BoardChange[]): BoardChange[] {
  const replaced = (step: BoardChange) => later.some((other) => other.type === step.type && "stopId" in other && "stopId" in step && other.stopId === step.stopId);
  return [...earlier.filter((step) => !replaced(step)), ...later];
}

/**
 * Adds an act. One that repeats the act before it on the same stop (a key held down) becomes one with it, as long as that
 * one still waits: one entry in the history, one undo.
 */
export function enqueue(queue: ActQueue, act: QueuedAct): ActQueue {
  const last = queue.acts.at(-1);
  if (act.kind === "act" && last?.kind === "act" && mayJoin(queue, last, act)) {
    const joined = { ...last, changes: joinChanges(last.changes, act.changes), holdUntil: act.holdUntil };
    return { ...queue, acts: [...queue.acts.slice(0, -1), joined] };
  }
  return { ...queue, acts: [...queue.acts, act] };
}

function mayJoin(queue: ActQueue, last: Extract<QueuedAct, { kind: "act" }>, act: Extract<QueuedAct, { kind: "act" }>): boolean {
  const waits = queue.sendingKey !== last.requestKey && last.holdUntil > 0 && queue.attempts === 0;
  const joinable = last.action === act.action && (act.action === "move-stop" || act.action === "resize-stop");
  return waits && joinable && last.changes.length === 1 && act.changes.length === 1 && last.subject === act.subject;
}

/** The steps that are shown although no answer has come yet. */
export function stepsUnderWay(queue: ActQueue): BoardChange[] {
  return queue.acts.flatMap((act) => (act.kind === "act" ? act.changes : []));
}

/** Milliseconds until the first act may be sent; null when nothing waits or one is under way. */
export function waitForNext(queue: ActQueue, now: number): number | null {
  const [first, second] = queue.acts;
  if (!first || queue.sendingKey !== null) return null;
  // Whatever follows a held act ends the waiting: it was not repeated.
  return second && queue.attempts === 0 ? 0 : Math.max(0, first.holdUntil - now);
}

export function begin(queue: ActQueue): ActQueue {
  const [first] = queue.acts;
  return first ? { ...queue, sendingKey: first.requestKey } : queue;
}

/** The act was answered: done, or refused for good. */
export function settle(queue: ActQueue): ActQueue {
  return { acts: queue.acts.slice(1), sendingKey: null, trouble: null, attempts: 0 };
}

/**
 * The act was refused. What was done after it to the same stops rests on it and goes with it; everything else stays.
 * Returns what was dropped besides, so that the person can be told.
 */
export function refuse(queue: ActQueue): { queue: ActQueue; dropped: QueuedAct[] } {
  const [first, ...rest] = queue.acts;
  const stops = new Set(first?.kind === "act" ? first.changes.flatMap((step) => ("stopId" in step ? [step.stopId] : [])) : []);
  const rests = (act: QueuedAct) => act.kind === "act" && act.changes.some((step) => "stopId" in step && stops.has(step.stopId));
  return { queue: { acts: rest.filter((act) => !rests(act)), sendingKey: null, trouble: null, attempts: 0 }, dropped: rest.filter(rests) };
}

const longestWaitMs = 30_000;

/** The act did not get through: it stays first, with the same key, and is tried again after 2, 4, 8 … seconds. */
export function holdBack(queue: ActQueue, trouble: Trouble, now: number): ActQueue {
  const [first, ...rest] = queue.acts;
  if (!first) return { ...queue, sendingKey: null, trouble };
  const attempts = queue.attempts + 1;
  const wait = Math.min(longestWaitMs, 1000 * 2 ** attempts);
  return { acts: [{ ...first, holdUntil: now + wait }, ...rest], sendingKey: null, trouble, attempts };
}

/** Somebody asks to try now. */
export function tryNow(queue: ActQueue): ActQueue {
  const [first, ...rest] = queue.acts;
  return first && queue.sendingKey === null ? { ...queue, acts: [{ ...first, holdUntil: 0 }, ...rest] } : queue;
}
