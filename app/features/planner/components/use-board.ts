import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { markAccepted } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { useTranslator } from "~/i18n/use-translator";
import type { BoardData } from "../board-queries.server";
import { presentBoard, type DayView } from "../present-board";
import type { BoardAct, BoardChange } from "../schema";
import { stepsUnderWay } from "./act-queue";
import { findingChangesText } from "./announcements";
import type { BoardPane } from "./board-context";
import { applySteps, expectedVersion, versionsFor, type TitleOf } from "./plan-steps";
import { useActQueue, type AnswerHandler } from "./use-act-queue";
import { useBoardActs } from "./use-board-acts";
import { useFixes } from "./use-fixes";
import type { FormAnswer } from "./stop-sheet";
import { useNotice, type Notice } from "./use-notice";

export type OpenSheet =
  | { type: "stop"; stopId: string; version: number }
  | { type: "leg"; fromStopId: string | null; toStopId: string | null }
  | { type: "fix-day"; dayId: string }
  | { type: "new" }
  | { type: "keys" }
  | null;

const useIsomorphicLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** The state of the board: the plan as shown, what the checks say of it, what is chosen and open, and what can be done. */
export function useBoard(data: BoardData) {
  const translator = useTranslator();
  const { t } = translator;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [pane, setPane] = useState<BoardPane>("program");
  const [dayId, setDayId] = useState<string>(() => firstDay(data));
  const [sheet, setSheet] = useState<OpenSheet>(null);
  const [preview, setPreview] = useState<BoardChange[] | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const focusNext = useRef<string | null>(null);
  const { notice, setNotice, noticeOf } = useNotice(data);

  const sites = useMemo(() => new Map(data.pool.map((site) => [site.siteId, site])), [data.pool]);
  const titleOf = useCallback<TitleOf>((step) => (step.siteId && sites.get(step.siteId)?.name) || translator.tDynamic(`planner.kind.${step.kind}`), [sites, translator]);

  const [formAnswer, setFormAnswer] = useState<FormAnswer | null>(null);
  const onAnswer = useCallback<AnswerHandler>(
    (answer, act, dropped) => {
      if (act.kind === "form") setFormAnswer(formAnswerOf(answer));
      else setNotice(noticeOf(answer, act, dropped));
    },
    [setNotice, noticeOf],
  );
  const { queue, add, retry } = useActQueue(data, onAnswer);

  const committed = useMemo(() => applySteps(data.itinerary, stepsUnderWay(queue), titleOf), [data.itinerary, queue, titleOf]);
  const shown = useMemo(() => (preview ? applySteps(committed, preview, titleOf) : committed), [committed, preview, titleOf]);
  const { checked, accepted } = useMemo(() => checkOpen(shown, data.today, data.accepted), [shown, data.today, data.accepted]);
  const fixes = useFixes(committed, data.today, data.mayEdit);
  const view = useMemo(() => presentBoard(shown, checked), [shown, checked]);
  const days = useStable(view.days, (day) => day.id);
  const committedDays = useMemo(() => (preview ? presentBoard(committed, checkOpen(committed, data.today, data.accepted).checked).days : days), [preview, committed, data.today, data.accepted, days]);
  // An axis that grows or shrinks under the pointer would move everything away from it.
  const axisAtRest = useRef(view.axis);
  if (!preview) axisAtRest.current = view.axis;

  const latest = useRef({ data, queue, committed, dayId, sheet });
  latest.current = { data, queue, committed, dayId, sheet };

  /** Carries out steps at once on the screen, and in turn on the server. Returns what to tell about the findings. */
  const perform = useCallback(
    (action: BoardAct["action"], changes: BoardChange[], options: { subject: string; say: string; holdMs?: number }) => {
      const { data: now, queue: waiting, committed: before } = latest.current;
      const underWay = stepsUnderWay(waiting);
      const after = applySteps(before, changes, titleOf);
      latest.current.committed = after;
      add({
        kind: "act", requestKey: crypto.randomUUID(), action, changes, versions: versionsFor(changes, now.details, underWay), subject: options.subject,
        holdUntil: options.holdMs ? Date.now() + options.holdMs : 0,
      });
      setNotice(null);
      const openOf = (plan: Itinerary) => checkOpen(plan, now.today, now.accepted).checked.findings;
      const difference = findingChangesText(translator, now.themes, openOf(before), openOf(after));
      setAnnouncement([options.say, difference].filter(Boolean).join(" "));
    },
    [add, titleOf, translator, setNotice],
  );

  const tryAgain = useCallback((notice: Notice) => notice?.again && perform(notice.again.action, notice.again.changes, { subject: notice.again.subject, say: t("planner.notice.tried-again") }), [perform, t]);
  const versionToEdit = useCallback((stopId: string) => expectedVersion(stopId, latest.current.data.details, stepsUnderWay(latest.current.queue)) ?? 1, []);
  const acts = useBoardActs({ latest, perform, add, setSelectedId, setPane, setDayId, setSheet, setAnnouncement, focusNext, versionToEdit });

  useIsomorphicLayoutEffect(() => {
    if (!focusNext.current) return;
    const card = document.getElementById(`stop-${focusNext.current}`);
    if (!card) return;
    focusNext.current = null;
    card.focus();
  });

  useEffect(() => {
    if (!data.itinerary.days.some((day) => day.id === dayId)) setDayId(firstDay(data));
  }, [data, dayId]);

  return {
    t, acts, days, axis: preview ? axisAtRest.current : view.axis, checked, accepted, fixes, committed, shown, queue, add, retry, selectedId, pane, dayId, sheet, setSheet,
    committedDays, formAnswer, tryAgain, pool: data.pool,
    wishCount: committed.stops.filter((stop) => stop.dayId === null).length + data.pool.filter((site) => !committed.stops.some((stop) => stop.siteId === site.siteId)).length,
    preview, setPreview, announcement, setAnnouncement, notice, setNotice, perform, titleOf,
  };
}
export type BoardState = ReturnType<typeof useBoard>;

/** A check in which `checked.findings` are those nobody has accepted as they stand; the others stand by themselves. */
function checkOpen(itinerary: Itinerary, today: string, acceptances: BoardData["accepted"]) {
  const checked = checkItinerary(itinerary, embeddedTravelTimes, today);
  const marked = markAccepted(checked.findings, acceptances);
  return { checked: { ...checked, findings: marked.filter((one) => !one.accepted) }, accepted: marked.filter((one) => one.accepted) };
}

function formAnswerOf(answer: Parameters<AnswerHandler>[0]): FormAnswer {
  if (answer.status === "refused") return { status: "rejected" };
  return answer;
}

function firstDay(data: BoardData): string {
  const { days, startsOn } = data.itinerary;
  return (days.find((day) => day.date === data.today) ?? days.find((day) => day.date >= startsOn) ?? days[0])?.id ?? "";
}

/** Keeps the objects of the last time for what has not changed, so that only the columns that did are drawn again. */
function useStable(items: DayView[], keyOf: (item: DayView) => string): DayView[] {
  const known = useRef(new Map<string, { text: string; item: DayView }>());
  return useMemo(() => {
    const next = new Map<string, { text: string; item: DayView }>();
    const stable = items.map((item) => {
      const text = JSON.stringify(item);
      const before = known.current.get(keyOf(item));
      const kept = before?.text === text ? before : { text, item: keepCards(item, before?.item) };
      next.set(keyOf(item), kept);
      return kept.item;
    });
    known.current = next;
    return stable;
    // `keyOf` names a field and never changes what it says.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [items]);
}

function keepCards(day: DayView, before: DayView | undefined): DayView {
  if (!before) return day;
  const known = new Map([...before.cards, ...before.untimed].map((card) => [card.id, card]));
  const keep = (card: DayView["cards"][number]) => {
    const old = known.get(card.id);
    return old && JSON.stringify(old) === JSON.stringify(card) ? old : card;
  };
  return { ...day, cards: day.cards.map(keep), untimed: day.untimed.map(keep) };
}
