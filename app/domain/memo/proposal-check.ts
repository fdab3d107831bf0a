import type { MemoDraft } from "./memo-draft";

const wordOfProposal = /studie(?:tur|rejse|besøg)|inspirations(?:tur|rejse)|rejsemål|destination|udvalg(?:et|ets)|study (?:trip|tour|visit)|delegation|committee/giu;
/** How often a text speaks of a study trip, its destinations or the committee that asks. */
export const wordsOfProposal = (text: string) => text.match(wordOfProposal)?.length ?? 0;

/** Whether a reading is a proposal. A novel may name towns: a proposal has hosts or subjects to a destination, speaks of the journey, and does not lose them in pages of prose. */
export function proposesJourneys({ reaches }: MemoDraft, words: number, length: number): boolean {
  const destinations = reaches.flatMap((one) => one.destinations);
  const readings = destinations.reduce((sum, one) => sum + one.sites.length + one.topics.length, 0);
  if (readings === 0 || length / (readings + destinations.length) > 8000) return false;
  const furnished = destinations.filter((one) => one.topics.length > 0 || one.sites.some((site) => site.why !== "named-in-text" && site.why !== "umbrella"));
  return words > 0 || (furnished.length >= 2 && furnished.length * 2 >= destinations.length);
}
