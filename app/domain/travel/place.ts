import type { Point } from "~/domain/geo/point";
import type { AirportAccess } from "./airports";
import { countryOf, type Country } from "./country";
import type { QuayAccess } from "./ferry";
import { landMassIndexAt } from "./land-mass";
import { surroundingsAt, towns, type Surroundings } from "./towns";
import type { RailHead } from "./train";
import { makeWaypoint, type Waypoint } from "./waypoint";

/** What the model knows of a position, worked out once. `massIndex` points into `landMasses`. */
export type Place = Waypoint & {
  /** Tells this place from every other that has been made. */
  serial: number;
  massIndex: number;
  surroundings: Surroundings;
  /** That of the nearest town in the table; near a border it may be the neighbour's. */
  country: Country;
  /** What single modes know of the place, null until one is asked: stations, airports and quays with the ways to them. */
  railHeads: readonly RailHead[] | null;
  airports: readonly AirportAccess[] | null;
  quays: readonly QuayAccess[] | null;
};

let madePlaces = 0;

/** Works out what the model knows of a position, without remembering it. Its land mass is looked up where it is not given. */
export function makePlace(point: Point, massIndex = landMassIndexAt(point)): Place {
  const { lon, lat } = point;
  const waypoint = makeWaypoint(point);
  const surroundings = surroundingsAt(waypoint);
  const country = countryOf(towns[surroundings.nearest]!.countryCode);
  // Written out field by field: places are made by the hundred thousand.
  const { x, y, z } = waypoint;
  return { lon, lat, x, y, z, serial: (madePlaces += 1), massIndex, surroundings, country, railHeads: null, airports: null, quays: null };
}

/** A trip touches some hundreds of places; this bounds the memory to some 4 MB. A power of two. */
const REMEMBERED_PLACES = 4096;
/** A position can be kept in any of so many neighbouring slots; the oldest of them makes room. */
const SLOTS_PER_POSITION = 4;

const remembered: (Place | undefined)[] = Array.from({ length: REMEMBERED_PLACES }, () => undefined);

/** The place at a position, remembered while it is in use; the answer never depends on what was asked before. */
export function placeAt(point: Point): Place {
  const { lon, lat } = point;
  const mixed = Math.imul(Math.round(lon * 1e6), 0x9e3779b1) ^ Math.imul(Math.round(lat * 1e6), 0x85ebca6b);
  const slot = ((mixed ^ (mixed >>> 15)) & (REMEMBERED_PLACES - 1)) & -SLOTS_PER_POSITION;
  for (let way = slot; way < slot + SLOTS_PER_POSITION; way++) {
    const known = remembered[way];
    if (known !== undefined && known.lon === lon && known.lat === lat) return known;
  }
  const place = makePlace(point);
  remembered[slot + (place.serial & (SLOTS_PER_POSITION - 1))] = place;
  return place;
}
