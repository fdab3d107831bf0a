import { describe, expect, it } from "vitest";
import { defaultFactorSet, roomNightFactor } from "~/domain/climate/factor-set";
import { leastSavingKg, reckonTripEmissions } from "~/domain/climate/trip-emissions";
import type { Stop } from "~/domain/itinerary/itinerary";
import { readPlan } from "~/domain/itinerary/read-plan";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";

const copenhagen = makePlace({ name: "København", lon: 12.5683, lat: 55.6761 });
const tallinn = makePlace({ name: "Tallinn", lon: 24.7536, lat: 59.437, timeZone: "Europe/Tallinn", countryCode: "EE" });
const malmo = makePlace({ name: "Malmø", lon: 13.0038, lat: 55.605, countryCode: "SE", timeZone: "Europe/Stockholm" });
const berlin = makePlace({ name: "Berlin", lon: 13.405, lat: 52.52, timeZone: "Europe/Berlin", countryCode: "DE" });

const reckon = (changes: Parameters<typeof makeItinerary>[0] & { stops: Stop[] }) => reckonTripEmissions(readPlan(makeItinerary({ memberCount: 11, staffCount: 3, home: copenhagen, ...changes }), embeddedTravelTimes, "2027-01-01"));

describe("kg CO2e of a trip", () => {
  it("is nothing for an empty plan", () => {
    expect(reckon({ stops: [] })).toMatchObject({ ways: [], nights: [], totalKg: 0, uncounted: 0 });
  });

  it("counts the way there and the way home, and adds up", () => {
    const trip = reckon({ stops: [makeStop({ id: "a", place: malmo })], legChoices: [{ fromStopId: null, toStopId: "a", mode: "train", enteredMinutes: null }, { fromStopId: "a", toStopId: null, mode: "train", enteredMinutes: null }] });
    expect(trip.ways.map((way) => [way.from.name, way.to.name, way.mode])).toEqual([["København", "Malmø", "train"], ["Malmø", "København", "train"]]);
    expect(trip.totalKg).toBeCloseTo(trip.ways.reduce((sum, way) => sum + way.kg!, 0), 9);
    const rail = trip.ways[0]!.shares.find((share) => share.factor.code === "national-rail")!;
    expect(rail.kg).toBeCloseTo(rail.kilometres * 0.03546 * 14, 9);
  });

  it("counts a flight that stands in the programme as a stop of its own", () => {
    const flight = makeStop({ id: "f", kind: "travel", title: "Fly til Tallinn", place: copenhagen, arrival: tallinn, travelMode: "flight", durationMinutes: 95 });
    const [way] = reckon({ stops: [flight] }).ways.filter((one) => one.mode === "flight" && one.to.name === "Tallinn");
    const air = way!.shares.find((share) => share.factor.code === "flight-international")!;
    expect(air.kilometres).toBeGreaterThan(800);
    expect(air.kilometres).toBeLessThan(880);
    expect(air.kg).toBeCloseTo(air.kilometres * 0.10916 * 14, 9);
  });

  it("lists a flight home before the way from the airport", () => {
    const airport = makePlace({ name: "Kastrup", lon: 12.656, lat: 55.618 });
    const out = makeStop({ id: "o", kind: "travel", place: airport, arrival: tallinn, travelMode: "flight", startsAtMinute: 480, durationMinutes: 95 });
    const back = makeStop({ id: "b", kind: "travel", place: tallinn, arrival: airport, travelMode: "flight", startsAtMinute: 1080, durationMinutes: 95 });
    expect(reckon({ stops: [out, back] }).ways.map((way) => [way.from.name, way.to.name])).toEqual([["København", "Kastrup"], ["Kastrup", "Tallinn"], ["Tallinn", "Kastrup"], ["Kastrup", "København"]]);
  });

  it("counts a room for each participant and night, by the country of the bed", () => {
    const bed = makeStop({ id: "h", kind: "lodging", title: "Hotel", place: berlin, nights: 2, startsAtMinute: 960 });
    const later = makeStop({ id: "b", dayId: "day-3", place: berlin });
    const { nights, nightsKg } = reckon({ dayCount: 3, stops: [makeStop({ id: "a", place: berlin }), bed, later] });
    expect(nights).toEqual([expect.objectContaining({ title: "Hotel", nights: 2, rooms: 14, kg: expect.closeTo(2 * 14 * 13.2, 9) })]);
    expect(nightsKg).toBeCloseTo(369.6, 9);
  });

  it("says which country's figure stands in where the set has none, and which figures are to be verified", () => {
    expect(roomNightFactor(defaultFactorSet, "DK")).toMatchObject({ country: "DE", standsInFor: "DK", kg: 13.2 });
    expect(roomNightFactor(defaultFactorSet, "KR")).toMatchObject({ country: "KR", standsInFor: null, toVerify: true });
  });

  it("counts nothing for a way that cannot be gone as chosen, and says so", () => {
    const trip = reckon({ stops: [makeStop({ id: "a", place: tallinn })], legChoices: [{ fromStopId: null, toStopId: "a", mode: "walk", enteredMinutes: null }] });
    expect(trip.ways[0]).toMatchObject({ mode: "walk", kg: null, minutes: null, alternatives: [] });
    expect(trip.uncounted).toBe(1);
  });
});

describe("alternatives", () => {
  const byAir = reckon({ stops: [makeStop({ id: "a", place: berlin })], legChoices: [{ fromStopId: null, toStopId: "a", mode: "flight", enteredMinutes: null }] });
  const way = byAir.ways[0]!;

  it("save what they say, against the way as it is planned", () => {
    expect(way.alternatives.map((one) => one.mode)).toContain("train");
    for (const one of way.alternatives) {
      expect(one.savedKg).toBeCloseTo(way.kg! - one.kg, 9);
      expect(one.savedKg).toBeGreaterThanOrEqual(leastSavingKg);
    }
  });

  it("come with the one that saves most first", () => {
    const saved = way.alternatives.map((one) => one.savedKg);
    expect(saved).toEqual([...saved].sort((a, b) => b - a));
  });

  it("are no walks of hours across a town", () => {
    const across = makePlace({ name: "Lyngby", lon: 12.503, lat: 55.77 });
    const trip = reckon({ stops: [makeStop({ id: "a", place: across })], legChoices: [{ fromStopId: null, toStopId: "a", mode: "transit", enteredMinutes: null }] });
    expect(trip.ways[0]!.kg).toBeGreaterThan(leastSavingKg);
    expect(trip.ways[0]!.alternatives.map((one) => one.mode)).not.toContain("walk");
  });

  it("are none for a short walk", () => {
    const near = makePlace({ name: "Rundt om hjørnet", lon: 12.5693, lat: 55.6765 });
    expect(reckon({ stops: [makeStop({ id: "a", place: near })] }).ways[0]!.alternatives).toEqual([]);
  });
});
