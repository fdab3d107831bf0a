import { sphereMetres } from "~/domain/geo/great-circle";
import { findGatewayRoute } from "./crossing";
import { findLandRoute, type Route } from "./network";
import { transferBetween } from "./drive";
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

/** A way from a place to a train: where the ride begins, and what it takes to get there. */
export type RailHead = { at: Place; accessSeconds: number; accessMetres: number };

const townPlaces: (Place | undefined)[] = [];

function townPlace(index: number): Place {
  return (townPlaces[index] ??= makePlace(towns[index]!));
}

/**
 * Where a place joins the railway. Within a town's station radius it is the place itself (a station is near); farther out
 * it slides towards the town as the way to the station grows, so that nothing jumps at the radius.
 */
function railHeadAt(place: Place, station: number): RailHead | null {
  const stationMetres = sphereMetres(place, towns[station]!);
  const town = towns[station]!;
  const atTown = townPlace(station);
  const beyond = stationMetres - town.stationRadiusMetres;
  if (beyond <= 0 && atTown.massIndex === place.massIndex) {
    return { at: place, accessSeconds: STATION_ACCESS_SECONDS, accessMetres: 400 };
  }
  if (beyond > LONGEST_ACCESS_METRES) return null;
  const transfer = transferBetween(place, atTown);
  if (!transfer || transfer.distanceMetres > 2 * LONGEST_ACCESS_METRES) return null;
  if (atTown.massIndex !== place.massIndex) {
    return { at: atTown, accessSeconds: STATION_ACCESS_SECONDS + transfer.seconds, accessMetres: 400 + transfer.distanceMetres };
  }
  const share = beyond / stationMetres;
  const at = makePlace({ lon: place.lon + (atTown.lon - place.lon) * share, lat: place.lat + (atTown.lat - place.lat) * share });
  if (at.massIndex !== place.massIndex) at.massIndex = place.massIndex;
  return { at, accessSeconds: STATION_ACCESS_SECONDS + transfer.seconds * share, accessMetres: 400 + transfer.distanceMetres * share };
}

/** Where a place can join the railway: at one of its two nearest stations, as far as they are near enough. Remembered with the place. */
function railHeadsOf(place: Place): readonly RailHead[] {
  return (place.railHeads ??= place.surroundings.stations.flatMap((station) => railHeadAt(place, station) ?? []));
}

/** In the train, from station to station. Fitted to typical published times; the steady pace is that of the two countries. */
function rideMinutes(kilometres: number, from: Place, to: Place): number {
  const minutesPerKilometre = (30 / from.country.railKilometresPerHour) + (30 / to.country.railKilometresPerHour);
  const approachMinutes = (from.country.railStopMinutes + to.country.railStopMinutes) / 2;
  const isAbroad = from.country !== to.country;
  const changes = isAbroad ? Math.max(0, kilometres - CHANGES_FROM_KILOMETRES) * CHANGE_MINUTES_PER_KILOMETRE : 0;
  return changes + minutesOver({ streetMinutes: 4, streetKilometres: 3, approachMinutes, approachKilometres: 20, minutesPerKilometre }, kilometres);
}

/** The stations with which the journey is quickest, by the straight line between them; null when an end has none. */
function chooseRailHeads(from: Place, to: Place): { start: RailHead; end: RailHead } | null {
  let best: { start: RailHead; end: RailHead } | null = null;
  let bestSeconds = Infinity;
  for (const start of railHeadsOf(from)) {
    for (const end of railHeadsOf(to)) {
      const ride = rideMinutes(sphereMetres(start.at, end.at) / 1000, start.at, end.at);
      const seconds = start.accessSeconds + ride * 60 + end.accessSeconds;
      if (seconds >= bestSeconds) continue;
      bestSeconds = seconds;
      best = { start, end };
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

function writeStages(start: RailHead, end: RailHead, route: Route, ride: number, kilometres: number): Stage[] {
  return [
    [part("transfer", start.accessSeconds, start.accessMetres)],
    ...writeRide(route, ride, kilometres),
    [part("transfer", end.accessSeconds, end.accessMetres)],
  ];
}

/** A train: to the station, waiting, the ride over rail gateways, and from the station. */
export const planTrain: PlanMode = (from, to) => {
  const heads = chooseRailHeads(from, to);
  if (!heads) return refuse("train", "too-far", LONGEST_ACCESS_METRES);
  const { start, end } = heads;
  if (sphereMetres(start.at, end.at) < SHORTEST_RIDE_METRES) return refuse("train", "too-near", SHORTEST_RIDE_METRES);
  const route = findLandRoute("rail", start.at, end.at) ?? findGatewayRoute("rail", start.at, end.at);
  if (!route) return refuse("train", "water");
  let metres = 0;
  for (const land of route.landMetres) metres += land;
  for (const { gateway } of route.passages) metres += gateway.lengthMetres;
  if (metres > MOST_ROUNDABOUT * sphereMetres(start.at, end.at) + 100_000) return refuse("train", "water");
  const kilometres = metres / 1000;
  if (metres * windingFactor(kilometres) > LONGEST_RIDE_METRES) return refuse("train", "too-far", LONGEST_RIDE_METRES);
  const ride = rideMinutes(kilometres, start.at, end.at);
  const seconds = start.accessSeconds + STATION_WAITING_SECONDS + ride * 60 + end.accessSeconds;
  const uncertaintySeconds = 420 + ride * 60 * 0.18 + (start.accessSeconds + end.accessSeconds) * 0.2;
  const opening = part("waiting", STATION_WAITING_SECONDS);
  return planOf("train", seconds, uncertaintySeconds, () => writeStages(start, end, route, ride, kilometres), opening, 1);
};
