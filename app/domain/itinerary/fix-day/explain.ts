import type { Finding } from "../finding";
import { isMovable } from "../fixes/candidate";
import type { Stop } from "../itinerary";
import { listFindings } from "../list-findings";
import { readPlan, type Reading } from "../read-plan";
import { weighOrders } from "./best-order";
import { listDayItems, listNeeds } from "./day-model";

/** Why no set of moves clears a day. `lockedStopIds` in the day's order; `shortMinutes` 0 where minutes are not what is missing. */
export type Impossibility = { reason: "locked" | "time" | "unsolved"; lockedStopIds: string[]; shortMinutes: number; findingKeys: string[] };

const shortOf = (finding: Finding) => (typeof finding.facts["shortMinutes"] === "number" ? finding.facts["shortMinutes"] : 0);
const largest = (numbers: number[]) => numbers.reduce((most, one) => Math.max(most, one), 0);

/** What the stops that cannot move say against each other once all others are taken off the day. */
function faultsAmongHeld(base: Reading, dayId: string): Finding[] {
  const stops = base.itinerary.stops.map((stop): Stop => (stop.dayId === dayId && isMovable(stop) ? { ...stop, dayId: null, startsAtMinute: null } : stop));
  const reading = readPlan({ ...base.itinerary, stops }, base.travel, base.today);
  const held = new Set(reading.dayById.get(dayId)?.stops.map((stop) => stop.id));
  return listFindings(reading).filter((one) => one.severity === "error" && one.code !== "no-lodging" && !one.code.startsWith("host-") && one.stopIds.some((id) => held.has(id)));
}

/**
 * Which stops that nobody may move leave too little room, and by how many minutes: those that are at odds with each other or
 * with their date (`held`); else, where the day is arranged so that the least is lacking, the ones on either side of each
 * place that is too narrow.
 */
export function explainImpossible(base: Reading, dayId: string, errors: Finding[], held: Stop[]): Impossibility {
  const findingKeys = errors.map((one) => one.key);
  const inOrder = (ids: Set<string>) => base.order.filter((stop) => ids.has(stop.id) && !isMovable(stop)).map((stop) => stop.id);
  if (held.length > 0) {
    const ids = new Set(held.map((stop) => stop.id));
    const theirs = errors.filter((one) => one.stopIds.some((id) => ids.has(id)));
    return { reason: "locked", lockedStopIds: inOrder(ids), shortMinutes: largest(theirs.map(shortOf)), findingKeys };
  }
  const amongHeld = faultsAmongHeld(base, dayId);
  if (amongHeld.length > 0) {
    return { reason: "locked", lockedStopIds: inOrder(new Set(amongHeld.flatMap((one) => one.stopIds))), shortMinutes: largest(amongHeld.map(shortOf)), findingKeys };
  }
  const day = base.dayById.get(dayId);
  const items = day ? listDayItems(base, day) : [];
  const needs = listNeeds(base, items);
  const nowhere = new Set(items.filter((item) => item.starts.length === 0).map((item) => item.timed.stop.id));
  if (nowhere.size > 0) {
    const theirs = errors.filter((one) => one.stopIds.some((id) => nowhere.has(id)));
    return { reason: "time", lockedStopIds: [], shortMinutes: largest(theirs.map(shortOf)), findingKeys };
  }
  const arrangement = weighOrders(items, needs, { keepsOrder: items.length > 10, isSoft: true })(items.map((_, index) => index));
  if (!arrangement || arrangement.shortMinutes === 0) return { reason: "unsolved", lockedStopIds: [], shortMinutes: 0, findingKeys };
  const ids = new Set<string>();
  arrangement.order.forEach((one, at) => {
    const next = arrangement.order[at + 1];
    if (!next || one.start + items[one.item]!.durationMinutes + needs[one.item]![next.item]! <= next.start) return;
    const before = arrangement.order.slice(0, at + 1).findLast((other) => !items[other.item]!.canMove);
    const after = arrangement.order.slice(at + 1).find((other) => !items[other.item]!.canMove);
    for (const other of [before, after]) if (other) ids.add(items[other.item]!.timed.stop.id);
  });
  const lockedStopIds = inOrder(ids);
  return { reason: lockedStopIds.length > 0 ? "locked" : "time", lockedStopIds, shortMinutes: arrangement.shortMinutes, findingKeys };
}
