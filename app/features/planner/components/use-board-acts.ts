import { useMemo, type MutableRefObject } from "react";
import type { Itinerary, Stop } from "~/domain/itinerary/itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { useTranslator } from "~/i18n/use-translator";
import type { BoardData } from "../board-queries.server";
import { snapLength, snapStart } from "../present-day";
import { presentFix } from "../present-findings";
import type { BoardAct, BoardChange } from "../schema";
import type { ActQueue, QueuedAct } from "./act-queue";
import { lengthText, whereText } from "./announcements";
import type { BoardActs, BoardPane } from "./board-context";
import { proposeStart } from "./propose-start";
import type { OpenSheet } from "./use-board";

type Tools = {
  latest: MutableRefObject<{ data: BoardData; queue: ActQueue; committed: Itinerary; dayId: string; sheet: OpenSheet }>;
  perform(action: BoardAct["action"], changes: BoardChange[], options: { subject: string; say: string; holdMs?: number }): void;
  add(act: QueuedAct): void;
  setSelectedId(stopId: string | null): void;
  setPane(pane: BoardPane): void;
  setDayId(dayId: string): void;
  setSheet(sheet: OpenSheet): void;
  setAnnouncement(text: string): void;
  focusNext: MutableRefObject<string | null>;
  versionToEdit(stopId: string): number;
};

/** A key held down is one act: it is sent when the hand has rested so long. */
const keyRestMs = 700;
const ownVisitMinutes = 60;

/** What a person can do, as functions that never change. */
export function useBoardActs(tools: Tools): BoardActs {
  const translator = useTranslator();
  const { latest, perform, add, setSelectedId, setPane, setDayId, setSheet, setAnnouncement, focusNext, versionToEdit } = tools;
  return useMemo((): BoardActs => {
    const { t } = translator;
    const stopOf = (stopId: string) => latest.current.committed.stops.find((stop) => stop.id === stopId);
    const dateOf = (dayId: string | null) => latest.current.committed.days.find((day) => day.id === dayId)?.date;
    const isLocked = (stop: Stop) => {
      if (stop.locked) setAnnouncement(t("planner.refusal.locked", { title: stop.title }));
      return stop.locked;
    };
    const move = (stop: Stop, dayId: string | null, startsAtMinute: number | null, holdMs?: number) => {
      if (isLocked(stop) || (stop.dayId === dayId && stop.startsAtMinute === startsAtMinute)) return;
      setSelectedId(stop.id);
      perform("move-stop", [{ type: "move-stop", stopId: stop.id, dayId, startsAtMinute }], {
        subject: stop.id, say: t("planner.announce.moved", { title: stop.title, where: whereText(translator, dateOf(dayId), startsAtMinute) }), holdMs,
      });
    };
    const stretch = (stop: Stop, minutes: number, holdMs?: number) => {
      const durationMinutes = snapLength(minutes);
      if (isLocked(stop) || durationMinutes === stop.durationMinutes) return;
      setSelectedId(stop.id);
      perform("resize-stop", [{ type: "resize-stop", stopId: stop.id, durationMinutes }], {
        subject: stop.id, say: t("planner.announce.resized", { title: stop.title, length: lengthText(translator, durationMinutes) }), holdMs,
      });
    };
    const acts: BoardActs = {
      select: setSelectedId,
      open(stopId) {
        setSelectedId(stopId);
        setSheet({ type: "stop", stopId, version: versionToEdit(stopId) });
      },
      openLeg(fromStopId, toStopId) {
        setSelectedId(toStopId ?? fromStopId);
        setSheet({ type: "leg", fromStopId, toStopId });
      },
      openFixDay(dayId) {
        setDayId(dayId);
        setSheet({ type: "fix-day", dayId });
      },
      openNew: () => setSheet({ type: "new" }),
      openKeys: () => setSheet({ type: "keys" }),
      close: () => setSheet(null),
      show: setPane,
      goToDay: setDayId,
      fillDay(dayId) {
        setDayId(dayId);
        setPane("wishes");
        requestAnimationFrame(() => document.getElementById("wish-search")?.focus());
      },
      reveal(stopId) {
        const stop = stopOf(stopId);
        setSelectedId(stopId);
        if (stop?.dayId) {
          setDayId(stop.dayId);
          setPane("program");
        } else setPane("wishes");
        focusNext.current = stopId;
        requestAnimationFrame(() => document.getElementById(`stop-${stopId}`)?.scrollIntoView({ block: "nearest", inline: "nearest" }));
      },
      refocus(stopId) {
        setSelectedId(stopId);
        focusNext.current = stopId;
      },
      place(wish, dayId) {
        const { committed, data } = latest.current;
        if (wish.type === "stop") {
          const stop = stopOf(wish.stopId);
          if (stop) {
            move(stop, dayId, proposeStart(committed, embeddedTravelTimes, dayId, stop));
            setSelectedId(stop.id);
          }
          return;
        }
        const site = data.pool.find((one) => one.siteId === wish.siteId);
        if (site) addSite(site, dayId, proposeStart(committed, embeddedTravelTimes, dayId, { kind: "visit", place: site.place, siteId: site.siteId }));
      },
      drop(wish, dayId, startsAtMinute) {
        const stop = wish.type === "stop" ? stopOf(wish.stopId) : undefined;
        const site = wish.type === "site" ? latest.current.data.pool.find((one) => one.siteId === wish.siteId) : undefined;
        if (stop) move(stop, dayId, startsAtMinute);
        else if (site) addSite(site, dayId, startsAtMinute);
      },
      nudge(stopId, minutes) {
        const stop = stopOf(stopId);
        if (!stop || stop.dayId === null) return;
        if (stop.startsAtMinute === null) move(stop, stop.dayId, proposeStart(latest.current.committed, embeddedTravelTimes, stop.dayId, stop) ?? 540);
        else move(stop, stop.dayId, snapStart(stop.startsAtMinute + minutes), keyRestMs);
        focusNext.current = stopId;
      },
      toOtherDay(stopId, direction) {
        const stop = stopOf(stopId);
        const days = [...latest.current.committed.days].sort((a, b) => (a.date < b.date ? -1 : 1));
        const next = stop && days[days.findIndex((day) => day.id === stop.dayId) + direction];
        if (!stop || stop.dayId === null) return;
        if (!next) {
          setAnnouncement(t(direction > 0 ? "planner.announce.last-day" : "planner.announce.first-day"));
          return;
        }
        move(stop, next.id, stop.startsAtMinute, keyRestMs);
        setDayId(next.id);
        focusNext.current = stopId;
      },
      stretch(stopId, minutes) {
        const stop = stopOf(stopId);
        if (stop) stretch(stop, stop.durationMinutes + minutes, keyRestMs);
      },
      setLength(stopId, durationMinutes) {
        const stop = stopOf(stopId);
        if (stop) stretch(stop, durationMinutes);
      },
      remove(stopId) {
        const { committed } = latest.current;
        const stop = stopOf(stopId);
        if (!stop || isLocked(stop)) return;
        const siblings = committed.stops.filter((one) => one.dayId === stop.dayId).sort((a, b) => (a.startsAtMinute ?? 1440) - (b.startsAtMinute ?? 1440));
        const at = siblings.findIndex((one) => one.id === stopId);
        focusNext.current = (siblings[at + 1] ?? siblings[at - 1])?.id ?? null;
        perform("remove-stop", [{ type: "remove-stop", stopId }], { subject: stopId, say: t("planner.announce.removed", { title: stop.title }) });
        setSelectedId(null);
      },
      setLock(stopId, locked) {
        const title = stopOf(stopId)?.title ?? "";
        perform("set-lock", [{ type: "set-lock", stopId, locked }], { subject: stopId, say: t(locked ? "planner.announce.locked" : "planner.announce.unlocked", { title }) });
      },
      setLeg(fromStopId, toStopId, mode, enteredMinutes) {
        perform("set-leg", [{ type: "set-leg", fromStopId, toStopId, mode, enteredMinutes }], { subject: `${fromStopId}>${toStopId}`, say: t("planner.announce.leg") });
      },
      addOwn({ kind, title, dayId, startsAtMinute, durationMinutes, nights, townIndex }) {
        const town = townIndex === null ? undefined : latest.current.data.towns[townIndex];
        const place = town ? { name: translator.pick(town.name), lon: town.lon, lat: town.lat, timeZone: town.timeZone, countryCode: town.countryCode, regionCode: town.regionCode, confidence: "town" as const } : null;
        addStop({ kind, title: title === "" ? null : title, siteId: null, place, dayId, startsAtMinute, durationMinutes, nights: kind === "lodging" ? Math.max(1, nights) : 0 }, title || translator.tDynamic(`planner.kind.${kind}`));
      },
      applyFix(fix) {
        const label = presentFix(fix, translator, latest.current.data.themes);
        perform("apply-fix", fix.changes, { subject: "fix", say: t("planner.announce.fixed", { what: label }) });
        const moved = fix.changes.find((change) => "stopId" in change);
        if (moved && "stopId" in moved) setSelectedId(moved.stopId);
      },
      applyDayFix(changes, say) {
        perform("apply-fix", changes, { subject: "fix", say });
      },
      undo(direction) {
        add({ kind: "undo", requestKey: crypto.randomUUID(), direction, holdUntil: 0 });
        setAnnouncement(t(direction === "undo" ? "planner.announce.undone" : "planner.announce.redone"));
      },
      say: setAnnouncement,
    };

    function addStop(stop: Omit<Extract<BoardChange, { type: "add-stop" }>, "type" | "stopId" | "bookingStatus">, title: string) {
      const stopId = crypto.randomUUID();
      perform("add-stop", [{ type: "add-stop", stopId, bookingStatus: "suggested", ...stop }], {
        subject: stopId, say: t("planner.announce.added", { title, where: whereText(translator, dateOf(stop.dayId), stop.startsAtMinute) }),
      });
      setSelectedId(stopId);
      if (stop.dayId) setDayId(stop.dayId);
    }
    function addSite(site: BoardData["pool"][number], dayId: string | null, startsAtMinute: number | null) {
      addStop({ kind: "visit", title: null, siteId: site.siteId, place: site.place, dayId, startsAtMinute, durationMinutes: site.visitMinutes || ownVisitMinutes, nights: 0 }, site.name);
    }
    return acts;
  }, [translator, latest, perform, add, setSelectedId, setPane, setDayId, setSheet, setAnnouncement, focusNext, versionToEdit]);
}
