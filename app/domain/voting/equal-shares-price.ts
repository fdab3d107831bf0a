import type { VoterGroups } from "./equal-shares-voters";
import { fraction, fractionText, type Fraction, type FractionText } from "./fraction";

/**
 * What the voters still have. All began with the same share; a voter with money left has paid for each purchase its price a
 * point, so what she has follows from her points: no sum is kept for each voter but a rounded one that answers most
 * questions, within a bound that is known. Where that bound leaves a doubt, the exact sum is formed.
 */
export type Purses = {
  /** All exact amounts here are in parts of 1 / `denominator` of the unit of money. */
  readonly denominator: bigint;
  readonly share: bigint;
  /** What was bought from shares so far, and its price a point. */
  readonly paid: readonly { option: number; perPoint: bigint }[];
  /** 1 for each group that has nothing left. */
  readonly isEmpty: Uint8Array;
  /** What a voter of each group has in units of money, wrong by no more than `slack`. */
  readonly about: Float64Array;
  readonly slack: number;
};

/**
 * How supporters share the cost of an option: each pays `perPoint` a point, in units of money, or all that is left when that
 * is less.
 */
export type Price = { perPoint: Fraction };

/** Half the distance from 1 to the next number: the most by which a single operation is wrong, for each unit of its result. */
const rounding = Number.EPSILON / 2;

/** Everybody has the same share. */
export function fillPurses(share: Fraction, groups: number): Purses {
  const about = asNumber(share.numerator, share.denominator);
  return { denominator: share.denominator, share: share.numerator, paid: [], isEmpty: new Uint8Array(groups).fill(share.numerator === 0n ? 1 : 0), about: new Float64Array(groups).fill(about), slack: 4 * rounding * about + 2 ** -70 };
}

/** A ratio as a number, wrong by no more than two roundings and 2^-80. Neither part needs to fit in a number itself. */
function asNumber(numerator: bigint, denominator: bigint): number {
  return Number((numerator << 80n) / denominator) / 2 ** 80;
}

/** What a voter of a group has, exactly. */
export function balanceOf(group: number, { points }: VoterGroups, { share, paid, isEmpty }: Purses): bigint {
  if (isEmpty[group] === 1) return 0n;
  return paid.reduce((rest, { option, perPoint }) => rest - perPoint * BigInt(points[option]![group]!), share);
}

/** What the voters of some groups, the first `count` listed, have left together, exactly. Added up by purchase, so that it takes no exact sum for each voter. */
function balanceOfAll(listed: Int32Array, count: number, { weights, points }: VoterGroups, { share, paid }: Purses): bigint {
  let voters = 0;
  for (let at = 0; at < count; at += 1) voters += weights[listed[at]!]!;
  let balance = share * BigInt(voters);
  for (const { option, perPoint } of paid) {
    const given = points[option]!;
    let pointsPaid = 0;
    for (let at = 0; at < count; at += 1) pointsPaid += weights[listed[at]!]! * given[listed[at]!]!;
    balance -= perPoint * BigInt(pointsPaid);
  }
  return balance;
}

/**
 * The price of an option: the smallest amount a point at which its supporters together pay the cost. Undefined when nobody
 * supports it or the supporters have less than the cost. `cost` is in units of money.
 */
export function priceOf(option: number, cost: number, groups: VoterGroups, purses: Purses): Price | undefined {
  const supporters = groups.supporters[option]!;
  if (supporters.length === 0) return undefined;
  if (cost === 0) return { perPoint: fraction(0n) };
  const payers = withMoney(supporters, purses);
  if (!canPay(payers, cost, groups, purses)) return undefined;
  const points = groups.points[option]!;
  let sharedPoints = 0;
  for (let at = 0; at < payers.length; at += 1) sharedPoints += groups.weights[payers[at]!]! * points[payers[at]!]!;
  let missing = BigInt(cost) * purses.denominator;
  const runOut = new Int32Array(payers.length);
  let paying = payers.length;
  // Whoever cannot pay the price gives all she has, and it rises for the others. As a price never falls again, she need not be
  // asked again. The last one never runs out: together they have enough.
  for (;;) {
    const asked: Asked = { missing, points: BigInt(sharedPoints), about: asNumber(missing, purses.denominator * BigInt(sharedPoints)) };
    let [still, gone] = [0, 0];
    for (let at = 0; at < paying; at += 1) {
      const group = payers[at]!;
      if (holdsAgainst(group, points[group]!, asked, groups, purses) >= 0) payers[still++] = group;
      else {
        runOut[gone++] = group;
        sharedPoints -= groups.weights[group]! * points[group]!;
      }
    }
    if (gone === 0) return { perPoint: fraction(missing, asked.points * purses.denominator) };
    missing -= balanceOfAll(runOut, gone, groups, purses);
    paying = still;
  }
}

function withMoney(supporters: Int32Array, { isEmpty }: Purses): Int32Array {
  const left = new Int32Array(supporters.length);
  let found = 0;
  for (let at = 0; at < supporters.length; at += 1) if (isEmpty[supporters[at]!] === 0) left[found++] = supporters[at]!;
  return left.subarray(0, found);
}

function canPay(payers: Int32Array, cost: number, groups: VoterGroups, purses: Purses): boolean {
  let [about, voters] = [0, 0];
  for (let at = 0; at < payers.length; at += 1) {
    const weight = groups.weights[payers[at]!]!;
    about += weight * purses.about[payers[at]!]!;
    voters += weight;
  }
  const doubt = voters * purses.slack + (payers.length + 2) * 2 * rounding * about;
  if (Math.abs(about - cost) > doubt) return about > cost;
  return balanceOfAll(payers, payers.length, groups, purses) >= BigInt(cost) * purses.denominator;
}

/** `missing` parts are shared by so many points; `about` is the same for each point, in units of money. */
type Asked = { missing: bigint; points: bigint; about: number };

/** Negative when a voter of the group has less than the price of her points, 0 when just as much, positive when more. */
function holdsAgainst(group: number, points: number, asked: Asked, groups: VoterGroups, purses: Purses): number {
  const due = asked.about * points;
  const difference = purses.about[group]! - due;
  if (Math.abs(difference) > purses.slack + 8 * rounding * due + 2 ** -70) return difference;
  const exact = balanceOf(group, groups, purses) * asked.points - asked.missing * BigInt(points);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** What each supporter pays at a price, in units of money, and what is left. Groups that pay nothing are left out. */
export function pay(option: number, { perPoint }: Price, groups: VoterGroups, purses: Purses): { purses: Purses; payments: { group: number; each: FractionText }[] } {
  const payments: { group: number; each: FractionText }[] = [];
  if (perPoint.numerator === 0n) return { purses, payments };
  const asked: Asked = { missing: perPoint.numerator * purses.denominator, points: perPoint.denominator, about: asNumber(perPoint.numerator, perPoint.denominator) };
  const isEmpty = purses.isEmpty.slice();
  const about = purses.about.slice();
  const dues = new Map<number, FractionText>();
  for (const group of groups.supporters[option]!) {
    if (isEmpty[group] === 1) continue;
    const points = groups.points[option]![group]!;
    const holds = holdsAgainst(group, points, asked, groups, purses);
    if (holds <= 0) {
      payments.push({ group, each: fractionText(fraction(balanceOf(group, groups, purses), purses.denominator)) });
      isEmpty[group] = 1;
      about[group] = 0;
      continue;
    }
    let each = dues.get(points);
    if (!each) dues.set(points, (each = fractionText(fraction(perPoint.numerator * BigInt(points), perPoint.denominator))));
    payments.push({ group, each });
    about[group]! -= asked.about * points;
  }
  const wider = fraction(purses.denominator, perPoint.denominator).denominator;
  const denominator = purses.denominator * wider;
  return {
    purses: {
      denominator,
      share: purses.share * wider,
      paid: [...purses.paid.map((one) => ({ option: one.option, perPoint: one.perPoint * wider })), { option, perPoint: (perPoint.numerator * denominator) / perPoint.denominator }],
      isEmpty,
      about,
      // Nobody pays more than the share, so a product and a difference are each wrong by no more than a few roundings of it.
      slack: purses.slack + 8 * rounding * asNumber(purses.share, purses.denominator) + 2 ** -70,
    },
    payments,
  };
}

/** What everybody has, as text that is equal exactly when the purses are. */
export function pursesKey(groups: VoterGroups, purses: Purses): string {
  return Array.from(purses.isEmpty, (_, group) => fractionText(fraction(balanceOf(group, groups, purses), purses.denominator))).join();
}
