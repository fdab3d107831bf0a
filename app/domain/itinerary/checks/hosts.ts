import { daysBetween } from "~/domain/time/calendar-date";
import type { Finding } from "../finding";
import { stopFinding } from "../make-finding";
import { isHosted, type Reading } from "../read-plan";

/**
 * `host-declined`: the host (or hotel, carrier, restaurant) has said no. `host-unconfirmed`: nobody has said yes to a visit
 * or meeting; an error when it is fewer than `confirmationDays` away. What lies before today is past asking.
 */
export function findUnansweredHosts(reading: Reading): Finding[] {
  const { confirmationDays } = reading.itinerary.limits;
  const daysLeftOf = new Map(reading.days.map((one) => [one.day.id, daysBetween(reading.today, one.day.date)]));
  return reading.order.flatMap((stop) => {
    if (stop.bookingStatus === "declined") return [stopFinding(reading, "host-declined", "error", stop, {})];
    if (!isHosted(stop.kind) || stop.bookingStatus === "confirmed" || stop.dayId === null) return [];
    const daysLeft = daysLeftOf.get(stop.dayId) ?? 0;
    if (daysLeft < 0) return [];
    const facts = { status: stop.bookingStatus, daysLeft, limitDays: confirmationDays };
    return [stopFinding(reading, "host-unconfirmed", daysLeft < confirmationDays ? "error" : "warning", stop, facts)];
  });
}

/** `host-size`: members and staff together are more than the site can receive. */
export function findCrowdedHosts(reading: Reading): Finding[] {
  const participantCount = reading.itinerary.memberCount + reading.itinerary.staffCount;
  return reading.order.flatMap((stop) => {
    const limitCount = stop.siteId === null || !isHosted(stop.kind) ? null : (reading.itinerary.facts.sites[stop.siteId]?.groupLimit ?? null);
    if (limitCount === null || participantCount <= limitCount) return [];
    return [stopFinding(reading, "host-size", "error", stop, { participantCount, limitCount, overCount: participantCount - limitCount })];
  });
}

/** `missing-questions`: a visit for which nobody has written what to ask. */
export function findMissingQuestions(reading: Reading): Finding[] {
  return reading.order
    .filter((stop) => stop.kind === "visit" && stop.questions.trim() === "")
    .map((stop) => stopFinding(reading, "missing-questions", "notice", stop, {}));
}

/** Danish and English, and the languages that a Danish group follows without an interpreter. */
const understoodLanguages = new Set(["da", "en", "nb", "nn", "no", "sv"]);

/** `language`: none of the languages that the site can receive in is one the group follows. */
export function findForeignLanguages(reading: Reading): Finding[] {
  return reading.order.flatMap((stop) => {
    const languages = stop.siteId === null || !isHosted(stop.kind) ? [] : (reading.itinerary.facts.sites[stop.siteId]?.languages ?? []);
    const language = languages[0];
    if (language === undefined || languages.some((one) => understoodLanguages.has(one))) return [];
    return [stopFinding(reading, "language", "notice", stop, { language })];
  });
}
