import type { Outcome } from "./election";
import { leastPrice, priceOf } from "./equal-shares-price";
import { asNumber, fillPurses, pay, paymentsAt, pursesKey, type Price, type Purses } from "./equal-shares-purses";
import { groupVoters, type VoterGroups } from "./equal-shares-voters";
import { compareFractions, fraction, fractionText, type Fraction, type FractionText } from "./fraction";
import { once } from "./once";
import type { Points } from "./points";

/** What several winners may cost together. */
export type EqualSharesRules = {
  /** The cost of every option: whole numbers from 0, in the unit of the budget (øre, days). */
  costs: Readonly<Record<string, number>>;
  /** A whole number from 0. */
  budget: number;
  /** What a voter gets out of an option that wins: `cost`, its points × its cost (a large option is worth more than a small one), or `points` alone. */
  satisfaction: "cost" | "points";
  /** What happens to money that is left when no option can be paid by its supporters: `support`, see `countEqualShares`, or `none`. */
  completion: "support" | "none";
  /** All options in the order that a lot gave them; it tells apart what the rules leave tied. */
  tieOrder?: readonly string[];
};

/** A voter's part in a purchase: `ballot` is the place in `EqualSharesDetails.ballots`. Only those who pay. */
export type Payment = { ballot: number; voters: number; each: FractionText };

/** One option becomes a winner. */
export type Purchase = {
  option: string;
  cost: number;
  /** Whether its supporters paid, or it came from what was left over. */
  from: "shares" | "left-over";
  /** All points for the option; with approvals, its supporters. */
  support: number;
  /** What the method makes small: money a supporter pays for each unit of satisfaction. Null for what came from the left-over. */
  rate: FractionText | null;
  /** The options that came into question at this moment with their rates; none is smaller than that of the one bought. */
  considered: { option: string; rate: FractionText }[];
  /** Others that were equal in everything, where a lot or another outcome decides. */
  tiedWith: string[];
  payments: Payment[];
  budgetLeft: number;
};

/** One way the count can end. */
export type SharesOutcome = { winners: string[]; cost: number; purchases: Purchase[] };

/** Every figure of the count. What it holds of single ballots is written when it is first read. */
export type EqualSharesDetails = {
  budget: number;
  satisfaction: EqualSharesRules["satisfaction"];
  completion: EqualSharesRules["completion"];
  voters: number;
  /** What each voter starts with. */
  share: FractionText;
  /** The ballots, equal ones together. */
  ballots: { voters: number; points: Record<string, number> }[];
  /** One, or each way in which the ties can fall. Empty when there are more than can be followed; then a lot must come first. */
  outcomes: SharesOutcome[];
  /** Win in some outcomes and not in others. */
  tied: string[];
};

/** Most unfinished ways that are followed side by side before the ties are left to a lot. */
const mostWays = 200;

type Way = {
  chosen: number[];
  spent: number;
  purses: Purses;
  phase: "shares" | "left-over";
  /** What the rate of each option that may still be paid is at least, in rounded numbers. */
  bounds: ReadonlyMap<number, number>;
  /** The exact rate, or an earlier one, of each option that may still be paid. Needed for the record and the order of ties alone. */
  rates: () => ReadonlyMap<number, Fraction>;
  purchases: Purchase[];
};
type Count = { options: readonly string[]; costs: number[]; groups: VoterGroups; rules: EqualSharesRules };

/**
 * The method of equal shares (D. Peters, G. Pierczyński and P. Skowron, Proportional participatory budgeting with additive
 * utilities, 2021) in exact numbers. The budget is divided equally among the voters. Again and again the option is bought whose
 * supporters pay least for each unit of satisfaction, in proportion to their points or with all they have left. When no option
 * can be paid by its supporters, what is left buys (completion `support`) the option with most points that fits, and so on, as
 * long as an option has any. So the winners never cost more than the budget.
 *
 * Equal rates are told apart by more points, then by lower cost. What is still equal is a tie: every way it can fall is
 * followed. `winners` win in all of them; the first group of `order` too, then come those that win in some, then the rest
 * (an empty group is left out). Approvals are ballots with one point. Throws when a cost is missing or no whole number.
 */
export function countEqualShares(points: Points, rules: EqualSharesRules): Outcome<EqualSharesDetails> {
  const count: Count = { options: points.options, costs: readCosts(points.options, rules), groups: groupVoters(points), rules };
  const { groups } = count;
  const voters = points.totalWeight;
  const share = voters > 0 ? fraction(BigInt(rules.budget), BigInt(voters)) : fraction(0n);
  const first: Way = {
    chosen: [],
    spent: 0,
    purses: fillPurses(share, groups.size),
    phase: "shares",
    bounds: new Map(count.options.map((_, option) => [option, 0])),
    rates: () => new Map(count.options.map((_, option) => [option, fraction(0n)])),
    purchases: [],
  };
  const { ended, open } = followAll(count, first);
  const all = [...ended, ...open];
  const inAll = count.options.map((_, option) => all.every((way) => way.chosen.includes(option)));
  const inSome = count.options.map((_, option) => !inAll[option] && (open.length > 0 ? groups.support[option]! > 0 : all.some((way) => way.chosen.includes(option))));
  const group = (belongs: (option: number) => boolean) => count.options.filter((_, option) => belongs(option));
  const winners = group((option) => inAll[option]!);
  const tied = group((option) => inSome[option]!);
  const rest = group((option) => !inAll[option] && !inSome[option]);
  const ballots = once(() => Array.from(groups.inOrder(), (group) => ({ voters: groups.weights[group]!, points: pointsByName(count, group) })));
  return {
    winners,
    order: [winners, tied, rest].filter((one) => one.length > 0),
    details: {
      budget: rules.budget,
      satisfaction: rules.satisfaction,
      completion: rules.completion,
      voters,
      share: fractionText(share),
      get ballots() {
        return ballots();
      },
      outcomes: open.length > 0 ? [] : ended.map((way) => ({ winners: way.chosen.map((option) => count.options[option]!), cost: way.spent, purchases: way.purchases })),
      tied,
    },
  };
}

function readCosts(options: readonly string[], rules: EqualSharesRules): number[] {
  const isAmount = (value: number | undefined) => value !== undefined && Number.isSafeInteger(value) && value >= 0;
  if (!isAmount(rules.budget)) throw new RangeError("The budget is no whole number from 0");
  return options.map((option) => {
    const cost = Object.hasOwn(rules.costs, option) ? rules.costs[option] : undefined;
    if (cost === undefined || !isAmount(cost)) throw new RangeError(`The cost of ${option} is no whole number from 0`);
    return cost;
  });
}

function pointsByName({ options, groups: { points } }: Count, group: number): Record<string, number> {
  const named: Record<string, number> = {};
  options.forEach((name, option) => {
    const given = points[option]![group]!;
    // An option may be called "__proto__", which an assignment would not take as a name.
    if (given > 0 && name !== "__proto__") named[name] = given;
    else if (given > 0) Object.defineProperty(named, name, { value: given, enumerable: true, configurable: true, writable: true });
  });
  return named;
}

/** Purchase by purchase, all ways side by side; ways that meet go on as one. */
function followAll(count: Count, first: Way): { ended: Way[]; open: Way[] } {
  const ended = new Map<string, Way>();
  let open = [first];
  while (open.length > 0 && open.length <= mostWays) {
    const next = new Map<string, Way>();
    for (const way of open) {
      const steps = nextWays(count, way);
      if (steps.length === 0 && !ended.has(way.chosen.join())) ended.set(way.chosen.join(), way);
      for (const step of steps) {
        // A way without a rival meets none.
        const key = open.length === 1 && steps.length === 1 ? "" : [step.phase, step.chosen.join(), ...(step.phase === "shares" ? [pursesKey(count.groups, step.purses)] : [])].join("|");
        if (!next.has(key)) next.set(key, step);
      }
    }
    open = [...next.values()];
  }
  return { ended: [...ended.values()], open };
}

function nextWays(count: Count, way: Way): Way[] {
  if (way.phase === "shares") {
    const ways = buyFromShares(count, way);
    if (ways.length > 0 || count.rules.completion === "none") return ways;
  }
  return buyFromLeftOver(count, way);
}

function buyFromShares(count: Count, way: Way): Way[] {
  const { prices, bounds } = priceCheapest(count, way.purses, way.bounds);
  const rates = new Map([...prices].map(([option, price]) => [option, rateOf(price, count, option)]));
  if (prices.size === 0) return [];
  const best = [...rates.values()].reduce((least, rate) => (compareFractions(rate, least) < 0 ? rate : least));
  const tied = inOrderBefore(preferred(count, [...rates.keys()].filter((option) => compareFractions(rates.get(option)!, best) === 0)), way);
  const all = once(() => rateAll(count, way.purses, way.rates()));
  const considered = once(() => all().asked.map((option) => ({ option: count.options[option]!, rate: fractionText(all().rates.get(option)!) })));
  return decided(count, tied).map((option) => {
    const price = prices.get(option)!;
    const payments = once(() => paymentsOf(count, option, price, way.purses));
    return {
      ...bought(count, way, option),
      purses: pay(option, price, count.groups, way.purses),
      phase: "shares",
      bounds: without(bounds, option),
      rates: () => without(all().rates, option),
      purchases: [...way.purchases, entry(count, way, option, tied, { from: "shares", rate: fractionText(best), considered, payments })],
    };
  });
}

/** Those that are equal now in the order of what they were before, so that the ways stand in one order. */
function inOrderBefore(tied: number[], { rates }: Way): number[] {
  return tied.length < 2 ? tied : tied.sort((a, b) => compareFractions(rates().get(a)!, rates().get(b)!) || a - b);
}

function without<Value>(map: ReadonlyMap<number, Value>, option: number): Map<number, Value> {
  return new Map([...map].filter(([other]) => other !== option));
}

/** By how much of itself a rounded rate must exceed another to be surely greater. */
const surely = 1 + 2 ** -40;

/**
 * The prices of the cheapest options and of some others, and what the rate of each option that may be paid is at least. A rate
 * never falls, as nobody gets money back. Options that are surely dearer than another are not priced.
 */
function priceCheapest(count: Count, purses: Purses, before: ReadonlyMap<number, number>): { prices: Map<number, Price>; bounds: Map<number, number> } {
  const prices = new Map<number, Price>();
  const bounds = new Map<number, number>();
  let best = Infinity;
  for (const [option, bound] of [...before].sort(([, x], [, y]) => x - y)) {
    const cost = count.costs[option]!;
    const unit = unitOf(count, option);
    const least = bound > best * surely || best === Infinity ? bound : Math.max(bound, leastPrice(best * unit, option, cost, count.groups, purses) / unit);
    if (least === Infinity) continue;
    bounds.set(option, least);
    if (least > best * surely) continue;
    const price = priceOf(option, cost, count.groups, purses, least * unit);
    if (!price) {
      bounds.delete(option);
      continue;
    }
    const rate = asNumber(price.perPoint.numerator, price.perPoint.denominator) / unit;
    prices.set(option, price);
    bounds.set(option, rate / surely);
    best = Math.min(best, rate);
  }
  return { prices, bounds };
}

/** The rates of all options that can be paid. Who was dearer before than another is now is not asked again and keeps the rate it had. */
function rateAll(count: Count, purses: Purses, before: ReadonlyMap<number, Fraction>): { asked: number[]; rates: Map<number, Fraction> } {
  const asked: number[] = [];
  const rates = new Map<number, Fraction>();
  let best: Fraction | undefined;
  for (const [option, rateBefore] of [...before].sort(([a, x], [b, y]) => compareFractions(x, y) || a - b)) {
    if (best && compareFractions(rateBefore, best) > 0) {
      rates.set(option, rateBefore);
      continue;
    }
    const price = priceOf(option, count.costs[option]!, count.groups, purses, asNumber(rateBefore.numerator, rateBefore.denominator) * unitOf(count, option));
    if (!price) continue;
    const rate = rateOf(price, count, option);
    asked.push(option);
    rates.set(option, rate);
    if (!best || compareFractions(rate, best) < 0) best = rate;
  }
  return { asked: asked.sort((a, b) => a - b), rates };
}

function paymentsOf({ groups }: Count, option: number, price: Price, purses: Purses): Payment[] {
  const paid = paymentsAt(option, price, groups, purses);
  return Array.from(groups.inOrder()).flatMap((group, ballot) => {
    const each = paid.get(group);
    return each === undefined ? [] : [{ ballot, voters: groups.weights[group]!, each }];
  });
}

function buyFromLeftOver(count: Count, way: Way): Way[] {
  const fitting = count.options.map((_, option) => option).filter((option) => !way.chosen.includes(option) && count.groups.support[option]! > 0 && count.costs[option]! <= count.rules.budget - way.spent);
  const tied = preferred(count, fitting);
  return decided(count, tied).map((option) => ({
    ...bought(count, way, option),
    phase: "left-over",
    purchases: [...way.purchases, entry(count, way, option, tied, { from: "left-over", rate: null, considered: () => [], payments: () => [] })],
  }));
}

function rateOf({ perPoint }: Price, count: Count, option: number): Fraction {
  return fraction(perPoint.numerator, perPoint.denominator * BigInt(unitOf(count, option)));
}

/** What a price a point is divided by to give the rate. */
function unitOf({ rules, costs }: Count, option: number): number {
  return rules.satisfaction === "points" ? 1 : costs[option]! || 1;
}

/** Those with most points, and of these with the lowest cost. */
function preferred({ groups: { support }, costs }: Count, options: number[]): number[] {
  const most = Math.max(...options.map((option) => support[option]!));
  const supported = options.filter((option) => support[option] === most);
  const lowest = Math.min(...supported.map((option) => costs[option]!));
  return supported.filter((option) => costs[option] === lowest);
}

/** With a lot the first of the tied; without, each of them in a way of its own. */
function decided({ options, rules }: Count, tied: number[]): number[] {
  if (!rules.tieOrder || tied.length < 2) return tied;
  const first = rules.tieOrder.map((name) => options.indexOf(name)).find((option) => tied.includes(option));
  if (first === undefined) throw new RangeError("The lot does not name every option");
  return [first];
}

function bought(count: Count, way: Way, option: number): Way {
  return { ...way, chosen: [...way.chosen, option].sort((a, b) => a - b), spent: way.spent + count.costs[option]! };
}

function entry(count: Count, way: Way, option: number, tied: number[], rest: Pick<Purchase, "from" | "rate"> & { considered: () => Purchase["considered"]; payments: () => Payment[] }): Purchase {
  const { from, rate, considered, payments } = rest;
  return {
    option: count.options[option]!,
    cost: count.costs[option]!,
    from,
    support: count.groups.support[option]!,
    rate,
    get considered() {
      return considered();
    },
    tiedWith: tied.filter((other) => other !== option).map((other) => count.options[other]!),
    get payments() {
      return payments();
    },
    budgetLeft: count.rules.budget - way.spent - count.costs[option]!,
  };
}
