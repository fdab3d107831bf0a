import { embeddedTravelTimes } from "./embedded-travel-times";
import { towns, type Town } from "./towns";

/** The largest towns of the country in which most journeys begin and end. */
const TOWNS_WARMED = 14;

/**
 * Asks the model, one leg a step, for journeys between the largest towns of a country: what they have in common (ways between
 * gateways, cells of the map, flights) is then built, and the first plan need not wait for it. The first step takes a
 * tenth of a second or two, the rest some milliseconds; whoever runs them does other work in between. A country without towns in the table takes no steps.
 */
export function* warmUp(countryCode: string): Generator<void, void> {
  const byPopulation = (a: Town, b: Town) => b.populationThousands - a.populationThousands;
  const largest = towns.filter((town) => town.countryCode === countryCode).sort(byPopulation).slice(0, TOWNS_WARMED);
  for (const from of largest) {
    for (const to of largest) {
      if (from === to) continue;
      const mode = embeddedTravelTimes.propose(from, to, { groupSize: 12 });
      embeddedTravelTimes.estimate(from, to, mode, { groupSize: 12 });
      yield;
    }
  }
}
