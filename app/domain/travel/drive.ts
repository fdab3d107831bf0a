import { sphereMetres } from "~/domain/geo/great-circle";
import type { LegPart } from "./leg-estimate";
import { linkMinutes, type Gateway } from "./gateways";
import { findGatewayRoute } from "./crossing";
import { costOfMetres, findLandRoute, type Route } from "./network";
import { landMasses } from "./land-mass";
import { part, planOf, refuse, type Plan, type PlanMode, type Refusal, type Stage } from "./plan";
import type { Place } from "./place";
import { minutesOver, windingFactor, type SpeedCurve } from "./speed-curve";
import { towns } from "./towns";

/** A car's minutes over a straight kilometre in Denmark. Fitted to typical published times (tests/domain/travel/known-times.csv). */
const carCurve: SpeedCurve = { streetMinutes: 4, streetKilometres: 2, approachMinutes: 9, approachKilometres: 22, minutesPerKilometre: 0.69 };

/** Nobody drives a study group farther than this along the road; four full days at the wheel. */
const LONGEST_DRIVE_METRES = 4_000_000;

/** Kilometres over which a drive is long enough to meet all of a city's congestion. */
const CONGESTION_KILOMETRES = 10;

/**
 * A coach's minutes against a car's: 8 % more in town and 20 % more on long drives, because it may drive 80 km/h (100 when
 * approved) on Danish motorways and 80-100 in most of Europe.
 */
function coachFactor(kilometres: number): number {
  return 1.08 + 0.12 * (1 - Math.exp(-kilometres / 80));
}

/** Regulation (EC) 561/2006, article 7: a break of 45 minutes after 4 h 30 min at the wheel. */
const DRIVING_SPELL_SECONDS = 4.5 * 3600;
const BREAK_SECONDS = 45 * 60;

/** Boarding of a coach: 5 minutes for up to 15 people, 10 for more. */
export function boardingSeconds(groupSize: number): number {
  return groupSize <= 15 ? 300 : 600;
}

/** What an end off the trunk roads costs a car on a drive long enough to meet it all, and the kilometres it takes to. */
const ORDINARY_ROAD_MINUTES = 12;
const ORDINARY_ROAD_KILOMETRES = 40;

/**
 * A route before anybody drives it: `kilometres` is land and links together, before winding; `landCarMinutes` and
 * `linkCarMinutes` are a car's at the wheel, `fixedSeconds` queues and ferries, of which `waitingSeconds` are spent waiting to sail.
 */
type MeasuredRoute = {
  route: Route;
  landMetres: number;
  kilometres: number;
  landCarMinutes: number;
  linkCarMinutes: number;
  fixedSeconds: number;
  waitingSeconds: number;
};

/**
 * A timed route. `landSeconds` are driven over the land in proportion to its metres; links take `linkMinutes` times `linkFactor`.
 */
type Drive = { measured: MeasuredRoute; seconds: number; drivingSeconds: number; landSeconds: number; linkFactor: number };

function isOffTrunkRoads(place: Place): boolean {
  return !towns[place.nearestTowns.nearest]!.hasTrunkRoad;
}

function measureRoute(route: Route, from: Place, to: Place): MeasuredRoute {
  let landMetres = 0;
  let linkMetres = 0;
  let linkCarMinutes = 0;
  let fixedSeconds = 0;
  let waitingSeconds = 0;
  for (const land of route.landMetres) landMetres += land;
  for (const { gateway } of route.passages) {
    if (gateway.kind === "link") {
      linkMetres += gateway.lengthMetres;
      linkCarMinutes += linkMinutes(gateway);
      fixedSeconds += gateway.borderSeconds;
    } else {
      fixedSeconds += gateway.checkInSeconds + gateway.waitingSeconds + gateway.crossingSeconds;
      waitingSeconds += gateway.waitingSeconds;
    }
  }
  const kilometres = (landMetres + linkMetres) / 1000;
  const roadFactor = (from.country.roadFactor + to.country.roadFactor) / 2;
  const centres = from.cityLife.congestionMinutes + to.cityLife.congestionMinutes;
  const congestion = centres === 0 ? 0 : centres * (1 - Math.exp(-kilometres / CONGESTION_KILOMETRES));
  const ends = (isOffTrunkRoads(from) ? 1 : 0) + (isOffTrunkRoads(to) ? 1 : 0);
  const ordinary = ends === 0 ? 0 : ends * ORDINARY_ROAD_MINUTES * (1 - Math.exp(-kilometres / ORDINARY_ROAD_KILOMETRES));
  const landCarMinutes = minutesOver(carCurve, landMetres / 1000) * roadFactor + congestion + ordinary;
  return { route, landMetres, kilometres, landCarMinutes, linkCarMinutes, fixedSeconds, waitingSeconds };
}

function timeRoute(measured: MeasuredRoute, isCoach: boolean): Drive {
  const linkFactor = isCoach ? coachFactor(measured.kilometres) : 1;
  const landSeconds = measured.landCarMinutes * 60 * linkFactor;
  const drivingSeconds = landSeconds + measured.linkCarMinutes * 60 * linkFactor;
  let seconds = drivingSeconds + measured.fixedSeconds;
  if (isCoach && drivingSeconds > DRIVING_SPELL_SECONDS) seconds += countBreaks(measured, landSeconds, linkFactor) * BREAK_SECONDS;
  return { measured, seconds, drivingSeconds, landSeconds, linkFactor };
}

/** The ways a drive can take, the same for cars and coaches: by road alone, and the best with a ferry where one may win; null where there is none. */
type DrivenRoutes = { byRoad: MeasuredRoute | null; bySea: MeasuredRoute | null };

function findRoutes(from: Place, to: Place): DrivenRoutes {
  const road = findLandRoute("road", from, to) ?? findGatewayRoute("road", from, to);
  const byRoad = road && measureRoute(road, from, to);
  // A ferry within one land mass can only win where the road goes round something.
  if (from.massIndex === to.massIndex && byRoad && byRoad.kilometres * 1000 < sphereMetres(from, to) * 1.05) return { byRoad, bySea: null };
  const mostCost = byRoad ? costOfMetres("sea-road", byRoad.landMetres) + byRoad.fixedSeconds + byRoad.linkCarMinutes * 60 : Infinity;
  const sea = findGatewayRoute("sea-road", from, to, mostCost);
  return { byRoad, bySea: sea && measureRoute(sea, from, to) };
}

/** The quicker of the ways, by car or coach; null where there is none. */
function chooseDrive({ byRoad, bySea }: DrivenRoutes, isCoach: boolean): Drive | null {
  const road = byRoad && timeRoute(byRoad, isCoach);
  const sea = bySea && timeRoute(bySea, isCoach);
  return sea && (!road || sea.seconds < road.seconds) ? sea : road;
}

/** The routes asked about last: whoever compares modes asks by car and by coach. */
let lastRoutes: { from: Place; to: Place; routes: DrivenRoutes } | null = null;

function routesBetween(from: Place, to: Place): DrivenRoutes {
  if (lastRoutes === null || lastRoutes.from !== from || lastRoutes.to !== to) lastRoutes = { from, to, routes: findRoutes(from, to) };
  return lastRoutes.routes;
}

/** Nothing on the road does more in a second than this in a straight line. */
export const MOST_METRES_PER_SECOND = 110_000 / 3600;

/** Seconds at the wheel and on ferries from a place to an airport or a quay, and metres along the road; null where there is no way. */
export function transferBetween(from: Place, to: Place): { seconds: number; distanceMetres: number } | null {
  const drive = chooseDrive(findRoutes(from, to), true);
  if (!drive) return null;
  return { seconds: drive.seconds, distanceMetres: drive.measured.kilometres * 1000 * windingOf(drive, from, to) };
}

function windingOf({ measured }: Drive, from: Place, to: Place): number {
  return (windingFactor(measured.kilometres) * (from.country.windingFactor + to.country.windingFactor)) / 2;
}

function writeStages(drive: Drive, from: Place, to: Place): Stage[] {
  const { landMetres, passages } = drive.measured.route;
  const secondsPerMetre = drive.measured.landMetres > 0 ? drive.landSeconds / drive.measured.landMetres : 0;
  const winding = windingOf(drive, from, to);
  const stages: Stage[] = [];
  for (let i = 0; i < landMetres.length; i++) {
    const land = part("moving", landMetres[i]! * secondsPerMetre, landMetres[i]! * winding);
    if (land.seconds > 0 || land.distanceMetres > 0) stages.push([land]);
    if (i < passages.length) stages.push(writePassage(passages[i]!.gateway, drive.linkFactor));
  }
  return stages;
}

function writePassage(gateway: Gateway, linkFactor: number): Stage {
  if (gateway.kind === "link") {
    const over = part("moving", linkMinutes(gateway) * 60 * linkFactor, gateway.lengthMetres, gateway.code);
    return gateway.borderSeconds > 0 ? [part("waiting", gateway.borderSeconds, 0, gateway.code), over] : [over];
  }
  return [
    part("boarding", gateway.checkInSeconds, 0, gateway.code),
    part("waiting", gateway.waitingSeconds, 0, gateway.code),
    part("crossing", gateway.crossingSeconds, gateway.lengthMetres, gateway.code),
  ];
}

/** Breaks due in a spell at the wheel without a rest: one for each 4 h 30 min with driving left. */
function breaksIn(spellSeconds: number): number {
  return Math.max(0, Math.ceil(spellSeconds / DRIVING_SPELL_SECONDS) - 1);
}

/** Breaks due on a drive; a ferry of 45 minutes or more is a rest. */
function countBreaks({ route, landMetres }: MeasuredRoute, landSeconds: number, linkFactor: number): number {
  let breaks = 0;
  let spell = 0;
  for (let i = 0; i < route.landMetres.length; i++) {
    spell += landMetres > 0 ? (route.landMetres[i]! / landMetres) * landSeconds : 0;
    const gateway = route.passages[i]?.gateway;
    if (gateway?.kind === "link") spell += linkMinutes(gateway) * 60 * linkFactor;
    if (gateway?.kind !== "ferry" || gateway.crossingSeconds < BREAK_SECONDS) continue;
    breaks += breaksIn(spell);
    spell = 0;
  }
  return breaks + breaksIn(spell);
}

/** Puts the drivers' breaks in their places along parts that are in the order of travel. */
export function withBreaks(parts: LegPart[]): LegPart[] {
  const result: LegPart[] = [];
  let spell = 0;
  for (const one of parts) {
    if (one.kind === "crossing" && one.seconds >= BREAK_SECONDS) spell = 0;
    if (one.kind !== "moving") {
      result.push(one);
      continue;
    }
    let { seconds, distanceMetres } = one;
    while (spell + seconds > DRIVING_SPELL_SECONDS) {
      const driven = DRIVING_SPELL_SECONDS - spell;
      const metres = Math.round((distanceMetres * driven) / seconds);
      if (driven > 0) result.push({ ...one, seconds: driven, distanceMetres: metres });
      result.push({ kind: "break", seconds: BREAK_SECONDS, distanceMetres: 0 });
      seconds -= driven;
      distanceMetres -= metres;
      spell = 0;
    }
    spell += seconds;
    result.push({ ...one, seconds, distanceMetres });
  }
  return result;
}

function planDrive(from: Place, to: Place, mode: "car" | "coach", groupSize: number): Plan | Refusal {
  const mass = landMasses[from.massIndex]!;
  if (mass.maxDriveMetres !== null && from.massIndex === to.massIndex && sphereMetres(from, to) > mass.maxDriveMetres) {
    return refuse(mode, "too-far", mass.maxDriveMetres);
  }
  const drive = chooseDrive(routesBetween(from, to), mode === "coach");
  if (!drive) return refuse(mode, "water");
  if (drive.measured.kilometres * 1000 * windingOf(drive, from, to) > LONGEST_DRIVE_METRES) return refuse(mode, "too-far", LONGEST_DRIVE_METRES);
  const uncertaintySeconds = 180 + drive.drivingSeconds * 0.18 + drive.measured.waitingSeconds;
  const boarding = mode === "coach" ? boardingSeconds(groupSize) : 0;
  const opening = mode === "coach" ? part("boarding", boarding) : null;
  return planOf(mode, drive.seconds + boarding, uncertaintySeconds, () => writeStages(drive, from, to), opening);
}

/** A car: driving, and ferries where they win. */
export const planCar: PlanMode = (from, to, options) => planDrive(from, to, "car", options.groupSize);

/** A coach: boarding, driving at a coach's speed with the drivers' breaks, and ferries where they win. */
export const planCoach: PlanMode = (from, to, options) => planDrive(from, to, "coach", options.groupSize);
