import { clipRing, type Box } from "./clip";
import type { Point } from "./point";

/**
 * A view of the earth on paper: `width` × `height` units, x to the east and y to the south. Degrees of longitude are drawn
 * shorter by the cosine of the middle latitude, so that shapes and distances are right in the middle of the view.
 */
export type MapFrame = {
  width: number;
  height: number;
  /** What is seen, in degrees. */
  box: Box;
  /** Units for a degree of latitude. */
  unitsPerDegree: number;
  /** Share of a degree of latitude that a degree of longitude is drawn as. */
  lonShare: number;
};

/** How large a view may be: `padding` units stay free on each side, and at least `leastSpanMetres` are seen from edge to edge. */
export type FrameLimits = { width: number; leastHeight: number; mostHeight: number; padding: number; leastSpanMetres: number };

/** Metres of a degree of latitude, for scale bars (mean of the ellipsoid). */
const METRES_PER_DEGREE = 111_195;

/** The smallest view that holds all points. Null for no points. Never crosses the antimeridian. */
export function fitFrame(points: readonly Point[], limits: FrameLimits): MapFrame | null {
  if (points.length === 0) return null;
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  const middle = { lat: (Math.min(...lats) + Math.max(...lats)) / 2, lon: (Math.min(...lons) + Math.max(...lons)) / 2 };
  // Near the poles the drawing would become infinitely wide; nobody plans a visit beyond 80°.
  const lonShare = Math.max(0.17, Math.cos((middle.lat * Math.PI) / 180));
  const least = limits.leastSpanMetres / METRES_PER_DEGREE;
  const across = Math.max((Math.max(...lons) - Math.min(...lons)) * lonShare, least);
  const up = Math.max(...lats) - Math.min(...lats);
  const unitsPerDegree = Math.min((limits.width - 2 * limits.padding) / across, (limits.mostHeight - 2 * limits.padding) / Math.max(up, 1e-9));
  const height = Math.round(Math.min(limits.mostHeight, Math.max(limits.leastHeight, up * unitsPerDegree + 2 * limits.padding)));
  const halfLon = limits.width / 2 / unitsPerDegree / lonShare;
  const halfLat = height / 2 / unitsPerDegree;
  return {
    width: limits.width,
    height,
    box: { west: middle.lon - halfLon, east: middle.lon + halfLon, south: middle.lat - halfLat, north: middle.lat + halfLat },
    unitsPerDegree,
    lonShare,
  };
}

/** Where a point lies in a view; outside of it when its box does not hold the point. */
export function projectTo(frame: MapFrame, point: Point): { x: number; y: number } {
  return { x: (point.lon - frame.box.west) * frame.lonShare * frame.unitsPerDegree, y: (frame.box.north - point.lat) * frame.unitsPerDegree };
}

/** Units for a metre in the middle of the view. */
export function unitsPerMetre(frame: MapFrame): number {
  return frame.unitsPerDegree / METRES_PER_DEGREE;
}

/** A round length (1, 2 or 5 times a power of ten, in metres) that is at most `mostUnits` long. */
export function roundLengthMetres(frame: MapFrame, mostUnits: number): number {
  const most = mostUnits / unitsPerMetre(frame);
  const power = 10 ** Math.floor(Math.log10(most));
  return ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
}

const digits = (value: number) => Number(value.toFixed(1));

/** Corners nearer than `nearUnits` to the one before are left out: they cannot be told apart on paper. */
function pathOf(line: ArrayLike<number>, frame: MapFrame, nearUnits: number): string {
  const parts: string[] = [];
  let last: { x: number; y: number } | null = null;
  for (let index = 0; index + 1 < line.length; index += 2) {
    const at = projectTo(frame, { lon: line[index]!, lat: line[index + 1]! });
    const isEnd = index + 3 >= line.length;
    if (last && !isEnd && Math.hypot(at.x - last.x, at.y - last.y) < nearUnits) continue;
    parts.push(`${last ? "L" : "M"}${digits(at.x)} ${digits(at.y)}`);
    last = at;
  }
  return parts.length < 2 ? "" : parts.join("");
}

/**
 * Outlines of land (each a list of flat rings lon, lat, lon, lat …, the first the outer one) as the text of an SVG path in a
 * view. Cut a little outside the view, so that its edge shows no coast. Empty for open sea.
 */
export function landPath(frame: MapFrame, land: readonly (readonly number[])[][]): string {
  const margin = { lon: (frame.box.east - frame.box.west) * 0.02, lat: (frame.box.north - frame.box.south) * 0.04 };
  const cut: Box = { west: frame.box.west - margin.lon, east: frame.box.east + margin.lon, south: frame.box.south - margin.lat, north: frame.box.north + margin.lat };
  return land
    .flat()
    .map((ring) => pathOf(clipRing(ring, cut), frame, 0.7))
    .filter((path) => path !== "")
    .map((path) => `${path}Z`)
    .join("");
}

/** Lines (borders) as the text of an SVG path in a view; what lies outside is left to the viewer to cut. */
export function linesPath(frame: MapFrame, lines: readonly (readonly number[])[]): string {
  return lines.map((line) => pathOf(line, frame, 0.7)).join("");
}
