import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Stop } from "~/domain/itinerary/itinerary";
import { readPlan } from "~/domain/itinerary/read-plan";
import { presentPublicEdition } from "~/features/documents/present-edition";
import { presentProgramme, type ProgrammePage, type ProgrammeSource } from "~/features/documents/present-programme";
import { presentSchedule, type Schedule } from "~/features/documents/present-schedule";
import { straightLineTravel } from "../fakes/straight-line-travel";
import { makeItinerary, makePlace } from "./itinerary";

/** The programme of a plan of so many days from a date on, home in Odense, as the documents get it. */
export function makeSchedule(
  stops: Stop[],
  { startsOn = "2027-04-13", dayCount = 1, source = {}, isPublic = false }: { startsOn?: string; dayCount?: number; source?: Partial<ProgrammeSource>; isPublic?: boolean } = {},
): { page: ProgrammePage; schedule: Schedule } {
  const itinerary = makeItinerary({ startsOn, dayCount, home: makePlace({ name: "Rådhuset" }), stops });
  const checked = checkItinerary(itinerary, straightLineTravel, "2027-01-04");
  const whole = presentProgramme({
    trip: {
      id: "trip", title: "Fyn", startsOn: itinerary.startsOn, endsOn: itinerary.endsOn, purpose: "", overallQuestion: "", memberCount: 8, staffCount: 2, state: "draft",
      contactNote: "Turleder: Anna\n12 34 56 78", isExample: false,
    },
    itinerary, checked, stopFacts: {}, themeNames: {}, committee: { da: "Udvalget", en: "Committee" }, organisation: "Kommunen",
    printedAt: new Date("2027-01-04T09:00:00Z"), locale: "da", sentenceOf: null, entrySentences: [], ...source,
  });
  const page = isPublic ? presentPublicEdition(whole) : whole;
  return { page, schedule: presentSchedule(page, itinerary, checked, readPlan(itinerary, straightLineTravel, "2027-01-04").timedById) };
}
