import { createContext, useContext } from "react";
import type { Fix, PlanChange } from "~/domain/itinerary/finding";
import type { StopKind } from "~/domain/itinerary/itinerary";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import type { ThemeNames } from "../present-findings";

export type BoardPane = "program" | "map" | "wishes" | "findings";

/** What is to be put on a day: a site of the catalogue or a stop from the list of wishes. */
export type Wish = { type: "site"; siteId: string } | { type: "stop"; stopId: string };

/** What a person can do on the board. The functions stay the same for as long as the page stands. */
export type BoardActs = {
  select(stopId: string | null): void;
  open(stopId: string): void;
  openLeg(fromStopId: string | null, toStopId: string | null): void;
  openNew(): void;
  /** What it would take to clear the errors of a day. */
  openFixDay(dayId: string): void;
  openKeys(): void;
  close(): void;
  show(pane: BoardPane): void;
  goToDay(dayId: string): void;
  /** To the list of wishes, to put something on the day. */
  fillDay(dayId: string): void;
  reveal(stopId: string): void;
  /** Selects a stop and gives its card the focus again, wherever it stands now. */
  refocus(stopId: string): void;
  place(wish: Wish, dayId: string): void;
  /** To an exact place; null for the day: back among the wishes. */
  drop(wish: Wish, dayId: string | null, startsAtMinute: number | null): void;
  nudge(stopId: string, minutes: number): void;
  toOtherDay(stopId: string, direction: 1 | -1): void;
  stretch(stopId: string, minutes: number): void;
  setLength(stopId: string, durationMinutes: number): void;
  remove(stopId: string): void;
  setLock(stopId: string, locked: boolean): void;
  setLeg(fromStopId: string | null, toStopId: string | null, mode: TravelMode | null, enteredMinutes: number | null): void;
  addOwn(stop: { kind: StopKind; title: string; dayId: string | null; startsAtMinute: number | null; durationMinutes: number; nights: number; townIndex: number | null }): void;
  applyFix(fix: Fix): void;
  /** All steps of a day put right, as one act; `say` is told when it is done. */
  applyDayFix(changes: PlanChange[], say: string): void;
  undo(direction: "undo" | "redo"): void;
  /** Tells somebody who does not see the screen what has happened. */
  say(text: string): void;
};

type BoardContextValue = { acts: BoardActs; mayEdit: boolean; themes: ThemeNames };

const BoardContext = createContext<BoardContextValue | null>(null);
export const BoardProvider = BoardContext.Provider;

export function useBoardContext(): BoardContextValue {
  const value = useContext(BoardContext);
  if (!value) throw new Error("Parts of the board stand inside a BoardProvider");
  return value;
}
