import { markAccepted, type Acceptance } from "~/domain/itinerary/acceptance";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { wallClockOf } from "~/domain/time/wall-clock";
import type { TripVisitor } from "./gates.server";
import { presentFramedTrip } from "./present";
import type { listTripDestinations } from "./queries.server";

type Plan = { itinerary: Itinerary; themes: { code: string; nameDa: string; nameEn: string }[] };

/** A trip at a glance: its facts, what each day holds, how far the themes are covered, and whether the programme holds. What has been accepted is counted apart, as on the board. */
export function presentOverview(visitor: Pick<TripVisitor, "trip" | "mayEdit">, { itinerary, themes }: Plan, destinations: Awaited<ReturnType<typeof listTripDestinations>>, acceptances: Acceptance[], now: Date) {
  const { trip } = visitor;
  const checked = checkItinerary(itinerary, embeddedTravelTimes, wallClockOf(now.getTime(), trip.homeTimeZone).date);
  const marked = markAccepted(checked.findings, acceptances);
  const open = marked.filter((finding) => finding.accepted === null);
  const count = (severity: string) => open.filter((finding) => finding.severity === severity).length;
  return {
    trip: presentFramedTrip(visitor),
    facts: {
      purpose: trip.purpose, overallQuestion: trip.overallQuestion, homeName: trip.homeName, ceilingParticipantOere: trip.ceilingParticipantOere, ceilingTripOere: trip.ceilingTripOere, ceilingTermOere: trip.ceilingTermOere,
      contactNote: trip.contactNote, destinations: destinations.map((one) => ({ code: one.code, name: { da: one.nameDa, en: one.nameEn } })),
    },
    days: checked.days.map((day) => ({ ...day, stopCount: itinerary.stops.filter((stop) => stop.dayId === day.dayId).length })),
    themes: themes.map((theme) => {
      const coverage = checked.coverage.find((one) => one.theme === theme.code);
      return { code: theme.code, name: { da: theme.nameDa, en: theme.nameEn }, visitMinutes: coverage?.visitMinutes ?? 0, visits: coverage?.stopIds.length ?? 0 };
    }),
    findings: { errors: count("error"), warnings: count("warning"), notices: count("notice"), accepted: marked.length - open.length },
  };
}

/** Errors in a plan, which no recommendation goes out with. */
export function countErrors(itinerary: Itinerary, today: string): number {
  return checkItinerary(itinerary, embeddedTravelTimes, today).findings.filter((finding) => finding.severity === "error").length;
}
export type Overview = ReturnType<typeof presentOverview>;
