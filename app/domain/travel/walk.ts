import { sphereMetres } from "~/domain/geo/great-circle";
import { findGatewayRoute } from "./crossing";
import { areJoined, findLandRoute, type Route } from "./network";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";

/** A group walks 4.5 km/h, the slowest setting the pace. */
const WALK_METRES_PER_SECOND = 4500 / 3600;

/** Streets against the straight line: about 1.3 in European cities. */
const WALK_DETOUR = 1.3;

/** Farther than this along the way is a hike and no transfer. */
export const LONGEST_WALK_METRES = 15_000;

/** On foot, over the bridges where one may walk. */
export const planWalk: PlanMode = (from, to) => {
  if (from.massIndex !== to.massIndex && !areJoined("walk", from, to)) return refuse("walk", "water");
  if (sphereMetres(from, to) > LONGEST_WALK_METRES) return refuse("walk", "too-far", LONGEST_WALK_METRES);
  const route = findLandRoute("walk", from, to) ?? findGatewayRoute("walk", from, to);
  if (!route) return refuse("walk", "water");
  let metres = 0;
  for (const land of route.landMetres) metres += land * WALK_DETOUR;
  for (const { gateway } of route.passages) metres += gateway.lengthMetres;
  if (metres > LONGEST_WALK_METRES) return refuse("walk", "too-far", LONGEST_WALK_METRES);
  const seconds = metres / WALK_METRES_PER_SECOND;
  return planOf("walk", seconds, 60 + seconds * 0.2, () => writeStages(route));
};

function writeStages(route: Route): Stage[] {
  return route.landMetres.flatMap((land, i) => {
    const walked = land * WALK_DETOUR;
    const stage = [part("moving", walked / WALK_METRES_PER_SECOND, walked)];
    const passage = route.passages[i];
    if (!passage) return [stage];
    const { gateway } = passage;
    return [stage, [part("moving", gateway.lengthMetres / WALK_METRES_PER_SECOND, gateway.lengthMetres, gateway.code)]];
  });
}
