import { amountInOere, partOfOere, type Currency, type Rate } from "./money";

/** What a line is for, in the order of a Danish recommendation. */
export const budgetCategories = ["transport", "lodging", "meals", "talks-visits", "allowances", "other"] as const;
export type BudgetCategory = (typeof budgetCategories)[number];

/** What an amount is for: a person, a person each night or day, the whole group, a day of the group, a room each night. */
export const budgetUnits = ["person", "person-night", "person-day", "group", "day", "room-night"] as const;
export type BudgetUnit = (typeof budgetUnits)[number];

/** Who a line counts for. */
export const audiences = ["members", "staff", "both"] as const;
export type Audience = (typeof audiences)[number];

/** Whether the amounts have VAT in them; a municipality gets most VAT back, so that it is told and never added. */
export const vatNotes = ["included", "excluded", "unknown"] as const;
export type VatNote = (typeof vatNotes)[number];

/** What of the programme a line's quantity was taken from. */
export const quantityBases = ["nights", "days", "coach-days", "meals", "flights", "train-rides"] as const;
export type QuantityBasis = (typeof quantityBases)[number];

/** How many travel. */
export type GroupSize = { memberCount: number; staffCount: number };

/** One line of a budget. Amounts are in the minor unit of its currency and for one unit, except `actualMinor`. */
export type BudgetLine = {
  id: string;
  category: BudgetCategory;
  title: string;
  unit: BudgetUnit;
  audience: Audience;
  /** How many times, nights, days; at least 1. */
  quantity: number;
  /** Null: the quantity was typed by hand. */
  quantityBasis: QuantityBasis | null;
  /** For `room-night`: how many rooms; null there: one for each person. Null for every other unit. */
  roomCount: number | null;
  lowMinor: number;
  /** Never below `lowMinor`. */
  highMinor: number;
  /** What the whole line has cost, entered by hand; null: nothing yet, or its invoices say it. */
  actualMinor: number | null;
  currency: Currency;
  rate: Rate;
  /** What the line's invoices amount to in øre; null: there is none. */
  invoicedOere: number | null;
};

/** The people a line counts for. */
export function audienceSize(audience: Audience, { memberCount, staffCount }: GroupSize): number {
  return audience === "members" ? memberCount : audience === "staff" ? staffCount : memberCount + staffCount;
}

/** How many times the amount of one unit a line costs. */
export function unitsOf(line: Pick<BudgetLine, "unit" | "audience" | "quantity" | "roomCount">, group: GroupSize): number {
  const people = audienceSize(line.audience, group);
  switch (line.unit) {
    case "person":
    case "person-night":
    case "person-day":
      return people * line.quantity;
    case "group":
    case "day":
      return line.quantity;
    case "room-night":
      return (line.roomCount ?? people) * line.quantity;
  }
}

/**
 * What something costs, in øre. `lowOere` and `highOere` are the estimates; `actualOere` is what has been paid (null: nothing
 * yet); the expected ones take the actual where there is one, else the low or the high estimate. `expectedOere` is the
 * careful one: what a ceiling is held against.
 */
export type Figures = { lowOere: number; highOere: number; actualOere: number | null; expectedLowOere: number; expectedOere: number };

/** What nothing costs. */
export const noCost: Figures = { lowOere: 0, highOere: 0, actualOere: null, expectedLowOere: 0, expectedOere: 0 };

/** What a line costs. Each figure is rounded once, to the øre, half away from zero. */
export function lineFigures(line: BudgetLine, group: GroupSize): Figures {
  const times = unitsOf(line, group);
  const lowOere = amountInOere(line.lowMinor, times, line.currency, line.rate);
  const highOere = amountInOere(line.highMinor, times, line.currency, line.rate);
  const enteredOere = line.actualMinor === null ? null : amountInOere(line.actualMinor, 1, line.currency, line.rate);
  const actualOere = line.invoicedOere === null ? enteredOere : line.invoicedOere + (enteredOere ?? 0);
  return { lowOere, highOere, actualOere, expectedLowOere: actualOere ?? lowOere, expectedOere: actualOere ?? highOere };
}

/** A line's figures parted by head between members and staff; the two parts sum to the whole. */
export function splitFigures(figures: Figures, audience: Audience, group: GroupSize): { members: Figures; staff: Figures } {
  const part = (amountOere: number) => (audience === "members" ? amountOere : audience === "staff" ? 0 : partOfOere(amountOere, group.memberCount, group.memberCount + group.staffCount));
  const members: Figures = {
    lowOere: part(figures.lowOere), highOere: part(figures.highOere), actualOere: figures.actualOere === null ? null : part(figures.actualOere),
    expectedLowOere: part(figures.expectedLowOere), expectedOere: part(figures.expectedOere),
  };
  const staff: Figures = {
    lowOere: figures.lowOere - members.lowOere, highOere: figures.highOere - members.highOere,
    actualOere: figures.actualOere === null ? null : figures.actualOere - members.actualOere!,
    expectedLowOere: figures.expectedLowOere - members.expectedLowOere, expectedOere: figures.expectedOere - members.expectedOere,
  };
  return { members, staff };
}
