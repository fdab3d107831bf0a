import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountInOere, decimalOf, divideHalfAway, parseDecimal } from "~/domain/budget/money";
import { readMinor, readRate } from "~/domain/budget/read-amount";

describe("an amount in øre", () => {
  it.each([
    ["kroner as they are", [44_660_0, 1, "DKK", "1"], 446_600],
    ["euros at a rate", [100_00, 3, "EUR", "7.4604"], 223_812],
    ["won, which have no decimals", [1_000_000, 1, "KRW", "0.004712"], 471_200],
    ["a half goes up", [1, 1, "EUR", "7.5"], 8],
    ["a half goes away from zero", [-1, 1, "EUR", "7.5"], -8],
    ["what a binary fraction would get wrong", [1005, 1, "EUR", "0.1"], 101],
    ["rounded once, after the multiplication", [1, 1000, "EUR", "7.4604"], 7460],
  ] as const)("%s", (_name, [minor, times, currency, rate], oere) => {
    expect(amountInOere(minor, times, currency, rate)).toBe(oere);
  });

  it("is refused when it is no safe integer", () => {
    expect(() => amountInOere(Number.MAX_SAFE_INTEGER, 2, "DKK", "1")).toThrow(RangeError);
    expect(() => parseDecimal("7,5")).toThrow(RangeError);
  });

  it("is rounded to the nearest, and halves away from zero", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (numerator, denominator) => {
      const rounded = divideHalfAway(numerator, denominator);
      const twice = (rounded * denominator - numerator) * 2n;
      const distance = twice < 0n ? -twice : twice;
      expect(distance <= denominator).toBe(true);
      if (distance === denominator) expect((rounded < 0n ? -rounded : rounded) * denominator * 2n).toBe((numerator < 0n ? -numerator : numerator) * 2n + denominator);
      expect(divideHalfAway(-numerator, denominator)).toBe(-rounded);
    }));
  });

  it("is written as a decimal", () => {
    expect([decimalOf(123_450, "EUR"), decimalOf(5, "DKK"), decimalOf(-5, "DKK"), decimalOf(5000, "KRW"), decimalOf(0, "DKK")]).toEqual(["1234.50", "0.05", "-0.05", "5000", "0.00"]);
  });
});

describe("an amount as people type it", () => {
  it.each([
    ["1.234,50", 123_450], ["1234,5", 123_450], ["1234.5", 123_450], ["1234.50", 123_450], ["1.234", 123_400], ["1.234.567,89", 123_456_789], ["1234", 123_400], ["1 234,50 kr.", 123_450],
    ["kr. 12", 1_200], ["DKK 12,5", 1_250], ["15.500,-", 1_550_000], ["0", 0], ["0,10", 10], ["12,500", "ambiguous"], ["1,234", "ambiguous"], ["1,234.50", "ambiguous"], ["1,234,567", "ambiguous"], ["12,345678", "decimals"],
    ["1,005", "ambiguous"], ["1.2345", "decimals"], ["12.34.56", "none"], ["", "none"], ["gratis", "none"], ["1e3", "none"], ["12,", "none"], [",5", "none"], ["--5", "none"], ["-5", "negative"], ["\u22125", "negative"],
    ["99999999999999999999", "none"],
  ] as const)("%s", (text, expected) => {
    const read = readMinor(text, "DKK");
    expect(read).toEqual(typeof expected === "number" ? { ok: true, value: expected } : { ok: false, fault: expected });
  });

  it("may be negative on a credit note, and has no decimals in won", () => {
    expect(readMinor("-1.250,75", "DKK", { mayBeNegative: true })).toEqual({ ok: true, value: -125_075 });
    expect(readMinor("1.250", "KRW")).toEqual({ ok: true, value: 1250 });
    expect(readMinor("1250,00", "KRW")).toEqual({ ok: true, value: 1250 });
    expect(readMinor("1250,5", "KRW")).toEqual({ ok: false, fault: "decimals" });
  });

  it("comes back as it was written", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e12 }), (minor) => {
      const danish = new Intl.NumberFormat("da-DK", { minimumFractionDigits: 2 }).format(minor / 100);
      expect(readMinor(danish, "DKK")).toEqual({ ok: true, value: minor });
      expect(readMinor(decimalOf(minor, "DKK"), "DKK")).toEqual({ ok: true, value: minor });
    }));
  });
});

describe("a rate as people type it", () => {
  it.each([
    ["7,4604", "7.4604"], ["7.4604", "7.4604"], ["7", "7"], ["07,50", "7.5"], ["0,0047", "0.0047"], ["7.460", "ambiguous"], ["7,460", "7.46"], ["0", "negative"], ["-7", "negative"], ["abc", "none"], ["1234567", "none"], ["0,000000001", "decimals"],
  ] as const)("%s", (text, expected) => {
    const read = readRate(text);
    expect(read).toEqual(/^\d/.test(expected) ? { ok: true, value: expected } : { ok: false, fault: expected });
  });
});
