import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon, Topology } from "topojson-specification";
import { boxesTouch, boxOf, boxWithin, clipLine, clipRing, crossesAntimeridian, flattenRing, type Box, type FlatLine } from "~/domain/geo/clip";
import type { MapScale } from "../schema";

/*
 * The base map of every map in the application: land and borders from Natural Earth (package world-atlas), cut on the
 * server to what is asked for, so that no map needs a tile server. Rings and lines go out as flat lists lon, lat, lon, lat.
 */
type Ring = { points: Float64Array; box: Box };
type Atlas = { polygons: Ring[][]; borders: Ring[] };

/** A finished answer with the tag that tells whether a browser still has it. */
export type MapDocument = { body: string; etag: string };

const requireHere = createRequire(import.meta.url);
const atlases = new Map<MapScale, Promise<Atlas>>();
// So many cuts are kept: the oldest goes first. A cut is 20-200 kB.
const keptDocuments = 60;
const documents = new Map<string, Promise<MapDocument>>();
/** Digits after the point that can be seen at the zooms a scale is used for. */
const digits: Record<MapScale, number> = { "110m": 2, "50m": 2, "10m": 3 };

/** The whole world, coarse. */
export function worldDocument(): Promise<MapDocument> {
  return remembered("110m", async () => cut(await atlas("110m"), { west: -180, south: -90, east: 180, north: 90 }, digits["110m"]));
}

/** Land and borders of one box at a finer scale. */
export function detailDocument(scale: MapScale, box: Box): Promise<MapDocument> {
  return remembered(`${scale} ${box.west} ${box.south} ${box.east} ${box.north}`, async () => cut(await atlas(scale), box, digits[scale]));
}

export function documentOf(content: unknown): MapDocument {
  const body = JSON.stringify(content);
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"` };
}

function remembered(key: string, make: () => Promise<unknown>): Promise<MapDocument> {
  const known = documents.get(key);
  // Put at the end again, so that what is asked for often stays.
  documents.delete(key);
  const document = known ?? make().then(documentOf);
  documents.set(key, document);
  document.catch(() => documents.delete(key));
  if (documents.size > keptDocuments) documents.delete(documents.keys().next().value!);
  return document;
}

function atlas(scale: MapScale): Promise<Atlas> {
  const loading = atlases.get(scale) ?? loadAtlas(scale);
  atlases.set(scale, loading);
  loading.catch(() => atlases.delete(scale));
  return loading;
}

type WorldTopology = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

async function loadAtlas(scale: MapScale): Promise<Atlas> {
  const topology = JSON.parse(await readFile(requireHere.resolve(`world-atlas/countries-${scale}.json`), "utf8")) as WorldTopology;
  const land = topology.objects.land.geometries.map((geometry) => feature(topology, geometry as MultiPolygon).geometry.coordinates);
  const borders = mesh(topology, topology.objects.countries, (one, other) => one !== other).coordinates;
  return {
    polygons: land.flat().flatMap((polygon) => flatPolygons(polygon.map(flatLine))),
    borders: borders.map(flatLine).filter((border) => !crossesAntimeridian(border)).map(ringOf),
  };
}

/** The file's outlines are those of the globe: they may cross the antimeridian, and a map is cut there. */
function flatPolygons([outer, ...holes]: FlatLine[]): Ring[][] {
  if (!outer) return [];
  const holeRings = holes.map(ringOf);
  return flattenRing(outer).map((piece) => {
    const ring = ringOf(piece);
    return [ring, ...holeRings.filter((hole) => boxesTouch(hole.box, ring.box))];
  });
}

function ringOf(line: FlatLine): Ring {
  return { points: line instanceof Float64Array ? line : Float64Array.from(line), box: boxOf(line) };
}

function flatLine(positions: number[][]): Float64Array {
  const line = new Float64Array(positions.length * 2);
  for (const [index, [lon, lat]] of positions.entries()) {
    line[index * 2] = lon!;
    line[index * 2 + 1] = lat!;
  }
  return line;
}

function cut({ polygons, borders }: Atlas, box: Box, fractionDigits: number) {
  const land: number[][][] = [];
  for (const [outer, ...holes] of polygons) {
    if (!outer || !boxesTouch(outer.box, box)) continue;
    const rings = [outer, ...holes.filter((hole) => boxesTouch(hole.box, box))]
      .map((ring) => rounded(boxWithin(ring.box, box) ? ring.points : clipRing(ring.points, box), fractionDigits))
      .filter((ring) => ring.length >= 6);
    if (rings.length > 0) land.push(rings);
  }
  const lines = borders
    .filter((border) => boxesTouch(border.box, box))
    .flatMap((border): ArrayLike<number>[] => (boxWithin(border.box, box) ? [border.points] : clipLine(border.points, box)))
    .map((line) => rounded(line, fractionDigits))
    .filter((line) => line.length >= 4);
  return { land, borders: lines };
}

/** Rounds to what can be seen and leaves out corners that fall together. */
function rounded(line: ArrayLike<number>, fractionDigits: number): number[] {
  const factor = 10 ** fractionDigits;
  const points: number[] = [];
  for (let index = 0; index + 1 < line.length; index += 2) {
    const lon = Math.round(line[index]! * factor) / factor;
    const lat = Math.round(line[index + 1]! * factor) / factor;
    if (points.length >= 2 && points.at(-2) === lon && points.at(-1) === lat) continue;
    points.push(lon, lat);
  }
  return points;
}
