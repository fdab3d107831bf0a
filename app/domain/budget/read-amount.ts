import { currencyDecimals, type Currency, type Rate } from "./money";

/** Why a typed number was not understood: it is none, it can be read in two ways, or it has more decimals than there are. */
export type AmountFault = "none" | "ambiguous" | "decimals" | "negative";

/** A number that was read, or why it was not. */
export type ReadAmount<Value> = { ok: true; value: Value } | { ok: false; fault: AmountFault };

type Digits = { negative: boolean; whole: string; fraction: string };

const fault = (reason: AmountFault): { ok: false; fault: AmountFault } => ({ ok: false, fault: reason });

/**
 * Splits a number as people type it. A full stop before exactly three digits parts thousands, as Danish does; a comma is
 * the decimal mark. A comma before exactly three digits ("1,234") and a comma that comes before a full stop ("1,234.50") are
 * English thousands or Danish decimals: ambiguous. A single full stop before one, two or more than three digits is a decimal mark.
 */
function readDigits(text: string, dotBeforeThreeParts: boolean): { ok: true; value: Digits } | { ok: false; fault: AmountFault } {
  const compact = text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(/^\u2212/, "-").replace(/^(-?)(?:kr\.?|dkk)/i, "$1").replace(/(?:kr\.?|dkk|,-)$/i, "");
  const match = /^(-?)([\d.,]+)$/.exec(compact);
  if (!match) return fault("none");
  const [negative, body] = [match[1] === "-", match[2]!];
  const digits = (whole: string, fraction: string) => ({ ok: true, value: { negative, whole, fraction } }) as const;
  if (/^\d+$/.test(body)) return digits(body, "");
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(body)) {
    if (!dotBeforeThreeParts && /^\d{1,3}\.\d{3}$/.test(body)) return fault("ambiguous");
    const [whole, fraction = ""] = body.replaceAll(".", "").split(",");
    return digits(whole!, fraction);
  }
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(body) && (dotBeforeThreeParts || body.includes(".") || body.split(",").length > 2)) return fault("ambiguous");
  const plain = /^(\d+)[.,](\d+)$/.exec(body);
  return plain ? digits(plain[1]!, plain[2]!) : fault("none");
}

/**
 * An amount as people type it ("1.234,50", "1234.5", "1234 kr.") in the minor unit of its currency, exactly. Refused: what is
 * no number, what can be read in two ways, and more decimals than the currency has (zeros at the end excepted).
 */
export function readMinor(text: string, currency: Currency, { mayBeNegative = false } = {}): ReadAmount<number> {
  const read = readDigits(text, true);
  if (!read.ok) return read;
  const { negative, whole, fraction } = read.value;
  const decimals = currencyDecimals[currency];
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > decimals) return fault("decimals");
  const value = Number(whole + significant.padEnd(decimals, "0"));
  if (!Number.isSafeInteger(value)) return fault("none");
  if (negative && value !== 0 && !mayBeNegative) return fault("negative");
  return { ok: true, value: negative && value !== 0 ? -value : value };
}

/**
 * A rate as people type it ("7,4604", "7.4604") as a decimal text: greater than 0, at most six digits before the mark and
 * eight after it. "7.460" is refused: it can be seven or seven thousand.
 */
export function readRate(text: string): ReadAmount<Rate> {
  const read = readDigits(text, false);
  if (!read.ok) return read;
  const { negative, fraction } = read.value;
  const whole = read.value.whole.replace(/^0+(?=\d)/, "");
  if (negative || (/^0*$/.test(whole) && /^0*$/.test(fraction))) return fault("negative");
  if (whole.length > 6) return fault("none");
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > 8) return fault("decimals");
  return { ok: true, value: significant === "" ? whole : `${whole}.${significant}` };
}
