import { localMinuteOn } from "~/domain/time/wall-clock";
import type { Finding } from "../finding";
import { legFinding, makeFinding, suggestedStart } from "../make-finding";
import { travelMinutesOf, type ReadLeg } from "../read-legs";
import type { Reading, TimedStop } from "../read-plan";

/** Reasons as single words: a sentence chooses by them. */
const impossibleReasons = { water: "water", "too-far": "far", "too-near": "near", "no-airport": "airport", "no-route": "route" } as const;

/** A stop that waits until `minutes` later: what its own clock then shows. */
function delayedMinute(timed: TimedStop, minutes: number): number {
  return localMinuteOn(timed.day.date, timed.startInstant + minutes * 60_000, timed.timeZone);
}

function joins(read: ReadLeg, from: TimedStop, to: TimedStop): boolean {
  return read.fromTimed === from && read.toTimed === to;
}

/**
 * `overlap`: a stop begins before one that began earlier has ended; ends are exclusive, so back to back is no overlap. Each
 * stop is reported once, against the earlier stop that ends last.
 */
export function findOverlaps(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  let open: TimedStop | null = null;
  for (const timed of reading.timeline) {
    if (open && timed.startInstant < open.endInstant) {
      const earlier = open;
      const leg = reading.legs.find((read) => joins(read, earlier, timed));
      const overlapMinutes = (Math.min(earlier.endInstant, timed.endInstant) - timed.startInstant) / 60_000;
      const untilFree = (earlier.endInstant - timed.startInstant) / 60_000;
      const shortMinutes = leg?.leg.slackMinutes == null ? untilFree : Math.max(untilFree, -leg.leg.slackMinutes);
      const facts = {
        fromTitle: earlier.stop.title,
        toTitle: timed.stop.title,
        date: timed.day.date,
        overlapMinutes,
        shortMinutes,
        ...suggestedStart(delayedMinute(timed, shortMinutes)),
      };
      findings.push(
        makeFinding("overlap", "error", { type: "stop", stopId: timed.stop.id }, [earlier.stop.id, timed.stop.id], facts, earlier.stop.id),
      );
    }
    if (!open || timed.endInstant > open.endInstant) open = timed;
  }
  return findings;
}

/**
 * `leg-impossible`: the mode cannot do the way. `leg-too-long`: travel and group buffer do not fit into the gap.
 * `leg-tight`: they fit, and less than another buffer is left over. Where the stops overlap, that is said instead.
 */
export function findLegFaults(reading: Reading): Finding[] {
  const findings: Finding[] = [];
  for (const read of reading.legs) {
    const { estimate, gapMinutes, slackMinutes, bufferMinutes } = read.leg;
    if (estimate.outcome === "impossible") {
      const possibleMode = estimate.possibleModes[0];
      findings.push(
        legFinding(reading, "leg-impossible", "error", read, {
          reason: impossibleReasons[estimate.reason],
          distanceMetres: Math.round(estimate.distanceMetres),
          ...(estimate.limitMetres === undefined ? {} : { limitMetres: Math.round(estimate.limitMetres) }),
          alternative: possibleMode ? "known" : "none",
          ...(possibleMode ? { possibleMode } : {}),
        }),
      );
      continue;
    }
    if (gapMinutes === null || slackMinutes === null || slackMinutes >= bufferMinutes || !read.fromTimed || !read.toTimed) continue;
    if (read.toTimed.startInstant < read.fromTimed.endInstant) continue;
    const isTooLong = slackMinutes < 0;
    const isFlight = [read.from, read.to].some((stop) => stop?.kind === "travel" && stop.travelMode === "flight");
    // The time at an airport has a rule of its own, with wider margins than a group's buffer.
    if (!isTooLong && isFlight) continue;
    const shortMinutes = isTooLong ? -slackMinutes : bufferMinutes - slackMinutes;
    const suggested = suggestedStart(delayedMinute(read.toTimed, shortMinutes));
    const facts: Finding["facts"] = {
      travelMinutes: travelMinutesOf(estimate) ?? 0,
      bufferMinutes,
      gapMinutes,
      slackMinutes,
      shortMinutes,
      uncertaintyMinutes: Math.ceil(estimate.uncertaintySeconds / 60),
      distanceMetres: Math.round(estimate.distanceMetres),
      source: estimate.source,
      suggestion: suggested.suggestion,
    };
    if (suggested.suggestedStartMinute !== undefined) facts.suggestedStartMinute = suggested.suggestedStartMinute;
    findings.push(legFinding(reading, isTooLong ? "leg-too-long" : "leg-tight", isTooLong ? "error" : "warning", read, facts));
  }
  return findings;
}
