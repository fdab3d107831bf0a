import type { enginesDa } from "./engines.da";

export const enginesEn: Record<keyof typeof enginesDa, string> = {
  "engines.title": "Travel times",
  "engines.lead": "Where travel times come from. When a routing engine does not answer, the programme uses the embedded model.",
  "engines.modes": "Who answers for what",
  "engines.model": "the embedded model",
  "engines.answers": "Answers since {since}",
  "engines.none": "There are no routing engines. All travel times come from the embedded model.",
  "engines.engine": "Routing engine",
  "engines.answered": "Answered",
  "engines.no-route": "No route",
  "engines.down": "No answer",
  "engines.bad-request": "Refused",
  "engines.mean": "Time to answer",
  "engines.milliseconds": "{count} ms",
  "engines.last-fault": "Latest failure",
  "engines.no-fault": "None",
  "engines.cached": "Legs kept",
  "engines.clear": "Empty the kept travel times",
  "engines.clear-hint": "The next time a programme is opened the engine is asked again.",
};
