import type { Point } from "~/domain/geo/point";
import { countryOf, type Country } from "./country";
import { landMassIndexAt } from "./land-mass";
import type { NetworkName } from "./network";
import type { Reach } from "./reach";
import { surroundingsAt, towns, type Surroundings } from "./towns";
import { makeWaypoint, type Waypoint } from "./waypoint";

/** What the model knows of a position, worked out once. `massIndex` points into `landMasses`. */
export type Place = Waypoint & {
  /** Tells this place from every other that has been made. */
  serial: number;
  massIndex: number;
  surroundings: Surroundings;
  /** That of the nearest town in the table; near a border it may be the neighbour's. */
  country: Country;
  /** Costs to gateways, filled in by the networks as they are needed. */
  reach: Partial<Record<NetworkName, Reach>>;
};

let madePlaces = 0;

/** Works out what the model knows of a position, without remembering it. */
export function makePlace(point: Point): Place {
  const waypoint = makeWaypoint(point);
  const surroundings = surroundingsAt(waypoint);
  return {
    ...waypoint,
    serial: (madePlaces += 1),
    massIndex: landMassIndexAt(point),
    surroundings,
    country: countryOf(towns[surroundings.nearest]!.countryCode),
    reach: {},
  };
}

/** A trip touches some hundreds of places; the memory is emptied when it holds so many, which bounds it to about 10 MB. */
const REMEMBERED_PLACES = 4096;

let remembered = new Map<number, Place>();

/**
 * The place at a position, remembered while it is in use. The key is the position to about a metre; a remembered place is
 * only used for exactly the same coordinates, so the answer never depends on what was asked before.
 */
export function placeAt(point: Point): Place {
  const key = Math.round((point.lon + 180) * 1e5) * 20_000_000 + Math.round((point.lat + 90) * 1e5);
  const known = remembered.get(key);
  if (known && known.lon === point.lon && known.lat === point.lat) return known;
  const place = makePlace(point);
  if (remembered.size >= REMEMBERED_PLACES) remembered = new Map();
  remembered.set(key, place);
  return place;
}
