import fc from "fast-check";
import { audiences, budgetCategories, budgetUnits, type BudgetLine } from "~/domain/budget/budget-line";

/** A line for the group of 11 kroner, changed as a test needs it. */
export function makeLine(changes: Partial<BudgetLine> = {}): BudgetLine {
  return {
    id: "line", category: "other", title: "Linje", unit: "group", audience: "both", quantity: 1, quantityBasis: null, roomCount: null, lowMinor: 1_100, highMinor: 1_100, actualMinor: null,
    currency: "DKK", rate: "1", invoicedOere: null, ...changes,
  };
}

/** Any line that the forms let through. */
export const anyLine: fc.Arbitrary<BudgetLine> = fc
  .record({
    id: fc.uuid(), category: fc.constantFrom(...budgetCategories), unit: fc.constantFrom(...budgetUnits), audience: fc.constantFrom(...audiences), quantity: fc.integer({ min: 1, max: 60 }),
    roomCount: fc.option(fc.integer({ min: 1, max: 40 })), prices: fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 5_000_000 })),
    actualMinor: fc.option(fc.integer({ min: -100_000, max: 9_000_000 })), invoicedOere: fc.option(fc.integer({ min: -100_000, max: 9_000_000 })),
    money: fc.constantFrom({ currency: "DKK", rate: "1" } as const, { currency: "EUR", rate: "7.4604" } as const, { currency: "KRW", rate: "0.004712" } as const),
  })
  .map(({ prices, money, ...line }) => makeLine({ ...line, ...money, roomCount: line.unit === "room-night" ? line.roomCount : null, lowMinor: Math.min(...prices), highMinor: Math.max(...prices) }));

export const anyGroup = fc.record({ memberCount: fc.integer({ min: 1, max: 200 }), staffCount: fc.integer({ min: 0, max: 50 }) });
