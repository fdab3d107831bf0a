import { quantityBases } from "~/domain/budget/budget-line";
import { decimalOf } from "~/domain/budget/money";
import type { AssumedPrices } from "~/domain/budget/suggest-lines";
import { priceFields } from "./prices-schema";

/** A committee's prices as the fields of their form. */
export function presentPricesForm({ version, prices }: { version: number; prices: AssumedPrices }): Record<string, string> {
  const text = (oere: number | undefined) => (oere === undefined ? "" : decimalOf(oere, "DKK").replace(".", ","));
  return {
    version: String(version),
    ...Object.fromEntries(quantityBases.flatMap((basis) => {
      const [fields, price] = [priceFields(basis), prices[basis]];
      return [[fields.low, text(price?.lowOere)], [fields.high, price?.highOere === price?.lowOere ? "" : text(price?.highOere)], [fields.source, price?.source ?? ""]];
    })),
  };
}
