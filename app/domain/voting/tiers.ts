import type { Outcome } from "./election";

/** Options, by number, from best to worst in groups of equals; numbers ascend within a group. */
export type Tiers = number[][];

/** Tiers by a figure of each option: `compare` is negative when the first is better and 0 when both are equal. */
export function tiersByFigure(count: number, compare: (a: number, b: number) => number): Tiers {
  const sorted = Array.from({ length: count }, (_, index) => index).sort((a, b) => compare(a, b) || a - b);
  const tiers: Tiers = [];
  for (const option of sorted) {
    const tier = tiers.at(-1);
    if (tier && compare(tier[0]!, option) === 0) tier.push(option);
    else tiers.push([option]);
  }
  return tiers;
}

/**
 * Tiers by a relation without circles: first those whom nobody defeats, then those whom nobody of the rest defeats, and so on.
 * Two options of a tier do not defeat each other; an option can stand below one that does not defeat it, but never below all
 * such options only. Throws when the relation has a circle.
 */
export function tiersByDefeat(count: number, defeats: (a: number, b: number) => boolean): Tiers {
  let rest = Array.from({ length: count }, (_, index) => index);
  const tiers: Tiers = [];
  while (rest.length > 0) {
    const tier = rest.filter((option) => !rest.some((other) => other !== option && defeats(other, option)));
    if (tier.length === 0) throw new Error("Defeats form a circle");
    tiers.push(tier);
    rest = rest.filter((option) => !tier.includes(option));
  }
  return tiers;
}

/** The outcome that tiers stand for: the first tier wins. Without options there is no winner. */
export function outcomeOf<Details>(options: readonly string[], tiers: Tiers, details: Details): Outcome<Details> {
  const order = tiers.map((tier) => tier.map((option) => options[option]!));
  return { winners: [...(order[0] ?? [])], order, details };
}
