import { describe, expect, it } from "vitest";
import { airports, findAirport } from "~/domain/travel/airports";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { flightRouteBetween, isDirectUsual } from "~/domain/travel/flight-route";
import { town } from "./places";

const indexOf = (iata: string) => airports.findIndex((airport) => airport.iata === iata);

describe("airports", () => {
  it.each([
    ["CPH", "DK", "Europe/Copenhagen"],
    ["BLL", "DK", "Europe/Copenhagen"],
    ["RNN", "DK", "Europe/Copenhagen"],
    ["TLL", "EE", "Europe/Tallinn"],
    ["LHR", "GB", "Europe/London"],
    ["ICN", "KR", "Asia/Seoul"],
    ["SIN", "SG", "Asia/Singapore"],
    ["YYZ", "CA", "America/Toronto"],
    ["JFK", "US", "America/New_York"],
  ])("%s is in %s, on the clock of %s", (iata, countryCode, timeZone) => {
    expect(findAirport(iata)).toMatchObject({ countryCode, timeZone });
  });

  it("are in order, each once, on a clock that exists", () => {
    const codes = airports.map(({ iata }) => iata);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { timeZone, lon, lat } of airports) {
      expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
      expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true);
    }
  });
});

describe("flightRouteBetween", () => {
  it("flies directly between a large hub and a capital, over a hub from a small airport", () => {
    expect(flightRouteBetween(indexOf("CPH"), indexOf("TLL"))!.hops).toHaveLength(1);
    const far = flightRouteBetween(Math.min(indexOf("AAL"), indexOf("ICN")), Math.max(indexOf("AAL"), indexOf("ICN")))!;
    expect(far.hops.length).toBeGreaterThan(1);
    expect(far.connectionSeconds).toHaveLength(far.hops.length - 1);
    for (const seconds of far.connectionSeconds) expect(seconds).toBeGreaterThanOrEqual(3600);
  });

  it("knows that small airports far apart have no direct flight", () => {
    expect(isDirectUsual(1, 2, 300)).toBe(false);
    expect(isDirectUsual(4, 5, 8000)).toBe(true);
    expect(isDirectUsual(5, 4, 8000)).toBe(true);
  });
});

describe("a flight", () => {
  it("carries transfers, the airport's minutes and the hops as parts, in the order of travel", () => {
    const leg = embeddedTravelTimes.estimate(town("København"), town("London"), "flight", { groupSize: 12 });
    if (leg.outcome !== "ok") throw new Error("impossible");
    expect(leg.parts.map(({ kind }) => kind)).toEqual(["transfer", "airport-before", "moving", "airport-after", "transfer"]);
    expect(leg.via[0]).toBe("CPH");
    // Out of Schengen: two hours before, three quarters after.
    expect(leg.parts[1]).toMatchObject({ seconds: 7200, gateway: "CPH" });
    expect(leg.parts[3]!.seconds).toBe(2700);
    const back = embeddedTravelTimes.estimate(town("London"), town("København"), "flight", { groupSize: 12 });
    if (back.outcome !== "ok") throw new Error("impossible");
    expect(back.parts[1]).toMatchObject({ kind: "airport-before", seconds: 7200, gateway: leg.via[1] });
    expect(back.parts[3]).toMatchObject({ kind: "airport-after", seconds: 2700, gateway: "CPH" });
  });

  it.each([
    ["København", "Tallinn", 5400, 1800],
    ["København", "Seoul", 9000, 3600],
    ["Toronto", "Vancouver", 5400, 1800],
  ])("%s-%s allows %d s before and %d s after", (from, to, before, after) => {
    const leg = embeddedTravelTimes.estimate(town(from), town(to), "flight", { groupSize: 12 });
    if (leg.outcome !== "ok") throw new Error("impossible");
    expect(leg.parts.find(({ kind }) => kind === "airport-before")!.seconds).toBe(before);
    expect(leg.parts.find(({ kind }) => kind === "airport-after")!.seconds).toBe(after);
  });

  it("is refused where it is too near", () => {
    expect(embeddedTravelTimes.estimate(town("Aarhus"), town("Silkeborg"), "flight", { groupSize: 12 })).toMatchObject({ reason: "too-near" });
  });
});
