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
  /** What a voter of each group has in units of money, wrong by no more than `slack`; exactly 0 for one that has nothing left. */
  readonly about: Float64Array;
  readonly slack: number;
  /** The smallest of `about`. */
  readonly least: number;
};

/**
 * How supporters share the cost of an option: each pays `perPoint` a point, in units of money, or all that is left when that
 * is less.
 */
export type Price = { perPoint: Fraction };

/** `missing` parts are shared by so many points; `about` is the same for each point, in units of money. */
export type Asked = { missing: bigint; points: bigint; about: number };

/** Half the distance from 1 to the next number: the most by which a single operation is wrong, for each unit of its result. */
export const rounding = Number.EPSILON / 2;

/** More than any amount is wrong by that is too small for a bound in units of its result. */
export const leastDoubt = 2 ** -70;

/** Everybody has the same share. */
export function fillPurses(share: Fraction, groups: number): Purses {
  const about = asNumber(share.numerator, share.denominator);
  return {
    denominator: share.denominator,
    share: share.numerator,
    paid: [],
    isEmpty: new Uint8Array(groups).fill(share.numerator === 0n ? 1 : 0),
    about: new Float64Array(groups).fill(about),
    slack: 4 * rounding * about + leastDoubt,
    least: about,
  };
}

/** A ratio as a number, wrong by no more than two roundings and 2^-80. Neither part needs to fit in a number itself. */
export function asNumber(numerator: bigint, denominator: bigint): number {
  return Number((numerator << 80n) / denominator) / 2 ** 80;
}

/** What a voter of a group has, exactly. */
function balanceOf(group: number, { points }: VoterGroups, { share, paid, isEmpty }: Purses): bigint {
  if (isEmpty[group] === 1) return 0n;
  return paid.reduce((rest, { option, perPoint }) => rest - perPoint * BigInt(points[option]![group]!), share);
}

/** What the voters of some groups with money, the first `count` listed, have left together, exactly. Added up by purchase, so that it takes no exact sum for each voter. */
export function balanceOfAll(listed: Int32Array, count: number, { weights, points }: VoterGroups, { share, paid }: Purses): bigint {
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

/** The most by which the difference of a rounded balance and a rounded due is wrong. */
export const doubtOf = (due: number, slack: number) => slack + 8 * rounding * due + leastDoubt;

/** Negative when a voter of the group has less than the price of her points, 0 when just as much, positive when more. */
export function holdsAgainst(group: number, points: number, asked: Asked, groups: VoterGroups, purses: Purses): number {
  const due = asked.about * points;
  const difference = purses.about[group]! - due;
  if (Math.abs(difference) > doubtOf(due, purses.slack)) return difference;
  const exact = balanceOf(group, groups, purses) * asked.points - asked.missing * BigInt(points);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

function askFor({ perPoint }: Price, { denominator }: Purses): Asked {
  return { missing: perPoint.numerator * denominator, points: perPoint.denominator, about: asNumber(perPoint.numerator, perPoint.denominator) };
}

/** Takes the price of their points from those who surely have more, and marks as empty those who surely have less. Gives the others. */
function takeDues(about: Float64Array, points: Uint8Array, perPoint: number, slack: number, isEmpty: Uint8Array): number[] {
  const inDoubt: number[] = [];
  for (let group = 0; group < points.length; group += 1) {
    if (points[group] === 0 || isEmpty[group] === 1) continue;
    const due = perPoint * points[group]!;
    const left = about[group]! - due;
    const doubt = doubtOf(due, slack);
    if (left > doubt) about[group] = left;
    else if (left < -doubt) isEmpty[group] = 1;
    else inDoubt.push(group);
  }
  return inDoubt;
}

/** What is left when every supporter of an option has paid its price. */
export function pay(option: number, price: Price, groups: VoterGroups, purses: Purses): Purses {
  const { perPoint } = price;
  if (perPoint.numerator === 0n) return purses;
  const asked = askFor(price, purses);
  const isEmpty = purses.isEmpty.slice();
  const about = purses.about.slice();
  const points = groups.points[option]!;
  const inDoubt = takeDues(about, points, asked.about, purses.slack, isEmpty);
  for (const group of inDoubt) {
    if (holdsAgainst(group, points[group]!, asked, groups, purses) > 0) about[group]! -= asked.about * points[group]!;
    else isEmpty[group] = 1;
  }
  for (let group = 0; group < isEmpty.length; group += 1) if (isEmpty[group] === 1) about[group] = 0;
  const wider = fraction(purses.denominator, perPoint.denominator).denominator;
  const denominator = purses.denominator * wider;
  return {
    denominator,
    share: purses.share * wider,
    paid: [...purses.paid.map((one) => ({ option: one.option, perPoint: one.perPoint * wider })), { option, perPoint: (perPoint.numerator * denominator) / perPoint.denominator }],
    isEmpty,
    about,
    // Nobody pays more than the share, so a product and a difference are each wrong by no more than a few roundings of it.
    slack: purses.slack + 8 * rounding * asNumber(purses.share, purses.denominator) + leastDoubt,
    least: about.reduce((least, one) => (one < least ? one : least), Infinity),
  };
}

/** By group, what each supporter pays at a price, in units of money: the price of her points or, when that is more than she has, all she has. Groups that pay nothing are left out. */
export function paymentsAt(option: number, price: Price, groups: VoterGroups, purses: Purses): Map<number, FractionText> {
  const { perPoint } = price;
  const payments = new Map<number, FractionText>();
  if (perPoint.numerator === 0n) return payments;
  const asked = askFor(price, purses);
  const points = groups.points[option]!;
  const dues = new Map<number, FractionText>();
  points.forEach((given, group) => {
    if (given === 0 || purses.isEmpty[group] === 1) return;
    if (holdsAgainst(group, given, asked, groups, purses) <= 0) {
      payments.set(group, fractionText(fraction(balanceOf(group, groups, purses), purses.denominator)));
      return;
    }
    let each = dues.get(given);
    if (each === undefined) dues.set(given, (each = fractionText(fraction(perPoint.numerator * BigInt(given), perPoint.denominator))));
    payments.set(group, each);
  });
  return payments;
}

/** What everybody has, as text that is equal exactly when the purses are. */
export function pursesKey(groups: VoterGroups, purses: Purses): string {
  return Array.from(purses.isEmpty, (_, group) => fractionText(fraction(balanceOf(group, groups, purses), purses.denominator))).join();
}
