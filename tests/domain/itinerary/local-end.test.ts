import { describe, expect, it } from "vitest";
import type { ItineraryPlace } from "~/domain/itinerary/itinerary";
import { localEndMinute } from "~/domain/itinerary/local-end";

const at = (timeZone: string): ItineraryPlace => ({ name: timeZone, lon: 0, lat: 0, timeZone, countryCode: "DK", regionCode: null, confidence: "town" });
const stop = (durationMinutes: number, place: string | null, arrival: string | null = null) => ({ durationMinutes, place: place === null ? null : at(place), arrival: arrival === null ? null : at(arrival) });

describe("when a stop ends, by the clock of its place", () => {
  it.each([
    ["a visit", stop(90, "Europe/Copenhagen"), 600, "2027-04-13", 690],
    ["a dinner past midnight", stop(240, "Europe/Copenhagen"), 22 * 60, "2027-04-13", 26 * 60],
    ["the night in which the clocks go forward", stop(360, "Europe/Copenhagen"), 23 * 60, "2027-03-27", 30 * 60],
    ["the night in which the clocks go back", stop(360, "Europe/Copenhagen"), 23 * 60, "2027-10-30", 28 * 60],
    ["a ferry to Tallinn", stop(120, "Europe/Helsinki", "Europe/Tallinn"), 600, "2027-04-13", 720],
    ["a flight east over a night", stop(810, "Europe/Copenhagen", "Asia/Seoul"), 780, "2027-11-08", 24 * 60 + 630],
    ["a flight west", stop(840, "Asia/Seoul", "Europe/Copenhagen"), 690, "2027-11-12", 1050],
    ["a flight over the date line, which lands before it left", stop(510, "Pacific/Auckland", "Pacific/Honolulu"), 60, "2027-06-10", 570 - 22 * 60],
    ["a stop without a place goes by home", stop(60, null), 600, "2027-04-13", 660],
  ] as const)("%s", (_name, one, start, date, end) => expect(localEndMinute(one, start, date, "Europe/Copenhagen")).toBe(end));

  it("counts from the midnight of another day, and adds where no clock is known", () => {
    expect(localEndMinute(stop(810, "Europe/Copenhagen", "Asia/Seoul"), 780, "2027-11-08", null, "2027-11-09")).toBe(630);
    expect(localEndMinute(stop(60, null), 600, "2027-03-28", null)).toBe(660);
  });
});
