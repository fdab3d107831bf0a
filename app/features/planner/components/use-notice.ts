import { useCallback, useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { BoardData, BoardReply } from "../board-queries.server";
import type { BoardChange } from "../schema";
import type { QueuedAct } from "./act-queue";
import { lengthText, whereText } from "./announcements";

/** Something that could not be done, in words; `again` are the steps a person may try once more on the newest plan. */
export type Notice = { text: string; yours: string | null; again: Extract<QueuedAct, { kind: "act" }> | null } | null;

/** What to say when the server refused an act. Null when there is nothing to say. */
export function useNotice(data: BoardData) {
  const [notice, setNotice] = useState<Notice>(null);
  const translator = useTranslator();
  const latest = useRef(data);
  latest.current = data;

  const noticeOf = useCallback(
    (answer: BoardReply | { status: "rejected" }, act: QueuedAct, dropped: QueuedAct[]): Notice => {
      const { t, tDynamic } = translator;
      if (act.kind === "form" || answer.status === "saved") return null;
      if (answer.status === "rejected") return { text: t("planner.notice.rejected"), yours: null, again: null };
      if (answer.status !== "refused") return null;
      const { reason } = answer;
      const title = "title" in reason ? reason.title : "";
      const text = tDynamic(`planner.refusal.${reason.code}`, { title });
      if (act.kind !== "act") return { text, yours: null, again: null };
      const lost = [act, ...dropped].flatMap((one) => (one.kind === "act" ? one.changes : []));
      const yours = lost.map((step) => stepText(step, latest.current, translator)).filter(Boolean).join("; ");
      const mayRepeat = reason.code === "stale";
      return { text, yours: yours === "" ? null : t("planner.notice.yours", { what: yours }), again: mayRepeat ? { ...act, changes: lost } : null };
    },
    [translator],
  );
  return { notice, setNotice, noticeOf };
}

/** What a step was meant to do, so that it can be done again by hand. */
function stepText(step: BoardChange, { itinerary }: BoardData, translator: ReturnType<typeof useTranslator>): string {
  const title = ("stopId" in step && itinerary.stops.find((stop) => stop.id === step.stopId)?.title) || "";
  if (step.type === "move-stop") {
    const date = itinerary.days.find((day) => day.id === step.dayId)?.date;
    return translator.t("planner.yours.move", { title, where: whereText(translator, date, step.startsAtMinute) });
  }
  if (step.type === "resize-stop") return translator.t("planner.yours.resize", { title, length: lengthText(translator, step.durationMinutes) });
  if (step.type === "remove-stop") return translator.t("planner.yours.remove", { title });
  return "";
}
