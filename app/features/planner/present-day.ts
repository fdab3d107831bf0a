/*
 * Where things stand on a day's time axis. Minutes are of the day's local clock; pixels come last, so that all of it can be
 * worked out on the server and tested without a browser.
 */

export type Block = { id: string; startMinute: number; endMinute: number };
export type Lane = { lane: number; lanes: number };

/** A card needs this much of the axis to be read; shorter stops are laid out as if they were so long. */
export const shortestBlockMinutes = 15;

/** A card is drawn no shorter; one that ends before it starts by the clock (a flight over the date line) is drawn so short. */
export const shortestDrawnMinutes = 5;

/**
 * Side by side what is at the same time. Blocks that touch each other (directly or through others) share their width; a
 * block takes the first lane that is free. Ends are exclusive: one that starts when another ends stands below it.
 */
export function layOutLanes(blocks: Block[]): Map<string, Lane> {
  const sorted = [...blocks].sort((a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute || (a.id < b.id ? -1 : 1));
  const lanes = new Map<string, Lane>();
  let group: { id: string; lane: number }[] = [];
  let laneEnds: number[] = [];
  const close = () => {
    for (const { id, lane } of group) lanes.set(id, { lane, lanes: laneEnds.length });
    group = [];
    laneEnds = [];
  };
  for (const block of sorted) {
    const end = Math.max(block.endMinute, block.startMinute + shortestBlockMinutes);
    if (group.length > 0 && laneEnds.every((one) => one <= block.startMinute)) close();
    const free = laneEnds.findIndex((one) => one <= block.startMinute);
    const lane = free < 0 ? laneEnds.length : free;
    laneEnds[lane] = end;
    group.push({ id: block.id, lane });
  }
  close();
  return lanes;
}

export type Axis = { fromMinute: number; toMinute: number };

const usualFrom = 7 * 60;
const usualTo = 22 * 60;

/** Whole hours from 7 to 22, wider when something lies outside; never beyond one day. */
export function axisOf(spans: { startMinute: number; endMinute: number }[]): Axis {
  const from = spans.reduce((least, span) => Math.min(least, span.startMinute), usualFrom);
  const to = spans.reduce((most, span) => Math.max(most, span.endMinute), usualTo);
  return { fromMinute: Math.max(0, Math.floor(from / 60) * 60), toMinute: Math.min(1440, Math.ceil(to / 60) * 60) };
}

/** The hours an axis names, both ends included. */
export function hoursOf(axis: Axis): number[] {
  return Array.from({ length: (axis.toMinute - axis.fromMinute) / 60 + 1 }, (_, index) => axis.fromMinute / 60 + index);
}

export const snapMinutes = 5;

/** The nearest five minutes that a start can have. */
export function snapStart(minute: number): number {
  return Math.min(1440 - snapMinutes, Math.max(0, Math.round(minute / snapMinutes) * snapMinutes));
}

/** The nearest length a stop can have by hand: five minutes to two days. */
export function snapLength(minutes: number): number {
  return Math.min(2880, Math.max(snapMinutes, Math.round(minutes / snapMinutes) * snapMinutes));
}
