import { highestScore } from "./election";
import { asNumber, balanceOfAll, doubtOf, holdsAgainst, leastDoubt, rounding, type Asked, type Price, type Purses } from "./equal-shares-purses";
import type { VoterGroups } from "./equal-shares-voters";
import { fraction } from "./fraction";

/**
 * The price of an option: the smallest amount a point at which its supporters together pay the cost. Undefined when nobody
 * supports it or the supporters have less than the cost. `cost` is in units of money. `guess` is where the search begins,
 * best a little below the price; it has no influence on the result.
 */
export function priceOf(option: number, cost: number, groups: VoterGroups, purses: Purses, guess = 0): Price | undefined {
  if (groups.support[option] === 0) return undefined;
  if (cost === 0) return { perPoint: fraction(0n) };
  return (
    priceWhenAllHold(option, cost, groups, purses) ??
    priceNear(Math.max(guess, cost / groups.support[option]!) * (1 - nearEnough), option, cost, groups, purses) ??
    priceStepByStep(option, cost, groups, purses)
  ).price;
}

/**
 * What the price of an option is at least, in rounded numbers on the safe side; Infinity when it surely has none. The better
 * the guess, the nearer to the price: at any guess, those who run out give no more than all they have, and the others share the rest.
 */
export function leastPrice(guess: number, option: number, cost: number, groups: VoterGroups, purses: Purses): number {
  const { given, shared, held, voters } = askAt(groups.lists, guess, 0, groups.points[option]!, groups.weights, purses.isEmpty, purses.about);
  const doubt = voters * purses.slack + (groups.size + 2) * 8 * rounding * (given + held + cost);
  if (given + held < cost - doubt) return Infinity;
  return shared === 0 ? 0 : ((cost - given - doubt) / shared) * (1 - nearEnough);
}

/** `price` is undefined when the supporters have too little. */
type Found = { price: Price | undefined };

/** The price when even the poorest voter has more than the price of the most points. */
function priceWhenAllHold(option: number, cost: number, { support }: VoterGroups, { least, slack }: Purses): Found | undefined {
  const due = (cost / support[option]!) * highestScore;
  if (least - due <= doubtOf(due, slack)) return undefined;
  return { price: { perPoint: fraction(BigInt(cost), BigInt(support[option]!)) } };
}

/** By how much of itself a rounded price may differ from the exact one that was worked out from it; doubts are taken far wider. */
const nearEnough = 2 ** -44;
const doubtful = 2 ** -38;

/** Only those who would run out at a price this much higher than the guess are asked again. */
const reach = 1.2;

/**
 * Guesses who cannot pay the price, in rounded numbers: whoever runs out gives all she has, the others share the rest at a
 * higher price, until nobody more runs out. Then the price is worked out exactly, and taken only when those who were thought to
 * run out do so at that price and the others do not: there is only one price of which that is true. Undefined when that could
 * not be shown.
 */
function priceNear(guess: number, option: number, cost: number, groups: VoterGroups, purses: Purses): Found | undefined {
  const { about, slack } = purses;
  const points = groups.points[option]!;
  const margin = slack + leastDoubt;
  let asking = askAt(groups.lists, guess, margin, points, groups.weights, purses.isEmpty, about);
  const money = asking.given + asking.held;
  const doubt = asking.voters * slack + (groups.size + 2) * 4 * rounding * (money + cost);
  if (money < cost - doubt) return { price: undefined };
  if (money <= cost + doubt) return undefined;
  let perPoint = guess;
  for (let before = -1; before !== asking.gone; ) {
    before = asking.gone;
    const next = (cost - asking.given) / asking.shared;
    // Nobody is left to pay, or the guess was too high.
    if (asking.shared === 0 || next < perPoint * (1 - nearEnough)) return undefined;
    if (next > guess * reach) return priceNear(next * (1 - nearEnough), option, cost, groups, purses);
    perPoint = next;
    asking = askAgain(asking, perPoint, margin, points, groups.weights, about);
  }
  const { runOut, gone, near, nearby, shared, doubted } = asking;
  const missing = BigInt(cost) * purses.denominator - balanceOfAll(runOut, gone, groups, purses);
  const asked: Asked = { missing, points: BigInt(shared), about: asNumber(missing, purses.denominator * BigInt(shared)) };
  if (Math.abs(asked.about - perPoint) > nearEnough * perPoint) return undefined;
  const holds = (group: number) => holdsAgainst(group, points[group]!, asked, groups, purses);
  const isRight = doubted.every((group) => holds(group) <= 0) && barelyHolding(near, nearby, perPoint, margin, points, about).every((group) => holds(group) >= 0);
  return isRight ? { price: { perPoint: fraction(missing, asked.points * purses.denominator) } } : undefined;
}

/** Supporters with money at a guessed price, in rounded numbers. */
type Asking = {
  voters: number;
  /** The first `gone` are the groups that cannot pay, and `given` is what they have. */
  runOut: Int32Array;
  gone: number;
  given: number;
  /** All points of the others, and what they had at the first guess. */
  shared: number;
  held: number;
  /** The first `nearby` of these are within reach of running out. */
  near: Int32Array;
  nearby: number;
  /** Of those who run out, the groups for which rounded numbers are not sure of it. */
  doubted: number[];
};

function askAt({ runOut, near }: VoterGroups["lists"], perPoint: number, margin: number, points: Uint8Array, weights: Float64Array, isEmpty: Uint8Array, about: Float64Array): Asking {
  let gone = 0;
  let nearby = 0;
  let voters = 0;
  let given = 0;
  let shared = 0;
  let held = 0;
  const doubted: number[] = [];
  for (let group = 0; group < points.length; group += 1) {
    if (points[group] === 0 || isEmpty[group] === 1) continue;
    const weight = weights[group]!;
    const balance = about[group]!;
    const due = perPoint * points[group]!;
    voters += weight;
    if (balance < due) {
      runOut[gone++] = group;
      given += weight * balance;
      if (due - balance <= doubtful * due + margin) doubted.push(group);
    } else {
      shared += weight * points[group]!;
      held += weight * balance;
      if (balance <= reach * due + margin) near[nearby++] = group;
    }
  }
  return { voters, runOut, gone, given, shared, held, near, nearby, doubted };
}

/** Takes those who cannot pay a higher price over to those who run out. */
function askAgain(asking: Asking, perPoint: number, margin: number, points: Uint8Array, weights: Float64Array, about: Float64Array): Asking {
  const { near, nearby, runOut } = asking;
  let { gone, given, shared } = asking;
  let still = 0;
  for (let at = 0; at < nearby; at += 1) {
    const group = near[at]!;
    const balance = about[group]!;
    const due = perPoint * points[group]!;
    if (balance >= due) near[still++] = group;
    else {
      runOut[gone++] = group;
      given += weights[group]! * balance;
      if (due - balance <= doubtful * due + margin) asking.doubted.push(group);
      shared -= weights[group]! * points[group]!;
    }
  }
  return { ...asking, gone, given, shared, nearby: still };
}

/** Of the first `count` groups listed, which all seem to have the price of their points, those for which rounded numbers are not sure of it. */
function barelyHolding(listed: Int32Array, count: number, perPoint: number, margin: number, points: Uint8Array, about: Float64Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const group = listed[at]!;
    const due = perPoint * points[group]!;
    if (about[group]! - due <= doubtful * due + margin) found.push(group);
  }
  return found;
}

/** The price without any guess. */
function priceStepByStep(option: number, cost: number, groups: VoterGroups, purses: Purses): Found {
  const points = groups.points[option]!;
  const payers = Int32Array.from(points.keys()).filter((group) => points[group]! > 0 && purses.isEmpty[group] === 0);
  let missing = BigInt(cost) * purses.denominator;
  if (balanceOfAll(payers, payers.length, groups, purses) < missing) return { price: undefined };
  let sharedPoints = payers.reduce((sum, group) => sum + groups.weights[group]! * points[group]!, 0);
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
    if (gone === 0) return { price: { perPoint: fraction(missing, asked.points * purses.denominator) } };
    missing -= balanceOfAll(runOut, gone, groups, purses);
    paying = still;
  }
}
