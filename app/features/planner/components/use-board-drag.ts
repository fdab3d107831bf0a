import {
  KeyboardSensor, MouseSensor, TouchSensor, pointerWithin, useSensor, useSensors,
  type Active, type Announcements, type ClientRect, type CollisionDetection, type DragEndEvent, type DragMoveEvent, type DragStartEvent, type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useMemo, useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { snapLength, snapMinutes, snapStart, type Axis } from "../present-day";
import type { BoardChange } from "../schema";
import { lengthText, whereText } from "./announcements";
import type { Wish } from "./board-context";
import type { BoardState } from "./use-board";

export type Dragged = { type: "site"; siteId: string; title: string } | { type: "stop"; stopId: string; title: string } | { type: "stretch"; stopId: string; title: string };

type Target = { dayId: string | null; startsAtMinute: number | null } | { durationMinutes: number } | null;

/** The length of an hour on the axis in pixels, as it is on the page. */
function minutePixels(axis: Axis): number {
  const body = document.querySelector<HTMLElement>(".st-day--current [data-day-body]") ?? document.querySelector<HTMLElement>("[data-day-body]");
  const height = body?.getBoundingClientRect().height ?? 0;
  return height > 0 ? height / (axis.toMinute - axis.fromMinute) : 1.2;
}

const visibleBodies = () => [...document.querySelectorAll<HTMLElement>("[data-day-body]")].map((body) => body.getBoundingClientRect()).filter((rect) => rect.width > 0);

// With a pointer, what lies under it; by keys, what lies under the upper left corner of the card.
const collide: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args);
  const { left, top } = args.collisionRect;
  return pointerWithin({ ...args, pointerCoordinates: { x: left + 12, y: top + 2 } });
};

/** Dragging with mouse, touch and keys: where things would land, shown and checked while they move. */
export function useBoardDrag(board: BoardState) {
  const translator = useTranslator();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const target = useRef<Target>(null);
  const freshId = useRef("");
  const latest = useRef(board);
  latest.current = board;

  const arrows: KeyboardCoordinateGetter = (event, { currentCoordinates }) => {
    const step = minutePixels(latest.current.axis) * (event.shiftKey ? 30 : snapMinutes);
    if (event.code === "ArrowDown") return { ...currentCoordinates, y: currentCoordinates.y + step };
    if (event.code === "ArrowUp") return { ...currentCoordinates, y: currentCoordinates.y - step };
    const columns = visibleBodies().sort((a, b) => a.left - b.left);
    const next = event.code === "ArrowRight" ? columns.find((column) => column.left > currentCoordinates.x + 8) : event.code === "ArrowLeft" ? columns.findLast((column) => column.left < currentCoordinates.x - 8) : undefined;
    // Coming from the list of wishes one lands in view, not beside the hours.
    return next && { x: next.left + 2, y: Math.min(Math.max(currentCoordinates.y, next.top + 4), next.bottom - 20) };
  };
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: arrows, keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] } }),
  );

  const stopIdOf = (what: Dragged) => (what.type === "site" ? freshId.current : what.stopId);

  const targetOf = (what: Dragged, active: Active, over: DragMoveEvent["over"]): Target => {
    const { axis, committed } = latest.current;
    const rect: ClientRect | null = active.rect.current.translated;
    if (!rect) return null;
    const stop = what.type === "site" ? undefined : committed.stops.find((one) => one.id === what.stopId);
    const place = over?.data.current as { type: "day" | "strip" | "tab" | "pool"; dayId?: string } | undefined;
    if (what.type === "stretch") {
      const body = stop && document.querySelector(`[data-day-body="${stop.dayId}"]`)?.getBoundingClientRect();
      if (!stop || !body) return null;
      const end = axis.fromMinute + (rect.top + rect.height / 2 - body.top) / minutePixels(axis);
      return { durationMinutes: Math.min(snapLength(end - stop.startsAtMinute!), 1440 - stop.startsAtMinute!) };
    }
    if (!place) return null;
    if (place.type === "pool") return { dayId: null, startsAtMinute: null };
    if (place.type === "strip") return { dayId: place.dayId!, startsAtMinute: null };
    if (place.type === "tab") return { dayId: place.dayId!, startsAtMinute: stop?.startsAtMinute ?? null };
    const body = document.querySelector(`[data-day-body="${place.dayId}"]`)?.getBoundingClientRect();
    if (!body) return null;
    return { dayId: place.dayId!, startsAtMinute: snapStart(axis.fromMinute + (rect.top - body.top) / minutePixels(axis)) };
  };

  const stepsTo = (what: Dragged, to: Target): BoardChange[] | null => {
    if (!to) return null;
    if ("durationMinutes" in to) return what.type === "stretch" ? [{ type: "resize-stop", stopId: what.stopId, durationMinutes: to.durationMinutes }] : null;
    if (what.type === "stop") return [{ type: "move-stop", stopId: what.stopId, ...to }];
    const site = what.type === "site" ? latest.current.pool.find((one) => one.siteId === what.siteId) : undefined;
    if (!site || to.dayId === null) return null;
    return [{ type: "add-stop", stopId: freshId.current, kind: "visit", title: null, siteId: site.siteId, place: site.place, durationMinutes: site.visitMinutes || 60, nights: 0, bookingStatus: "suggested", ...to }];
  };

  const handlers = {
    onDragStart({ active }: DragStartEvent) {
      freshId.current = crypto.randomUUID();
      target.current = null;
      setDragged(active.data.current as Dragged);
    },
    onDragMove({ active, over }: DragMoveEvent) {
      const what = active.data.current as Dragged;
      const next = targetOf(what, active, over);
      if (JSON.stringify(next) === JSON.stringify(target.current)) return;
      target.current = next;
      latest.current.setPreview(stepsTo(what, next));
    },
    onDragEnd({ active }: DragEndEvent) {
      const what = active.data.current as Dragged;
      const { acts } = latest.current;
      const to = target.current;
      finish();
      if (!to) return;
      if ("durationMinutes" in to) {
        if (what.type === "stretch") acts.setLength(what.stopId, to.durationMinutes);
        return;
      }
      const wish: Wish = what.type === "site" ? { type: "site", siteId: what.siteId } : { type: "stop", stopId: what.stopId };
      if (what.type === "site" && to.dayId === null) return;
      acts.drop(wish, to.dayId, to.startsAtMinute);
      if (wish.type === "stop") acts.select(wish.stopId);
    },
    onDragCancel: () => finish(),
  };
  function finish() {
    target.current = null;
    setDragged(null);
    latest.current.setPreview(null);
  }

  const accessibility = useMemo(() => {
    const { t } = translator;
    const where = () => {
      const to = target.current;
      const { committed } = latest.current;
      if (!to) return t("planner.drag.nowhere");
      if ("durationMinutes" in to) return lengthText(translator, to.durationMinutes);
      return whereText(translator, committed.days.find((day) => day.id === to.dayId)?.date, to.startsAtMinute);
    };
    const titleOf = (active: Active) => (active.data.current as Dragged).title;
    const announcements: Announcements = {
      onDragStart: ({ active }) => t("planner.drag.start", { title: titleOf(active) }),
      onDragMove: () => where(),
      onDragOver: () => undefined,
      onDragEnd: ({ active }) => t("planner.drag.end", { title: titleOf(active), where: where() }),
      onDragCancel: ({ active }) => t("planner.drag.cancel", { title: titleOf(active) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t("planner.keys.short") } };
  }, [translator]);

  return { dragged, stopId: dragged ? stopIdOf(dragged) : null, sensors, collide, handlers, accessibility };
}
