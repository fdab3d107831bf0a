import { sphereMetres } from "~/domain/geo/great-circle";
import { findGatewayRoute } from "./crossing";
import { findLandRoute, type Route } from "./network";
import { MOST_METRES_PER_SECOND, transferBetween } from "./drive";
import { part, planOf, refuse, type PlanMode, type Stage } from "./plan";
import { makePlace, type Place } from "./place";
import { minutesOver, windingFactor } from "./speed-curve";
import { towns } from "./towns";

/** Walking to the platform, and from it, in seconds: at each end. */
const STATION_ACCESS_SECONDS = 480;
/** A group is on the platform this long before its train. */
const STATION_WAITING_SECONDS = 480;
/** Farther than this from a station, the train is no way to travel. */
const LONGEST_ACCESS_METRES = 60_000;
/** Less than this between the stations is a ride for a bus. */
const SHORTEST_RIDE_METRES = 2500;
const LONGEST_RIDE_METRES = 4_000_000;
/** A railway that leads this many times farther than the straight line, round a sea, is no railway between the places. */
const MOST_ROUNDABOUT = 6;
/** Across a border the trains are changed: from here on, minutes for each further kilometre. */
const CHANGES_FROM_KILOMETRES = 400;
const CHANGE_MINUTES_PER_KILOMETRE = 0.1;

/**
 * A way from a place to a train: the ride begins `at`, after `share` of the way from the place to its station. `access` is what it
 * takes to get there, undefined until it is wanted and null where it is too far; never less than `leastSeconds`.
 */
export type RailHead = { at: Place; station: Place; share: number; leastSeconds: number; access: RailAccess | null | undefined };

type RailAccess = { seconds: number; metres: number };

const townPlaces: (Place | undefined)[] = [];

function townPlace(index: number): Place {
  return (townPlaces[index] ??= makePlace(towns[index]!));
}

/** Walking to the platform when a station is near. */
const atHand: RailAccess = { seconds: STATION_ACCESS_SECONDS, metres: 400 };

/**
 * Where a place joins the railway. Within a town's station radius it is the place itself (a station is near); farther out
 * it slides towards the town as the way to the station grows, so that nothing jumps at the radius. On another land mass it is the town.
 */
function railHeadAt(place: Place, stationIndex: number): RailHead | null {
  const station = townPlace(stationIndex);
  const stationMetres = sphereMetres(place, station);
  const beyond = stationMetres - towns[stationIndex]!.stationRadiusMetres;
  const isOnLand = station.massIndex === place.massIndex;
  if (beyond <= 0 && isOnLand) return { at: place, station, share: 0, leastSeconds: STATION_ACCESS_SECONDS, access: atHand };
  if (beyond > LONGEST_ACCESS_METRES) return null;
  const share = isOnLand ? beyond / stationMetres : 1;
  const at = isOnLand
    ? makePlace({ lon: place.lon + (station.lon - place.lon) * share, lat: place.lat + (station.lat - place.lat) * share }, place.massIndex)
    : station;
  const leastSeconds = STATION_ACCESS_SECONDS + (stationMetres * share) / MOST_METRES_PER_SECOND;
  return { at, station, share, leastSeconds, access: undefined };
}

function accessTo(place: Place, head: RailHead): RailAccess | null {
  if (head.access === undefined) {
    const transfer = transferBetween(place, head.station);
    head.access =
      transfer && transfer.distanceMetres <= 2 * LONGEST_ACCESS_METRES
        ? { seconds: atHand.seconds + transfer.seconds * head.share, metres: atHand.metres + transfer.distanceMetres * head.share }
        : null;
  }
  return head.access;
}

/** Where a place can join the railway: at one of its two nearest stations, as far as they are near enough. Remembered with the place. */
function railHeadsOf(place: Place): readonly RailHead[] {
  return (place.railHeads ??= findRailHeads(place));
}

function findRailHeads(place: Place): RailHead[] {
  const { station, nextStation } = place.nearestTowns;
  const heads: RailHead[] = [];
  const near = railHeadAt(place, station);
  const next = railHeadAt(place, nextStation);
  if (near) heads.push(near);
  if (next) heads.push(next);
  return heads;
}

/** In the train, from station to station. Fitted to typical published times; the steady pace is that of the two countries. */
function rideMinutes(kilometres: number, from: Place, to: Place): number {
  const minutesPerKilometre = (30 / from.country.railKilometresPerHour) + (30 / to.country.railKilometresPerHour);
  const approachMinutes = (from.country.railStopMinutes + to.country.railStopMinutes) / 2;
  const isAbroad = from.country !== to.country;
  const changes = isAbroad ? Math.max(0, kilometres - CHANGES_FROM_KILOMETRES) * CHANGE_MINUTES_PER_KILOMETRE : 0;
  return changes + minutesOver({ streetMinutes: 4, streetKilometres: 3, approachMinutes, approachKilometres: 20, minutesPerKilometre }, kilometres);
}

/** A journey by train: the ride's ends and the ways to and from them. */
type Journey = { start: Place; end: Place; before: RailAccess; after: RailAccess };

/** The stations with which the journey is quickest, by the straight line between them; null when an end has none. */
function chooseRailHeads(from: Place, to: Place): Journey | null {
  const starts = railHeadsOf(from);
  const ends = railHeadsOf(to);
  let best: Journey | null = null;
  let bestSeconds = Infinity;
  for (let i = 0; i < starts.length; i++) {
    for (let k = 0; k < ends.length; k++) {
      const [start, end] = [starts[i]!, ends[k]!];
      const ride = rideMinutes(sphereMetres(start.at, end.at) / 1000, start.at, end.at) * 60;
      if (start.leastSeconds + ride + end.leastSeconds >= bestSeconds) continue;
      const before = accessTo(from, start);
      const after = before && accessTo(to, end);
      if (!after) continue;
      const seconds = before.seconds + ride + after.seconds;
      if (seconds >= bestSeconds) continue;
      bestSeconds = seconds;
      best = { start: start.at, end: end.at, before, after };
    }
  }
  return best;
}

function writeRide(route: Route, ride: number, kilometres: number): Stage[] {
  const secondsPerMetre = (ride * 60) / (kilometres * 1000);
  const winding = windingFactor(kilometres);
  return route.landMetres.flatMap((land, i) => {
    const stage = [part("moving", land * secondsPerMetre, land * winding)];
    const passage = route.passages[i];
    if (!passage) return [stage];
    const { gateway } = passage;
    return [stage, [part("moving", gateway.lengthMetres * secondsPerMetre, gateway.lengthMetres, gateway.code)]];
  });
}

function writeStages({ before, after }: Journey, route: Route, ride: number, kilometres: number): Stage[] {
  return [[part("transfer", before.seconds, before.metres)], ...writeRide(route, ride, kilometres), [part("transfer", after.seconds, after.metres)]];
}

/** A train: to the station, waiting, the ride over rail gateways, and from the station. */
export const planTrain: PlanMode = (from, to) => {
  const journey = chooseRailHeads(from, to);
  if (!journey) return refuse("train", "too-far", LONGEST_ACCESS_METRES);
  const { start, end, before, after } = journey;
  const straightMetres = sphereMetres(start, end);
  if (straightMetres < SHORTEST_RIDE_METRES) return refuse("train", "too-near", SHORTEST_RIDE_METRES);
  const route = findLandRoute("rail", start, end) ?? findGatewayRoute("rail", start, end);
  if (!route) return refuse("train", "water");
  let metres = 0;
  for (const land of route.landMetres) metres += land;
  for (const { gateway } of route.passages) metres += gateway.lengthMetres;
  if (metres > MOST_ROUNDABOUT * straightMetres + 100_000) return refuse("train", "water");
  const kilometres = metres / 1000;
  if (metres * windingFactor(kilometres) > LONGEST_RIDE_METRES) return refuse("train", "too-far", LONGEST_RIDE_METRES);
  const ride = rideMinutes(kilometres, start, end);
  const seconds = before.seconds + STATION_WAITING_SECONDS + ride * 60 + after.seconds;
  const uncertaintySeconds = 420 + ride * 60 * 0.18 + (before.seconds + after.seconds) * 0.2;
  const opening = part("waiting", STATION_WAITING_SECONDS);
  return planOf("train", seconds, uncertaintySeconds, () => writeStages(journey, route, ride, kilometres), opening, 1);
};
