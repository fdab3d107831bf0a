import type { BookingStatus, CalendarDate, ItineraryPlace, LocalMinute, StopKind } from "./itinerary";
import type { LegEstimate, TravelMode } from "~/domain/travel/leg-estimate";

/** `error`: cannot work. `warning`: will hurt. `notice`: know it. */
export const severities = ["error", "warning", "notice"] as const;
export type Severity = (typeof severities)[number];

/** What a finding is about. A leg is named by its two stops (null: home). */
export type Subject =
  | { type: "stop"; stopId: string }
  | { type: "leg"; fromStopId: string | null; toStopId: string | null }
  | { type: "day"; dayId: string }
  | { type: "trip" };

/** One step of a change to a plan. The planner's commands take the same union, so a fix and a person's hand do the same thing. */
export type PlanChange =
  | { type: "move-stop"; stopId: string; dayId: string | null; startsAtMinute: LocalMinute | null }
  | { type: "resize-stop"; stopId: string; durationMinutes: number }
  | { type: "set-leg"; fromStopId: string | null; toStopId: string | null; mode: TravelMode | null; enteredMinutes: number | null }
  | {
      type: "add-stop";
      /** Minted by the caller: a fresh id, so that the same change gives the same plan on server and browser. */
      stopId: string;
      dayId: string | null;
      kind: StopKind;
      /** Null: the edge writes the title in the reader's language ("Frokost", "Hotel"). */
      title: string | null;
      siteId: string | null;
      place: ItineraryPlace | null;
      startsAtMinute: LocalMinute | null;
      durationMinutes: number;
      nights: number;
      bookingStatus: BookingStatus;
    };

/** A way out that has been proven: applying `changes` removes the finding and adds no error. `facts` feed its sentence. */
export type Fix = {
  code:
    | "start-later" | "start-earlier" | "end-earlier" | "move-to-day" | "other-mode" | "reorder" | "add-lodging" | "add-lunch"
    | "shift-following" | "unplace" | "nearest-open" | "add-site";
  changes: PlanChange[];
  facts: Record<string, number | string>;
};

/**
 * What a check has to say. `facts` are numbers (unit in the name) and codes or titles; the edge makes the sentence from
 * `code` and `facts`. `stopIds` are all stops it touches, so that list, board and map can mark them.
 */
export type Finding = {
  /** Stable over re-checks while the facts stay the same: code and subject. */
  key: string;
  code: string;
  severity: Severity;
  subject: Subject;
  stopIds: string[];
  facts: Record<string, number | string>;
  fixes: Fix[];
};

/** The way between two stops as it stands in the plan. */
export type Leg = {
  fromStopId: string | null;
  toStopId: string | null;
  /** The day on which it is travelled. */
  dayId: string;
  from: ItineraryPlace;
  to: ItineraryPlace;
  mode: TravelMode;
  /** True when nobody chose the mode. */
  modeProposed: boolean;
  estimate: LegEstimate;
  /** Minutes of group buffer on top of the travel time. */
  bufferMinutes: number;
  /**
   * Minutes left for the way: from the end of the first stop to the start of the second, less what stops without a place take
   * in between. Null when either is untimed, is home, or is the bed in which the group sleeps before or after.
   */
  gapMinutes: number | null;
  /** Gap minus travel minus buffer; negative: so much is missing. Null with `gapMinutes`. */
  slackMinutes: number | null;
};

/** What one theme gets: minutes of visits and meetings that touch it, and which stops those are. */
export type ThemeCoverage = { theme: string; visitMinutes: number; stopIds: string[] };

/** The figures of one day. Travel is that of its legs and of its journeys (stops of the kind `travel`); minutes of visits count meetings too. */
export type DaySummary = {
  dayId: string;
  date: CalendarDate;
  visits: number;
  visitMinutes: number;
  travelSeconds: number;
  distanceMetres: number;
  /** From the first timed programme point to the end of the last; null when nothing is timed. */
  spanMinutes: number | null;
};

/** A plan as it has been read and checked: `legs` in the order travelled, `findings` errors first, `coverage` in the order of the themes asked for. */
export type CheckedItinerary = {
  /** Placed stops in the order in which the group meets them, with their number on board, map and paper (1-based over the trip). */
  order: { stopId: string; number: number }[];
  legs: Leg[];
  findings: Finding[];
  coverage: ThemeCoverage[];
  days: DaySummary[];
};
