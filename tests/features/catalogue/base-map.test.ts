import { describe, expect, it } from "vitest";
import { detailDocument, worldDocument } from "~/features/catalogue/adapters/base-map.server";
import { largerTowns } from "~/features/catalogue/adapters/larger-towns.server";

type Shapes = { land: number[][][]; borders: number[][] };
const read = (body: string) => JSON.parse(body) as Shapes;

/** Whether the land holds a point (even-odd rule over all its rings). */
function onLand({ land }: Shapes, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of land.flat()) {
    for (let index = 0, before = ring.length - 2; index < ring.length; before = index, index += 2) {
      const [x1, y1, x0, y0] = [ring[index]!, ring[index + 1]!, ring[before]!, ring[before + 1]!];
      if (y1 > lat !== y0 > lat && lon < ((x0 - x1) * (lat - y1)) / (y0 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

describe("the world", () => {
  it("has land where land is, on both sides of the antimeridian, and sea elsewhere", async () => {
    const world = read((await worldDocument()).body);
    const land = { jutland: [9.2, 56.1], siberia: [100, 65], chukotka: [-173, 66.5], kamchatka: [178, 68], antarctica: [0, -85], canada: [-100, 60] };
    for (const [name, [lon, lat]] of Object.entries(land)) expect([name, onLand(world, lon!, lat!)]).toEqual([name, true]);
    const sea = { northSea: [3, 56], pacific: [-140, 30], arctic: [0, 86], southern: [0, -60], caspian: [51, 40.5] };
    for (const [name, [lon, lat]] of Object.entries(sea)) expect([name, onLand(world, lon!, lat!)]).toEqual([name, false]);
  });

  it("is made once and has a tag of its content", async () => {
    const first = await worldDocument();
    expect(await worldDocument()).toBe(first);
    expect(first.etag).toMatch(/^"[\w-]{20}"$/);
  });

  it("jumps nowhere across the map", async () => {
    const { borders } = read((await worldDocument()).body);
    for (const line of borders) for (let index = 2; index < line.length; index += 2) expect(Math.abs(line[index]! - line[index - 2]!)).toBeLessThan(180);
  });
});

describe("a finer cut", () => {
  const box = { west: 8, south: 54, east: 14, north: 58 };

  it("holds what is in its box and nothing else", async () => {
    const cut = read((await detailDocument("10m", box)).body);
    const values = [...cut.land.flat(), ...cut.borders].flatMap((line) => line.map((value, index) => [value, index % 2] as const));
    expect(values.every(([value, axis]) => (axis === 0 ? value >= 8 && value <= 14 : value >= 54 && value <= 58))).toBe(true);
    expect([onLand(cut, 10.39, 55.4), onLand(cut, 11.0, 55.35), onLand(cut, 12.3, 55.6)]).toEqual([true, false, true]);
    expect(cut.borders.length).toBeGreaterThan(0);
  });

  it("is small enough for a telephone", async () => {
    expect((await detailDocument("10m", box)).body.length).toBeLessThan(100_000);
  });
});

describe("the larger towns", () => {
  it("are named once, with positions to two decimals", () => {
    const names = largerTowns.map(({ name }) => name);
    expect(names.length).toBe(new Set(names).size);
    for (const { name, lon, lat } of largerTowns) {
      expect([name, Math.abs(lon) <= 180 && Math.abs(lat) <= 90]).toEqual([name, true]);
      for (const value of [lon, lat]) expect([name, Math.round(value * 100) / 100]).toEqual([name, value]);
    }
  });

  it("lie on land, or within a harbour's width of it", async () => {
    const world = read((await detailDocument("50m", { west: -30, south: 30, east: 40, north: 70 })).body);
    const european = largerTowns.filter(({ lon, lat }) => lon > -28 && lon < 38 && lat > 32 && lat < 68);
    const near = (lon: number, lat: number) => [0, 0.1, -0.1].some((dx) => [0, 0.1, -0.1].some((dy) => onLand(world, lon + dx, lat + dy)));
    expect(european.filter(({ lon, lat }) => !near(lon, lat)).map(({ name }) => name)).toEqual([]);
  });
});
