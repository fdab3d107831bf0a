import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Itinerary, LegChoice, Stop } from "~/domain/itinerary/itinerary";
import { presentProgramme, questionsOf, type ProgrammeDay, type ProgrammeSource } from "~/features/documents/present-programme";
import { makeItinerary, makePlace, makeSite, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";

const home = makePlace({ name: "Rådhuset" });
const seoul = makePlace({ name: "Seoul", lon: 126.98, lat: 37.57, timeZone: "Asia/Seoul", countryCode: "KR" });

function present(stops: Stop[], changes: { dayCount?: number; legChoices?: LegChoice[]; source?: Partial<ProgrammeSource>; plan?: Partial<Itinerary> } = {}) {
  const dayCount = changes.dayCount ?? 1;
  const itinerary = makeItinerary({ dayCount, home, stops, legChoices: changes.legChoices ?? [], sites: [makeSite({ siteId: "site", themes: ["integration", "ny-kode"] })], ...changes.plan });
  const checked = checkItinerary(itinerary, straightLineTravel, "2027-01-04");
  return presentProgramme({
    trip: {
      id: "trip", title: "Fyn", startsOn: itinerary.startsOn, endsOn: itinerary.endsOn, purpose: "", overallQuestion: "", memberCount: 8, staffCount: 2, state: "draft",
      contactNote: "Turleder: Anna\n\n  12 34 56 78 ", isExample: false,
    },
    itinerary, checked, stopFacts: {}, themeNames: { integration: { da: "Integration", en: "Integration" } }, committee: { da: "Udvalget", en: "Committee" }, organisation: "Kommunen",
    printedAt: new Date("2027-01-04T09:00:00Z"), locale: "da", sentenceOf: null, entrySentences: [],
    ...changes.source,
  });
}

/** A day in short: stops by title, ways by where they lead. */
const rows = (day: ProgrammeDay) => day.items.map((item) => (item.type === "stop" ? item.stop.title : `${item.leg.mode} ${item.leg.minutes}${item.leg.toTitle ? ` til ${item.leg.toTitle}` : ""}`));

describe("a programme's days", () => {
  it("puts each way before the stop it leads to, and the way home last, with its name", () => {
    const page = present([
      makeStop({ id: "b", title: "B", startsAtMinute: 780, place: makePlace({ northKm: 30 }) }),
      makeStop({ id: "a", title: "A", startsAtMinute: 600, place: makePlace({ northKm: 20 }) }),
    ]);
    expect(rows(page.days[0]!)).toEqual(["coach 20", "A", "coach 10", "B", "coach 30 til Rådhuset"]);
  });

  it("gives stops the numbers of board and map, untimed ones included, below the others", () => {
    const page = present([
      makeStop({ id: "u", title: "Uden tid", startsAtMinute: null }),
      makeStop({ id: "a", title: "A", startsAtMinute: 600 }),
      makeStop({ id: "pool", title: "Ønske", dayId: null }),
    ]);
    const [day] = page.days;
    expect(day!.untimed.map((stop) => [stop.number, stop.title, stop.from])).toEqual([[2, "Uden tid", null]]);
    expect(JSON.stringify(page)).not.toContain("Ønske");
  });

  it("says when to leave and when one is there, only where no neighbour sets the time", () => {
    const far = makePlace({ northKm: 60 });
    const page = present([makeStop({ id: "a", title: "A", startsAtMinute: 600, place: far }), makeStop({ id: "b", title: "B", startsAtMinute: 720, place: makePlace({ northKm: 70 }) })]);
    const legs = page.days[0]!.items.flatMap((item) => (item.type === "leg" ? [item.leg] : []));
    // 10.00 less an hour's drive and the ten minutes of a small group.
    expect(legs.map((leg) => [leg.leaveBy?.minute, leg.arriveAt?.minute])).toEqual([[530, undefined], [undefined, undefined], [undefined, 850]]);
  });

  it("leads back to the hotel in the evening, names it for a night without a check-in, and starts from it in the morning", () => {
    const hotel = makePlace({ name: "Hotel", northKm: 12 });
    const page = present(
      [
        makeStop({ id: "h", title: "Hotel", kind: "lodging", startsAtMinute: 900, durationMinutes: 30, nights: 2, place: hotel }),
        makeStop({ id: "d", title: "Middag", kind: "meal", startsAtMinute: 1110, place: makePlace({ northKm: 16 }) }),
        makeStop({ id: "v", title: "Besøg", dayId: "day-2", startsAtMinute: 600, place: makePlace({ northKm: 32 }) }),
        makeStop({ id: "w", title: "Besøg igen", dayId: "day-3", startsAtMinute: 600, place: makePlace({ northKm: 32 }) }),
      ],
      { dayCount: 3 },
    );
    expect(rows(page.days[0]!)).toEqual(["coach 12", "Hotel", "coach 4", "Middag", "coach 4 til Hotel"]);
    expect(rows(page.days[1]!)).toEqual(["coach 20", "Besøg", "coach 20 til Hotel"]);
    expect(page.days.map((day) => day.bed)).toEqual([{ number: 1, title: "Hotel" }, { number: 1, title: "Hotel" }, null]);
    const evening = page.days[0]!.items.at(-1)!;
    expect(evening.type === "leg" && [evening.leg.leaveBy, evening.leg.arriveAt?.minute]).toEqual([null, 1174]);
    const checkIn = page.days[0]!.items[1]!;
    expect(checkIn.type === "stop" && [checkIn.stop.from?.minute, checkIn.stop.to, checkIn.stop.nights]).toEqual([900, null, 2]);
  });

  it("marks local time for what has no place of its own and follows on something abroad", () => {
    const page = present([makeStop({ id: "a", startsAtMinute: 600, place: seoul }), makeStop({ id: "l", title: "Frokost", kind: "meal", startsAtMinute: 720, durationMinutes: 60, place: null })]);
    const [lunch] = page.days[0]!.items.flatMap((item) => (item.type === "stop" && item.stop.id === "l" ? [item.stop] : []));
    expect([lunch!.from, lunch!.to]).toEqual([{ minute: 720, isLocal: true }, { minute: 780, isLocal: true }]);
  });

  it("marks local time abroad, counts a flight's end in the clocks of its arrival, and the day before where one must leave then", () => {
    const page = present(
      [
        makeStop({ id: "f", title: "Fly", kind: "travel", travelMode: "flight", startsAtMinute: 780, durationMinutes: 600, place: home, arrival: seoul }),
        makeStop({ id: "v", title: "Ministeriet", dayId: "day-2", startsAtMinute: 840, durationMinutes: 60, place: seoul }),
      ],
      { dayCount: 2 },
    );
    const stops = page.days.flatMap((day) => day.items).flatMap((item) => (item.type === "stop" ? [item.stop] : []));
    // 13.00 in Denmark and ten hours are 06.00 the next day in Korea, seven hours ahead.
    expect(stops.map((stop) => [stop.from, stop.to])).toEqual([
      [{ minute: 780, isLocal: false }, { minute: 1800, isLocal: true }],
      [{ minute: 840, isLocal: true }, { minute: 900, isLocal: true }],
    ]);
    const early = present([makeStop({ id: "v", title: "Ministeriet", startsAtMinute: 540, place: seoul })]).days[0]!.items[0]!;
    expect(early.type === "leg" && early.leg.leaveBy!.minute).toBeLessThan(0);
  });

  it("leaves for a flight in time for the airport, and counts border and baggage after it", () => {
    const airport = makePlace({ name: "Lufthavnen", northKm: 12 });
    const away = makeStop({ id: "f", title: "Fly ud", kind: "travel", travelMode: "flight", startsAtMinute: 780, durationMinutes: 600, place: airport, arrival: seoul });
    const legsOf = (stops: Stop[]) => present(stops).days[0]!.items.flatMap((item) => (item.type === "leg" ? [item.leg] : []));
    // 13.00 less 12 minutes' drive and the 150 minutes of an overseas flight.
    expect(legsOf([away])[0]!.leaveBy).toEqual({ minute: 780 - 12 - 150, isLocal: false });
    const back = makeStop({ id: "b", title: "Fly hjem", kind: "travel", travelMode: "flight", startsAtMinute: 600, durationMinutes: 100, place: makePlace({ name: "Tallinn", countryCode: "EE", northKm: 400 }), arrival: airport });
    // Lands at 11.40; half an hour inside Schengen and 12 minutes' drive.
    expect(legsOf([back]).at(-1)!.arriveAt).toEqual({ minute: 700 + 30 + 12, isLocal: false });
    // A booked train asks for the group's buffer only.
    expect(legsOf([{ ...away, travelMode: "train" }])[0]!.leaveBy).toEqual({ minute: 780 - 12 - 10, isLocal: false });
  });

  it("says that a way is entered by hand or cannot be travelled", () => {
    const stops = [
      makeStop({ id: "a", title: "A", startsAtMinute: 600, place: makePlace({ northKm: 20 }) }),
      makeStop({ id: "b", title: "B", startsAtMinute: 780, place: makePlace({ northKm: 50 }) }),
    ];
    const legChoices: LegChoice[] = [
      { fromStopId: null, toStopId: "a", mode: "train", enteredMinutes: 17 },
      { fromStopId: "a", toStopId: "b", mode: "walk", enteredMinutes: null },
    ];
    const legs = present(stops, { legChoices }).days[0]!.items.flatMap((item) => (item.type === "leg" ? [item.leg] : []));
    expect(legs.slice(0, 2).map((leg) => [leg.mode, leg.minutes, leg.source])).toEqual([["train", 17, "entered"], ["walk", null, null]]);
  });

  it("keeps an empty plan an empty programme", () => {
    const page = present([], { dayCount: 2, plan: { home: null } });
    expect(page.days.map((day) => [day.number, day.date, day.items, day.untimed, day.bed])).toEqual([[1, "2027-04-13", [], [], null], [2, "2027-04-14", [], [], null]]);
    expect(page.emergency112).toBe(false);
  });
});

describe("what a stop says", () => {
  it("takes the host as entered, else the catalogue's role, themes by name, and never the notes", () => {
    const stop = makeStop({ id: "a", siteId: "site", questions: "1. Hvad virker?\n\n- Hvorfor?\n• 37 timer, hvordan?" });
    const facts = { address: " Torvet 1 ", hostContact: " ", contactRole: { da: "Ledelsen", en: "Management" } };
    const one = (hostContact: string) => {
      const item = present([stop], { source: { stopFacts: { a: { ...facts, hostContact } } }, plan: { home: null } }).days[0]!.items[0]!;
      return item.type === "stop" ? item.stop : null;
    };
    expect(one(" ")).toMatchObject({ address: "Torvet 1", contact: "Ledelsen", themes: ["Integration", "ny-kode"], questions: ["Hvad virker?", "Hvorfor?", "37 timer, hvordan?"] });
    expect(one("Receptionen")?.contact).toBe("Receptionen");
  });

  it("reads questions line by line and leaves numbers inside them alone", () => {
    expect(questionsOf("2027 var et godt år – hvorfor?\n2) Hvem?")).toEqual(["2027 var et godt år – hvorfor?", "Hvem?"]);
    expect(questionsOf(" \n")).toEqual([]);
  });
});

describe("the cover and the end", () => {
  it("is provisional until the trip is approved", () => {
    const status = (state: "draft" | "submitted" | "approved" | "underway" | "reported" | "cancelled") => present([], { source: { trip: { ...trip, state } } }).status;
    expect([status("draft"), status("submitted"), status("approved"), status("underway"), status("reported"), status("cancelled")]).toEqual(["provisional", "provisional", "final", "final", "final", "cancelled"]);
  });

  it("names 112 where every stop lies in a country that has it", () => {
    expect(present([makeStop({ id: "a" })]).emergency112).toBe(true);
    expect(present([makeStop({ id: "a" }), makeStop({ id: "b", startsAtMinute: 1000, place: seoul })]).emergency112).toBe(false);
    expect(present([]).contactLines).toEqual(["Turleder: Anna", "12 34 56 78"]);
  });

  it("lists errors before warnings for the secretariat, no notices, and nothing for others or once it is final", () => {
    const stops = [makeStop({ id: "b", startsAtMinute: 620, bookingStatus: "asked" }), makeStop({ id: "a", startsAtMinute: 600, bookingStatus: "declined", questions: "" })];
    const sentenceOf = ({ code }: { code: string }) => code;
    const points = present(stops, { source: { sentenceOf } }).openPoints;
    expect(points.map((point) => point.severity)).toEqual([...points.map((point) => point.severity)].sort());
    expect(points.map((point) => point.sentence)).toEqual(expect.arrayContaining(["overlap", "host-declined", "host-unconfirmed"]));
    expect(points.map((point) => point.sentence)).not.toContain("missing-questions");
    expect(points.find((point) => point.sentence === "host-declined")).toMatchObject({ stopNumber: 1, date: "2027-04-13" });
    expect(present(stops).openPoints).toEqual([]);
    expect(present(stops, { source: { sentenceOf, trip: { ...trip, state: "approved" } } }).openPoints).toEqual([]);
  });
});

const trip: ProgrammeSource["trip"] = {
  id: "trip", title: "Fyn", startsOn: "2027-04-13", endsOn: "2027-04-13", purpose: "", overallQuestion: "", memberCount: 8, staffCount: 2, state: "draft", contactNote: "", isExample: false,
};
