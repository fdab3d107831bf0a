/** An exact rational number in lowest terms; the denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** The greatest number that divides both without remainder; the other number when one is 0. Never negative. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (x < y) [x, y] = [y, x];
  while (x > safe) {
    if (y === 0n) return x;
    [x, y] = [y, x % y];
  }
  // Both are exact as numbers from here on, and those are divided many times faster.
  let [small, smaller] = [Number(x), Number(y)];
  while (smaller !== 0) [small, smaller] = [smaller, small % smaller];
  return BigInt(small);
}

/** A fraction in lowest terms. Throws when the denominator is 0. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new RangeError("A fraction has no denominator 0");
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The sum, exactly. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** Negative when a is smaller than b, 0 when equal, positive when greater. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A fraction as text that loses nothing: "3", "-1", "7/2". */
export type FractionText = string;

/** See `FractionText`. */
export function fractionText({ numerator, denominator }: Fraction): FractionText {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}
