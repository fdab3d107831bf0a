import { inNameOrder } from "./election";
import { sha256 } from "./sha-256";

/** What an option drew: the hash decides, the smallest first. */
export type Lot = { option: string; hash: string };

/**
 * Draws a lot between options from a seed that is published. Each option draws the SHA-256 hash of the seed, a line feed and
 * its name in UTF-8; the smallest hash comes first. Anyone can check it without this program:
 *
 *     printf '%s\n%s' "$SEED" "$OPTION" | sha256sum
 *
 * The result depends on the seed and the names, not on their order, and leaving an option out does not change the order of the
 * others. It is fair as long as the seed could not be chosen knowing the tie: fix where it will come from before the ballot
 * closes. Throws for a seed that is empty or holds a line feed, and for an option named twice.
 */
export function drawLots(options: readonly string[], seed: string): Lot[] {
  if (seed === "" || seed.includes("\n")) throw new RangeError("A seed is one line of text");
  if (new Set(options).size < options.length) throw new RangeError("An option is named twice");
  return inNameOrder(options)
    .map((option) => ({ option, hash: sha256(`${seed}\n${option}`) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
}

/** An order in which lots have told the tied apart. */
export type DrawnOrder = {
  seed: string;
  /** One winner, or null without options. */
  winner: string | null;
  /** From best to worst, none tied. */
  order: string[];
  /** The lots of each group of equals of two or more, the best group first. */
  draws: Lot[][];
};

/** Breaks every tie of an order by lots drawn from the seed, see `drawLots`. Options that were not tied keep their places. */
export function breakTiesByLot(order: readonly (readonly string[])[], seed: string): DrawnOrder {
  const groups = order.map((group) => drawLots(group, seed));
  const drawn = groups.flatMap((group) => group.map(({ option }) => option));
  return { seed, winner: drawn[0] ?? null, order: drawn, draws: groups.filter((group) => group.length > 1) };
}
