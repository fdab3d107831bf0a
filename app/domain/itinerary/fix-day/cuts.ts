import type { Finding } from "../finding";
import type { DayItem } from "./day-model";
import type { Arrangement } from "./best-order";

/*
 * What the arithmetic of a day does not know (journeys, nights on board, other days) a check finds. Each error it finds
 * becomes a narrower choice: fewer starts, or more minutes between two stops.
 */

/** What is lacking at an airport is said up to the good margin, not up to where the error ends: so a step at a time. */
const shortOf = (finding: Finding) => (finding.code === "flight-buffer" || typeof finding.facts["shortMinutes"] !== "number" ? 5 : Math.max(1, Math.ceil(finding.facts["shortMinutes"])));

function keepStarts(item: DayItem, keep: (start: number) => boolean): boolean {
  const kept = item.starts.map((start, index) => ({ start, cost: item.costs[index]! })).filter((one) => keep(one.start));
  if (kept.length === item.starts.length) return false;
  item.starts = kept.map((one) => one.start);
  item.costs = kept.map((one) => one.cost);
  return true;
}

/**
 * Narrows `items` and `needs` so that the arrangement, which gave this error, is not proposed again. False when the error
 * says nothing about a start on this day: then there is nothing to narrow.
 */
export function cutArrangement(items: DayItem[], needs: number[][], arrangement: Arrangement, finding: Finding): boolean {
  const indexOf = (stopId: string | null | undefined) => items.findIndex((item) => item.timed.stop.id === stopId);
  const startOf = (index: number) => arrangement.order.find((one) => one.item === index)?.start;
  const notBefore = (index: number) => keepStarts(items[index]!, (start) => start >= (startOf(index) ?? 0) + shortOf(finding));
  const notAfter = (index: number) => keepStarts(items[index]!, (start) => start <= (startOf(index) ?? 0) - shortOf(finding));
  const { subject } = finding;

  if (subject.type === "leg" || finding.code === "overlap") {
    const [fromId, toId] = subject.type === "leg" ? [subject.fromStopId, subject.toStopId] : [finding.stopIds[0], finding.stopIds[1]];
    const [from, to] = [indexOf(fromId), indexOf(toId)];
    if (to >= 0 && startOf(to) !== undefined) {
      const before = arrangement.order[arrangement.order.findIndex((one) => one.item === to) - 1]?.item;
      if (from < 0 || before === undefined) return notBefore(to);
      needs[before]![to] = finding.code === "leg-impossible" ? Number.POSITIVE_INFINITY : needs[before]![to]! + shortOf(finding);
      return true;
    }
    return from >= 0 && startOf(from) !== undefined ? notAfter(from) : false;
  }
  if (subject.type !== "stop") return false;
  const at = indexOf(subject.stopId);
  const start = at < 0 ? undefined : startOf(at);
  if (start === undefined) return false;
  if (finding.code === "before-arrival") return notBefore(at);
  if (finding.code === "after-departure") return notAfter(at);
  return finding.code === "closed" ? keepStarts(items[at]!, (one) => one !== start) : false;
}
