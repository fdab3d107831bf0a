import type { Point } from "~/domain/geo/point";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { findGateway } from "~/domain/travel/gateways";
import { travelModes, type LegEstimate, type LegPart, type TravelMode } from "~/domain/travel/leg-estimate";

/** A pair of places with the minutes that timetables or route planners publish for a mode. */
export type KnownTime = { fromName: string; from: Point; toName: string; to: Point; mode: TravelMode; kilometres: number; minutes: number };

const columns = ["from", "from_lat", "from_lon", "to", "to_lat", "to_lon", "mode", "km", "minutes"];

/** Reads the CSV of known times: comment lines start with #, then a header with the columns above (others are ignored). Throws with the line. */
export function parseKnownTimes(csv: string): KnownTime[] {
  const lines = csv.split(/\r?\n/).map((text, i) => ({ text: text.trim(), number: i + 1 })).filter(({ text }) => text !== "" && !text.startsWith("#"));
  const header = lines.shift();
  if (!header) throw new Error("no header line");
  const names = header.text.split(",").map((name) => name.trim());
  const at = columns.map((column) => {
    const index = names.indexOf(column);
    if (index < 0) throw new Error(`line ${header.number}: no column ${column}`);
    return index;
  });
  return lines.map(({ text, number }) => {
    const cells = text.split(",").map((cell) => cell.trim());
    const [fromName, fromLat, fromLon, toName, toLat, toLon, mode, km, minutes] = at.map((index) => cells[index] ?? "");
    const numbers = [fromLat, fromLon, toLat, toLon, km, minutes].map(Number);
    if (numbers.some((value) => !Number.isFinite(value))) throw new Error(`line ${number}: a coordinate, km or minutes is not a number`);
    if (!travelModes.includes(mode as TravelMode)) throw new Error(`line ${number}: unknown mode ${mode}`);
    return {
      fromName: fromName!,
      from: { lat: numbers[0]!, lon: numbers[1]! },
      toName: toName!,
      to: { lat: numbers[2]!, lon: numbers[3]! },
      mode: mode as TravelMode,
      kilometres: numbers[4]!,
      minutes: numbers[5]!,
    };
  });
}

/**
 * Which parts a published time counts: a train's or flight's is the time in it, a ferry's the crossing; a drive's is the
 * way with its ferries and check-in, not the wait for the next departure nor the boarding of a group
 * nor the break of a single driver; transit and walk count all.
 */
function isCounted(mode: TravelMode, part: LegPart): boolean {
  if (mode === "train" || mode === "flight") return part.kind === "moving" || part.kind === "connection";
  if (mode === "ferry") return part.kind === "crossing";
  if (mode === "car" || mode === "coach") {
    const isWaitForFerry = part.kind === "waiting" && findGateway(part.gateway ?? "")?.kind === "ferry";
    return part.gateway !== undefined ? !isWaitForFerry : part.kind === "moving";
  }
  return true;
}

/** The estimate in the terms of a published time, in minutes; null when the model says the mode cannot do it. */
export function comparableMinutes(known: KnownTime): { leg: LegEstimate; minutes: number | null } {
  const leg = embeddedTravelTimes.estimate(known.from, known.to, known.mode, { groupSize: 12 });
  if (leg.outcome === "impossible") return { leg, minutes: null };
  const seconds = leg.parts.filter((part) => isCounted(known.mode, part)).reduce((sum, part) => sum + part.seconds, 0);
  return { leg, minutes: seconds / 60 };
}

/** Errors in per cent of the published time; an impossible mode counts as 100 % off. */
export function errorPercents(known: KnownTime[]): number[] {
  return known.map((one) => {
    const { minutes } = comparableMinutes(one);
    return minutes === null ? -100 : ((minutes - one.minutes) / one.minutes) * 100;
  });
}

/** Median of absolute errors and the share within 25 %, both in per cent; 0 and 100 of no errors. */
export function summarise(errors: number[]): { medianAbsolutePercent: number; within25Percent: number } {
  if (errors.length === 0) return { medianAbsolutePercent: 0, within25Percent: 100 };
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const middle = sizes.length / 2;
  const median = sizes.length % 2 === 1 ? sizes[Math.floor(middle)]! : (sizes[middle - 1]! + sizes[middle]!) / 2;
  return { medianAbsolutePercent: median, within25Percent: (sizes.filter((size) => size <= 25).length / sizes.length) * 100 };
}
