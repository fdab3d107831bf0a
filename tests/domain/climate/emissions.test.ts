import { describe, expect, it } from "vitest";
import { cityTransitKgPerPassengerKilometre, legEmissionShares, legEmissionsKg } from "~/domain/climate/emissions";
import { defaultFactorSet } from "~/domain/climate/factor-set";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import { findAirport } from "~/domain/travel/airports";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import type { LegPart, PossibleLeg, TravelMode } from "~/domain/travel/leg-estimate";

const transitKgPerPassengerKilometre = cityTransitKgPerPassengerKilometre(defaultFactorSet);
const copenhagen = { lon: 12.5695, lat: 55.6759, countryCode: "DK" };
const odense = { lon: 10.3883, lat: 55.4038, countryCode: "DK" };
const london = { lon: -0.1276, lat: 51.5072, countryCode: "GB" };
const edinburgh = { lon: -3.1883, lat: 55.9533, countryCode: "GB" };
const newYork = { lon: -74.006, lat: 40.7128, countryCode: "US" };

const part = (kind: LegPart["kind"], distanceMetres: number, gateway?: string): LegPart => ({ kind, seconds: 600, distanceMetres, ...(gateway ? { gateway } : {}) });
const leg = (mode: TravelMode, parts: LegPart[]): PossibleLeg => ({
  outcome: "ok", mode, travelSeconds: 600 * parts.length, distanceMetres: parts.reduce((sum, one) => sum + one.distanceMetres, 0), parts, uncertaintySeconds: 0, source: "model", via: [],
});
const kgOf = (estimate: PossibleLeg, groupSize: number) => legEmissionsKg(estimate, copenhagen, odense, groupSize)!;
const entered = (mode: TravelMode) => leg(mode, [part("moving", 100_000)]);
const between = (from: string, to: string) => greatCircleMetres(findAirport(from)!, findAirport(to)!) / 1000;

describe("kg CO2e of a leg", () => {
  it.each([
    ["walk", 0],
    ["coach", 100 * 0.02776 * 14],
    ["train", 100 * 0.03546 * 14],
    ["ferry", 100 * 0.01871 * 14],
    ["transit", 100 * ((0.0286 + 0.0278 + 0.10385) / 3) * 14],
    ["car", 100 * 0.16725 * 4],
  ] as const)("by %s is the distance along the way times the factor", (mode, expected) => {
    expect(kgOf(entered(mode), 14)).toBeCloseTo(expected, 9);
  });

  it("takes whole cars of four", () => {
    expect([1, 4, 5, 8, 9].map((people) => kgOf(entered("car"), people) / 16.725)).toEqual([1, 1, 2, 2, 3].map((cars) => expect.closeTo(cars, 9)));
  });

  it("counts a ferry under a coach as foot passengers, and the road as coach", () => {
    expect(kgOf(leg("coach", [part("boarding", 0), part("moving", 60_000), part("crossing", 40_000, "odden-aarhus"), part("moving", 10_000)]), 10)).toBeCloseTo(10 * (70 * 0.02776 + 40 * 0.01871), 9);
  });

  it("counts the way to a quay as coach, to a railway station as city transport, to a bus stop on foot", () => {
    expect(kgOf(leg("ferry", [part("transfer", 5_000), part("crossing", 20_000)]), 2)).toBeCloseTo(2 * (5 * 0.02776 + 20 * 0.01871), 9);
    expect(kgOf(leg("train", [part("transfer", 5_000), part("moving", 20_000)]), 2)).toBeCloseTo(2 * (5 * transitKgPerPassengerKilometre + 20 * 0.03546), 9);
    expect(kgOf(leg("transit", [part("transfer", 150), part("moving", 4_000)]), 2)).toBeCloseTo(2 * 4 * transitKgPerPassengerKilometre, 9);
  });

  it("has none for a leg that cannot be done", () => {
    expect(legEmissionsKg({ outcome: "impossible", mode: "walk", reason: "too-far", distanceMetres: 5, possibleModes: [] }, copenhagen, odense, 3)).toBeNull();
  });

  it("uses the distance of a leg that has no parts", () => {
    expect(kgOf({ ...entered("train"), parts: [] }, 1)).toBeCloseTo(3.546, 9);
  });
});

describe("flights", () => {
  const flight = (...stations: string[]) =>
    leg("flight", [
      part("transfer", 10_000),
      ...stations.flatMap((iata, index) => {
        if (index === 0) return [part("airport-before", 0, iata)];
        return [part("moving", 1), part(index === stations.length - 1 ? "airport-after" : "connection", 0, iata)];
      }),
      part("transfer", 20_000),
    ]);
  const transfers = 30 * 0.02776;

  it("go by the great circle between the airports, however far the parts say, with the transfers as coach", () => {
    expect(kgOf(flight("CPH", "HEL"), 14)).toBeCloseTo(14 * (between("CPH", "HEL") * 0.10916 + transfers), 6);
  });

  it("count hop by hop", () => {
    expect(kgOf(flight("CPH", "HEL", "ICN"), 1)).toBeCloseTo((between("CPH", "HEL") + between("HEL", "ICN")) * 0.10916 + transfers, 6);
  });

  it("take the factors of the UK where an end is there", () => {
    expect(kgOf(flight("CPH", "LHR"), 1)).toBeCloseTo(between("CPH", "LHR") * 0.12576 + transfers, 6);
    expect(kgOf(flight("LHR", "JFK"), 1)).toBeCloseTo(between("LHR", "JFK") * 0.11704 + transfers, 6);
    expect(kgOf(flight("LHR", "EDI"), 1)).toBeCloseTo(between("LHR", "EDI") * 0.22928 + transfers, 6);
  });

  it("without known airports go by the great circle between the ends", () => {
    const kilometres = (a: typeof london, b: typeof london) => greatCircleMetres(a, b) / 1000;
    expect(legEmissionsKg(entered("flight"), copenhagen, newYork, 2)).toBeCloseTo(2 * kilometres(copenhagen, newYork) * 0.10916, 6);
    expect(legEmissionsKg(entered("flight"), london, edinburgh, 2)).toBeCloseTo(2 * kilometres(london, edinburgh) * 0.22928, 6);
    expect(legEmissionsKg(entered("flight"), london, newYork, 1)).toBeCloseTo(kilometres(london, newYork) * 0.11704, 6);
  });
});

describe("with the embedded travel times", () => {
  it("a coach from Copenhagen to Odense emits less than a train, and both far less than cars", () => {
    const kg = (mode: TravelMode) => legEmissionsKg(embeddedTravelTimes.estimate(copenhagen, odense, mode, { groupSize: 14 }), copenhagen, odense, 14)!;
    expect(kg("coach")).toBeGreaterThan(60);
    expect(kg("coach")).toBeLessThan(kg("train"));
    expect(kg("train")).toBeLessThan(kg("car"));
  });
});

describe("the shares of a leg", () => {
  it("name each factor once, with its kilometres, and add up to the leg", () => {
    const estimate = leg("coach", [part("moving", 60_000), part("crossing", 40_000, "odden-aarhus"), part("moving", 10_000)]);
    const shares = legEmissionShares(estimate, copenhagen, odense, 10)!;
    expect(shares.map((share) => [share.factor.code, share.kilometres])).toEqual([["coach", 70], ["ferry-on-foot", 40]]);
    expect(shares.reduce((sum, share) => sum + share.kg, 0)).toBeCloseTo(kgOf(estimate, 10), 9);
  });

  it("follow another set of factors", () => {
    const doubled = { ...defaultFactorSet, perPassengerKilometre: { ...defaultFactorSet.perPassengerKilometre, coach: 2 * 0.02776 } };
    expect(legEmissionsKg(entered("coach"), copenhagen, odense, 14, doubled)).toBeCloseTo(2 * kgOf(entered("coach"), 14), 9);
  });
});
