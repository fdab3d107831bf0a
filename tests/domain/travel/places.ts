import type { Point } from "~/domain/geo/point";
import { towns } from "~/domain/travel/towns";

/** The centre of a town of the table; throws on a name that is not in it. */
export function town(name: string): Point {
  const found = towns.find((one) => one.name === name);
  if (!found) throw new Error(`no town ${name}`);
  return { lon: found.lon, lat: found.lat };
}
