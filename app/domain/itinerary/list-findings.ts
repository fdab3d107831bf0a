import { findVisitsAfterDeparture, findVisitsBeforeArrival } from "./checks/arrival";
import { findBacktracking } from "./checks/backtracking";
import { findSiteCaveats, findUncertainPlaces } from "./checks/catalogue-doubts";
import { findLongDays, findMissingBeds, findMissingLunches, findShortNights } from "./checks/day-rhythm";
import { findJetLag, findShortFlightBuffers } from "./checks/flights";
import { findCeilings } from "./checks/ceilings";
import { findEntryRules } from "./checks/entry-rules";
import { findHostBreaks } from "./checks/host-breaks";
import { findCrowdedHosts, findForeignLanguages, findMissingQuestions, findUnansweredHosts } from "./checks/hosts";
import { findClosedSites, findEventDates, findHolidays, findWeekendVisits } from "./checks/open-days";
import { findStopsOutOfTrip, findUntimedStops } from "./checks/placement";
import { findUncoveredThemes } from "./checks/themes";
import { findTimeZones } from "./checks/time-zones";
import { findLegFaults, findOverlaps } from "./checks/times";
import { findLongDrives, findTravelShare } from "./checks/travel-load";
import type { Finding } from "./finding";
import { findingCodes, type FindingCode } from "./finding-codes";
import type { Reading } from "./read-plan";

type Check = { codes: FindingCode[]; find: (reading: Reading) => Finding[] };

/** Every check. The order of the list means nothing: findings are sorted. */
const checks: Check[] = [
  { codes: ["overlap"], find: findOverlaps },
  { codes: ["leg-impossible", "leg-too-long", "leg-tight"], find: findLegFaults },
  { codes: ["out-of-trip"], find: findStopsOutOfTrip },
  { codes: ["untimed"], find: findUntimedStops },
  { codes: ["closed"], find: findClosedSites },
  { codes: ["public-holiday"], find: findHolidays },
  { codes: ["weekend"], find: findWeekendVisits },
  { codes: ["event-date"], find: findEventDates },
  { codes: ["before-arrival"], find: findVisitsBeforeArrival },
  { codes: ["after-departure"], find: findVisitsAfterDeparture },
  { codes: ["day-too-long"], find: findLongDays },
  { codes: ["no-lunch"], find: findMissingLunches },
  { codes: ["no-rest"], find: findShortNights },
  { codes: ["no-lodging"], find: findMissingBeds },
  { codes: ["host-declined", "host-unconfirmed"], find: findUnansweredHosts },
  { codes: ["host-size"], find: findCrowdedHosts },
  { codes: ["missing-questions"], find: findMissingQuestions },
  { codes: ["language"], find: findForeignLanguages },
  { codes: ["place-uncertain"], find: findUncertainPlaces },
  { codes: ["site-caveat"], find: findSiteCaveats },
  { codes: ["ceiling"], find: findCeilings },
  { codes: ["entry-rules"], find: findEntryRules },
  { codes: ["theme-uncovered"], find: findUncoveredThemes },
  { codes: ["flight-buffer"], find: findShortFlightBuffers },
  { codes: ["jet-lag"], find: findJetLag },
  { codes: ["time-zone"], find: findTimeZones },
  { codes: ["school-or-summer-break"], find: findHostBreaks },
  { codes: ["travel-share"], find: findTravelShare },
  { codes: ["drivers-hours"], find: findLongDrives },
  { codes: ["backtracking"], find: findBacktracking },
];

const severityRank = { error: 0, warning: 1, notice: 2 } as const;
const codeRank = new Map<string, number>(findingCodes.map((one, index) => [one.code, index]));
const errorCodes = new Set<string>(findingCodes.filter((one) => one.severities.some((severity) => severity === "error")).map((one) => one.code));

/** Where in the trip a finding belongs: at its stop, before the stop a leg leads to, before a day's first stop, or after all. */
function positionOf(reading: Reading, finding: Finding): number {
  const { subject } = finding;
  switch (subject.type) {
    case "stop":
      return reading.numberOf.get(subject.stopId) ?? 0;
    case "leg": {
      const to = subject.toStopId === null ? undefined : reading.numberOf.get(subject.toStopId);
      return to === undefined ? (reading.numberOf.get(subject.fromStopId ?? "") ?? 0) + 0.5 : to - 0.5;
    }
    case "day": {
      const at = reading.days.findIndex((one) => one.day.id === subject.dayId);
      const before = reading.days.slice(0, Math.max(0, at)).reduce((sum, one) => sum + one.stops.length, 0);
      return before + 0.75;
    }
    case "trip":
      return reading.order.length + 1;
  }
}

/** Errors first, then by place in the trip, then in the order of the codes: the same plan always gives the same list. */
function sortFindings(reading: Reading, findings: Finding[]): Finding[] {
  const ranked = findings.map((finding) => ({
    finding,
    severity: severityRank[finding.severity],
    position: positionOf(reading, finding),
    code: codeRank.get(finding.code) ?? 0,
  }));
  ranked.sort(
    (a, b) =>
      a.severity - b.severity || a.position - b.position || a.code - b.code || (a.finding.key < b.finding.key ? -1 : a.finding.key > b.finding.key ? 1 : 0),
  );
  return ranked.map((one) => one.finding);
}

/** Everything the checks have to say about a plan, without fixes, in a stable order; each key occurs once. */
export function listFindings(reading: Reading): Finding[] {
  return sortFindings(reading, checks.flatMap((check) => check.find(reading)));
}

/** What a proof needs: the findings of the checks that can find errors, and of the check of one code besides. Not sorted. */
export function listFindingsForProof(reading: Reading, code: string): Finding[] {
  return checks
    .filter((check) => check.codes.some((one) => one === code || errorCodes.has(one)))
    .flatMap((check) => check.find(reading));
}
