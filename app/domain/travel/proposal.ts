import type { TravelMode, TravelOptions } from "./leg-estimate";

/** Up to here in a straight line a group walks, even where wheels would be quicker. */
const WALK_PREFERRED_METRES = 1200;
/** A car takes so many; a larger group travels by coach. */
const CAR_SEATS = 4;
/** The train is preferred to a flight when it is slower by less than an hour: less CO2e, and time that can be used. */
const TRAIN_PATIENCE_SECONDS = 3600;

/**
 * The mode to propose: the quickest door to door of those that can do the leg, save that a walk is preferred up to 1.2 km,
 * the train to a flight when it loses less than an hour, and a car is proposed only to a group of at most four (a coach to
 * the rest). `secondsBy` answers null for a mode that cannot do it. When none can, the flight, whose estimate says why.
 */
export function proposeMode(distanceMetres: number, options: TravelOptions, secondsBy: (mode: TravelMode) => number | null): TravelMode {
  if (distanceMetres <= WALK_PREFERRED_METRES && secondsBy("walk") !== null) return "walk";
  const wheels: TravelMode = options.groupSize > CAR_SEATS ? "coach" : "car";
  let best: TravelMode | null = null;
  let bestSeconds = Infinity;
  for (const mode of ["walk", wheels, "transit", "train", "ferry", "flight"] as const) {
    const seconds = secondsBy(mode);
    if (seconds !== null && seconds < bestSeconds) {
      best = mode;
      bestSeconds = seconds;
    }
  }
  if (best === "flight") {
    const trainSeconds = secondsBy("train");
    if (trainSeconds !== null && trainSeconds - bestSeconds < TRAIN_PATIENCE_SECONDS) return "train";
  }
  return best ?? "flight";
}
