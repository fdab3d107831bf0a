import { localMinuteOn } from "~/domain/time/wall-clock";
import type { TravelTimes } from "~/domain/travel/leg-estimate";
import { applyChanges } from "./apply-change";
import type { Finding, Fix } from "./finding";
import { addSite } from "./fixes/add-site";
import { endEarlier, shiftFollowing, startEarlier, startLater, type Candidate } from "./fixes/candidate";
import { addLodging, addLunch } from "./fixes/meals-and-beds";
import { moveToDay, nearestOpen, unplace } from "./fixes/other-day";
import { otherModes } from "./fixes/other-mode";
import { reorder } from "./fixes/reorder";
import type { CalendarDate, Itinerary, Stop } from "./itinerary";
import { listFindings, listFindingsForProof } from "./list-findings";
import { readPlan, type Reading, type TimedStop } from "./read-plan";

const mostFixes = 3;
// A finding that resists so many attempts has no small fix; the next ones are only slower.
const mostProofs = 16;

function numberFact(finding: Finding, name: string): number | null {
  const value = finding.facts[name];
  return typeof value === "number" ? value : null;
}

/** Room between two stops: the second later (alone or with what follows), the first shorter or earlier. */
function makeRoom(reading: Reading, finding: Finding, before: TimedStop | undefined, after: TimedStop | undefined): Candidate[] {
  const shortMinutes = numberFact(finding, "shortMinutes") ?? 0;
  const minute = numberFact(finding, "suggestedStartMinute");
  const later = after && minute !== null ? [...startLater(after, minute), ...shiftFollowing(reading, after, minute)] : [];
  const earlier = before ? [...endEarlier(before, shortMinutes), ...startEarlier(before, shortMinutes)] : [];
  return [...later, ...earlier];
}

function legCandidates(reading: Reading, finding: Finding): Candidate[] {
  const { subject } = finding;
  if (subject.type !== "leg") return [];
  const read = reading.legs.find((one) => one.leg.fromStopId === subject.fromStopId && one.leg.toStopId === subject.toStopId);
  if (!read) return [];
  const room = makeRoom(reading, finding, read.fromTimed ?? undefined, read.toTimed ?? undefined);
  switch (finding.code) {
    case "leg-impossible":
      return otherModes(reading, read, 0);
    case "leg-too-long":
    case "leg-tight":
      return [...otherModes(reading, read, finding.code === "leg-tight" ? read.leg.bufferMinutes : 0), ...room, ...(read.to ? moveToDay(reading, read.to) : [])];
    default:
      return room;
  }
}

function stopCandidates(reading: Reading, finding: Finding, stop: Stop): Candidate[] {
  const timed = reading.timedById.get(stop.id);
  switch (finding.code) {
    case "overlap":
      return [...makeRoom(reading, finding, reading.timedById.get(finding.stopIds[0] ?? ""), timed), ...moveToDay(reading, stop)];
    case "closed":
      return [...nearestOpen(reading, stop), ...moveToDay(reading, stop)];
    case "jet-lag":
    case "before-arrival":
      return [...makeRoom(reading, finding, undefined, timed), ...moveToDay(reading, stop)];
    case "weekend":
    case "public-holiday":
    case "event-date":
    case "after-departure":
      return moveToDay(reading, stop);
    case "out-of-trip":
      return [...moveToDay(reading, stop), ...unplace(stop)];
    case "host-declined":
      return unplace(stop);
    default:
      return [];
  }
}

function dayCandidates(reading: Reading, finding: Finding, dayId: string): Candidate[] {
  const stops = finding.stopIds.flatMap((id) => reading.itinerary.stops.filter((stop) => stop.id === id));
  const [first, last] = [reading.timedById.get(finding.stopIds[0] ?? ""), reading.timedById.get(finding.stopIds.at(-1) ?? "")];
  switch (finding.code) {
    case "no-lunch":
      return addLunch(reading, finding, dayId);
    case "no-lodging":
      return addLodging(reading, finding);
    case "no-rest":
      return makeRoom(reading, finding, first, last);
    case "backtracking":
      return reorder(reading, dayId);
    case "day-too-long": {
      const overMinutes = numberFact(finding, "overMinutes");
      const shorter = overMinutes === null ? [] : [...(last ? endEarlier(last, overMinutes) : []), ...(first ? startLater(first, Math.ceil(localMinuteOn(first.day.date, first.startInstant + overMinutes * 60_000, first.timeZone) / 5) * 5) : [])];
      return [...shorter, ...[...stops].reverse().filter((stop) => stop.kind === "visit").flatMap((stop) => moveToDay(reading, stop).slice(0, 3))];
    }
    default:
      return [];
  }
}

function listCandidates(reading: Reading, finding: Finding): Candidate[] {
  const { subject } = finding;
  if (subject.type === "leg") return legCandidates(reading, finding);
  if (subject.type === "day") return dayCandidates(reading, finding, subject.dayId);
  if (finding.code === "theme-uncovered") return addSite(reading, finding);
  const stop = subject.type === "stop" ? reading.itinerary.stops.find((one) => one.id === subject.stopId) : undefined;
  return stop ? stopCandidates(reading, finding, stop) : [];
}

/** True when the changes remove the finding, add no error and leave every locked stop where and as long as it is. */
function isProven(reading: Reading, errorKeys: Set<string>, finding: Finding, fix: Fix): boolean {
  const locked = new Set(reading.itinerary.stops.filter((stop) => stop.locked).map((stop) => stop.id));
  if (fix.changes.length === 0 || fix.changes.some((change) => (change.type === "move-stop" || change.type === "resize-stop") && locked.has(change.stopId))) return false;
  const changed = readPlan(applyChanges(reading.itinerary, fix.changes), reading.travel, reading.today);
  return listFindingsForProof(changed, finding.code).every((one) => one.key !== finding.key && (one.severity !== "error" || errorKeys.has(one.key)));
}

/** The proven fixes of one finding of a reading whose findings are all given: the smallest first, at most three, one of each code. */
export function findFixesFor(reading: Reading, findings: Finding[], finding: Finding): Fix[] {
  const errorKeys = new Set(findings.filter((one) => one.severity === "error").map((one) => one.key));
  const candidates = listCandidates(reading, finding).map((candidate, index) => ({ ...candidate, index }));
  candidates.sort((a, b) => a.cost - b.cost || a.index - b.index);
  const fixes: Fix[] = [];
  let proofs = 0;
  for (const { fix } of candidates) {
    if (fixes.some((one) => one.code === fix.code)) continue;
    if (proofs >= mostProofs || fixes.length >= mostFixes) break;
    proofs += 1;
    if (isProven(reading, errorKeys, finding, fix)) fixes.push(fix);
  }
  return fixes;
}

/**
 * The ways out of one finding of a plan, the smallest first, at most three: each has been applied and checked again, removes
 * the finding, adds no error and moves no locked stop. Empty when there is none, and for a finding the plan does not have.
 */
export function findFixes(itinerary: Itinerary, finding: Finding, travel: TravelTimes, today: CalendarDate): Fix[] {
  const reading = readPlan(itinerary, travel, today);
  const findings = listFindings(reading);
  const present = findings.find((one) => one.key === finding.key);
  return present ? findFixesFor(reading, findings, present) : [];
}
