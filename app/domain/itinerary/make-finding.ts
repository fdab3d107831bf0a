import type { Finding, Severity, Subject } from "./finding";
import type { Stop } from "./itinerary";
import type { ReadLeg } from "./read-legs";
import type { Reading } from "./read-plan";

function subjectKey(subject: Subject): string {
  switch (subject.type) {
    case "stop":
      return `stop:${subject.stopId}`;
    case "leg":
      return `leg:${subject.fromStopId ?? "home"}>${subject.toStopId ?? "home"}`;
    case "day":
      return `day:${subject.dayId}`;
    case "trip":
      return "trip";
  }
}

/** A finding without fixes. `about` tells apart two findings of one code on one subject (a theme, a measure). */
export function makeFinding(
  code: string,
  severity: Severity,
  subject: Subject,
  stopIds: string[],
  facts: Record<string, number | string>,
  about?: string,
): Finding {
  const key = `${code}:${subjectKey(subject)}${about === undefined ? "" : `:${about}`}`;
  return { key, code, severity, subject, stopIds, facts, fixes: [] };
}

/** A finding about one stop; its title and the date of its day are among the facts. */
export function stopFinding(
  reading: Reading,
  code: string,
  severity: Severity,
  stop: Stop,
  facts: Record<string, number | string>,
  about?: string,
): Finding {
  const date = stop.dayId === null ? undefined : reading.dayById.get(stop.dayId)?.day.date;
  const named = { title: stop.title, ...(date === undefined ? {} : { date }), ...facts };
  return makeFinding(code, severity, { type: "stop", stopId: stop.id }, [stop.id], named, about);
}

/** What a leg is called: the titles of its stops, and of its places where it begins or ends at home. */
export function legTitles(read: ReadLeg): { fromTitle: string; toTitle: string } {
  return { fromTitle: read.from?.title ?? read.leg.from.name, toTitle: read.to?.title ?? read.leg.to.name };
}

/** A finding about one leg; its titles, mode and date are put among the facts, which the finding then owns. */
export function legFinding(reading: Reading, code: string, severity: Severity, read: ReadLeg, facts: Record<string, number | string>): Finding {
  const { fromStopId, toStopId, dayId, mode } = read.leg;
  const stopIds = [fromStopId, toStopId].filter((id): id is string => id !== null);
  // Set one by one: proofs make these findings by the thousand, and spreading an object costs more than all the rest.
  facts.fromTitle = read.from?.title ?? read.leg.from.name;
  facts.toTitle = read.to?.title ?? read.leg.to.name;
  facts.mode = mode;
  facts.date = reading.dayById.get(dayId)?.day.date ?? reading.itinerary.startsOn;
  return makeFinding(code, severity, { type: "leg", fromStopId, toStopId }, stopIds, facts);
}

/**
 * The clock to suggest, in whole five minutes: `suggestion` says whether there is one. Later than 23:55 there is none on
 * the same day.
 */
export function suggestedStart(minute: number): { suggestion: "same-day" | "none"; suggestedStartMinute?: number } {
  const rounded = Math.ceil(minute / 5) * 5;
  return rounded >= 0 && rounded < 1440 ? { suggestion: "same-day", suggestedStartMinute: rounded } : { suggestion: "none" };
}
