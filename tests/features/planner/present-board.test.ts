import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { proposeStart } from "~/features/planner/components/propose-start";
import { readItineraryForm } from "~/features/planner/itinerary-form-schema";
import { presentBoard } from "~/features/planner/present-board";
import { formToItinerary } from "~/features/planner/present-itinerary-form";

const read = readItineraryForm(readFileSync("app/features/planner/examples/seoul.json", "utf8"), "en");
if (!read.ok) throw new Error("The example cannot be read");
const itinerary = formToItinerary(read.form);
const board = presentBoard(itinerary, checkItinerary(itinerary, embeddedTravelTimes, "2027-01-10"));
const [out, home] = itinerary.stops.filter((stop) => stop.kind === "travel").map((stop) => stop.id) as [string, string];

describe("the board of a journey over time zones", () => {
  it("ends a flight by the clock of the airport where it lands", () => {
    const cards = board.days.flatMap((day) => day.cards);
    const times = (id: string) => cards.find((card) => card.id === id)!;
    expect(times(out)).toMatchObject({ startMinute: 13 * 60, endMinute: 24 * 60 + 10 * 60 + 30, durationMinutes: 810 });
    expect(times(home)).toMatchObject({ startMinute: 11 * 60 + 30, endMinute: 17 * 60 + 30, durationMinutes: 840 });
  });

  it("begins the way from the airport when the flight has landed, and its hours hold no night that nobody uses", () => {
    const legs = board.days.flatMap((day) => day.legs);
    expect(legs.find((leg) => leg.fromStopId === out)!.startMinute).toBe(10 * 60 + 30);
    expect(legs.find((leg) => leg.fromStopId === home)!.startMinute).toBe(17 * 60 + 30);
    // Two and a half hours before a flight of this length the group is at the airport.
    const [way] = legs.filter((leg) => leg.toStopId === out);
    expect([way!.startMinute, way!.roomToMinute]).toEqual([13 * 60 - 150 - way!.travelMinutes!, 13 * 60 - 150 + way!.bufferMinutes]);
    expect(board.axis).toEqual({ fromMinute: 7 * 60, toMinute: 24 * 60 });
  });

  it("proposes for what is put on the day of arrival a time after the flight and the way from it", () => {
    const second = itinerary.days[1]!.id;
    const alone = { ...itinerary, stops: itinerary.stops.filter((stop) => stop.id === out) };
    const hotel = itinerary.stops.find((stop) => stop.kind === "lodging")!;
    expect(proposeStart(alone, embeddedTravelTimes, second, { kind: "visit", place: hotel.place, siteId: null })).toBe(11 * 60 + 45);
    expect(proposeStart({ ...alone, stops: [] }, embeddedTravelTimes, second, { kind: "visit", place: hotel.place, siteId: null })).toBe(9 * 60);
  });

  it("proposes a start by the clock of the place itself when the way there crosses into another zone", () => {
    const copenhagen = itinerary.home!;
    const tallinn = { ...copenhagen, name: "Tallinn", lon: 24.7536, lat: 59.437, timeZone: "Europe/Tallinn", countryCode: "EE" };
    const here = { ...tallinn, timeZone: copenhagen.timeZone };
    const empty = { ...itinerary, stops: [] };
    const first = itinerary.days[0]!.id;
    // An hour ahead: the same way ends an hour later by the clock.
    expect(proposeStart(empty, embeddedTravelTimes, first, { kind: "meeting", place: tallinn, siteId: null })).toBe(proposeStart(empty, embeddedTravelTimes, first, { kind: "meeting", place: here, siteId: null })! + 60);
  });
});
