import {
  KeyboardSensor, MouseSensor, TouchSensor, useSensor, useSensors,
  type Active, type Announcements, type ClientRect, type DragEndEvent, type DragMoveEvent, type DragStartEvent, type KeyboardCoordinateGetter,
} from "@dnd-kit/core";
import { useMemo, useRef, useState } from "react";
import { localEndMinute } from "~/domain/itinerary/local-end";
import { useTranslator } from "~/i18n/use-translator";
import { shortestDrawnMinutes, snapLength, snapMinutes, snapStart, type Axis } from "../present-day";
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

/** Dragging with mouse, touch and keys: where things would land, shown and checked while they move. */
export function useBoardDrag(board: BoardState) {
  const translator = useTranslator();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const target = useRef<Target>(null);
  const freshId = useRef("");
  /** What is carried by keys; null while a pointer carries. */
  const byKeys = useRef<Dragged | null>(null);
  const latest = useRef(board);
  latest.current = board;

  /** Arrow keys move what is lifted from day to day and along the hours; where that is on the screen does not matter. */
  const arrows: KeyboardCoordinateGetter = (event) => {
    const { committed, setAnnouncement } = latest.current;
    const to = target.current;
    if (!byKeys.current || !to || "durationMinutes" in to) return undefined;
    const days = [...committed.days].sort((a, b) => (a.date < b.date ? -1 : 1));
    const sideways = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
    const along = (event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0) * (event.shiftKey ? 30 : snapMinutes);
    const dayId = days[days.findIndex((day) => day.id === to.dayId) + sideways]?.id ?? to.dayId;
    const startsAtMinute = along === 0 ? to.startsAtMinute : snapStart((to.startsAtMinute ?? 540) + along);
    event.preventDefault();
    aimAt(byKeys.current, { dayId, startsAtMinute });
    if (dayId !== null) latest.current.acts.goToDay(dayId);
    setAnnouncement(whereText(translator, committed.days.find((day) => day.id === dayId)?.date, startsAtMinute));
    return undefined;
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
      const day = committed.days.find((one) => one.id === stop.dayId);
      // The edge shows the clock of the place where the stop ends; how long it takes is another matter.
      const drawn = day ? Math.max(localEndMinute(stop, stop.startsAtMinute!, day.date, committed.home?.timeZone ?? null), stop.startsAtMinute! + shortestDrawnMinutes) : end;
      const ahead = drawn - stop.startsAtMinute! - stop.durationMinutes;
      return { durationMinutes: snapLength(Math.min(end, 1440) - stop.startsAtMinute! - ahead) };
    }
    if (!place) return null;
    if (place.type === "pool") return { dayId: null, startsAtMinute: null };
    if (place.type === "strip") return { dayId: place.dayId!, startsAtMinute: null };
    if (place.type === "tab") return { dayId: place.dayId!, startsAtMinute: stop?.startsAtMinute ?? null };
    const body = document.querySelector(`[data-day-body="${place.dayId}"]`)?.getBoundingClientRect();
    if (!body) return null;
    // A hand that leaves the hours shown stays at their edge; earlier and later times are for keys and the form.
    const minute = axis.fromMinute + (rect.top - body.top) / minutePixels(axis);
    return { dayId: place.dayId!, startsAtMinute: snapStart(Math.min(axis.toMinute - 30, Math.max(axis.fromMinute, minute))) };
  };

  const stepsTo = (what: Dragged, to: Target): BoardChange[] | null => {
    if (!to) return null;
    if ("durationMinutes" in to) return what.type === "stretch" ? [{ type: "resize-stop", stopId: what.stopId, durationMinutes: to.durationMinutes }] : null;
    if (what.type === "stop") return [{ type: "move-stop", stopId: what.stopId, ...to }];
    const site = what.type === "site" ? latest.current.pool.find((one) => one.siteId === what.siteId) : undefined;
    if (!site || to.dayId === null) return null;
    return [{ type: "add-stop", stopId: freshId.current, kind: "visit", title: null, siteId: site.siteId, place: site.place, durationMinutes: site.visitMinutes || 60, nights: 0, bookingStatus: "suggested", ...to }];
  };

  function aimAt(what: Dragged, next: Target) {
    if (JSON.stringify(next) === JSON.stringify(target.current)) return;
    target.current = next;
    latest.current.setPreview(stepsTo(what, next));
  }

  const handlers = {
    onDragStart({ active, activatorEvent }: DragStartEvent) {
      const what = active.data.current as Dragged;
      const stop = what.type === "stop" ? latest.current.committed.stops.find((one) => one.id === what.stopId) : undefined;
      const keys = activatorEvent instanceof KeyboardEvent && stop !== undefined;
      freshId.current = crypto.randomUUID();
      byKeys.current = keys ? what : null;
      target.current = keys ? { dayId: stop.dayId, startsAtMinute: stop.startsAtMinute } : null;
      setDragged(what);
    },
    onDragMove({ active, over }: DragMoveEvent) {
      if (byKeys.current) return;
      const what = active.data.current as Dragged;
      aimAt(what, targetOf(what, active, over));
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
      if (wish.type === "stop") acts.refocus(wish.stopId);
    },
    onDragCancel: () => finish(),
  };
  // The target stays: where something was put is said after this.
  function finish() {
    byKeys.current = null;
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
      onDragMove: () => undefined,
      onDragOver: () => undefined,
      onDragEnd: ({ active }) => t("planner.drag.end", { title: titleOf(active), where: where() }),
      onDragCancel: ({ active }) => t("planner.drag.cancel", { title: titleOf(active) }),
    };
    return { announcements, screenReaderInstructions: { draggable: t("planner.keys.short") } };
  }, [translator]);

  return { dragged, stopId: dragged ? stopIdOf(dragged) : null, sensors, handlers, accessibility };
}
