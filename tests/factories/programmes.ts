import { readFileSync } from "node:fs";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { getLand } from "~/features/catalogue/map-queries.server";
import { drawMap, planOverview } from "~/features/documents/present-map";
import { presentProgramme, type ProgrammeSource, type StopFacts } from "~/features/documents/present-programme";
import type { ProgrammePaper } from "~/features/documents/present-programme-document";
import { readItineraryForm } from "~/features/planner/itinerary-form-schema";
import { formToItinerary } from "~/features/planner/present-itinerary-form";
import type { Locale } from "~/i18n/locale";

export type ProgrammeChanges = { locale?: Locale; trip?: Partial<ProgrammeSource["trip"]>; source?: Partial<ProgrammeSource>; plan?(itinerary: Itinerary): Itinerary; stopFacts?: Record<string, Partial<StopFacts>> };

/** One of the example plans as it goes into a document, without a database. */
export async function makeProgramme(name: "denmark" | "seoul", { locale = "da", trip = {}, source = {}, plan = (one) => one, stopFacts = {} }: ProgrammeChanges = {}): Promise<ProgrammePaper & { itinerary: Itinerary }> {
  const read = readItineraryForm(readFileSync(`app/features/planner/examples/${name}.json`, "utf8"), "en");
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const itinerary = plan(formToItinerary(read.form));
  const checked = checkItinerary(itinerary, embeddedTravelTimes, "2027-01-10");
  const facts = Object.fromEntries(itinerary.stops.map((stop) => [stop.id, { address: "", hostContact: "", contactRole: null, ...stopFacts[stop.id] }]));
  const page = presentProgramme({
    trip: {
      id: "trip", title: name === "seoul" ? "Seoul 서울" : "Odense, Billund og Østjylland", startsOn: itinerary.startsOn, endsOn: itinerary.endsOn, purpose: "Udvalget vil lære.", overallQuestion: "Hvad virker?",
      memberCount: 11, staffCount: 3, state: "draft", contactNote: "Turleder: sekretariatet, tlf. 12 34 56 78", isExample: false, ...trip,
    },
    itinerary, checked, stopFacts: facts, themeNames: {}, committee: { da: "Beskæftigelses- og Integrationsudvalget", en: "The committee" }, organisation: "Københavns Kommune",
    printedAt: new Date("2027-01-10T09:00:00Z"), locale, sentenceOf: null, entrySentences: [], ...source,
  });
  const overviewPlan = planOverview(itinerary, checked);
  const overview = overviewPlan && drawMap(overviewPlan, await getLand("110m", { west: -180, south: -90, east: 180, north: 90 }), [], locale);
  return { page, overview, dayMaps: {}, itinerary };
}

/** A plan stretched to so many days, with the stops of its days over again, until there are so many stops. */
export function stretched(itinerary: Itinerary, dayCount: number, stopCount: number): Itinerary {
  const first = itinerary.days[0]!;
  const days = Array.from({ length: dayCount }, (_, index) => ({ ...first, id: `day-${index}`, date: addDays(itinerary.startsOn, index) }));
  const planned = itinerary.stops.filter((stop) => stop.dayId !== null && stop.place);
  const stops = Array.from({ length: stopCount }, (_, index) => {
    const day = Math.floor((index * dayCount) / stopCount);
    const position = index - Math.ceil((day * stopCount) / dayCount);
    const model = planned[index % planned.length]!;
    return { ...model, id: `stop-${index}`, kind: "visit" as const, nights: 0, dayId: days[day]!.id, position, startsAtMinute: 480 + position * 110, durationMinutes: 60, title: `${model.title} ${index + 1}`, questions: "Hvad koster det, og hvem betaler?\nHvad virker bedst for de borgere, der har været længst ledige?" };
  });
  return { ...itinerary, endsOn: days.at(-1)!.date, days, stops };
}
