import { describe, expect, it } from "vitest";
import { checkItinerary } from "~/domain/itinerary/check-itinerary";
import type { Stop } from "~/domain/itinerary/itinerary";
import { fitFrame, landPath, projectTo, roundLengthMetres, unitsPerMetre } from "~/domain/geo/map-frame";
import { drawMap, planDay, planOverview } from "~/features/documents/present-map";
import { placeLabels, placeNames } from "~/ui/map/place-labels";
import { makeItinerary, makePlace, makeStop } from "../../factories/itinerary";
import { straightLineTravel } from "../../fakes/straight-line-travel";

const sea = { land: [], borders: [] };

function plansOf(stops: Stop[], dayCount = 1) {
  const itinerary = makeItinerary({ dayCount, home: makePlace({ name: "Hjem", northKm: -150 }), stops });
  const checked = checkItinerary(itinerary, straightLineTravel, "2027-01-04");
  const overview = planOverview(itinerary, checked);
  return { itinerary, checked, overview, dayPlan: (index: number) => overview && planDay(itinerary, checked, overview, index) };
}

describe("a view", () => {
  const limits = { width: 480, leastHeight: 100, mostHeight: 400, padding: 30, leastSpanMetres: 2000 };

  it("holds every point inside its padding, north up", () => {
    const points = [{ lon: 8.5, lat: 55 }, { lon: 12.6, lat: 57.4 }, { lon: 10, lat: 54.9 }];
    const frame = fitFrame(points, limits)!;
    const at = points.map((point) => projectTo(frame, point));
    for (const { x, y } of at) {
      expect(x).toBeGreaterThanOrEqual(29.9);
      expect(x).toBeLessThanOrEqual(450.1);
      expect(y).toBeGreaterThanOrEqual(29.9);
      expect(y).toBeLessThanOrEqual(frame.height - 29.9);
    }
    expect(at[1]!.y).toBeLessThan(at[0]!.y);
  });

  it("shows at least so many metres around a single point, and nothing for none", () => {
    const frame = fitFrame([{ lon: 10, lat: 56 }], limits)!;
    expect(420 / unitsPerMetre(frame)).toBeCloseTo(2000, 0);
    const middle = projectTo(frame, { lon: 10, lat: 56 });
    expect([middle.x, middle.y].map(Math.round)).toEqual([240, 50]);
    expect(fitFrame([], limits)).toBeNull();
  });

  it("has a scale bar of a round length", () => {
    const frame = fitFrame([{ lon: 8.5, lat: 55 }, { lon: 12.6, lat: 57.4 }], limits)!;
    const metres = roundLengthMetres(frame, 110);
    expect([1, 2, 5]).toContain(Number(String(metres)[0]));
    expect(metres * unitsPerMetre(frame)).toBeLessThanOrEqual(110);
    expect(metres * unitsPerMetre(frame)).toBeGreaterThan(110 / 2.6);
  });

  it("cuts land to itself and draws nothing of what lies far away", () => {
    const frame = fitFrame([{ lon: 10, lat: 56 }, { lon: 11, lat: 56.2 }], limits)!;
    const square = (west: number) => [[west, 50, west + 5, 50, west + 5, 60, west, 60]];
    expect(landPath(frame, [square(8)])).toMatch(/^M[\d. -]+(L[\d. -]+)+Z$/);
    expect(landPath(frame, [square(80)])).toBe("");
  });
});

describe("labels", () => {
  const space = { width: 480, height: 300 };
  const overlaps = (a: { x: number; y: number; width: number; height: number }, b: typeof a) => Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

  it("never cover each other and stay on the paper, even thirty of them in a heap at its edge", () => {
    const labels = Array.from({ length: 30 }, (_, index) => ({ id: String(index), x: 10 + (index % 6) * 5, y: 150 + Math.floor(index / 6) * 5, width: 14, height: 12 }));
    const placed = placeLabels(labels, space);
    expect(placed.map((one) => one.id)).toEqual(labels.map((one) => one.id));
    for (const [index, one] of placed.entries()) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      for (const other of placed.slice(index + 1)) expect(overlaps(one, other), `${one.id} and ${other.id}`).toBe(false);
    }
  });

  it("leave a single one on its point", () => {
    expect(placeLabels([{ id: "a", x: 100, y: 100, width: 12, height: 12 }], space)).toEqual([{ id: "a", x: 100, y: 100, width: 12, height: 12, pointX: 100, pointY: 100, moved: false }]);
  });

  it("leave out the name of a town for which there is no room", () => {
    const wall = { x: 100, y: 100, width: 200, height: 60 };
    const names = placeNames([{ name: "Odense", x: 100, y: 100 }, { name: "Aarhus", x: 300, y: 50 }], space, [wall], { letterWidth: 4, lineHeight: 9 }, 10);
    expect(names.map((one) => one.name)).toEqual(["Aarhus"]);
  });
});

describe("maps of a trip", () => {
  const town = (eastKm: number, northKm = 0) => makePlace({ name: "Sted", northKm, lon: 10.4 + eastKm * 0.0158 });
  const stops = [
    makeStop({ id: "a", startsAtMinute: 540, place: town(0) }),
    makeStop({ id: "b", startsAtMinute: 660, place: town(1, 0.5) }),
    makeStop({ id: "c", startsAtMinute: 780, place: town(0.5, 1) }),
    makeStop({ id: "far", startsAtMinute: 1000, place: town(0, 120) }),
    makeStop({ id: "d", dayId: "day-2", startsAtMinute: 600, place: town(0, 120) }),
  ];

  it("carry every stop's number once on the overview, and tell which days have which", () => {
    const { overview } = plansOf(stops, 2);
    const map = drawMap(overview!, sea, [{ da: "Odense", en: "Odense", lon: 10.7, lat: 55, rank: 1 }], "da");
    expect(map.legend).toEqual([{ dayIndex: 0, numbers: "1–4" }, { dayIndex: 1, numbers: "5" }]);
    expect(map.labels.map((label) => label.text).sort()).toEqual(["1–3", "4", "5"]);
    expect(map.lines).toHaveLength(5);
    expect(map.towns.map((one) => one.name)).toEqual(["Odense"]);
  });

  it("show a day's crowded quarter on a map of its own, each number apart, and only where it is crowded", () => {
    const { dayPlan } = plansOf(stops, 2);
    const map = drawMap(dayPlan(0)!, sea, [], "da");
    expect(map.labels.map((label) => label.text)).toEqual(["1", "2", "3"]);
    expect(dayPlan(1)).toBeNull();
  });

  it("need no map where nothing has a place, or everything is in one house", () => {
    expect(plansOf([makeStop({ id: "a", place: null })]).overview).toBeNull();
    const oneHouse = plansOf([makeStop({ id: "a", place: town(0) }), makeStop({ id: "b", startsAtMinute: 800, place: town(0) })]);
    expect(oneHouse.overview).not.toBeNull();
    expect(oneHouse.dayPlan(0)).toBeNull();
  });
});
