import type { ItineraryPlace, Stop } from "~/domain/itinerary/itinerary";
import { travelMinutesOf } from "~/domain/itinerary/read-legs";
import type { Reading } from "~/domain/itinerary/read-plan";
import { travelModes, type LegEstimate, type TravelMode } from "~/domain/travel/leg-estimate";
import { legEmissionShares, type EmissionShare } from "./emissions";
import { defaultFactorSet, roomNightFactor, type FactorSet, type FactorUse } from "./factor-set";

/** Another way to go: what it saves the whole group, and what it costs in time door to door (negative: it is quicker). */
export type EmissionAlternative = { mode: TravelMode; kg: number; savedKg: number; extraMinutes: number };

/** One way that the group goes: a leg between stops, or a journey that stands in the programme as a stop of its own. */
export type EmissionWay = {
  dayId: string;
  /** The stops it joins; null is home, and both the same for a journey that is a stop itself. */
  fromStopId: string | null;
  toStopId: string | null;
  from: ItineraryPlace;
  to: ItineraryPlace;
  mode: TravelMode;
  /** Null: the mode cannot do it, and nothing is counted. */
  minutes: number | null;
  shares: EmissionShare[];
  kg: number | null;
  /** Ways to go that emit less, the one that saves most first; each at least {@link leastSavingKg}. */
  alternatives: EmissionAlternative[];
};

/** The nights at one lodging. `kg` is for all rooms. */
export type EmissionNights = { stopId: string; title: string; nights: number; rooms: number; factor: Extract<FactorUse, { kind: "night" }>; kg: number };

/** What a trip emits, way by way and lodging by lodging, in kg CO2e for the whole group. Nothing is rounded. */
export type TripEmissions = {
  ways: EmissionWay[];
  nights: EmissionNights[];
  waysKg: number;
  nightsKg: number;
  /** Divide by `groupSize` for a person. */
  totalKg: number;
  groupSize: number;
  /** Ways that no figure could be had for. */
  uncounted: number;
};

/** A saving below this (kg for the group) is smaller than what the figures can tell. */
export const leastSavingKg = 5;

/** Nobody rides a train for a day longer to save a flight: a slower way is proposed up to so much extra time. */
const longestDetourMinutes = 12 * 60;
/** Nor does a group walk for hours from one appointment to the next. */
const longestWalkMinutes = 45;

function alternativesTo(estimate: LegEstimate, kg: number, from: ItineraryPlace, to: ItineraryPlace, { travel, groupSize }: Reading, set: FactorSet): EmissionAlternative[] {
  const minutes = travelMinutesOf(estimate);
  if (minutes === null) return [];
  return travelModes
    .flatMap((mode): EmissionAlternative[] => {
      if (mode === estimate.mode) return [];
      const other = travel.estimate(from, to, mode, { groupSize });
      const shares = legEmissionShares(other, from, to, groupSize, set);
      const otherMinutes = travelMinutesOf(other);
      if (shares === null || otherMinutes === null) return [];
      const otherKg = shares.reduce((sum, share) => sum + share.kg, 0);
      const extraMinutes = otherMinutes - minutes;
      if (mode === "walk" && otherMinutes > longestWalkMinutes) return [];
      return kg - otherKg >= leastSavingKg && extraMinutes <= longestDetourMinutes ? [{ mode, kg: otherKg, savedKg: kg - otherKg, extraMinutes }] : [];
    })
    .sort((a, b) => b.savedKg - a.savedKg);
}

type WayEnds = Pick<EmissionWay, "dayId" | "fromStopId" | "toStopId" | "from" | "to">;

function readWay({ dayId, fromStopId, toStopId, from, to }: WayEnds, estimate: LegEstimate, reading: Reading, set: FactorSet): EmissionWay {
  const shares = legEmissionShares(estimate, from, to, reading.groupSize, set);
  const kg = shares === null ? null : shares.reduce((sum, share) => sum + share.kg, 0);
  return {
    dayId, fromStopId, toStopId, from, to, mode: estimate.mode, minutes: travelMinutesOf(estimate), shares: shares ?? [], kg,
    alternatives: kg === null ? [] : alternativesTo(estimate, kg, from, to, reading, set),
  };
}

/** A flight or a booked train as a stop; null for one whose two ends or mode nobody has said. */
function journeyOf(stop: Stop, reading: Reading, set: FactorSet): EmissionWay | null {
  if (stop.kind !== "travel" || stop.dayId === null || !stop.place || !stop.arrival || !stop.travelMode) return null;
  return readWay({ dayId: stop.dayId, fromStopId: stop.id, toStopId: stop.id, from: stop.place, to: stop.arrival }, reading.travel.estimate(stop.place, stop.arrival, stop.travelMode, { groupSize: reading.groupSize }), reading, set);
}

function nightsOf({ itinerary, nights, groupSize: rooms }: Reading, set: FactorSet): EmissionNights[] {
  const byStop = new Map<string, { stop: Stop; nights: number }>();
  for (const night of nights) {
    if (night.kind !== "lodging" || !night.stop) continue;
    byStop.set(night.stop.id, { stop: night.stop, nights: (byStop.get(night.stop.id)?.nights ?? 0) + 1 });
  }
  return [...byStop.values()].map(({ stop, nights: count }) => {
    const factor = roomNightFactor(set, stop.place?.countryCode ?? itinerary.home?.countryCode ?? set.roomNightElsewhere.country);
    return { stopId: stop.id, title: stop.title, nights: count, rooms, factor, kg: count * rooms * factor.kg };
  });
}

/**
 * What a trip emits, in kg CO2e for the whole group, not rounded: every leg of the plan, every journey that stands in it as a stop
 * with both its ends, and every night at a lodging with one room for each participant. Meals and what the hosts do are
 * not in it. An empty plan has no ways and no nights and comes to 0.
 */
export function reckonTripEmissions(reading: Reading, set: FactorSet = defaultFactorSet): TripEmissions {
  const dayOrder = new Map(reading.days.map(({ day }, index) => [day.id, index]));
  const journeys = reading.order.flatMap((stop) => journeyOf(stop, reading, set) ?? []);
  const legs = reading.legs.map(({ leg }) => readWay(leg, leg.estimate, reading, set));
  const numberOf = (stopId: string | null) => (stopId === null ? Number.NEGATIVE_INFINITY : (reading.numberOf.get(stopId) ?? Number.NEGATIVE_INFINITY));
  // A way is gone before the stop it leads to; one home, or to a bed that was taken earlier in the day, after the stop it leaves.
  const turnOf = (way: EmissionWay) => (way.fromStopId === way.toStopId ? numberOf(way.toStopId) : Math.max(numberOf(way.fromStopId) + 0.25, numberOf(way.toStopId) - 0.5));
  const ways = [...legs, ...journeys].sort((a, b) => dayOrder.get(a.dayId)! - dayOrder.get(b.dayId)! || turnOf(a) - turnOf(b));
  const nights = nightsOf(reading, set);
  const waysKg = ways.reduce((sum, way) => sum + (way.kg ?? 0), 0);
  const nightsKg = nights.reduce((sum, one) => sum + one.kg, 0);
  return { ways, nights, waysKg, nightsKg, totalKg: waysKg + nightsKg, groupSize: reading.groupSize, uncounted: ways.filter((way) => way.kg === null).length };
}
