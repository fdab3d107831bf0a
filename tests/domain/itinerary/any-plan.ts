import fc from "fast-check";
import { bookingStatuses, stopKinds, type Itinerary, type ItineraryPlace, type Stop } from "~/domain/itinerary/itinerary";
import { addDays } from "~/domain/time/calendar-date";
import { travelModes } from "~/domain/travel/leg-estimate";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { copenhagen, kathmandu, london, stJohns } from "./checking";

const place: fc.Arbitrary<ItineraryPlace> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }).map((northKm) => makePlace({ northKm })) },
  { weight: 1, arbitrary: fc.constantFrom(copenhagen, kathmandu, stJohns, london) },
);

const stop = (index: number): fc.Arbitrary<Stop> =>
  fc
    .record({
      dayId: fc.option(fc.integer({ min: 1, max: 5 }).map((day) => `day-${day}`), { freq: 9 }),
      kind: fc.constantFrom(...stopKinds, "visit" as const, "visit" as const),
      siteId: fc.option(fc.constantFrom("s1", "s2")),
      place: fc.option(place, { freq: 9 }),
      startsAtMinute: fc.option(fc.integer({ min: 84, max: 276 }).map((five) => five * 5), { freq: 9 }),
      durationMinutes: fc.integer({ min: 0, max: 36 }).map((five) => five * 5),
      nights: fc.integer({ min: 0, max: 3 }),
      locked: fc.boolean(),
      bookingStatus: fc.constantFrom(...bookingStatuses),
      arrival: fc.option(place),
      travelMode: fc.option(fc.constantFrom(...travelModes)),
    })
    .map((one) => makeStop({ id: `stop-${index}`, position: index % 3, ...one, nights: one.kind === "lodging" ? one.nights : 0, arrival: one.kind === "travel" ? one.arrival : null, travelMode: one.kind === "travel" ? one.travelMode : null }));

/** Any plan of up to fourteen stops: other zones, nights when clocks change, holidays, stops left outside the trip, odd choices. */
export const anyPlan: fc.Arbitrary<Itinerary> = fc
  .record({
    startsOn: fc.constantFrom("2027-04-12", "2027-03-26", "2027-10-29", "2027-12-24"),
    tripDays: fc.integer({ min: 1, max: 5 }),
    money: fc.option(
      fc.record({
        pricePerParticipantOere: fc.option(fc.integer({ min: 0, max: 2_000_000 })), ceilingParticipantOere: fc.option(fc.constantFrom(0, 1_000_000)),
        termSpentPerMemberOere: fc.option(fc.integer({ min: 0, max: 3_000_000 })), ceilingTermOere: fc.option(fc.constant(3_000_000)),
        totalOere: fc.option(fc.integer({ min: 0, max: 20_000_000 })), ceilingTripOere: fc.option(fc.constant(10_000_000)), pricePerMemberOere: fc.option(fc.integer({ min: 0, max: 2_000_000 })),
      }),
      { nil: undefined },
    ),
    home: fc.option(fc.constantFrom(copenhagen, makePlace({ northKm: 90 }))),
    stops: fc.integer({ min: 0, max: 14 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => stop(index)))),
    legChoices: fc.array(
      fc.record({
        fromStopId: fc.option(fc.integer({ min: 0, max: 13 }).map((n) => `stop-${n}`)),
        toStopId: fc.option(fc.integer({ min: 0, max: 13 }).map((n) => `stop-${n}`)),
        mode: fc.option(fc.constantFrom(...travelModes)),
        enteredMinutes: fc.option(fc.integer({ min: 0, max: 200 })),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ startsOn, tripDays, ...rest }) => ({
    ...makeItinerary({
      startsOn,
      dayCount: 5,
      themes: ["t1", "t2"],
      sites: [
        makeSite({ siteId: "s1", themes: ["t1"], groupLimit: 9 }), makeSite({ siteId: "s2", isOffice: false, languages: ["ko"] }),
        makeSite({ siteId: "s3", themes: ["t2"], name: "Et sted til", place: makePlace({ northKm: 25 }), visitMinutes: 75 }),
      ],
      holidays: { DK: [{ date: addDays(startsOn, 2), kind: "public", name: { da: "Prøvedag", en: "Trial Day" } }, { date: addDays(startsOn, 3), kind: "bridge", name: { da: "Klemmedag", en: "Bridge Day" } }] },
      openings: { s1: Object.fromEntries([0, 1, 2, 3, 4].map((day) => [addDays(startsOn, day), day === 1 ? [] : [{ fromMinute: 540, toMinute: 960 }]])) },
    }),
    ...rest,
    endsOn: addDays(startsOn, tripDays - 1),
  }));
