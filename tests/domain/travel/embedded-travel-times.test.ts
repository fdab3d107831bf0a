import { describe, expect, it } from "vitest";
import type { Point } from "~/domain/geo/point";
import { alternatives, embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { travelModes, type PossibleLeg, type TravelMode } from "~/domain/travel/leg-estimate";
import { town } from "./places";

const group = { groupSize: 12 };

function possible(from: Point, to: Point, mode: TravelMode, groupSize = 12): PossibleLeg {
  const leg = embeddedTravelTimes.estimate(from, to, mode, { groupSize });
  if (leg.outcome !== "ok") throw new Error(`impossible: ${leg.reason}`);
  return leg;
}

describe("drives over gateways", () => {
  it.each([
    ["København", "Odense", ["storebaelt"]],
    ["Aarhus", "Odense", ["lillebaelt-new"]],
    ["København", "Malmö", ["oeresund"]],
    ["Svendborg", "Rudkøbing", ["svendborg-sound", "langeland-bridge"]],
    ["Aalborg", "Hjørring", ["limfjord-tunnel"]],
    ["København", "Nykøbing Falster", ["faroe-bridges"]],
    ["Odense", "Aarhus", ["lillebaelt-new"]],
    ["Rønne", "København", ["roenne-ystad", "oeresund"]],
    ["London", "Calais", ["channel-shuttle"]],
    ["Tallinn", "Helsinki", ["helsinki-tallinn"]],
    ["Messina", "Reggio Calabria", ["messina"]],
  ])("%s-%s goes by %j", (from, to, via) => {
    expect(possible(town(from), town(to), "coach").via).toEqual(via);
    expect(possible(town(to), town(from), "coach").via).toEqual([...via].reverse());
  });

  it("keeps a ferry's check-in, waiting and crossing in that order both ways", () => {
    for (const [from, to] of [["Rønne", "København"], ["København", "Rønne"]] as const) {
      const parts = possible(town(from), town(to), "car").parts.filter(({ gateway }) => gateway === "roenne-ystad");
      expect(parts.map(({ kind }) => kind)).toEqual(["boarding", "waiting", "crossing"]);
      expect(parts[2]).toMatchObject({ seconds: 4800, distanceMetres: 68_000 });
      expect(parts[1]!.seconds).toBeLessThanOrEqual(3600);
    }
  });

  it("crosses to København from Tallinn by coach only over the sea or round it, and says so", () => {
    const leg = possible(town("København"), town("Tallinn"), "coach");
    expect(leg.via.length).toBeGreaterThan(0);
    expect(leg.travelSeconds).toBeGreaterThan(15 * 3600);
  });

  it("reaches no other continent", () => {
    for (const mode of ["car", "coach", "train", "walk", "transit", "ferry"] as const) {
      const leg = embeddedTravelTimes.estimate(town("København"), town("Toronto"), mode, group);
      expect(leg).toMatchObject({ outcome: "impossible", mode, possibleModes: ["flight"] });
    }
    expect(embeddedTravelTimes.estimate(town("København"), town("Seoul"), "coach", group)).toMatchObject({ reason: "water" });
  });

  it("does not drive between the towns of Greenland", () => {
    const leg = embeddedTravelTimes.estimate(town("Nuuk"), { lon: -53.67, lat: 66.94 }, "car", group);
    expect(leg).toMatchObject({ outcome: "impossible", reason: "too-far", limitMetres: 30_000 });
  });
});

describe("coaches", () => {
  it("board in 5 minutes up to 15 people, in 10 above", () => {
    const small = possible(town("Aarhus"), town("Silkeborg"), "coach", 15);
    const large = possible(town("Aarhus"), town("Silkeborg"), "coach", 16);
    expect(small.parts[0]).toEqual({ kind: "boarding", seconds: 300, distanceMetres: 0 });
    expect(large.travelSeconds - small.travelSeconds).toBe(300);
  });

  it("stop 45 minutes after 4 h 30 min at the wheel", () => {
    const leg = possible(town("Berlin"), town("München"), "coach");
    const breakAt = leg.parts.findIndex(({ kind }) => kind === "break");
    expect(leg.parts[breakAt]!.seconds).toBe(2700);
    const driven = leg.parts.slice(0, breakAt).filter(({ kind }) => kind === "moving").reduce((sum, { seconds }) => sum + seconds, 0);
    expect(driven).toBe(16_200);
    expect(leg.parts.filter(({ kind }) => kind === "break")).toHaveLength(1);
    expect(possible(town("Hamburg"), town("Berlin"), "coach").parts.some(({ kind }) => kind === "break")).toBe(false);
  });

  it("rest on a ferry of 45 minutes or more", () => {
    const leg = possible(town("København"), town("Hamburg"), "coach");
    expect(leg.via).toContain("roedby-puttgarden");
    expect(leg.parts.some(({ kind }) => kind === "break")).toBe(false);
  });
});

describe("walks", () => {
  it("cross the water only where one may walk", () => {
    const overBelt = embeddedTravelTimes.estimate(town("Nyborg"), town("Korsør"), "walk", group);
    expect(overBelt).toMatchObject({ outcome: "impossible", reason: "water" });
    if (overBelt.outcome === "impossible") expect(overBelt.possibleModes[0]).toBe("car");
    expect(possible({ lon: 9.921, lat: 57.048 }, { lon: 9.922, lat: 57.059 }, "walk").via).toEqual(["limfjord-bridge"]);
    expect(possible({ lon: 9.7775, lat: 54.9125 }, { lon: 9.789, lat: 54.91 }, "walk").via).toEqual(["christian-x"]);
  });

  it("are 1.3 times the straight line at 4.5 km/h, and end at 15 km", () => {
    const leg = possible({ lon: 10.2, lat: 56.15 }, { lon: 10.2, lat: 56.159 }, "walk");
    expect(leg.distanceMetres).toBeCloseTo(1301, -1);
    expect(leg.travelSeconds).toBeCloseTo(leg.distanceMetres / 1.25, -1);
    expect(embeddedTravelTimes.estimate(town("Aarhus"), town("Silkeborg"), "walk", group)).toMatchObject({ reason: "too-far", limitMetres: 15_000 });
  });

  it("take no time when one is there", () => {
    expect(possible(town("Aarhus"), town("Aarhus"), "walk")).toMatchObject({ travelSeconds: 0, distanceMetres: 0 });
  });
});

describe("transit, trains and ferries on foot", () => {
  it("offers city transport only in and around a town", () => {
    expect(possible(town("København"), town("Roskilde"), "transit").travelSeconds).toBeGreaterThan(30 * 60);
    expect(embeddedTravelTimes.estimate(town("Aarhus"), town("Odense"), "transit", group)).toMatchObject({ reason: "too-far" });
  });

  it("shows the way to and from the station and the wait as parts", () => {
    for (const [from, to] of [["Odense", "Aarhus"], ["Aarhus", "Odense"]] as const) {
      const kinds = possible(town(from), town(to), "train").parts.map(({ kind }) => kind);
      expect(kinds.slice(0, 2)).toEqual(["transfer", "waiting"]);
      expect(kinds.at(-1)).toBe("transfer");
    }
  });

  it("sends no train over water without rails, nor round the Baltic to the other shore", () => {
    expect(embeddedTravelTimes.estimate(town("Tallinn"), town("Helsinki"), "train", group)).toMatchObject({ outcome: "impossible", reason: "water" });
    expect(embeddedTravelTimes.estimate(town("Stockholm"), town("Helsinki"), "train", group)).toMatchObject({ outcome: "impossible", reason: "water" });
  });

  it("crosses on foot where a line is near both ends", () => {
    const leg = possible(town("Tallinn"), town("Helsinki"), "ferry");
    expect(leg.via).toEqual(["helsinki-tallinn"]);
    expect(leg.parts.find(({ kind }) => kind === "crossing")!.seconds).toBe(7200);
    expect(embeddedTravelTimes.estimate(town("Aarhus"), town("Silkeborg"), "ferry", group).outcome).toBe("impossible");
    expect(embeddedTravelTimes.estimate(town("Nyborg"), town("Korsør"), "ferry", group).outcome).toBe("impossible");
  });
});

describe("alternatives", () => {
  it("lists every mode in order, and says what would do where one cannot", () => {
    const legs = alternatives(town("København"), town("Rønne"), group);
    expect(legs.map(({ mode }) => mode)).toEqual([...travelModes]);
    const walk = legs[0]!;
    if (walk.outcome !== "impossible") throw new Error("a walk to Bornholm");
    const seconds = walk.possibleModes.map((mode) => possible(town("København"), town("Rønne"), mode).travelSeconds);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    expect(walk.possibleModes).toContain("coach");
  });

  it("hands out legs that nobody can write in", () => {
    expect(alternatives(town("Aarhus"), town("Odense"), group).every((leg) => Object.isFrozen(leg))).toBe(true);
  });
});
