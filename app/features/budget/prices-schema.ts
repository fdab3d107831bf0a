import { z } from "zod";
import { quantityBases, type QuantityBasis } from "~/domain/budget/budget-line";
import { readMinor } from "~/domain/budget/read-amount";
import type { AssumedPrices } from "~/domain/budget/suggest-lines";
import { optionalText, wholeNumber } from "~/shared/form-fields";
import { amountError } from "./schema";

/** The names of the three fields of one price. */
export function priceFields(basis: QuantityBasis) {
  return { low: `low-${basis}`, high: `high-${basis}`, source: `source-${basis}` };
}

const texts = Object.fromEntries(quantityBases.flatMap((basis) => {
  const { low, high, source } = priceFields(basis);
  return [[low, optionalText(40)], [high, optionalText(40)], [source, optionalText(300)]];
})) as Record<string, ReturnType<typeof optionalText>>;

/** The prices a committee reckons with. A price without a low estimate is none; without a high one it is the low one. */
export const pricesFormSchema = z.object({ version: wholeNumber(0, 1_000_000_000), ...texts }).transform((form, context) => {
  const typed = form as Record<string, unknown>;
  const text = (field: string) => String(typed[field] ?? "");
  const prices: AssumedPrices = {};
  const amount = (field: string) => {
    const read = readMinor(text(field), "DKK");
    if (read.ok && read.value <= 100_000_000_00) return read.value;
    context.addIssue({ code: "custom", path: [field], message: read.ok ? "error.amount-large" : amountError(read.fault) });
    return null;
  };
  for (const basis of quantityBases) {
    const fields = priceFields(basis);
    if (text(fields.low) === "") {
      if (text(fields.high) !== "") context.addIssue({ code: "custom", path: [fields.low], message: "error.required" });
      continue;
    }
    const lowOere = amount(fields.low);
    const highOere = text(fields.high) === "" ? lowOere : amount(fields.high);
    if (lowOere === null || highOere === null) continue;
    if (highOere < lowOere) context.addIssue({ code: "custom", path: [fields.high], message: "error.low-above-high" });
    prices[basis] = { lowOere, highOere, source: text(fields.source) };
  }
  return { version: Number(form.version), prices };
});
export type PricesForm = z.output<typeof pricesFormSchema>;
