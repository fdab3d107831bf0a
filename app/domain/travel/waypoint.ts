import { unitVector, type UnitVector } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";

/** A position with its place on the unit sphere, so that distances from it are quick to find. */
export type Waypoint = Point & UnitVector;

/** Makes a waypoint of a position. */
export function makeWaypoint(point: Point): Waypoint {
  const { x, y, z } = unitVector(point);
  return { lon: point.lon, lat: point.lat, x, y, z };
}
