/** Currencies a line can be in, each with the number of its decimals (ISO 4217). The first one is what the accounts are kept in. */
export const currencyDecimals = {
  DKK: 2, EUR: 2, SEK: 2, NOK: 2, GBP: 2, USD: 2, CHF: 2, ISK: 0, PLN: 2, CZK: 2, HUF: 2, RON: 2, CAD: 2, AUD: 2, NZD: 2, SGD: 2, KRW: 0, JPY: 0, CNY: 2, TWD: 2, HKD: 2, ILS: 2, TRY: 2, UAH: 2,
} as const;

/** See `currencyDecimals`. */
export type Currency = keyof typeof currencyDecimals;

/** True for a currency that a line can be in. */
export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(currencyDecimals, text);
}

/** A number written with digits and at most one full stop: "7.4604", "1". Loses nothing, as a binary fraction would. */
export type DecimalText = string;

/** Kroner for one unit of a currency, as a decimal text greater than 0. */
export type Rate = DecimalText;

/** The rate of kroner to kroner. */
export const ownRate: Rate = "1";

/** A decimal text as an exact fraction. Throws on any other text: what people type is read by `readRate` and `readMinor`. */
export function parseDecimal(text: DecimalText): { numerator: bigint; denominator: bigint } {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`No decimal number: ${text}`);
  const fraction = match[3] ?? "";
  const numerator = BigInt(match[2]! + fraction);
  return { numerator: match[1] ? -numerator : numerator, denominator: 10n ** BigInt(fraction.length) };
}

/** The nearest whole number to a fraction with a positive denominator; a half goes away from zero. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Too large an amount: ${value}`);
  return number;
}

/**
 * So many times an amount in a currency's minor unit, in øre. Reckoned exactly and rounded once, at the end, half away from
 * zero. `times` is a whole number. Throws when the result is no safe integer, which is above 90,000 billion kroner.
 */
export function amountInOere(amountMinor: number, times: number, currency: Currency, rate: Rate): number {
  const { numerator, denominator } = parseDecimal(rate);
  return safe(divideHalfAway(BigInt(amountMinor) * BigInt(times) * numerator * 100n, denominator * 10n ** BigInt(currencyDecimals[currency])));
}

/** A part of an amount in øre, `part` of `whole`, rounded half away from zero; 0 when the whole is 0. */
export function partOfOere(amountOere: number, part: number, whole: number): number {
  return whole === 0 ? 0 : safe(divideHalfAway(BigInt(amountOere) * BigInt(part), BigInt(whole)));
}

/** An amount in minor units as a decimal text: 123450 EUR is "1234.50", 5000 KRW is "5000". */
export function decimalOf(amountMinor: number, currency: Currency): DecimalText {
  const decimals = currencyDecimals[currency];
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, "0");
  const sign = amountMinor < 0 ? "-" : "";
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
