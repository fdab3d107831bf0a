import { describe, expect, it } from "vitest";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import type { TravelMode } from "~/domain/travel/leg-estimate";
import { proposeMode } from "~/domain/travel/proposal";
import { town } from "./places";

const propose = (from: string, to: string, groupSize = 12) => embeddedTravelTimes.propose(town(from), town(to), { groupSize });

describe("embeddedTravelTimes.propose", () => {
  it.each<[string, string, TravelMode[]]>([
    ["Aarhus", "Silkeborg", ["coach"]],
    ["Herning", "Viborg", ["coach"]],
    ["København", "Tallinn", ["flight"]],
    ["København", "Odense", ["train", "coach"]],
    ["København", "Aarhus", ["train", "coach"]],
    ["Berlin", "München", ["train"]],
    ["Seoul", "Sejong", ["coach", "train"]],
    ["København", "London", ["flight"]],
    ["London", "Paris", ["train"]],
    ["København", "Toronto", ["flight"]],
    ["Tranebjerg", "Aarhus", ["ferry", "coach"]],
  ])("%s-%s: one of %j", (from, to, modes) => {
    expect(modes).toContain(propose(from, to));
    expect(propose(to, from)).toBe(propose(from, to));
  });

  it("walks up to 1.2 km, but not across water", () => {
    const from = { lon: 12.5695, lat: 55.6759 };
    expect(embeddedTravelTimes.propose(from, { lon: 12.58, lat: 55.6759 }, { groupSize: 20 })).toBe("walk");
    expect(embeddedTravelTimes.propose(from, { lon: 12.595, lat: 55.6759 }, { groupSize: 20 })).not.toBe("walk");
  });

  it("never proposes a car to more than four people", () => {
    expect(propose("Aarhus", "Silkeborg", 4)).toBe("car");
    expect(propose("Aarhus", "Silkeborg", 5)).toBe("coach");
  });
});

describe("proposeMode", () => {
  const of = (seconds: Partial<Record<TravelMode, number>>, distanceMetres = 500_000) =>
    proposeMode(distanceMetres, { groupSize: 12 }, (mode) => seconds[mode] ?? null);

  it("prefers the train to a flight when it loses less than an hour", () => {
    expect(of({ flight: 10_000, train: 13_599 })).toBe("train");
    expect(of({ flight: 10_000, train: 13_600 })).toBe("flight");
    expect(of({ flight: 10_000, train: 13_599, coach: 9_000 })).toBe("coach");
  });

  it("answers the flight when nothing can do it", () => expect(of({})).toBe("flight"));
  it("prefers a possible walk up to 1.2 km inclusive", () => {
    expect(of({ walk: 1300, coach: 500 }, 1200)).toBe("walk");
    expect(of({ walk: 1300, coach: 500 }, 1201)).toBe("coach");
    expect(of({ coach: 500 }, 800)).toBe("coach");
  });
});
