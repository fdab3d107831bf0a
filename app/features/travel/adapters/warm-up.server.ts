import { warmUp } from "~/domain/travel/warm-up";

/** The committees are Danish: most plans lie in Denmark, and the others begin and end there. */
const homeCountry = "DK";

/** Builds what the travel model's first estimates need, a step at a time between requests, so that nobody's first look at a plan waits for it. */
export function warmTravelModel(steps: Iterator<void> = warmUp(homeCountry)): void {
  // An immediate lets what has arrived meanwhile go first; unref'd, it keeps no process from ending.
  const next = () => {
    if (!steps.next().done) setImmediate(next).unref();
  };
  setImmediate(next).unref();
}
