import type { Severity } from "./finding";

/**
 * Every code a check can give, its severities and its facts. The order is the order among findings of one place.
 *
 * Names of facts carry the unit: `…Minutes` a duration, `…Minute` a wall clock as minutes since the midnight of the
 * finding's date (above 1440: past midnight), `…Metres`, `…Count`, `…Days`, `…Percent`; `date`, `…On` a calendar date. A
 * fact marked `?` is there only in the case that its row names; the others always are. The edge adds, for its sentences,
 * `<name>Text` for minutes, dates, `mode`, `possibleMode`, `theme`; `<name>` with Minute → Clock; `<name>` with Metres → Km.
 *
 * Facts of every stop finding: `title`, `date`. Of every leg finding: `fromTitle`, `toTitle` (home: the place's name), `mode`, `date`.
 * Besides the texts above, a name with Oere gives `<name>Amount` and countryCode gives countryText.
 * Values that a sentence chooses by are single words (ICU takes no hyphen in a choice), but for `mode` and `suggestion`, of which
 * it names `none` only. `suggestion`: `same-day` with `suggestedStartMinute`, or `none`.
 *
 * | code | severity | facts besides |
 * |---|---|---|
 * | overlap | error, stop | fromTitle, toTitle, overlapMinutes, shortMinutes (later start needed, travel and buffer included), suggestion, suggestedStartMinute? |
 * | leg-impossible | error, leg | reason (water, far, near, route, airport), distanceMetres, limitMetres?, alternative (known, none), possibleMode? |
 * | leg-too-long | error, leg | travelMinutes, bufferMinutes, gapMinutes, slackMinutes (< 0), shortMinutes, uncertaintyMinutes, distanceMetres, source, suggestion, suggestedStartMinute? |
 * | leg-tight | warning, leg | as leg-too-long; slackMinutes 0 to under the buffer; shortMinutes up to a slack of one buffer |
 * | before-arrival | error, stop | reason (journey, home), shortMinutes, suggestion, suggestedStartMinute?; journey: journeyTitle; home: travelMinutes, mode |
 * | after-departure | error, stop | reason (journey, home), shortMinutes; journey: journeyTitle, departureMinute; home: travelMinutes, mode |
 * | flight-buffer | error, warning, leg | phase (before, after), airportMinutes, limitMinutes, shortMinutes, travelMinutes, gapMinutes, suggestion, suggestedStartMinute? |
 * | closed | error (warning: host confirmed), stop | startMinute, endMinute, shortMinutes (outside the hours), basis (published, assumed), opening (hours, shut); hours: opensMinute, closesMinute |
 * | public-holiday | error, warning, stop | holidayDa, holidayEn (its name), kind (public, bridge), countryCode |
 * | event-date | error, stop | held (later, earlier), eventStartsOn, eventEndsOn |
 * | weekend | warning, stop | weekday (6, 7) |
 * | out-of-trip | error, stop | startsOn, endsOn, outsideDays |
 * | no-lodging | error, day | date, next (known, none), nextTitle? |
 * | host-declined | error, stop | |
 * | host-unconfirmed | warning, error, stop | status (suggested, asked), daysLeft, limitDays |
 * | host-size | error, stop | participantCount, limitCount, overCount |
 * | drivers-hours | warning, error, day | date, drivingMinutes, limitMinutes, overMinutes |
 * | day-too-long | warning, day | measure (minutes, visits), date; minutes: spanMinutes, limitMinutes, overMinutes; visits: visitCount, limitCount, overCount |
 * | no-lunch | warning, day | date, windowFromMinute, windowToMinute, limitMinutes, longestMinutes, shortMinutes |
 * | no-rest | warning, day | date (of the morning), fromTitle, toTitle, restMinutes, limitMinutes, shortMinutes, travelMinutes, suggestion, suggestedStartMinute? |
 * | jet-lag | warning, stop | journeyTitle, sinceMinutes, limitMinutes, shortMinutes, zoneMinutes, suggestion, suggestedStartMinute? |
 * | backtracking | warning, day | date, travelMinutes, savedMinutes, savedPercent |
 * | theme-uncovered | warning, trip | theme, candidate (known, none); known: candidateCount, candidateSiteIds (nearest first, joined by commas, at most 5), candidateTitle, candidateMetres |
 * | ceiling | error, warning, trip | scope (participant, term), over (yes, no), sumOere, ceilingOere, differenceOere (≥ 0, above or still free), sharePercent, spentOere (term: on the other trips) |
 * | travel-share | warning, notice, trip | travelMinutes, visitMinutes, sharePercent |
 * | site-caveat | warning (notice: only low ones), stop | caveatCount, caveat, caveatCodes (joined by commas) |
 * | place-uncertain | warning (town), notice (district), stop | confidence, placeName, uncertaintyMetres |
 * | school-or-summer-break | notice, trip | period (summer, autumn: DK; july: EE; august: ES; seollal, chuseok: KR; lunar: Chinese New Year), countryCode, date (of the first), visitCount |
 * | time-zone | notice, day | change (difference, clock), date, direction, offsetMinutes (≥ 0); difference: placeName, differenceMinutes, direction (ahead, behind); clock: changeMinutes, direction of the night (shorter, longer) |
 * | language | notice, stop | language (ISO 639-1) |
 * | entry-rules | notice, trip | countryCode, rule (the word its sentence chooses by), date (of the first stop there), checkedOn, validUntilOn? (exemption) |
 * | untimed | notice, stop | |
 * | missing-questions | notice, stop | |
 *
 * Facts of fixes (every fix that moves a stop has `title`, `startMinute`, `date`):
 *
 * | fix | facts besides |
 * |---|---|
 * | start-later, shift-following | laterMinutes; shift-following: stopCount |
 * | start-earlier | earlierMinutes |
 * | end-earlier | title, endMinute, shorterMinutes, durationMinutes (the new one) |
 * | move-to-day | timed (yes, no); startMinute only when timed |
 * | nearest-open | |
 * | other-mode | fromTitle, toTitle, mode, travelMinutes |
 * | reorder | date, savedMinutes |
 * | add-lunch | date, startMinute, durationMinutes, laterMinutes (0: nothing else moves), shorterMinutes |
 * | add-lodging | date, near (known, none), nearTitle? |
 * | unplace | title |
 * | add-site | title, date, timed (yes, no), startMinute?, distanceMetres |
 */
export const findingCodes = [
  { code: "out-of-trip", severities: ["error"] },
  { code: "before-arrival", severities: ["error"] },
  { code: "after-departure", severities: ["error"] },
  { code: "overlap", severities: ["error"] },
  { code: "leg-impossible", severities: ["error"] },
  { code: "leg-too-long", severities: ["error"] },
  { code: "leg-tight", severities: ["warning"] },
  { code: "flight-buffer", severities: ["error", "warning"] },
  { code: "closed", severities: ["error", "warning"] },
  { code: "public-holiday", severities: ["error", "warning"] },
  { code: "event-date", severities: ["error"] },
  { code: "weekend", severities: ["warning"] },
  { code: "no-lodging", severities: ["error"] },
  { code: "host-declined", severities: ["error"] },
  { code: "host-size", severities: ["error"] },
  { code: "host-unconfirmed", severities: ["error", "warning"] },
  { code: "drivers-hours", severities: ["error", "warning"] },
  { code: "day-too-long", severities: ["warning"] },
  { code: "no-lunch", severities: ["warning"] },
  { code: "no-rest", severities: ["warning"] },
  { code: "jet-lag", severities: ["warning"] },
  { code: "backtracking", severities: ["warning"] },
  { code: "ceiling", severities: ["error", "warning"] },
  { code: "theme-uncovered", severities: ["warning"] },
  { code: "travel-share", severities: ["warning", "notice"] },
  { code: "site-caveat", severities: ["warning", "notice"] },
  { code: "place-uncertain", severities: ["warning", "notice"] },
  { code: "school-or-summer-break", severities: ["notice"] },
  { code: "time-zone", severities: ["notice"] },
  { code: "entry-rules", severities: ["notice"] },
  { code: "language", severities: ["notice"] },
  { code: "untimed", severities: ["notice"] },
  { code: "missing-questions", severities: ["notice"] },
] as const satisfies readonly { code: string; severities: readonly Severity[] }[];

/** The code of a finding. */
export type FindingCode = (typeof findingCodes)[number]["code"];

/** Every code of a fix, as messages are keyed by them. */
export const fixCodes = [
  "start-later", "start-earlier", "end-earlier", "move-to-day", "other-mode", "reorder", "add-lodging", "add-lunch", "shift-following", "unplace", "nearest-open", "add-site",
] as const;
