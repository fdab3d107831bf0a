import { unitVector } from "~/domain/geo/great-circle";
import type { Point } from "~/domain/geo/point";
import type { AirportAccess } from "./airports";
import type { Country } from "./country";
import type { QuayAccess } from "./ferry";
import { landMassIndexAt } from "./land-mass";
import { cityLifeAt, countryOfTown, nearestTownsTo, type CityLife, type NearestTowns } from "./towns";
import type { RailHead } from "./train";
import type { Waypoint } from "./waypoint";

let madePlaces = 0;

/**
 * What the model knows of a position. `massIndex` points into `landMasses`. The rest is worked out when a mode asks for it,
 * once: a leg that is refused for the water between its ends needs no towns.
 */
export class Place implements Waypoint {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Tells this place from every other that has been made. */
  readonly serial: number;
  readonly massIndex: number;
  /** What single modes know of the place, null until one is asked: stations, airports and quays with the ways to them. */
  railHeads: readonly RailHead[] | null = null;
  airports: readonly AirportAccess[] | null = null;
  quays: readonly QuayAccess[] | null = null;
  /** Metres from the place to gateways, by network and node; see `crossing.ts`, which fills it. */
  readonly gatewayMetres: (Float64Array | null | undefined)[] = [];
  private knownTowns: NearestTowns | null = null;
  private knownCityLife: CityLife | null = null;
  private knownCountry: Country | null = null;

  constructor(point: Point, massIndex: number) {
    const { x, y, z } = unitVector(point);
    this.lon = point.lon;
    this.lat = point.lat;
    this.x = x;
    this.y = y;
    this.z = z;
    this.serial = madePlaces += 1;
    this.massIndex = massIndex;
  }

  get nearestTowns(): NearestTowns {
    return (this.knownTowns ??= nearestTownsTo(this));
  }

  get cityLife(): CityLife {
    return (this.knownCityLife ??= cityLifeAt(this));
  }

  /** That of the nearest town in the table; near a border it may be the neighbour's. */
  get country(): Country {
    return (this.knownCountry ??= countryOfTown(this.nearestTowns.nearest));
  }
}

/** Makes the place of a position, without remembering it. Its land mass is looked up where it is not given. */
export function makePlace(point: Point, massIndex = landMassIndexAt(point)): Place {
  return new Place(point, massIndex);
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
