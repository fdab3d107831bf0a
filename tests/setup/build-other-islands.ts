/**
 * Writes app/domain/travel/data/other-islands.json: outlines of the larger islands that no gateway of the tables reaches,
 * from Natural Earth 1:10m (public domain, package world-atlas), so that no road is supposed over open water. Run again
 * with `npx tsx tests/setup/build-other-islands.ts` when land-masses.json changes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { ringHolds } from "~/domain/geo/plane-figures";

type Pair = number[];

const data = "app/domain/travel/data";
const masses = JSON.parse(readFileSync(`${data}/land-masses.json`, "utf8")) as { rows: { code: string; ring: Pair[] }[] };
const topology = JSON.parse(readFileSync("node_modules/world-atlas/land-10m.json", "utf8")) as Topology<{ land: GeometryCollection }>;
const outlines = feature(topology, topology.objects.land)
  .features.flatMap(({ geometry }) => (geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : []))
  .map((rings) => rings[0] as Pair[]);

const SMALLEST_SQUARE_KILOMETRES = 220;
const LARGEST_SQUARE_KILOMETRES = 150_000;

/** A position on each island that bridges or dams join to the land beside it. */
const bridged: Pair[] = [
  [23.81, 38.5], [13.39, 54.45], [14.61, 45.1], [15.04, 44.45], [15.05, 44.01], [20.67, 38.69], [-1.27, 45.95], [3.9, 51.69], [11.12, 54.46],
  [122.14, 30.05], [121.54, 31.65], [98.34, 7.99], [100.23, 5.39], [113.94, 22.26], [50.55, 26.11], [119.76, 25.53], [117.42, 23.69],
  [48.16, 29.85], [118.12, 24.49], [110.4, 21.03], [129.26, 34.22], [128.6, 34.85], [125.35, 10.4], [142.83, 50.54], [107.03, 20.79],
];

function squareKilometres(ring: Pair[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0]! * ring[i]![1]! - ring[i]![0]! * ring[j]![1]!;
  return Math.abs(sum / 2) * 12_364 * Math.cos((ring[0]![1]! * Math.PI) / 180);
}

function massOf([lon, lat]: Pair): string {
  return masses.rows.find((row) => ringHolds(row.ring, { lon: lon!, lat: lat! }))?.code ?? "rest";
}

/** Andrew's monotone chain. */
function convexHull(points: Pair[]): Pair[] {
  const sorted = [...points].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  const turnsLeft = (o: Pair, a: Pair, b: Pair) => (a[0]! - o[0]!) * (b[1]! - o[1]!) - (a[1]! - o[1]!) * (b[0]! - o[0]!) > 0;
  const half = (list: Pair[]) => {
    const chain: Pair[] = [];
    for (const point of list) {
      while (chain.length >= 2 && !turnsLeft(chain[chain.length - 2]!, chain[chain.length - 1]!, point)) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** Pushes the outline out from its middle (0.02 degrees are some two kilometres) and drops corners until few are left. */
function widen(hull: Pair[], degrees: number): Pair[] {
  const middle = [0, 1].map((axis) => hull.reduce((sum, point) => sum + point[axis]!, 0) / hull.length);
  const wide = hull.map(([lon, lat]) => {
    const [dx, dy] = [lon! - middle[0]!, lat! - middle[1]!];
    const factor = 1 + degrees / Math.hypot(dx, dy);
    return [Number((middle[0]! + dx * factor).toFixed(2)), Number((middle[1]! + dy * factor).toFixed(2))];
  });
  while (wide.length > 7) {
    let least = 0;
    let leastArea = Infinity;
    wide.forEach((point, i) => {
      const [a, b] = [wide[(i + wide.length - 1) % wide.length]!, wide[(i + 1) % wide.length]!];
      const area = Math.abs((b[0]! - a[0]!) * (point[1]! - a[1]!) - (b[1]! - a[1]!) * (point[0]! - a[0]!));
      if (area < leastArea) [least, leastArea] = [i, area];
    });
    wide.splice(least, 1);
  }
  return wide;
}

const continents = outlines.filter((ring) => squareKilometres(ring) > LARGEST_SQUARE_KILOMETRES).flat();

const rows = outlines.flatMap((ring) => {
  const size = squareKilometres(ring);
  if (size < SMALLEST_SQUARE_KILOMETRES || size > LARGEST_SQUARE_KILOMETRES) return [];
  const loose = ring.filter((point) => ["rest", "africa"].includes(massOf(point))).length / ring.length;
  if (loose < 0.5 || bridged.some(([lon, lat]) => ringHolds(ring, { lon: lon!, lat: lat! }))) return [];
  if (Math.abs(ring[0]![1]!) > 60 || Math.max(...ring.map((point) => Math.abs(point[0]!))) > 179) return [];
  // Close to a continent the outline keeps to the shore; one that takes in a piece of the continent does more harm than none.
  const hull = convexHull(ring);
  const outlines = [0.02, 0].map((degrees) => widen(hull, degrees));
  const outline = outlines.find((one) => !continents.some(([x, y]) => ringHolds(one, { lon: x!, lat: y! })));
  return outline ? [outline] : [];
});

const head = '"source": "Natural Earth 1:10m land (public domain): convex outlines, up to two kilometres wide of the shore, of islands over 220 km² without a gateway in the tables."';
writeFileSync(`${data}/other-islands.json`, `{\n${head},\n"rows": [\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]}\n`);
console.log(`${rows.length} islands`);
